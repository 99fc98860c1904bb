/** What became of every file, and who has not sent yet. */

import { h } from "../dom";
import type { Item, Standpoint } from "./aggregate-model";
import type { Say } from "./aggregate-words";
import type { Standing } from "./units";

/** Called with the file somebody takes out, and the place of its button among the others. */
type Remove = (item: Item, at: number) => void;

/** From so many files on, those that are added in are folded away: what needs looking at comes first. */
const MANY = 12;

/** The files, those that need looking at first. */
export function listFiles(say: Say, files: ReadonlyArray<Standpoint>, remove: Remove): HTMLElement {
  const left = files.filter((file) => !file.taken);
  const taken = files.filter((file) => file.taken);
  const title = h("h3", {}, say("filesTable"));
  if (files.length <= MANY || taken.length === 0) return h("div", {}, title, table(say, say("filesTable"), [...left, ...taken], remove));
  const summary = h("summary", {}, say("takenFiles", taken.length));
  const folded = h("details", { class: "agg__fold" }, summary, table(say, say("takenFiles", taken.length), taken, remove));
  return h("div", {}, title, left.length > 0 ? table(say, say("leftFiles", left.length), left, remove) : null, folded);
}

function table(say: Say, name: string, files: ReadonlyArray<Standpoint>, remove: Remove): HTMLElement {
  const heads = (["file", "unit", "state"] as const).map((key) => h("th", { scope: "col", class: `agg__${key}` }, say(key)));
  const head = h("tr", {}, ...heads, h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, say("remove"))));
  const body = h("tbody", {}, ...files.map((file) => row(say, file, remove)));
  const drawn = h("table", { class: "cards agg__files" }, h("thead", {}, head), body);
  return h("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": name }, drawn);
}

function row(say: Say, file: Standpoint, remove: Remove): HTMLTableRowElement {
  const vietnamese = say.language === "en" ? { lang: "vi" } : {};
  const pill = h("span", { class: `pill pill--${file.taken ? "ok" : "end"}` }, say(file.taken ? "taken" : "left"));
  const state = h("td", { "data-label": say("state") }, pill);
  if (file.why) state.append(h("p", { class: "agg__why", ...vietnamese }, file.why));
  const others = file.notes.map((note) => note.charAt(0).toUpperCase() + note.slice(1)).filter((note) => note !== file.why);
  if (others.length > 0) {
    const summary = h("summary", {}, say("notesCount", others.length));
    state.append(h("details", { class: "agg__notes" }, summary, h("ul", vietnamese, ...others.map((note) => h("li", {}, note)))));
  }
  const out = h("button", { type: "button", class: "agg__remove", "aria-label": say("removeNamed", file.item.name) }, say("remove"));
  out.addEventListener("click", () => {
    const others = Array.from(out.closest(".agg__result")?.querySelectorAll(".agg__remove") ?? []);
    remove(file.item, others.indexOf(out));
  });
  return h(
    "tr",
    { "data-taken": String(file.taken) },
    h("th", { scope: "row", class: "agg__name" }, file.item.name),
    h("td", { "data-label": say("unit") }, file.unit),
    state,
    h("td", { class: "agg__out" }, out),
  );
}

/** Who of `expected` has not sent, whose files were not taken, and who is not on the list. */
export function showStanding(say: Say, standing: Standing, expected: ReadonlyArray<string>): HTMLElement[] {
  if (expected.length === 0) return [];
  const { silent, refused, extra } = standing;
  const box = h("div", { class: "notice notice--info agg__standing" });
  if (silent.length > 0) {
    const told = h("p", { class: "agg__told", role: "status" });
    const names = h("p", { class: "agg__silent", tabindex: "-1" }, silent.join("; "));
    const copy = h("button", { type: "button", class: "md-button" }, say("copy"));
    copy.addEventListener("click", () => void copyList(silent, names).then((done) => {
      told.textContent = done ? say("copied", silent.length) : say("copyHand");
    }));
    box.append(h("p", {}, h("strong", {}, say("silent", silent.length, expected.length))), names, copy, told);
  } else box.append(h("p", {}, h("strong", {}, say("silentNone"))));
  if (refused.length > 0) box.append(h("p", {}, say("refused", refused.join("; "))));
  if (extra.length > 0) box.append(h("p", {}, say("extra", extra.join("; "))));
  return [box];
}

/** Copies one name a line; where that is forbidden, the names are selected instead. */
async function copyList(names: ReadonlyArray<string>, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(names.join("\n"));
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(shown);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    shown.focus();
    return false;
  }
}
