/** The page “Tổng hợp biểu mẫu”: many filled forms are read on this device and added up into the form of the next level. */

import { all, h, one } from "../dom";
import { day } from "../progress";
import { parseJson, type Store } from "../storage";
import { FileBox } from "./aggregate-files";
import { listFiles, showStanding } from "./aggregate-list";
import { communesOf, outcome, parseData, planOf, type Data, type Item } from "./aggregate-model";
import { showFigures } from "./aggregate-result";
import { takeButtons } from "./aggregate-take";
import { UnitsStep } from "./aggregate-units";
import { wordsAt, type Say } from "./aggregate-words";
import { fileTaker } from "./files-in";
import { offer } from "./fillers";
import { readIncoming, type Incoming } from "./intake";
import type { Plan } from "./model";
import { Cancelled, inSlices } from "./pace";
import { openShelf } from "./shelf";
import { MAX_FILE } from "./sniffing";
import { isZipName, MAX_ZIP } from "./unpacking";

const KEY = "aggregate";

export function startAggregators(page: ParentNode, store: Store): void {
  for (const section of all("[data-aggregate]", page)) {
    const data = parseData(parseJson(section.dataset["aggregate"] ?? null));
    if (data && data.plans.length > 0) new Aggregator(section, data, store);
  }
}

class Aggregator {
  private readonly say: Say;
  private plan: Plan;
  private box: FileBox;
  private readonly waiting: Incoming[] = [];
  private reading: { wanted: boolean } | undefined;
  /** Addresses of the pages of forms, from the list the block has drawn. */
  private readonly pages = new Map<string, string>();
  private readonly told = h("p", { class: "agg__told", role: "status" });
  /** Whether the files last; says so when they do not. */
  private readonly lasting = h("p", { class: "agg__hint" });
  private readonly bar = h("progress", { max: "1", value: "0" });
  private readonly barText = h("span");
  private readonly busy: HTMLElement;
  private readonly all: HTMLElement;
  private readonly units: UnitsStep;
  private readonly result = h("div", { class: "agg__result" });

  constructor(
    private readonly section: HTMLElement,
    private readonly data: Data,
    private readonly store: Store,
  ) {
    const say = (this.say = wordsAt(section));
    this.plan = this.remembered();
    const stop = button(say("stop"), () => {
      if (this.reading) this.reading.wanted = false;
    });
    this.busy = h("div", { class: "agg__busy", hidden: true }, h("label", {}, this.barText, this.bar), stop);
    this.all = h("p", { class: "agg__buttons" }, button(say("pack"), () => this.pack()), button(say("clear"), () => this.forget()));
    this.box = new FileBox(null, () => this.lose());
    this.units = new UnitsStep(say, store, () => this.refresh());
    for (const link of all<HTMLAnchorElement>("a[data-target]", section)) this.pages.set(link.dataset["target"] ?? "", link.href);
    section.replaceChildren();
    section.append(
      step("agg-chon", say("choose"), this.targets()),
      step("agg-tep", say("files"), h("p", {}, say("filesHow")), fileTaker(say, (files) => void this.take(files)), this.busy, this.told, this.lasting),
      step("agg-noi", say("units"), this.units.element),
      step("agg-ket-qua", say("result"), this.result),
    );
    this.choose(this.plan);
    void this.reopen();
  }

