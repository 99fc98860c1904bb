/** The report of a class on the page, and the files made of it. */

import { day, readableDay } from "../../common/days";
import { address, type Bank, type Test } from "../../engines/quiz/bank";
import { gains, groups, itemStats, type ItemStat } from "../../engines/quiz/class-stats";
import { hurried, share, type Entry } from "../../engines/quiz/entry";
import { counting } from "../../engines/quiz/people";
import { toCsv, toWorkbook, type CellValue, type Sheet } from "../../office/xlsx/tables";
import { h } from "../shared/dom";
import { say } from "./words";

export interface Acts {
  rename(at: number, name: string): void;
  /** The result at `at` is another person's than its equals. */
  tellApart(at: number): void;
  drop(at: number): void;
  clear(): void;
  /** The form that becomes certificates; none in a portal without one. */
  readonly certificate: CertificateForm | undefined;
}

/** Written beside the place of the report by the build. */
export interface CertificateForm {
  readonly form: string;
  readonly version: number;
  /** Address below the root. */
  readonly page: string;
  /** Fields of the form. */
  readonly number: string;
  readonly name: string;
}

/** A question is to be explained again when fewer got it right, of at least so many. */
const HARD = 0.6;
const AT_LEAST = 3;

const percent = (part: number): string => `${Math.round(part * 100)}%`;

export function drawReport(place: HTMLElement, entries: readonly Entry[], bank: Bank, root: URL, acts: Acts): void {
  if (entries.length === 0) {
    place.replaceChildren(h("p", {}, say("nothing")));
    return;
  }
  const chosen = counting(entries);
  const counted = entries.filter((_, at) => chosen[at] === at);
  const stats = itemStats(counted);
  const scores = counted.filter(({ answers }) => answers === null).length;
  place.replaceChildren(
    h("h2", {}, say("people")),
    h("p", {}, say("counted", counted.length), " ", ...(counted.length < entries.length ? [say("repeats", entries.length - counted.length)] : [])),
    h("p", { class: "notice notice--info" }, say("proves")),
    people(entries, chosen, bank, acts),
    h("h2", {}, say("summary")),
    summary(counted, bank),
    ...gainPart(counted, bank),
    h("h2", {}, say("again")),
    again(stats, bank, root),
    h("h2", {}, say("items")),
    ...(scores > 0 ? [h("p", {}, say("scoresOnly", scores))] : []),
    table([say("question"), say("asked"), say("facility"), say("discrimination")], stats.map((stat) => [
      questionLink(stat.id, bank, root), String(stat.asked), percent(stat.facility), discrimination(stat),
    ]), say("items")), // prettier-ignore
    exports(entries, chosen, stats, bank, root, acts),
  );
}

function neededIn(bank: Bank): (test: string) => number {
  return (test) => bank.test(test)?.needed ?? Infinity;
}

/** What is to be looked at in a result, in words: a repeat, too few minutes. */
function marksOf(entries: readonly Entry[], at: number, chosen: readonly number[], bank: Bank): string[] {
  const entry = entries[at];
  if (!entry) return [];
  const by = chosen[at] ?? at;
  const marks = by === at ? [] : [say("repeat", by + 1)];
  if (hurried(entry, bank.test(entry.test)?.minutes ?? 0)) marks.push(say("hurried"));
  return marks;
}

function isPassed(entry: Entry, bank: Bank): boolean {
  return entry.right >= neededIn(bank)(entry.test);
}

function dayOf({ at }: Entry): string {
  return at === null ? say("untold") : readableDay(at);
}

function people(entries: readonly Entry[], chosen: readonly number[], bank: Bank, acts: Acts): HTMLElement {
  const rows = entries.map((entry, at) => {
    const ok = isPassed(entry, bank);
    const name = h("input", { class: "class__name", autocomplete: "off", "aria-label": say("nameOf", at + 1) });
    name.value = entry.name;
    name.addEventListener("change", () => acts.rename(at, name.value.trim()));
    const who = entry.name || say("someone", at + 1);
    const drop = h("button", { type: "button", class: "md-button class__drop", "aria-label": say("drop", who) }, say("remove"));
    drop.addEventListener("click", () => acts.drop(at));
    const pill = h("span", { class: `pill pill--${ok ? "ok" : "wait"}` }, say(ok ? "pass" : "fail"));
    const minutes = entry.minutes === null ? say("untold") : String(entry.minutes);
    const marks = marksOf(entries, at, chosen, bank).map((text) => h("span", { class: "pill pill--wait" }, text));
    const verdict = h("span", { class: "class__marks" }, pill, ...marks);
    const deeds = h("span", { class: "class__deeds" }, drop);
    if (chosen[at] !== at) {
      const apart = h("button", { type: "button", class: "md-button class__apart", "aria-label": say("apartOf", who) }, say("apart"));
      apart.addEventListener("click", () => acts.tellApart(at));
      deeds.prepend(apart, " ");
    }
    const row = h("span", { class: "class__who" }, `${at + 1}. `, name);
    return [row, bank.test(entry.test)?.title ?? entry.test, String(entry.seed), `${entry.right}/${entry.asked}`, verdict, dayOf(entry), minutes, deeds];
  });
  const heads = [say("name"), say("testName"), say("seed"), say("score"), say("verdict"), say("day"), say("minutes"), say("remove")];
  return table(heads, rows, say("people"));
}

