/** The page “Tổng hợp biểu mẫu”: the desk that receives filled forms, mends them in place and adds them up on this device. */

import { day } from "../../common/days";
import { parseJson } from "../../common/json";
import { inSlices } from "../../common/slices";
import type { Store } from "../../common/storage";
import { communesOf, outcome, parseData, planOf, type Data, type Item, type Standpoint } from "../../engines/forms/aggregation/aggregate";
import type { Purpose } from "../../engines/forms/aggregation/collection-file";
import { UNREVIEWED, type Review } from "../../engines/forms/aggregation/review";
import type { Plan } from "../../engines/forms/model";
import { readIncoming, type Incoming } from "../../engines/forms/reading/submission";
import { all, h, one } from "../shared/dom";
import { offer } from "../shared/office-bundle";
import { button } from "../webform/ask";
import { chooser } from "./choice";
import { Collection } from "./collection";
import { takeButtons } from "./downloads";
import { Editor } from "./editor";
import { fileTaker, picker } from "./file-input";
import { openFileStore } from "./file-store";
import { listFiles, summary, type Deeds } from "./list";
import { showLog } from "./log";
import { OtherPages } from "./other-pages";
import { Reading } from "./reading";
import { showFigures } from "./result";
import { showStanding } from "./senders";
import { UnitsStep } from "./units-step";
import { wordsAt, type Say } from "./words";

const KEY = "aggregate";
const OFFICER = "aggregate.officer";
/** Id of the list of communes that forms offer. */
const COMMUNES = "agg-don-vi";

export function startAggregators(page: ParentNode, store: Store): void {
  for (const section of all("[data-aggregate]", page)) {
    const data = parseData(parseJson(section.dataset["aggregate"] ?? null));
    if (data && data.plans.length > 0) new Aggregator(section, data, store);
  }
}

class Aggregator {
  private readonly say: Say;
  private plan: Plan;
  private box: Collection;
  private readonly reading: Reading;
  /** Addresses of the pages of forms, from the list the block has drawn. */
  private readonly pages = new Map<string, string>();
  private readonly told = h("p", { class: "agg__told", role: "status" });
  /** Whether the files last; says so when they do not. */
  private readonly lasting = h("p", { class: "agg__hint" });
  private readonly all: HTMLElement;
  private readonly units: UnitsStep;
  private readonly result = h("div", { class: "agg__result" });
  private readonly choice: HTMLElement;
  /** The file that stands open, and whether it was changed since. */
  private opened: { editor: Editor; item: Item; kept: boolean } | undefined;
  private readonly others: OtherPages;

  constructor(
    private readonly section: HTMLElement,
    private readonly data: Data,
    private readonly store: Store,
  ) {
    const say = (this.say = wordsAt(section));
    this.plan = this.remembered();
    this.reading = new Reading(say, data);
    const pack = button(say("pack"), "md-button", () => this.pack());
    this.all = h("p", { class: "agg__buttons" }, pack, button(say("clear"), "md-button", () => this.forget()));
    this.box = new Collection(data, null, () => this.lose());
    this.units = new UnitsStep(say, store, () => this.refresh());
    this.others = new OtherPages(store, KEY, () => this.outdate());
    for (const link of all<HTMLAnchorElement>("a[data-target]", section)) this.pages.set(link.dataset["target"] ?? "", link.href);
    this.choice = chooser(say, data, this.plan.target.id, (plan) => this.want(plan));
    const taker = fileTaker(say, (files) => void this.take(files));
    section.replaceChildren();
    section.append(
      step("agg-chon", say("choose"), this.choice),
      step("agg-tep", say("files"), h("p", {}, say("filesHow")), taker, this.reading.element, this.told, this.lasting),
      step("agg-noi", say("units"), this.units.element),
      step("agg-ket-qua", say("result"), this.result),
      h("datalist", { id: COMMUNES }, ...data.units.map((name) => h("option", { value: name }))),
    );
    this.choose(this.plan);
    void this.reopen();
  }

