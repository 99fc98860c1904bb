/** The papers that only a class has: agenda, lists to sign, name cards, desk signs. */

import { formatNumber } from "../../common/vietnamese";
import type { Delegate } from "../../engines/class/delegates";
import { clockWords, costOf, halfDayWords, say, sessionWords, whenWords, type KitData, type Plan } from "../../engines/class/kit";
import { h } from "../shared/dom";
import { page, paged, sheets, type PrintPart } from "./paging";
import { desk } from "./words";

const ROWS = 27;
const CARDS = 10;
const SIGNS = 2;

/** A table of plain cells. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>, look = ""): HTMLTableElement {
  return h(
    "table",
    { class: look },
    h("thead", {}, h("tr", {}, ...head.map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell) => h("td", {}, cell))))),
  );
}

function heading(data: KitData, words: string): HTMLElement {
  return h("div", { class: "kit-head" }, h("p", {}, data.organisation), h("h1", {}, words));
}

function facts(plan: Plan): HTMLElement {
  const lines = [
    [say("class"), plan.title],
    [say("when"), whenWords(plan)],
    [say("where"), plan.place],
    [say("people"), String(plan.people)],
  ] as const;
  return h("dl", { class: "kit-facts" }, ...lines.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

export function agendaPart(data: KitData, plan: Plan): PrintPart {
  const blocks = plan.halves.map((half) =>
    h(
      "div",
      { class: "kit-block" },
      h("h2", {}, halfDayWords(plan, half)),
      table(
        [say("clock"), say("what"), say("minutes"), say("who")],
        half.slots.map((slot) => [clockWords(slot.start), slot.what, String(slot.minutes), ""]),
        "kit-agenda",
      ),
    ),
  );
  const note = h("p", { class: "kit-note" }, say("agenda-note"));
  const pages = paged([heading(data, say("head.agenda")), facts(plan), ...blocks, note], plan.title);
  return { id: "agenda", title: say("head.agenda"), pages, copies: plan.people, oneSided: false };
}

/** One list for each half-day, so that it can be taken away when that is over. */
export function signingParts(data: KitData, plan: Plan): PrintPart[] {
  return plan.halves.map((half, at) => {
    const session = say("session-of", at + 1, sessionWords(plan, half));
    const people = Array.from({ length: plan.people }, (_, n) => plan.delegates[n] ?? { name: "", place: "" });
    const pages = chunks(people, ROWS).map((part, n) =>
      page(
        [
          heading(data, `${say("head.signing")}. ${session}`),
          h("p", {}, `${plan.title}. ${plan.place}`),
          table(
            [say("number"), say("name"), say("unit"), say("sign")],
            part.map((one, row) => [String(n * ROWS + row + 1), one.name, one.place, ""]),
            "kit-signing",
          ),
        ],
        plan.title,
      ),
    );
    return { id: `signing-${at + 1}`, title: `${say("head.signing")}, ${session}`, pages, copies: 1, oneSided: false };
  });
}

export function nameParts(plan: Plan): PrintPart[] {
  if (plan.delegates.length === 0) return [];
  const card = (one: Delegate): HTMLElement =>
    h("div", { class: "kit-card" }, h("p", {}, plan.title), h("p", { class: `kit-card__name${size(one.name)}` }, one.name), h("p", {}, one.place));
  const face = (one: Delegate, look: string): HTMLElement =>
    h("div", { class: `kit-sign__face ${look}` }, h("p", { class: `kit-sign__name${size(one.name)}` }, one.name), h("p", {}, one.place));
  const sign = (one: Delegate): HTMLElement => h("div", { class: "kit-sign" }, face(one, "kit-sign__face--back"), face(one, ""));
  const cards = chunks(plan.delegates, CARDS).map((part) => page([h("div", { class: "kit-cards" }, ...part.map(card))], ""));
  const signs = chunks(plan.delegates, SIGNS).map((part) => page(part.map(sign), ""));
  return [
    { id: "cards", title: say("head.cards"), pages: cards, copies: 1, oneSided: true },
    { id: "signs", title: say("head.signs"), pages: signs, copies: 1, oneSided: true },
  ];
}

/** Long names are set smaller, so that they stay on one line. */
function size(name: string): string {
  return name.length > 26 ? " kit-long" : name.length > 18 ? " kit-longer" : "";
}

/** The trainer's first page: what is printed on how many sheets, what a head costs. */
export function coverPart(data: KitData, plan: Plan, parts: readonly PrintPart[], files: ReadonlyArray<readonly string[]>, bothSides: boolean): PrintPart {
  const rows = parts.map((part) => [part.title, String(part.pages.length), String(part.copies), formatNumber(sheets(part, bothSides))]);
  const sum = parts.reduce((all, part) => all + sheets(part, bothSides), 0);
  const blocks = [
    heading(data, say("head.readme")),
    facts(plan),
    section(desk("printed"), [desk("part"), desk("pages"), desk("copies"), desk("sheets")], [...rows, [say("sum"), "", "", formatNumber(sum)]], "kit-sheets"),
  ];
  if (files.length > 0) {
    blocks.push(section(desk("from-files"), [desk("file"), desk("pages"), desk("copies"), desk("sheets")], files, "kit-sheets"));
  }
  if (plan.costs.length > 0) {
    const lines = plan.costs.map((cost) => {
      const [how, dong] = costOf(plan, cost);
      return [cost.name, how, formatNumber(dong)];
    });
    const total = plan.costs.reduce((all, cost) => all + costOf(plan, cost)[1], 0);
    blocks.push(section(say("budget"), [say("item"), say("how"), say("dong")], [...lines, [say("sum"), "", formatNumber(total)]], "kit-budget"));
  }
  return { id: "cover", title: say("head.readme"), pages: paged(blocks, plan.title), copies: 1, oneSided: false };
}

/** A table under its heading, which never parts from it. */
function section(title: string, head: readonly string[], rows: ReadonlyArray<readonly string[]>, look: string): HTMLElement {
  return h("div", { class: "kit-block" }, h("h2", {}, title), table(head, rows, look));
}

function chunks<T>(values: readonly T[], length: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / length) }, (_, n) => values.slice(n * length, (n + 1) * length));
}
