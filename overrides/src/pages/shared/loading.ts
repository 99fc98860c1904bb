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
  const came = whenLate(places);
  script.addEventListener("load", () => {
    came();
    // What has more to fetch goes on telling: it draws its place anew.
    for (const line of waiting) if (!line.closest("[data-offline]")) line.remove();
  });
  script.addEventListener("error", () => {
    came();
    for (const place of places) place.prepend(notLoaded(place, () => loadFor(places, src, size)));
  });
  document.head.append(script);
}

/** What is not there after so many ms is told to be missing, though it may still come. */
const PATIENCE = 20_000;

/**
 * Says in `places` that what they wait for is late. It may be on the way and must not run twice, so only the whole page is
 * tried again. Call what is returned when it has come, or is known not to come.
 */
export function whenLate(places: readonly HTMLElement[]): () => void {
  let lines: HTMLElement[] = [];
  const timer = window.setTimeout(() => {
    lines = places.map((place) => notLoaded(place, () => window.location.reload()));
    lines.forEach((line, at) => places[at]?.prepend(line));
  }, PATIENCE);
  return () => {
    window.clearTimeout(timer);
    for (const line of lines) line.remove();
  };
}