  /** What was kept here is read again; from then on what comes is kept too. */
  private async reopen(): Promise<void> {
    const files = await openFileStore().catch(() => null);
    if (files === null) return this.lose();
    const early = this.box;
    const box = new Collection(this.data, files, () => this.lose());
    const kept = await files.all().catch(() => []);
    const pace = inSlices();
    for (const [id, file] of kept) {
      const incoming = { name: file.name, size: file.bytes.length, bytes: () => Promise.resolve(file.bytes) };
      box.add(file, (await readIncoming(incoming, this.data, pace)).items, id);
    }
    box.begin();
    box.join(early);
    this.box = box;
    this.lasting.textContent = this.say("kept");
    if (kept.length > 0) this.told.textContent = this.say("opened", kept.length);
    this.refresh();
  }

  private lose(): void {
    this.lasting.textContent = this.say("lost");
    this.lasting.className = "notice notice--wait";
  }

  /** Another page has changed the files that are kept. */
  private outdate(): void {
    const again = button(this.say("reload"), "md-button", () => location.reload());
    this.lasting.replaceChildren(this.say("changedElsewhere"), " ", again);
    this.lasting.className = "notice notice--wait";
  }

  private pack(): void {
    const { target } = this.plan;
    const purpose: Purpose = { target: target.id, units: this.units.names };
    offer(`${target.id}-${day(new Date())}.zip`, this.box.packed(purpose) as BlobPart, "application/zip");
  }

  private remembered(): Plan {
    const wanted = this.store.get(KEY);
    const found = typeof wanted === "string" ? planOf(this.data, wanted) : undefined;
    return found ?? (planOf(this.data, this.data.plans[0]?.target ?? "") as Plan);
  }

  private want(plan: Plan): void {
    this.store.set(KEY, plan.target.id);
    this.close();
    this.choose(plan);
  }

  private choose(plan: Plan): void {
    this.plan = plan;
    this.units.show(plan, communesOf(this.data, plan));
    this.refresh();
  }

  private async take(files: ReadonlyArray<Incoming>): Promise<void> {
    this.told.textContent = "";
    const said = await this.reading.read(files, (file, items, purpose) => {
      if (purpose && this.box.size === 0) this.adopt(purpose);
      this.box.add(file, items);
    });
    if (said === undefined) return;
    await this.box.settled();
    this.others.tell();
    this.told.textContent = said;
    this.refresh();
  }

  /** The first files of a collection from another desk bring what they were collected for. */
  private adopt({ target, units }: Purpose): void {
    const plan = planOf(this.data, target);
    if (plan === undefined) return;
    const box = all<HTMLInputElement>("input", this.choice).find(({ value }) => value === target);
    if (box) box.checked = true;
    this.want(plan);
    if (units.length > 0) this.units.set(units);
  }

  private forget(): void {
    this.reading.stop();
    this.close();
    this.box.clear();
    this.changed(this.say("cleared"));
    one<HTMLButtonElement>(".dropzone button", this.section)?.focus();
  }

  /** Takes a file out; the focus goes to the one that has moved into its place. */
  private remove(item: Item, at: number): void {
    if (this.opened?.item === item) this.close();
    this.box.remove(item);
    this.changed(this.say("removed", item.name));
    const left = all<HTMLButtonElement>(".agg__remove", this.result).filter((out) => out.offsetParent !== null);
    const next = left[Math.min(at, left.length - 1)] ?? one<HTMLButtonElement>(".dropzone button", this.section);
    next?.focus();
  }

  /** Asks for the file that goes in the place of `item`; the log of the one before goes with it. */
  private replace(item: Item): void {
    const [input] = picker("", {}, (files) => void this.put(item, files));
    input.click();
  }

