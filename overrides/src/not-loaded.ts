/** What stands where something should be that has not come over the network, with a button that tries again. */

import { h } from "./dom";
import { speakerAt } from "./strings";

/** The line for `place`, in its language; the button takes the line away and calls `again`. */
export function notLoaded(place: Element, again: () => void): HTMLElement {
  const say = speakerAt(place);
  const button = h("button", { type: "button", class: "md-button" }, say("notLoadedAgain"));
  const line = h("div", { class: "notice not-loaded", role: "alert" }, h("p", {}, say("notLoaded")), h("p", {}, button));
  button.addEventListener("click", () => {
    line.remove();
    again();
  });
  return line;
}
