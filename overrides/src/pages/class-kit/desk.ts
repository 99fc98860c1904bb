/** The page "Chuẩn bị lớp": what the trainer chooses and types, kept on the device; the agenda, and what is printed. */

import { bytesOf, textOf } from "../../common/blobs";
import { isRecord, parseJson } from "../../common/json";
import type { Store } from "../../common/storage";
import { formatNumber, slugify } from "../../common/vietnamese";
import { readDelegates, rowsOf } from "../../engines/class/delegates";
import { NOTHING, readKept, tidy, writeKept, type Kept } from "../../engines/class/kept";
import { atHours, clockOf, type Course, type KitData } from "../../engines/class/kit";
import { all, h } from "../shared/dom";
import { offer, office } from "../shared/office-bundle";
import { planOf } from "./planning";
import { Prints } from "./prints";
import { timetable } from "./timetable";
import { desk } from "./words";

const KEY = "class-kit";
/** Milliseconds without typing after which the sheets are made anew. */
const PAUSE = 350;

export function startClassKits(page: ParentNode, store: Store): void {
  for (const place of all("[data-class-kit]", page)) {
    const data = parseJson(place.dataset["classKit"] ?? null);
    if (isRecord(data)) new ClassDesk(place, data as unknown as KitData, store);
  }
}

type Name = keyof Kept;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

class ClassDesk {
  private kept: Kept;
  private readonly controls = new Map<Name, Control>();
  private readonly summary = h("p", { class: "class-kit__summary" });
  private readonly listTold = h("div", { class: "class-kit__told", role: "status" });
  private readonly told = h("p", { class: "class-kit__told", role: "status" });
  private readonly problems = h("div", { class: "class-kit__problems", role: "status" });
  private readonly agenda = h("div", { class: "class-kit__agenda" });
  private readonly prints: Prints;
  private waiting = 0;
  /** Rows of the file opened last that were not taken. */
  private leftOut: readonly string[] = [];

  constructor(
    place: HTMLElement,
    private readonly data: KitData,
    private readonly store: Store,
  ) {
    this.kept = tidy(store.get(KEY));
    this.prints = new Prints(data);
    place.replaceChildren(this.form(), this.problems, this.agenda, this.prints.element);
    this.show();
    this.draw();
  }

  private get course(): Course | undefined {
    return this.data.courses.find(({ id }) => id === this.kept.course) ?? this.data.courses[0];
  }

  private form(): HTMLElement {
    const options = this.data.courses.map(({ id, title }) => h("option", { value: id }, title));
    const step = (title: string, ...content: HTMLElement[]): HTMLElement => h("fieldset", {}, h("legend", {}, title), ...content);
    const form = h(
      "form",
      { class: "class-kit__form", autocomplete: "off" },
      step(
        desk("step-class"),
        this.field("course", desk("course"), h("select", {}, ...options)),
        this.summary,
        h(
          "div",
          { class: "class-kit__row" },
          this.field("day", desk("day"), h("input", { type: "date" })),
          this.field("morning", desk("hours-morning"), h("input", { type: "time" })),
          this.field("afternoon", desk("hours-afternoon"), h("input", { type: "time" })),
          this.field("people", desk("people"), h("input", { type: "number", min: "1", max: "500", inputmode: "numeric" })),
        ),
        this.field("place", desk("place"), h("input", { type: "text", maxlength: "120" })),
        this.field("title", desk("title"), h("input", { type: "text", maxlength: "160", placeholder: this.data.title })),
      ),
      step(desk("delegates"), this.field("list", desk("list"), h("textarea", { rows: "6", spellcheck: "false" }), desk("list-how")), this.listFile(), this.listTold),
      step(
        desk("step-tests"),
        this.field("seeds", desk("seeds"), h("input", { type: "text", inputmode: "numeric" }), desk("seeds-how")),
        this.field("costs", desk("costs"), h("textarea", { rows: "3", spellcheck: "false" }), desk("costs-how")),
      ),
      this.keeping(),
      this.told,
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => this.typed(event.target));
    form.addEventListener("change", (event) => this.typed(event.target));
    return form;
  }

  private field(name: Name, label: string, control: Control, how = ""): HTMLElement {
    const id = `lop-${name}`;
    control.id = id;
    control.name = name;
    if (how !== "") control.setAttribute("aria-describedby", `${id}-how`);
    this.controls.set(name, control);
    return h("p", { class: "class-kit__field" }, h("label", { for: id }, label), control, how === "" ? null : h("small", { id: `${id}-how` }, how));
  }

