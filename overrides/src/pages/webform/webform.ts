/** The form of a page `bieu-mau/<id>/`: filling in, keeping, checking, carrying away, printing. */

import { bytesOf } from "../../common/blobs";
import { isRecord, parseJson } from "../../common/json";
import { inSlices } from "../../common/slices";
import type { Store } from "../../common/storage";
import { Draft } from "../../engines/forms/draft";
import { fileName, nameOf, writeFile } from "../../engines/forms/form-file";
import type { FormModel, FormRecord } from "../../engines/forms/model";
import { tidyRecord } from "../../engines/forms/sanitising";
import { all, h } from "../shared/dom";
import { offer, office, template, TYPES, type FileKind } from "../shared/office-bundle";
import { Panel, button } from "./ask";
import { Check } from "./check";
import { focusOn } from "./controls";
import { FormView } from "./form-view";
import { Keeper } from "./keeping";
import { printRecords, printsWhenFilled } from "./print";
import { RecordsBar } from "./records";
import { speakerAt, type Say } from "./words";

/** The page of adding up leaves its result under `form.<id>.incoming` and links here. */
const INCOMING = "#ban-nhap";

export function startWebforms(page: ParentNode, store: Store): void {
  for (const section of all("[data-webform]", page)) {
    const model = parseJson(section.dataset["model"] ?? null);
    if (isRecord(model)) new WebForm(section, model as unknown as FormModel, store);
  }
}

