/** A line over the slides that goes away by itself: what has just been done, the number being typed. */

import { h } from "../shared/dom";

const STAYS = 4000;

/** Returns what says a line; "" takes it away, `stays` leaves it until then. */
export function notices(): (text: string, stays?: boolean) => void {
  const line = h("p", { class: "notice-line", role: "status" });
  document.body.append(line);
  let gone = 0;
  return (text, stays = false) => {
    clearTimeout(gone);
    line.textContent = text;
    if (text !== "" && !stays) gone = window.setTimeout(() => (line.textContent = ""), STAYS);
  };
}
