/** The scorecard on a page: controls for every indicator, the verdict at once, kept on this device. */

import { bytesOf } from "../../common/blobs";
import { parseJson } from "../../common/json";
import { readable, total } from "../../common/numbers";
import type { Store } from "../../common/storage";
import { blank, parseNumber, parseSaved, written, type Saved } from "../../engines/scoring/saved";
import { assess, chosen, leastOf, nextLevel, ruleAt, wanted, type Item, type Model } from "../../engines/scoring/scoring";
import { all, h } from "../shared/dom";
import { whenBrought, type ScorecardFiles } from "./files";
import { speakerAt, type Say } from "./words";

export function startScorecards(page: ParentNode, store: Store): void {
  for (const section of all("[data-scorecard]", page)) {
    const model = parseJson(section.dataset["model"] ?? null) as Model | undefined;
    if (model) new Scorecard(section, model, store);
  }
}

class Scorecard {
  private saved: Saved;
  private readonly say: Say;
  private readonly form = h("form", { class: "scorecard__form", novalidate: true });
  private readonly summary = h("p", { class: "scorecard__summary", role: "status" });
  private readonly leftTitle = h("summary");
  private readonly leftLines = h("ul");
  private readonly left = h("details", { class: "scorecard__left" }, this.leftTitle, this.leftLines);
  private readonly told = h("p", { class: "scorecard__told", role: "status" });
  private readonly more = h("span", { class: "scorecard__more" });
  private files: ScorecardFiles | undefined;

  constructor(
    section: HTMLElement,
    private readonly model: Model,
    private readonly store: Store,
  ) {
    this.say = speakerAt(section);
    this.saved = parseSaved(store.get(this.key), model) ?? blank(model);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    section.append(this.form, h("div", { class: "scorecard__result" }, this.summary, this.left), this.buttons(), this.told);
    this.draw();
    whenBrought(section, (files) => this.equip(files));
  }

  private get key(): string {
    return `scorecard.${this.model.id}`;
  }

  private change(part: Partial<Saved>): void {
    this.saved = { ...this.saved, ...part };
    this.told.textContent = this.store.set(this.key, this.saved) ? "" : this.say("unsaved");
    this.judge();
  }

  private draw(): void {
    this.form.replaceChildren(
      this.line("who", "who"),
      this.line("year", "year"),
      ...(this.model.groups.length > 0 ? [this.groups()] : []),
      ...this.model.items.map((item) => this.item(item)),
    );
    this.judge();
  }

  private line(label: "who" | "year", field: "who" | "year"): HTMLElement {
    const box = h("input", { type: "text", value: this.saved[field], autocomplete: "off" });
    if (field === "year") box.inputMode = "numeric";
    box.addEventListener("input", () => this.change({ [field]: box.value }));
    return h("label", { class: "scorecard__line" }, h("span", {}, this.say(label)), box);
  }

  private groups(): HTMLElement {
    const boxes = this.model.groups.map((group) => {
      const box = h("input", { type: "checkbox", checked: this.saved.groups.includes(group.id) });
      box.addEventListener("change", () => {
        const others = this.saved.groups.filter((id) => id !== group.id);
        this.change({ groups: box.checked ? [...others, group.id] : others });
      });
      const warning = group.warning ? h("small", {}, group.warning) : null;
      return h("label", { class: "opt" }, box, h("span", { class: "opt__text" }, group.name, warning));
    });
    return h("fieldset", { class: "scorecard__item" }, h("legend", {}, this.say("groups")), ...boxes);
  }

  private item(item: Item): HTMLElement {
    const id = this.anchor(item);
    const legend = h("legend", {}, h("span", { class: "q__no" }, `${item.label}.`), ` ${item.text}`);
    const note = h("input", { type: "text", value: this.saved.notes[item.id] ?? "", autocomplete: "off" });
    note.addEventListener("input", () => this.change({ notes: { ...this.saved.notes, [item.id]: note.value } }));
    const controls = item.kind === "yes" || item.kind === "level" ? this.choices(item) : [this.number(item)];
    const evidence = h("label", { class: "scorecard__line" }, h("span", {}, this.say("evidence")), note);
    return h("fieldset", { class: "scorecard__item", id, "data-item": item.id, tabindex: "-1" }, legend, ...controls, evidence);
  }

  private anchor(item: Item): string {
    return `cham-${item.id}`;
  }

  private choices(item: Item): HTMLElement[] {
    const level = item.kind === "level";
    const options: Array<[number, string]> = [[0, this.say("no")]];
    if (!level) options.push([1, this.say("yes")]);
    else {
      this.model.levels.forEach(({ id, name }, n) => {
        const ask = item.asks?.[id];
        options.push([n + 1, this.say("reaches", name.toLowerCase()) + (ask ? `: ${ask}` : "")]);
      });
    }
    return options.map(([value, words]) => {
      const name = `${this.model.id}.${item.id}`;
      const box = h("input", { type: "radio", name, value: String(value), checked: this.saved.marks[item.id] === value });
      box.addEventListener("change", () => this.mark(item, value));
      return h("label", { class: "opt" }, box, h("span", { class: "opt__text" }, words));
    });
  }

