/** What is printed for the class: parts to choose, sheets counted, one print view; forms as Word and Excel files. */

import { formatNumber } from "../../common/vietnamese";
import { filesOf } from "../../engines/class/filled";
import { copiesOf, sheetsOf, taught, type ClassPaper, type KitData, type Plan, type PrintFile } from "../../engines/class/kit";
import { address, type Bank } from "../../engines/quiz/bank";
import { loadBank, loadSheets, siteRoot } from "../quiz/bank-loading";
import { h } from "../shared/dom";
import { notLoaded } from "../shared/not-loaded";
import { offer, office, template, TYPES, type FileKind } from "../shared/office-bundle";
import { drawnRecords } from "../webform/print";
import { speaker } from "../webform/words";
import { inOrder, printPages, sheets, type PrintPart } from "./paging";
import { agendaPart, coverPart, nameParts, signingParts } from "./sheets";
import { keyPart, testPart } from "./test-paper";
import { scrolling } from "./timetable";
import { desk } from "./words";

export class Prints {
  readonly element = h("div", { class: "class-kit__prints" });
  private readonly root = siteRoot();
  private parts: PrintPart[] = [];
  private readonly left = new Set<string>();
  private bothSides = true;
  private originals = false;
  /** Counts the plans drawn, so that an older one does not come after a newer. */
  private drawing = 0;

  constructor(private readonly data: KitData) {}

  /** Makes the sheets of `plan`; nothing without one. */
  draw(plan: Plan | undefined): void {
    this.drawing += 1;
    if (!plan) {
      this.element.replaceChildren();
      return;
    }
    const turn = this.drawing;
    this.element.replaceChildren(h("p", { role: "status" }, desk("waiting")));
    this.made(plan).then(
      (parts) => {
        if (turn !== this.drawing) return;
        this.parts = parts;
        this.show(plan);
      },
      (error: unknown) => {
        console.warn("class kit:", error);
        if (turn === this.drawing) this.element.replaceChildren(notLoaded(this.element, () => this.draw(plan)));
      },
    );
  }

  private async made(plan: Plan): Promise<PrintPart[]> {
    const bank = plan.course.tests.length > 0 ? await loadBank(this.root) : undefined;
    await document.fonts.ready;
    const tests = bank ? await this.tests(bank, plan) : [];
    return [agendaPart(this.data, plan), ...signingParts(this.data, plan), ...nameParts(plan), ...tests.slice(0, -1), ...this.certificates(plan), ...tests.slice(-1)];
  }

  /** The papers of every test and variant, then the key. */
  private async tests(bank: Bank, plan: Plan): Promise<PrintPart[]> {
    const parts: PrintPart[] = [];
    const keys = [];
    for (const id of plan.course.tests) {
      const test = bank.test(id);
      if (!test) throw new Error(`no test ${id}`);
      const ids = plan.seeds.flatMap((seed) => bank.drawn(test, seed));
      const found = await loadSheets(bank, ids, this.root);
      const papers = plan.seeds.map((seed, at) => testPart(bank, test, seed, found, this.root, share(plan.people, plan.seeds.length, at)));
      parts.push(...papers.map(({ part }) => part));
      keys.push({ title: test.title, seeds: plan.seeds, keys: papers.map(({ key }) => key) });
    }
    return [...parts, keyPart(keys, plan.title)];
  }

  private certificates(plan: Plan): PrintPart[] {
    const paper = this.data.papers.find(({ model }) => model.certificate !== null);
    if (!paper || plan.delegates.length === 0) return [];
    const pages = drawnRecords(paper.model, speaker("vi"), filesOf(this.data, plan, paper)[0] ?? []);
    return [{ id: "certificates", title: paper.title, pages, copies: 1, oneSided: true }];
  }

  private get chosen(): PrintPart[] {
    return this.parts.filter(({ id }) => !this.left.has(id));
  }