function summary(entries: readonly Entry[], bank: Bank): HTMLElement {
  const rows = groups(entries, neededIn(bank)).map((group) => [
    bank.test(group.test)?.title ?? group.test, String(group.people), `${group.passed} (${percent(group.passed / group.people)})`,
    percent(group.mean), `${percent(group.least)} – ${percent(group.most)}`,
  ]); // prettier-ignore
  return table([say("testName"), say("count"), say("passed"), say("mean"), say("range")], rows, say("summary"));
}

/** What people gained between the tests of each pair that the class took. */
function gainPart(entries: readonly Entry[], bank: Bank): HTMLElement[] {
  const taken = new Set(entries.map(({ test }) => test));
  return bank.data.tests.flatMap((last) => {
    const first = bank.test(last.matches ?? "");
    return first && taken.has(first.id) && taken.has(last.id) ? gainOf(entries, first, last) : [];
  });
}

function gainOf(entries: readonly Entry[], first: Test, last: Test): HTMLElement[] {
  const { people: found, unclear } = gains(entries, first.id, last.id);
  const title = h("h2", {}, say("gain", first.title, last.title));
  const names = unclear.length > 0 ? [h("p", {}, say("unclear", unclear.join(", ")))] : [];
  if (found.length === 0) return [title, h("p", {}, say("noGain")), ...names];
  const mean = (pick: "before" | "after"): number => found.reduce((sum, one) => sum + one[pick], 0) / found.length;
  const rows = found.map(({ name, before, after }) => [name, percent(before), percent(after)]);
  const text = say("gainMean", found.length, percent(mean("before")), percent(mean("after")));
  return [title, h("p", {}, text), ...names, table([say("name"), say("before"), say("after")], rows, say("gain", first.title, last.title))];
}

function again(stats: readonly ItemStat[], bank: Bank, root: URL): HTMLElement {
  const hard = stats.filter((stat) => stat.asked >= AT_LEAST && stat.facility < HARD).slice(0, 10);
  if (hard.length === 0) return h("p", {}, say("noneAgain"));
  return h("ol", {}, ...hard.map((stat) => h("li", {}, questionLink(stat.id, bank, root), ` (${percent(stat.facility)})`)));
}

function discrimination(stat: ItemStat): string {
  return stat.discrimination === null ? say("few") : stat.discrimination.toFixed(2).replace(".", ",");
}

/** The stem of a question in words. */
function stemOf(id: string, bank: Bank): string {
  return bank.ownerOf(id)?.questions.find((question) => question.id === id)?.text ?? id;
}

function questionLink(id: string, bank: Bank, root: URL): HTMLElement {
  const item = bank.ownerOf(id);
  const module = bank.modules.get(item?.module ?? "");
  // Only questions for practice stand on the page; the others are led to what they ask for.
  const at = item?.pool === "on-tap" ? id : (item?.objective ?? "");
  return h("a", { href: address(`${module?.page ?? ""}#${at}`, root) }, stemOf(id, bank));
}

function table(heads: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | HTMLElement>>, name: string): HTMLElement {
  const body = rows.map((row) =>
    h("tr", {}, ...row.map((cell, at) => (at === 0 ? h("th", { scope: "row", "data-label": heads[at] ?? "" }, cell) : h("td", { "data-label": heads[at] ?? "" }, cell)))),
  );
  const head = h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)));
  const drawn = h("table", { class: "cards" }, h("thead", {}, head), h("tbody", {}, ...body));
  return h("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": name }, drawn);
}