  private async put(item: Item, files: ReadonlyArray<Incoming>): Promise<void> {
    const said = await this.reading.read(files.slice(0, 1), (file, items) => {
      if (this.opened?.item === item) this.close();
      const { log } = item.review ?? UNREVIEWED;
      const line = { when: new Date().toISOString(), who: this.officer, what: this.say("logReplaced"), from: item.name, to: file.name };
      this.box.replace(item, { ...file, reviews: { 0: { log: [...log, line] } } }, items);
      this.changed(this.say("replaced", item.name, file.name));
    });
    if (said !== undefined && files.length === 0) this.told.textContent = said;
  }

  private get officer(): string {
    const name = this.store.get(OFFICER);
    return typeof name === "string" ? name : "";
  }

  private open(file: Standpoint): void {
    const again = this.opened?.item === file.item;
    this.close();
    const model = this.data.forms[file.item.entry?.form ?? ""];
    if (!again && model) {
      const editor = new Editor(this.say, this.section, file, model, COMMUNES, this.officer, {
        keep: (review, officer) => this.keep(review, officer),
        replace: () => this.opened && this.replace(this.opened.item),
        close: () => this.close(),
      });
      this.opened = { editor, item: file.item, kept: false };
    }
    this.refresh();
    this.opened?.editor.start();
  }

  private keep(review: Review, officer: string): void {
    if (this.opened === undefined) return;
    if (officer !== "") this.store.set(OFFICER, officer);
    this.opened.item = this.box.review(this.opened.item, review, !this.opened.kept);
    this.opened.kept = true;
  }

  /** Closes the file that stands open; what was changed in it is added up. */
  private close(): void {
    if (this.opened === undefined) return;
    this.opened.editor.end();
    const { item, kept } = this.opened;
    this.opened = undefined;
    if (kept) this.changed(this.say("edited", item.name));
    else this.refresh();
    all<HTMLButtonElement>(".agg__deed", this.result).find((deed) => deed.getAttribute("aria-label") === this.say("mendNamed", item.name))?.focus();
  }

  /** Something was done that can be taken back: `text` says what. */
  private changed(text: string): void {
    this.refresh();
    void this.box.settled().then(() => {
      this.others.tell();
      const back = button(this.say("undo"), "md-button", () => this.undo());
      this.told.replaceChildren(text, " ", back);
    });
  }

  private undo(): void {
    if (this.opened) this.opened.editor.end();
    this.opened = undefined;
    this.box.undo();
    this.refresh();
    void this.box.settled().then(() => {
      this.others.tell();
      const more = this.box.canUndo ? button(this.say("undo"), "md-button", () => this.undo()) : "";
      this.told.replaceChildren(this.say("undone", this.box.size), " ", more);
    });
  }

  private refresh(): void {
    const { say, plan, result } = this;
    const { items } = this.box;
    this.units.drawn();
    if (items.length === 0) {
      result.replaceChildren(h("p", {}, say("none")));
      return;
    }
    const found = outcome(plan, items, this.units.names);
    const unfolded = one<HTMLDetailsElement>(".agg__fold", result)?.open ?? false;
    result.replaceChildren(
      h("p", { class: "agg__summary" }, summary(say, found.files)),
      ...showStanding(say, found.standing, this.units.names),
      listFiles(say, found.files, this.deeds()),
      this.all,
      ...showLog(say, items, plan.target.id),
    );
    if (unfolded) one<HTMLDetailsElement>(".agg__fold", result)?.setAttribute("open", "");
    if (found.added === undefined) return;
    result.append(...showFigures(say, plan.target, found));
    result.append(takeButtons(say, plan.target, found.added.records, this.store, this.pages.get(plan.target.id) ?? ""));
  }

  private deeds(): Deeds {
    return {
      opens: ({ entry }) => entry !== undefined && this.plan.sources.some(({ form }) => form.id === entry.form),
      open: (file) => this.open(file),
      remove: (item, at) => this.remove(item, at),
      replace: (item) => this.replace(item),
      panel: (item) => (this.opened?.item === item ? this.opened.editor.element : null),
    };
  }
}

function step(id: string, title: string, ...children: HTMLElement[]): HTMLElement {
  return h("section", { class: "agg__step", "aria-labelledby": id }, h("h2", { id }, title), ...children);
}