  private file(accept: string, label: string, take: (file: File) => Promise<void>): HTMLElement {
    const input = h("input", { type: "file", accept, hidden: true });
    const button = h("button", { type: "button", class: "md-button" }, label);
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) {
        take(file).catch((error: unknown) => this.tell(desk("unreadable", file.name, error instanceof Error ? error.message : String(error))));
      }
    });
    return h("span", {}, input, button);
  }

  private listFile(): HTMLElement {
    const open = this.file(".xlsx,.ods,.csv,.txt", desk("list-file"), async (file) => {
      const found = await (await office()).delegates(await bytesOf(file));
      this.leftOut = found.faults;
      this.change({ list: found.people.map(({ name, place }) => `${name}; ${place}`).join("\n") });
    });
    return h("p", {}, open);
  }

  private keeping(): HTMLElement {
    const button = (words: string, act: () => void): HTMLElement => {
      const made = h("button", { type: "button", class: "md-button" }, words);
      made.addEventListener("click", act);
      return made;
    };
    const save = button(desk("save"), () => {
      const name = `lop-${this.kept.day || "chua-ngay"}-${slugify(this.kept.place).slice(0, 60) || "chua-noi"}.json`;
      offer(name, writeKept(this.kept), "application/json");
      this.tell(desk("saved", name));
    });
    const open = this.file(".json,application/json", desk("open"), async (file) => {
      const found = readKept(await textOf(file));
      if (found) this.change(found, desk("opened"));
      else this.tell(desk("not-class", file.name));
    });
    const clear = button(desk("clear"), () => {
      this.leftOut = [];
      this.change(NOTHING, desk("cleared"));
    });
    return h("p", { class: "class-kit__buttons" }, save, " ", open, " ", clear);
  }

  private tell(words: string): void {
    this.told.textContent = words;
  }

  /** Takes over what a control says now; a new course begins at its own hours. */
  private typed(target: EventTarget | null): void {
    const found = Array.from(this.controls).find(([, control]) => control === target);
    if (!found || this.kept[found[0]] === found[1].value) return;
    const [name, control] = found;
    const hours = name === "course" ? { morning: "", afternoon: "" } : {};
    this.kept = { ...this.kept, [name]: control.value, ...hours };
    this.tell(this.store.set(KEY, this.kept) ? desk("kept") : desk("not-kept"));
    if (name === "course") this.show();
    if (name === "list") this.leftOut = [];
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.draw(), PAUSE);
  }

  private change(to: Partial<Kept>, words = desk("kept")): void {
    this.kept = { ...this.kept, ...to };
    this.tell(this.store.set(KEY, this.kept) ? words : desk("not-kept"));
    this.show();
    this.draw();
  }

  /** Puts what is kept into the controls; hours that nobody typed are those of the course. */
  private show(): void {
    const { course } = this;
    const halves = course ? atHours(course, {}) : [];
    const start = (part: string): string => {
      const half = halves.find((one) => one.part === part);
      return half?.slots[0] ? clockOf(half.slots[0].start) : "";
    };
    const usual: Partial<Record<Name, string>> = { course: course?.id ?? "", morning: start("sang"), afternoon: start("chieu") };
    for (const [name, control] of this.controls) control.value = this.kept[name] || (usual[name] ?? "");
    const single = halves.length === 1;
    for (const [name, part] of [["morning", "sang"], ["afternoon", "chieu"]] as const) {
      const line = this.controls.get(name)?.parentElement;
      if (line) line.hidden = !single && !halves.some((half) => half.part === part);
    }
    this.summary.textContent = course?.summary ?? "";
  }

  private draw(): void {
    window.clearTimeout(this.waiting);
    const { course } = this;
    if (!course) return;
    const list = this.kept.list.trim() === "" ? { people: [], faults: [] } : readDelegates(rowsOf(this.kept.list));
    this.listTold.replaceChildren(h("p", {}, list.people.length > 0 ? desk("list-some", formatNumber(list.people.length)) : desk("list-none")), faults([...this.leftOut, ...list.faults]));
    const { plan, missing } = planOf(this.data, course, this.kept, list.people);
    this.problems.replaceChildren(...(missing.length > 0 ? [h("p", {}, h("strong", {}, `${desk("todo")}:`)), h("ul", {}, ...missing.map((words) => h("li", {}, words)))] : []));
    this.agenda.replaceChildren(...timetable(this.data, plan));
    this.prints.draw(missing.length > 0 ? undefined : plan);
  }
}

function faults(sentences: readonly string[]): HTMLElement {
  return h("ul", { class: "class-kit__faults" }, ...sentences.map((words) => h("li", {}, words)));
}