function list(section: HTMLElement, name: string): string[] {
  const value = parseJson(section.dataset[name] ?? null);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

class WebForm {
  private readonly say: Say;
  private readonly draft: Draft;
  private readonly unit: string;
  private readonly view: FormView;
  private readonly keeper: Keeper;
  private readonly panel: Panel;
  private readonly bar: RecordsBar;
  private readonly check: Check;
  private readonly more = h("div", { class: "wf-more" });

  constructor(
    private readonly section: HTMLElement,
    private readonly model: FormModel,
    private readonly store: Store,
  ) {
    const say = (this.say = speakerAt(section));
    this.unit = section.dataset["unit"] ?? "";
    this.draft = new Draft(model, list(section, "keep"));
    const unitsId = section.dataset["units"] === undefined ? "" : `don-vi-${model.id}`;
    this.view = new FormView(this.draft, say, unitsId, () => this.keepSoon());
    this.panel = new Panel(say);
    this.bar = new RecordsBar(this.draft, say, this.unit, {
      open: (at) => this.goTo(at),
      add: () => this.add(),
      remove: () => this.askToRemove(),
    });
    this.check = new Check(this.draft, say, this.unit, (at) => {
      this.goTo(at);
      this.check.run(this.view.context);
    });
    const tools = this.buttons();
    const keeper = (this.keeper = new Keeper(this.draft, store, say, this.unit, {
      draw: () => this.draw(),
      // Where "inert" is not known, what must not be typed on is not shown.
      hold: (held) => [this.bar.element, this.view.element, tools].forEach((part) => part.toggleAttribute("inert" in part ? "inert" : "hidden", held)),
      saveFile: () => this.save(),
      tell: (words) => this.panel.tell(words),
    }));
    section.append(keeper.notice.element, keeper.list.element, this.bar.element, this.check.element, this.view.element);
    section.append(this.communes(unitsId), tools, this.panel.element, keeper.line);
    const fits = keeper.start();
    this.draw();
    if (!fits) this.panel.tell(say("oldDraft"));
    window.addEventListener("hashchange", () => this.offerIncoming());
    printsWhenFilled(model, say, () => (this.draft.isBlank ? [] : [this.draft.record]));
    this.offerIncoming();
  }

  private get key(): string {
    return `form.${this.model.id}`;
  }

  /** Draws the open record anew. */
  private draw(): void {
    this.view.draw();
    this.check.clear();
    this.showAround();
  }

  /** The bar of records, and the buttons that depend on how many there are. */
  private showAround(): void {
    this.bar.refresh();
    const { say, draft } = this;
    const many = draft.records.length > 1;
    const print = button(many ? say("printThis") : say("print"), "md-button", () => this.print([draft.record]));
    const all = many ? button(say("printAll", draft.records.length), "md-button", () => this.print(draft.records)) : null;
    this.more.replaceChildren(print, ...(all ? [all] : []), button(say("addRecord"), "md-button", () => this.add()));
  }

  private communes(id: string): HTMLElement {
    const names = list(this.section, "units").map((name) => h("option", { value: name }));
    return h("datalist", { id: id || `don-vi-${this.model.id}` }, ...names);
  }

  private buttons(): HTMLElement {
    const { say } = this;
    const file = h("input", { type: "file", accept: ".json,.xlsx,.ods,.docx,application/json", class: "visually-hidden", tabindex: "-1", "aria-label": say("open") });
    file.addEventListener("change", () => void this.open(file));
    const fills = (["xlsx", "docx"] as const).map((kind) => button(say(kind === "xlsx" ? "fillXlsx" : "fillDocx"), "md-button", () => void this.fill(kind)));
    return h(
      "div",
      { class: "wf-tools" },
      h("div", { class: "wf-buttons" }, button(say("check"), "md-button md-button--primary", () => this.check.run(this.view.context)), this.more),
      h(
        "div",
        { class: "wf-buttons" },
        ...fills,
        button(say("save"), "md-button", () => this.save()),
        button(say("open"), "md-button", () => file.click()),
        file,
        button(say("clear"), "md-button wf-danger", () => this.askToClear()),
      ),
    );
  }

  private keepSoon(): void {
    this.bar.refresh();
    this.keeper.soon();
  }

  private goTo(at: number): void {
    this.draft.at = at;
    this.draw();
    this.keeper.now();
    this.bar.focus();
  }

  private add(): void {
    this.draft.addRecord();
    this.draw();
    this.keeper.now();
    this.panel.tell(this.say("added", this.draft.records.length));
    this.bar.focus();
  }

  private askToRemove(): void {
    const name = nameOf(this.model, this.draft.record, this.unit) || this.say("unnamed", this.draft.at + 1);
    const act = (): void => {
      this.draft.removeRecord();
      this.goTo(this.draft.at);
    };
    this.panel.ask(this.say("removeRecordAsk", name), [{ words: this.say("removeRecord"), act }]);
  }

  private askToClear(): void {
    const act = (): void => {
      this.draft.clear();
      this.draw();
      this.keeper.now();
      this.panel.tell(this.say("cleared"));
      const first = this.view.element.querySelector<HTMLElement>(".wf-input, .wf-choices");
      if (first) focusOn(first);
    };
    this.panel.ask(this.say("clearAsk"), [{ words: this.say("clear"), act }]);
  }

  private get fileBase(): string {
    return nameOf(this.model, this.draft.records[0] ?? this.draft.record, this.unit);
  }

  private save(): void {
    const text = writeFile(this.model, this.draft.records, this.draft.submission);
    offer(fileName(this.model, this.fileBase, "json"), text, "application/json");
    this.keeper.carriedAway();
  }

  private async open(file: HTMLInputElement): Promise<void> {
    const picked = file.files?.[0];
    if (!picked) return;
    const bytes = await bytesOf(picked);
    const reader = await office().catch(() => undefined);
    file.value = "";
    if (reader === undefined) {
      this.panel.tell(this.say("fillFailed"));
      return;
    }
    const opened = await reader.open(picked.name, bytes, this.model, inSlices());
    if ("refused" in opened) {
      this.panel.tell(this.say(opened.refused, ...opened.values));
      return;
    }
    const { records, notes, submission } = opened;
    if (this.draft.isBlank) this.take(records, "replace", notes, submission);
    else {
      const question = this.say("mergeAsk", records.length, this.draft.records.length);
      this.panel.ask(question, [
        { words: this.say("merge"), act: () => this.take(records, "merge", notes) },
        { words: this.say("replace"), act: () => this.take(records, "replace", notes, submission) },
      ]);
    }
  }

  private take(records: ReadonlyArray<FormRecord>, how: "merge" | "replace", notes: ReadonlyArray<string> = [], submission?: string): void {
    this.draft.take(records, how, submission);
    this.draw();
    this.keeper.now();
    this.panel.tell([this.say("opened", records.length), ...notes].join(" "));
    this.bar.focus();
  }

  /** What the page of adding up has left for this form is offered once, and stays until it is opened. */
  private offerIncoming(): void {
    const left = this.store.get(`${this.key}.incoming`);
    if (window.location.hash !== INCOMING || !isRecord(left) || !Array.isArray(left["records"])) return;
    const records = left["records"].map((record) => tidyRecord(this.model, record));
    if (left["form"] !== this.model.id || left["version"] !== this.model.version || records.length === 0) return;
    const take = (how: "merge" | "replace") => (): void => {
      this.store.remove(`${this.key}.incoming`);
      this.take(records, how);
    };
    const { say } = this;
    const answers = this.draft.isBlank
      ? [{ words: say("incomingOpen"), act: take("replace") }]
      : [
          { words: say("merge"), act: take("merge") },
          { words: say("incomingReplace"), act: take("replace") },
        ];
    this.panel.ask(say("incomingAsk", records.length), answers, { words: say("incomingLater"), act: () => undefined });
  }

  private print(records: ReadonlyArray<FormRecord>): void {
    printRecords(this.model, this.say, records);
  }

  private async fill(kind: FileKind): Promise<void> {
    const path = this.section.dataset["template"];
    if (path === undefined) return;
    // A file of a form with shared fields holds all records, any other file one.
    const records = this.model.shared === null ? [this.draft.record] : this.draft.records;
    try {
      const blank = await template(path, this.model.id, kind);
      const bytes = await (await office()).fill(kind, this.model, records, blank);
      const name = this.model.shared === null ? nameOf(this.model, this.draft.record, this.unit) : this.fileBase;
      offer(fileName(this.model, name, kind), bytes as BlobPart, TYPES[kind]);
      this.panel.tell("");
    } catch (error) {
      this.panel.tell(this.say("fillFailed"));
      console.error("portal:", error);
    }
  }
}
