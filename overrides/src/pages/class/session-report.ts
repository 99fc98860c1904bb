/** The report of a class: typed attendance, filled sheets, the book of the hall and the tests, in the form that reports them. */

import reports from "locales/vi/class-report.json";
import { isRecord, parseJson } from "../../common/json";
import { readableDay } from "../../common/days";
import { speaker } from "../../common/say";
import { inSlices } from "../../common/slices";
import { outcome, parseData, planOf, type Data, type Item, type Outcome } from "../../engines/forms/aggregation/aggregate";
import { shown as inWords } from "../../engines/forms/display";
import { blankRecord, cell, isEmpty, type FormRecord, type Plan, type Value } from "../../engines/forms/model";
import { readIncoming, type Incoming } from "../../engines/forms/reading/submission";
import { HALL, readHall, readHallFile, type HallRecord } from "../../engines/hall/record";
import type { Entry } from "../../engines/quiz/entry";
import { hallLines, openLines, readSessions, sessions, testLines, wishLines } from "../../engines/quiz/session-report";
import { takeButtons } from "../aggregate/downloads";
import { picker } from "../aggregate/file-input";
import { wordsAt } from "../aggregate/words";
import { h } from "../shared/dom";
import type { Given, ReportForm } from "./report-part";

const say = speaker(reports);
/** What was typed is kept here. */
const KEY = "class.report";

type Typed = "title" | "when" | "called" | "attended" | "counts";
const LABELS = { title: "name", when: "when", called: "called", attended: "attended", counts: "counts" } as const;
const NUMBERS: readonly Typed[] = ["called", "attended"];

export class SessionReport {
  private readonly plan: Plan;
  private readonly data: Data;
  private readonly inputs: Record<Typed, HTMLInputElement>;
  private readonly told = h("div", { class: "class__told", role: "status" });
  private readonly halls = h("div");
  private readonly result = h("div");
  private items: Item[] = [];
  private books: HallRecord[] = [];
  private readonly left = new Set<string>();
  private entries: readonly Entry[] = [];

  /** Throws where the build has written no forms. */
  constructor(
    place: HTMLElement,
    private readonly given: Given,
  ) {
    const data = parseData(parseJson(given.forms));
    const plan = data && planOf(data, given.report.target);
    if (!data || !plan) throw new Error("no forms to report with");
    [this.data, this.plan] = [data, plan];
    const kept = given.store.get(KEY);
    const input = (name: Typed, attributes: Record<string, string> = {}): HTMLInputElement => {
      const made = h("input", { id: `report-${name}`, autocomplete: "off", ...attributes });
      const was = isRecord(kept) ? kept[name] : undefined;
      made.value = typeof was === "string" ? was : "";
      made.addEventListener("change", () => this.typed());
      return made;
    };
    const numeric = { inputmode: "numeric" };
    this.inputs = {
      title: input("title"), when: input("when"), called: input("called", numeric), attended: input("attended", numeric),
      counts: input("counts", { "aria-describedby": "report-counts-help" }),
    }; // prettier-ignore
    const fields = (Object.keys(LABELS) as Typed[]).map((name) => {
      const help = name === "counts" ? h("small", { id: "report-counts-help" }, say("countsHelp")) : null;
      return h("div", { class: "desk__field" }, h("label", { for: `report-${name}` }, say(LABELS[name])), this.inputs[name], help);
    });
    const files = picker(say("files"), { multiple: true, accept: ".xlsx,.xlsm,.ods,.docx,.json,.zip" }, (came) => void this.take(came));
    const sources = plan.sources.map(({ form }) => form.title).join(", ");
    place.replaceChildren(
      h("p", {}, say("how", plan.target.title)), ...fields,
      h("p", { class: "class__buttons" }, ...files), h("p", {}, h("small", {}, say("filesHelp", sources))),
      this.told, this.halls, this.result,
    ); // prettier-ignore
  }

  /** Draws the report of the results that count. */
  show(entries: readonly Entry[]): void {
    this.entries = entries;
    this.draw();
  }

