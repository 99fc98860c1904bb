/** The scorecard on paper, laid out as offices do; the styles are those of filled forms. */

import vi from "locales/vi/paper.json";
import { readable, total } from "../../common/numbers";
import { speaker } from "../../common/say";
import { LEVEL_UNIT } from "../../engines/forms/printed";
import type { Saved } from "../../engines/scoring/saved";
import { assess, chosen, leastOf, nextLevel, ruleAt, type Item, type Model } from "../../engines/scoring/scoring";
import { markWord, metWord, MET, NOT_ASKED, UNMARKED, UNMET } from "../../engines/scoring/workbook";
import { all, h } from "../shared/dom";

const CLASS = "prints-form";
const say = speaker(vi);

/** Prints the scorecard alone and takes everything away again. */
export function printScorecard(model: Model, saved: Saved): void {
  const paper = h("div", { class: "form-print", lang: "vi" }, page(model, saved));
  document.body.append(paper);
  document.documentElement.classList.add(CLASS);
  const clear = (): void => {
    window.removeEventListener("afterprint", clear);
    for (const old of all(".form-print", document)) old.remove();
    document.documentElement.classList.remove(CLASS);
  };
  window.addEventListener("afterprint", clear);
  window.print();
}

/** The paper itself, for `model` answered as in `saved`. */
function page(model: Model, saved: Saved): HTMLElement {
  const groups = model.groups.map((group) => {
    return h("span", { class: "fp-option" }, h("span", { class: "fp-box" }, saved.groups.includes(group.id) ? "×" : ""), ` ${group.name}`);
  });
  return h(
    "article",
    { class: "fp-page fp-page--official" },
    h(
      "header",
      { class: "fp-head" },
      h("div", {}, h("p", { class: "fp-office" }, dots(""))),
      h(
        "div",
        {},
        h("p", { class: "fp-nation" }, say("nation")),
        h("p", { class: "fp-motto" }, say("motto")),
        h("p", { class: "fp-day" }, say("day")),
      ),
    ),
    h("h1", {}, say("scorecard")),
    h("p", { class: "fp-about" }, model.title),
    model.practice ? h("p", { class: "fp-about" }, h("strong", {}, say("practice"))) : null,
    h("p", {}, h("span", { class: "fp-label" }, say("who")), dots(saved.who)),
    h("p", {}, h("span", { class: "fp-label" }, say("year")), dots(saved.year)),
    groups.length > 0 ? h("p", {}, h("span", { class: "fp-label" }, say("groups")), ...groups) : null,
    marks(model, saved),
    verdict(model, saved),
    signatures(),
  );
}

function dots(text: string): string | HTMLElement {
  return text.trim() === "" ? h("span", { class: "fp-dots" }) : text;
}

function marks(model: Model, saved: Saved): HTMLElement {
  const heads = (["headItem", "headText", "headMark", "headResult", "headEvidence"] as const).map((head) => h("th", {}, say(head)));
  const rows = model.items.map((item) => {
    const cells = [item.label, item.text, withUnit(model, saved, item), result(model, saved, item), saved.notes[item.id] ?? ""];
    return h("tr", {}, ...cells.map((text) => h("td", {}, text)));
  });
  const widths = ["15%", "37%", "12%", "14%", "22%"].map((width) => h("col", { width }));
  return h("div", { class: "fp-part" }, h("table", {}, h("colgroup", {}, ...widths), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows)));
}

/** "60%", "8,5 điểm", "mức độ 2", or the words of a mark. */
function withUnit(model: Model, saved: Saved, item: Item): string {
  const mark = markWord(model, item, saved.marks[item.id]);
  if (mark === "" || item.unit === "" || item.kind === "yes" || item.kind === "level") return mark;
  if (item.unit === "%") return `${mark}%`;
  return item.unit.startsWith(LEVEL_UNIT) ? `${item.unit} ${mark}` : `${mark} ${item.unit}`;
}

/** The highest level an indicator meets; of points, whether they reach the least. */
function result(model: Model, saved: Saved, item: Item): string {
  const words = model.levels.map(({ id, name }) => ({ name, word: metWord(model, saved, item, id) }));
  if (words.every(({ word }) => word === NOT_ASKED)) return NOT_ASKED;
  if (words.some(({ word }) => word === UNMARKED)) return UNMARKED;
  const met = words.filter(({ word }) => word === MET);
  const best = met[met.length - 1];
  if (best === undefined) return UNMET;
  return model.passes ? MET : `${MET} ${best.name.toLowerCase()}`;
}

function verdict(model: Model, saved: Saved): HTMLElement {
  const found = assess(model, saved.groups, saved.marks);
  const reached = model.levels.find((level) => level.id === found.level)?.name;
  const order = chosen(model, saved.groups);
  const least = leastOf(model, found.level, order);
  const sum = least === undefined ? "" : `${say("total", readable(found.total, least))} `;
  const lines = [h("p", {}, h("span", { class: "fp-label" }, say("verdict")), `${sum}${reached ? say("reached", reached) : say("none")}`)];
  const next = nextLevel(model, found.level);
  if (next) {
    const missing = model.items.filter((item) => found.missing[next.id]?.includes(item.id)).map((item) => item.label);
    const least = ruleAt(model, next.id, order)?.min;
    if (least !== undefined && found.total < least) {
      missing.push(say("missingTotal", readable(least), readable(total([least, -found.total]), 0)));
    }
    if (missing.length > 0) lines.push(h("p", {}, h("span", { class: "fp-label" }, say("missing", next.name)), `${missing.join("; ")}.`));
  }
  lines.push(h("p", {}, h("em", {}, say("notice"))));
  return h("div", { class: "fp-part" }, ...lines);
}

function signatures(): HTMLElement {
  const signer = (title: string): HTMLElement => {
    return h("div", { class: "fp-signer" }, h("p", { class: "fp-label" }, title), h("p", {}, h("em", {}, say("signHere"))), h("p", { class: "fp-name" }));
  };
  return h("footer", { class: "fp-end" }, h("div", { class: "fp-signers" }, signer(say("signSelf")), signer(say("signOther"))));
}
