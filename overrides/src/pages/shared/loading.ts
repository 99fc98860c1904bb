/**
 * Loading what only some pages need: by a script tag, which works on file:// too. Its place says what is on the way and
 * how large it is; where it does not come, the place says so and tries again (not-loaded.ts).
 */

import en from "locales/en/not-loaded.json";
import vi from "locales/vi/not-loaded.json";
import { speaker } from "../../common/say";
import { all, h } from "./dom";
import { languageAt } from "./language";
import { notLoaded } from "./not-loaded";

/** Runs the script at `src`, of `size` KB on the way, for `places`; what waits in them goes when it has run. */
export function loadFor(places: readonly HTMLElement[], src: string, size: number): void {
  const waiting = places.flatMap((place) => all(":scope > .needs-wait", place));
  for (const line of waiting) line.textContent = speaker(vi, en, languageAt(line))("opening", size);
  const script = h("script", { src });
  script.addEventListener("load", () => {
    // What has more to fetch goes on telling: it draws its place anew.
    for (const line of waiting) if (!line.closest("[data-offline]")) line.remove();
  });
  script.addEventListener("error", () => places.forEach((place) => place.prepend(notLoaded(place, () => loadFor(places, src, size)))));
  document.head.append(script);
}