  private typed(): void {
    this.given.store.set(KEY, Object.fromEntries((Object.keys(LABELS) as Typed[]).map((name) => [name, this.inputs[name].value])));
    this.draw();
  }

  private async take(files: readonly Incoming[]): Promise<void> {
    for (const file of files) {
      const book = file.name.endsWith(".json") ? readHallFile(parseJson(new TextDecoder().decode(await file.bytes().catch(() => new Uint8Array())))) : undefined;
      if (book) this.books = [...this.books, ...book];
      else this.items = [...this.items, ...(await readIncoming(file, this.data, inSlices())).items];
    }
    this.draw();
  }

  private draw(): void {
    const found = this.items.length > 0 ? outcome(this.plan, this.items, []) : undefined;
    this.tell(found);
    const records = this.hallRecords();
    this.halls.replaceChildren(...this.hallChoice(records));
    const record = this.record(found, records.filter((one) => !this.left.has(nameOf(one))));
    if (typeof record === "string") {
      this.result.replaceChildren(h("p", { class: "desk__problem", role: "alert" }, record));
      return;
    }
    const { target } = this.plan;
    const { page } = this.given.report;
    const { root, store } = this.given;
    const address = new URL(root.protocol === "file:" ? `${page}index.html` : page, root).href;
    this.result.replaceChildren(h("h2", {}, say("preview")), this.preview(record), takeButtons(wordsAt(this.result), target, [record], store, address));
  }

  /** What became of each file. */
  private tell(found: Outcome | undefined): void {
    const lines = (found?.files ?? []).map(({ item, state, why }) => (state === "accepted" ? say("accepted", item.name) : say("refused", item.name, why)));
    lines.push(...this.books.map(({ title }) => say("accepted", title)));
    if (lines.length === 0) {
      this.told.replaceChildren();
      return;
    }
    const away = h("button", { type: "button", class: "md-button" }, say("removeAll"));
    away.addEventListener("click", () => {
      [this.items, this.books] = [[], []];
      this.draw();
    });
    this.told.replaceChildren(h("ul", {}, ...lines.map((line) => h("li", {}, line))), h("p", {}, away));
  }