  /** What was kept here is read again; from then on what comes is kept too. */
  private async reopen(): Promise<void> {
    const shelf = await openShelf().catch(() => null);
    if (shelf === null) {
      this.lose();
      return;
    }
    const early = this.box;
    const box = new FileBox(shelf, () => this.lose());
    const kept = await shelf.all().catch(() => []);
    const pace = inSlices();
    for (const [id, file] of kept) {
      const incoming = { name: file.name, size: file.bytes.length, bytes: () => Promise.resolve(file.bytes) };
      box.add(file, (await readIncoming(incoming, this.data, pace)).items, id);
    }
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

  private pack(): void {
    const { target } = this.plan;
    offer(`${target.id}-${day(new Date())}.zip`, this.box.packed() as BlobPart, "application/zip");
  }

  private remembered(): Plan {
    const wanted = this.store.get(KEY);
    const found = typeof wanted === "string" ? planOf(this.data, wanted) : undefined;
    return found ?? (planOf(this.data, this.data.plans[0]?.target ?? "") as Plan);
  }

  /** The list of forms on the page becomes a choice. */
  private targets(): HTMLElement {
    const rows = this.data.plans.map((embedded) => {
      const plan = planOf(this.data, embedded.target) ?? this.plan;
      const box = h("input", { type: "radio", name: "agg-target", value: embedded.target, checked: embedded.target === this.plan.target.id });
      box.addEventListener("change", () => {
        this.store.set(KEY, embedded.target);
        this.choose(plan);
      });
      const from = plan.sources.map((source) => source.form.title).join("; ");
      const words = h("span", { class: "opt__text" }, h("strong", {}, plan.target.title), h("small", {}, this.say("goesIn", from)));
      if (this.say.language === "en") words.lang = "vi";
      return h("label", { class: "opt" }, box, words);
    });
    return h("fieldset", { class: "agg__choice" }, h("legend", { class: "visually-hidden" }, this.say("choose")), ...rows);
  }

  private choose(plan: Plan): void {
    this.plan = plan;
    this.units.show(plan, communesOf(this.data, plan));
    this.refresh();
  }

  /** Reads `files`, after those that still wait when some do. */
  private async take(files: ReadonlyArray<Incoming>): Promise<void> {
    if (files.length === 0) {
      this.told.textContent = this.say("nothing");
      return;
    }
    this.waiting.push(...files);
    if (this.reading) return;
    const run = (this.reading = { wanted: true });
    this.busy.hidden = false;
    this.told.textContent = "";
    const pace = inSlices(() => run.wanted);
    let done = 0;
    let passed = 0;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        this.progress(done, done + 1 + this.waiting.length);
        await pace();
        const bytes = next.size > (isZipName(next.name) ? MAX_ZIP : MAX_FILE) * 1_000_000 ? null : await next.bytes().catch(() => null);
        const read = await readIncoming(bytes ? { ...next, bytes: () => Promise.resolve(bytes) } : next, this.data, pace);
        if (!run.wanted) throw new Cancelled();
        if (read.items.length > 0) this.box.add({ name: next.name, bytes: bytes ?? new Uint8Array(), out: [] }, read.items);
        passed += read.passed;
        done += 1;
      }
      await this.box.settled();
      this.told.textContent = [this.say("readAll", done - passed), ...(passed > 0 ? [this.say("passed", passed)] : [])].join(" ");
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      this.told.textContent = this.say("stopped", done, done + 1 + this.waiting.length);
    } finally {
      this.waiting.length = 0;
      this.reading = undefined;
      this.busy.hidden = true;
      this.refresh();
    }
  }

  private progress(done: number, of: number): void {
    this.barText.textContent = this.say("reading", done + 1, of);
    this.bar.max = of;
    this.bar.value = done;
  }

  private forget(): void {
    if (this.reading) this.reading.wanted = false;
    this.box.clear();
    this.refresh();
    void this.box.settled().then(() => this.offerUndo(this.say("cleared")));
    one<HTMLButtonElement>(".dropzone button", this.section)?.focus();
  }

  /** Takes a file out; the focus goes to the one that has moved into its place. */
  private remove(item: Item, at: number): void {
    this.box.remove(item);
    this.refresh();
    void this.box.settled().then(() => this.offerUndo(this.say("removed", item.name)));
    const left = all<HTMLButtonElement>(".agg__remove", this.result).filter((out) => out.offsetParent !== null);
    const next = left[Math.min(at, left.length - 1)] ?? one<HTMLButtonElement>(".dropzone button", this.section);
    next?.focus();
  }

  private offerUndo(text: string): void {
    const back = button(this.say("undo"), () => {
      this.box.undo();
      this.refresh();
      void this.box.settled().then(() => {
        this.told.textContent = this.say("undone", this.box.size);
      });
    });
    this.told.replaceChildren(text, " ", back);
  }

  private refresh(): void {
    const { say, plan, result } = this;
    const { items } = this.box;
    if (items.length === 0) {
      result.replaceChildren(h("p", {}, say("none")));
      return;
    }
    const found = outcome(plan, items, this.units.names);
    const left = found.files.length - found.taken;
    const summary = [say("summary", found.taken, found.files.length), ...(left > 0 ? [say("summaryLeft", left)] : [])];
    const unfolded = one<HTMLDetailsElement>(".agg__fold", result)?.open ?? false;
    result.replaceChildren(
      h("p", { class: "agg__summary" }, summary.join(" ")),
      ...showStanding(say, found.standing, this.units.names),
      listFiles(say, found.files, (item, at) => this.remove(item, at)),
      this.all,
    );
    one<HTMLDetailsElement>(".agg__fold", result)?.toggleAttribute("open", unfolded);
    if (found.added === undefined) return;
    result.append(...showFigures(say, plan.target, found));
    result.append(takeButtons(say, plan.target, found.added.records, this.store, this.pages.get(plan.target.id) ?? ""));
  }
}

function step(id: string, title: string, ...children: HTMLElement[]): HTMLElement {
  return h("section", { class: "agg__step", "aria-labelledby": id }, h("h2", { id }, title), ...children);
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: "md-button" }, label);
  made.addEventListener("click", act);
  return made;
}
