/** The board of those who should send: how many have, who has not, whose files wait. */

import type { Standing } from "../../engines/forms/aggregation/units";
import { copy as copyText } from "../shared/clipboard";
import { h } from "../shared/dom";
import type { Say } from "./words";

export function showStanding(say: Say, standing: Standing, expected: ReadonlyArray<string>): HTMLElement[] {
  if (expected.length === 0) return [];
  const { silent, refused, extra } = standing;
  const box = h("div", { class: "notice notice--info agg__standing" });
  const sent = expected.length - silent.length;
  const board = silent.length > 0 ? say("board", expected.length, sent, silent.length) : say("boardAll", expected.length);
  box.append(h("p", { class: "agg__board" }, h("strong", {}, board)));
  if (silent.length > 0) {
    const told = h("p", { class: "agg__told", role: "status" });
    const names = h("p", { class: "agg__silent", tabindex: "-1" }, silent.join("; "));
    const copy = h("button", { type: "button", class: "md-button" }, say("copy"));
    copy.addEventListener("click", () => void copyList(silent, names).then((done) => {
      told.textContent = done ? say("copied", silent.length) : say("copyHand");
    }));
    box.append(h("p", {}, say("silent", silent.length)), names, copy, told);
  }
  if (refused.length > 0) box.append(h("p", {}, say("refused", refused.length, refused.join("; "))));
  if (extra.length > 0) box.append(h("p", {}, say("extra", extra.join("; "))));
  return [box];
}

/** Copies one name a line; where that is forbidden, the names are selected instead. */
async function copyList(names: ReadonlyArray<string>, shown: HTMLElement): Promise<boolean> {
  if (await copyText(names.join("\n"))) return true;
  const range = document.createRange();
  range.selectNodeContents(shown);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  shown.focus();
  return false;
}