  /** The books of this device and those from files; a deck and day once, as the last file has it. */
  private hallRecords(): HallRecord[] {
    const { store } = this.given;
    const here = store.keys(HALL).flatMap((key) => readHall(store.get(key)) ?? []);
    const days = [...here, ...this.books].flatMap(byDay);
    return [...new Map(days.map((one) => [nameOf(one), one])).values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  private hallChoice(records: readonly HallRecord[]): HTMLElement[] {
    if (records.length === 0) return [];
    const boxes = records.map((record) => {
      const name = nameOf(record);
      const box = h("input", { type: "checkbox", checked: !this.left.has(name) });
      box.addEventListener("change", () => {
        if (box.checked) this.left.delete(name);
        else this.left.add(name);
        this.draw();
        Array.from(this.halls.querySelectorAll("input"))[records.indexOf(record)]?.focus();
      });
      return h("label", { class: "opt" }, box, h("span", { class: "opt__text" }, say("hallOne", record.title, readableDay(dayOf(record)), record.questions.length, record.parked.length)));
    });
    return [h("fieldset", {}, h("legend", {}, say("hall")), ...boxes)];
  }

  /** The report as far as it is known; a sentence where something typed cannot be read. */
  private record(found: Outcome | undefined, halls: readonly HallRecord[]): FormRecord | string {
    const { places } = this.given.report;
    const counts = readSessions(this.inputs.counts.value);
    if (counts === undefined) return say("badCounts");
    const base = found?.added?.records[0] ?? blankRecord(this.plan.target);
    const fields: Record<string, Value> = { ...base.fields };
    for (const name of ["title", "when", "called", "attended"] as const) {
      const text = this.inputs[name].value.trim();
      if (text === "") continue;
      if (NUMBERS.includes(name) && !/^\d{1,4}$/.test(text)) return say("badNumber", say(LABELS[name]));
      fields[places[name]] = NUMBERS.includes(name) ? Number(text) : text;
    }
    const put = (place: keyof ReportForm["places"], lines: readonly string[]): void => {
      if (lines.length > 0) fields[places[place]] = lines.join("\n");
    };
    const present = counts.length > 0 ? counts : found ? this.attendance(found) : [];
    put("done", [...sessions(present), ...testLines(this.entries, this.given.bank.data.tests), ...hallLines(halls)]);
    put("open", openLines(halls));
    put("wishes", wishLines(found ? this.written(found) : new Map()));
    return { fields, tables: base.tables };
  }

  /** Records of the accepted files by their form. */
  private accepted(found: Outcome): Array<{ form: string; record: FormRecord }> {
    const entries = found.files.flatMap(({ item, state }) => (state === "accepted" && item.entry ? [item.entry] : []));
    return entries.flatMap(({ form, records }) => records.map((record) => ({ form, record })));
  }

  /** The sums of the sessions in the tables that tell who attended: the columns that are summed and no formula. */
  private attendance(found: Outcome): Array<number | null> {
    const source = this.plan.sources.find(({ map }) => map.some(({ to }) => to === this.given.report.places.attended));
    const from = source?.map.find(({ to }) => to === this.given.report.places.attended)?.from ?? "";
    const table = source?.form.tables.find(({ id }) => from.startsWith(`${id}.`));
    if (!source || !table) return [];
    const columns = table.columns.filter(({ id, formula }) => formula === null && table.totals[id] === "sum");
    const rows = this.accepted(found).filter(({ form }) => form === source.form.id).flatMap(({ record }) => record.tables[table.id] ?? []);
    const sums = columns.map(({ id }) => {
      const marks = rows.map((row) => cell(row, id)).filter((value): value is number => typeof value === "number");
      return marks.length > 0 ? marks.reduce((sum, one) => sum + one, 0) : null;
    });
    while (sums.length > 0 && sums[sums.length - 1] === null) sums.pop();
    return sums;
  }

  /** What people wrote in their own words, by the label of the place. */
  private written(found: Outcome): Map<string, string[]> {
    const texts = new Map<string, string[]>();
    for (const { form, record } of this.accepted(found)) {
      const model = this.plan.sources.find((source) => source.form.id === form)?.form;
      for (const field of model?.fields ?? []) {
        const value = field.type === "longtext" ? cell(record.fields, field.id) : null;
        if (typeof value === "string") texts.set(field.label, [...(texts.get(field.label) ?? []), value]);
      }
    }
    return texts;
  }

  private preview(record: FormRecord): HTMLElement {
    const fields = this.plan.target.fields.filter(({ type, formula }) => type !== "signature" && formula === null);
    const empty = fields.filter(({ id }) => isEmpty(cell(record.fields, id)));
    const left = h("p", { class: "class__left" }, say("left", empty.map(({ label }) => label).join("; ")));
    const rows = fields
      .filter((field) => !empty.includes(field))
      .map((field) => {
        const shown = h("span", { class: "class__lines" }, inWords(field, cell(record.fields, field.id)));
        return h("tr", {}, h("th", { scope: "row", "data-label": say("place") }, field.label), h("td", { "data-label": say("value") }, shown));
      });
    if (rows.length === 0) return left;
    const head = h("tr", {}, h("th", { scope: "col" }, say("place")), h("th", { scope: "col" }, say("value")));
    const table = h("table", { class: "cards" }, h("thead", {}, head), h("tbody", {}, ...rows));
    return h("div", {}, h("div", { class: "table-scroll", role: "region", tabindex: "0", "aria-label": say("preview") }, table), left);
  }
}

/** A record of a deck day by day: another day is another class. */
function byDay(record: HallRecord): HallRecord[] {
  const days = new Set([...record.questions, ...record.parked].map(({ day }) => day));
  return [...days].map((day) => ({
    ...record,
    questions: record.questions.filter((one) => one.day === day),
    parked: record.parked.filter((one) => one.day === day),
  }));
}

function dayOf({ questions, parked }: HallRecord): string {
  return (questions[0] ?? parked[0])?.day ?? "";
}

function nameOf(record: HallRecord): string {
  return `${dayOf(record)} ${record.deck}`;
}