  private number(item: Item): HTMLElement {
    const mark = this.saved.marks[item.id];
    const problem = h("span", { class: "scorecard__bad", id: `${this.anchor(item)}-sai`, role: "alert" });
    const value = mark === undefined ? "" : written(mark);
    const box = h("input", { type: "text", inputmode: "decimal", value, autocomplete: "off", "aria-describedby": problem.id });
    box.setAttribute("aria-label", item.unit ? `${item.label} (${item.unit})` : item.label);
    box.addEventListener("input", () => {
      const typed = parseNumber(box.value);
      const bad = typed !== undefined && (Number.isNaN(typed) || (item.max !== null && typed > item.max));
      box.setAttribute("aria-invalid", String(bad));
      problem.textContent = !bad ? "" : item.max === null ? this.say("badOpen") : this.say("bad", item.max);
      this.mark(item, bad ? undefined : typed);
    });
    return h("div", { class: "scorecard__number" }, box, h("span", {}, item.unit), problem);
  }

  private mark(item: Item, value: number | undefined): void {
    const marks: Record<string, number> = { ...this.saved.marks };
    if (value === undefined) delete marks[item.id];
    else marks[item.id] = value;
    this.change({ marks });
  }

  private judge(): void {
    const { say, model, saved } = this;
    const order = chosen(model, saved.groups);
    const found = assess(model, saved.groups, saved.marks);
    const open = model.items.filter((item) => this.applies(item, order));
    for (const item of model.items) this.row(item)?.toggleAttribute("hidden", !open.includes(item));
    const name = model.levels.find((level) => level.id === found.level)?.name;
    const parts = [say("answered", open.filter((item) => item.id in saved.marks).length, open.length)];
    const least = leastOf(model, found.level, order);
    if (least !== undefined) parts.push(say("total", readable(found.total, least)));
    parts.push(name === undefined ? say("none") : say("reached", name));
    this.summary.textContent = parts.join(" ");
    const next = nextLevel(model, found.level);
    const lines = next ? this.remaining(next.id, found.missing[next.id] ?? [], order, found.total) : [];
    this.left.hidden = lines.length === 0;
    this.leftTitle.textContent = next ? say("left", next.name, lines.length) : "";
    this.leftLines.replaceChildren(...lines);
  }

  private applies(item: Item, order: ReadonlyArray<string>): boolean {
    return item.needs === null || Object.values(item.needs).some((need) => wanted(need, order) !== undefined);
  }

  private row(item: Item): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(`[data-item="${item.id}"]`);
  }

  private remaining(
    level: string,
    missing: ReadonlyArray<string>,
    order: ReadonlyArray<string>,
    points: number,
  ): HTMLElement[] {
    const rule = ruleAt(this.model, level, order);
    const lines = missing.map((id) => {
      const item = this.model.items.find((one) => one.id === id);
      const needs = rule ? this.say("points", rule.each) : item?.asks?.[level];
      const link = h("a", { href: `#cham-${id}` }, item?.label ?? id);
      return h("li", {}, link, needs ? `: ${this.say("needs", needs.charAt(0).toLowerCase() + needs.slice(1))}` : null);
    });
    if (rule && points < rule.min) lines.push(h("li", {}, this.say("short", readable(rule.min), readable(total([rule.min, -points]), 0))));
    return lines;
  }

  private buttons(): HTMLElement {
    const file = h("input", { type: "file", accept: ".json,.xlsx,application/json", class: "visually-hidden", "aria-label": this.say("open") });
    file.addEventListener("change", () => void this.open(file));
    const button = (key: "print" | "save" | "open" | "clear", act: () => void): HTMLElement => {
      const made = h("button", { type: "button", class: "md-button" }, this.say(key));
      made.addEventListener("click", act);
      return made;
    };
    return h(
      "div",
      { class: "scorecard__buttons" },
      button("print", () => (this.files ? this.files.print(this.model, this.saved) : window.print())),
      this.more,
      button("save", () => this.download()),
      button("open", () => file.click()),
      file,
      button("clear", () => this.replace(blank(this.model), "")),
    );
  }

  /** Files and paper have come: from now on the scorecard can be taken away as a workbook. */
  private equip(files: ScorecardFiles): void {
    this.files = files;
    const made = h("button", { type: "button", class: "md-button" }, this.say("xlsx"));
    made.addEventListener("click", () => {
      this.told.textContent = "";
      files.workbook(this.model, this.saved).catch(() => {
        this.told.textContent = this.say("xlsxFailed");
      });
    });
    this.more.replaceChildren(made);
  }

  private replace(saved: Saved, words: string): void {
    this.saved = saved;
    this.draw();
    this.change({});
    if (words) this.told.textContent = words;
  }

  private download(): void {
    const address = URL.createObjectURL(new Blob([JSON.stringify(this.saved, null, 1)], { type: "application/json" }));
    h("a", { href: address, download: `tu-cham-${this.model.id}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  private async open(file: HTMLInputElement): Promise<void> {
    const picked = file.files?.[0];
    if (!picked) return;
    const bytes = await bytesOf(picked);
    file.value = "";
    const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const text = zipped ? "" : new TextDecoder().decode(bytes);
    const found = zipped ? await this.files?.read(bytes, this.model) : parseSaved(parseJson(text), this.model);
    if (found) this.replace(found, this.say("opened"));
    else this.told.textContent = this.say("wrongFile");
  }
}