  private show(plan: Plan): void {
    const files = this.files(plan);
    const fromFiles = files.reduce((sum, { file, copies }) => sum + sheetsOf(file.pages, copies, !this.bothSides), 0);
    const rows = this.parts.map((part) => {
      const id = `in-${part.id}`;
      const box = h("input", { type: "checkbox", id, checked: !this.left.has(part.id) });
      box.addEventListener("change", () => {
        if (box.checked) this.left.delete(part.id);
        else this.left.add(part.id);
        this.show(plan);
        document.getElementById(id)?.focus();
      });
      const counted = [String(part.pages.length), String(part.copies), formatNumber(sheets(part, this.bothSides))];
      return h("tr", {}, h("td", {}, box, " ", h("label", { for: id }, part.title)), ...counted.map((words) => h("td", {}, words)));
    });
    const cover = this.cover(plan, files);
    const read = [cover.title, String(cover.pages.length), "1", formatNumber(sheets(cover, this.bothSides))];
    const first = h("tr", {}, ...read.map((words) => h("td", {}, words)));
    const heads = [desk("part"), desk("pages"), "×", desk("sheets")];
    const own = [cover, ...this.chosen].reduce((sum, part) => sum + sheets(part, this.bothSides), 0);
    const print = h("button", { type: "button", class: "md-button md-button--primary" }, desk("print"));
    print.addEventListener("click", () => this.print(plan, files));
    this.element.replaceChildren(
      h("h2", {}, desk("printed")),
      h("p", {}, desk("print-how")),
      scrolling(desk("printed"), h("thead", {}, h("tr", {}, ...heads.map((words) => h("th", { scope: "col" }, words)))), h("tbody", {}, first, ...rows)),
      this.ways(plan),
      h("p", { class: "class-kit__sum", role: "status" }, desk("total-sheets", formatNumber(own + fromFiles), formatNumber(fromFiles))),
      h("p", {}, print),
      h("h3", {}, desk("from-files")),
      h("ul", {}, ...files.map(({ file, copies }) => h("li", {}, h("a", { href: address(file.href, this.root) }, file.title), `: ${file.pages} × ${formatNumber(copies)}`))),
      h("h3", {}, desk("forms")),
      h("p", {}, desk("forms-how")),
      this.forms(plan),
    );
  }

  private ways(plan: Plan): HTMLElement {
    const choose = h("select", { id: "in-ban" }, h("option", { value: "all" }, desk("copies-all")), h("option", { value: "one" }, desk("copies-one")));
    choose.value = this.originals ? "one" : "all";
    choose.addEventListener("change", () => (this.originals = choose.value === "one"));
    const both = h("input", { type: "checkbox", id: "in-hai-mat", checked: this.bothSides });
    both.addEventListener("change", () => {
      this.bothSides = both.checked;
      this.show(plan);
      document.getElementById("in-hai-mat")?.focus();
    });
    return h("p", { class: "class-kit__ways" }, h("label", { for: "in-ban" }, desk("copies-how")), " ", choose, " ", both, " ", h("label", { for: "in-hai-mat" }, desk("duplex")));
  }

  private print(plan: Plan, files: ReturnType<Prints["files"]>): void {
    printPages(inOrder([this.cover(plan, files), ...this.chosen], this.bothSides, this.originals));
  }

  /** What the trainer reads first; it is printed with everything else. */
  private cover(plan: Plan, files: ReturnType<Prints["files"]>): PrintPart {
    const rows = files.map(({ file, copies }) => [file.title, String(file.pages), String(copies), formatNumber(sheetsOf(file.pages, copies, !this.bothSides))]);
    return coverPart(this.data, plan, this.chosen, rows, this.bothSides);
  }

  /** What is printed from files of the site: handouts, and forms to be filled in by hand. */
  private files(plan: Plan): Array<{ readonly file: PrintFile; readonly copies: number }> {
    const handouts = taught(plan).flatMap((id) => this.data.modules[id]?.prints ?? []);
    const blanks = this.data.papers.flatMap(({ blank, model }) => (blank && !(model.certificate && plan.delegates.length > 0) ? [blank] : []));
    return [...handouts, ...blanks].map((file) => ({ file, copies: copiesOf(file, plan.people) }));
  }

  private forms(plan: Plan): HTMLElement {
    const told = h("p", { role: "status" });
    const buttons = this.data.papers.flatMap((paper) =>
      paper.endings.map((kind) => {
        const button = h("button", { type: "button", class: "md-button" }, `${paper.title} (${kind === "docx" ? "Word" : "Excel"})`);
        button.addEventListener("click", () => {
          this.fill(plan, paper, kind).then(
            (names) => (told.textContent = desk("done-files", names.join(", "))),
            (error: unknown) => {
              console.warn("class kit:", error);
              told.textContent = desk("not-made");
            },
          );
        });
        return h("li", {}, button);
      }),
    );
    return h("div", {}, h("ul", { class: "class-kit__forms" }, ...buttons), told);
  }

  private async fill(plan: Plan, paper: ClassPaper, kind: FileKind): Promise<string[]> {
    const [desk, bytes] = [await office(), await template(paper.template, paper.model.id, kind)];
    const files = filesOf(this.data, plan, paper);
    const names: string[] = [];
    for (const [at, records] of files.entries()) {
      const name = `${paper.id}${files.length > 1 ? `-${at + 1}` : ""}.${kind}`;
      offer(name, (await desk.fill(kind, paper.model, records, bytes)) as BlobPart, TYPES[kind]);
      names.push(name);
    }
    return names;
  }
}

/** How many of `people` get the paper at `at` of `among`. */
function share(people: number, among: number, at: number): number {
  return Math.ceil((people - at) / among);
}
