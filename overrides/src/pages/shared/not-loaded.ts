/** What stands where something should be that has not come over the network, with a button that tries again. */

import en from "locales/en/not-loaded.json";
import vi from "locales/vi/not-loaded.json";
import { speaker } from "../../common/say";
import { h } from "./dom";
import { languageAt } from "./language";

/** The line for `place`, in its language; the button takes the line away and calls `again`. */
export function notLoaded(place: Element, again: () => void): HTMLElement {
  const say = speaker(vi, en, languageAt(place));
  const button = h("button", { type: "button", class: "md-button" }, say("again"));
  const line = h("div", { class: "notice not-loaded", role: "alert" }, h("p", {}, say("text")), h("p", {}, button));
  button.addEventListener("click", () => {
    line.remove();
    again();
  });
  return line;
}