function sheetsOf(entries: readonly Entry[], chosen: readonly number[], stats: readonly ItemStat[], bank: Bank): Sheet[] {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const list = entries.map((entry, at): CellValue[] => {
    const verdict = say(isPassed(entry, bank) ? "pass" : "fail");
    const counts = say(chosen[at] === at ? "counts" : "countsNot");
    return [entry.name || say("someone", at + 1), bank.test(entry.test)?.title ?? entry.test, entry.seed, entry.right, entry.asked, round(share(entry)), verdict, entry.at === null ? null : readableDay(entry.at), entry.minutes, counts, marksOf(entries, at, chosen, bank).join("; ") || null];
  });
  const summed = groups(entries.filter((_, at) => chosen[at] === at), neededIn(bank)).map((group): CellValue[] => [
    bank.test(group.test)?.title ?? group.test, group.people, group.passed, round(group.mean), round(group.least), round(group.most),
  ]); // prettier-ignore
  const items = stats.map((stat): CellValue[] => [stat.id, stemOf(stat.id, bank), stat.asked, round(stat.facility), stat.discrimination === null ? null : round(stat.discrimination)]);
  return [
    { name: say("people"), rows: [[say("name"), say("testName"), say("seed"), say("score"), say("questions"), say("facility"), say("verdict"), say("day"), say("minutes"), say("counting"), say("look")], ...list] },
    { name: say("summary"), rows: [[say("testName"), say("count"), say("passed"), say("mean"), say("least"), say("most")], ...summed] },
    { name: say("items"), rows: [[say("itemCode"), say("question"), say("asked"), say("facility"), say("discrimination")], ...items] },
  ];
}

/** A file of the form "Giấy chứng nhận" with the names of those who passed the last test. */
function certificateFile(entries: readonly Entry[], bank: Bank, { form, version, number, name }: CertificateForm): { readonly text: string; readonly count: number } {
  const last = (id: string): boolean => bank.test(id)?.purpose === "cuoi-khoa";
  const names = entries
    .filter((entry) => entry.name !== "" && last(entry.test) && isPassed(entry, bank))
    .map(({ name }) => name);
  const records = names.map((person, at) => ({ fields: { [number]: String(at + 1), [name]: person }, tables: {} }));
  return { text: JSON.stringify({ form, version, records }, null, 1), count: records.length };
}

function exports(entries: readonly Entry[], chosen: readonly number[], stats: readonly ItemStat[], bank: Bank, root: URL, acts: Acts): HTMLElement {
  const sheets = sheetsOf(entries, chosen, stats, bank);
  const today = day(new Date());
  const link: Link = (text, bytes, type, name) =>
    h("a", { class: "md-button", href: URL.createObjectURL(new Blob([bytes], { type })), download: name }, text);
  const print = h("button", { type: "button", class: "md-button" }, say("print"));
  print.addEventListener("click", () => window.print());
  const clear = h("button", { type: "button", class: "md-button class__clear" }, say("clear"));
  const sure = h("p", { class: "class__sure", role: "alert" });
  clear.addEventListener("click", () => {
    const yes = h("button", { type: "button", class: "md-button" }, say("yes"));
    yes.addEventListener("click", () => acts.clear());
    const no = h("button", { type: "button", class: "md-button" }, say("no"));
    no.addEventListener("click", () => {
      sure.replaceChildren();
      clear.focus();
    });
    sure.replaceChildren(say("sure"), " ", yes, " ", no);
  });
  const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return h(
    "div",
    { class: "class__exports" },
    h("p", { class: "class__buttons" }, link(say("xlsx"), toWorkbook(sheets) as BlobPart, xlsx, `ket-qua-lop-${today}.xlsx`), " ", link(say("csv"), toCsv(sheets[0]?.rows ?? []), "text/csv", `ket-qua-lop-${today}.csv`), " ", print, " ", clear),
    sure,
    ...(acts.certificate ? certificatePart(entries.filter((_, at) => chosen[at] === at), bank, root, acts.certificate, link) : []),
  );
}

type Link = (text: string, bytes: BlobPart, type: string, name: string) => HTMLElement;

function certificatePart(entries: readonly Entry[], bank: Bank, root: URL, certificate: CertificateForm, link: Link): HTMLElement[] {
  const { text, count } = certificateFile(entries, bank, certificate);
  const page = new URL(root.protocol === "file:" ? `${certificate.page}index.html` : certificate.page, root).href;
  const file = link(say("certificates"), text, "application/json", `${certificate.form}-${day(new Date())}.json`);
  return [
    h("h2", {}, say("certificates")),
    count === 0 ? h("p", {}, say("noNames")) : h("p", { class: "class__buttons" }, file, " ", h("a", { href: page }, say("toForm"))),
    h("p", {}, h("small", {}, say("certificatesHelp"))),
  ];
}
