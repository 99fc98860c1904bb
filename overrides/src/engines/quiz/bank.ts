/** The banks as the build writes them (scripts/portal/outputs/bank.py). */

import type { Book } from "./code";
import { editionOf } from "./code";
import { draw, type Blueprint, type Candidate } from "./draw";
import type { QuestionRecord } from "./record";

export interface Test extends Blueprint {
  readonly title: string;
  readonly purpose: "dau-khoa" | "hoc-phan" | "cuoi-khoa";
  readonly summary: string;
  readonly minutes: number;
  /** How many questions every variant asks, and how many right answers pass it. */
  readonly questions: number;
  readonly needed: number;
  /** The same in words, as on cards and paper. */
  readonly facts: string;
  readonly attempts: number | null;
}

export interface BankItem extends Candidate {
  readonly questions: readonly BankQuestion[];
}

export interface BankQuestion extends QuestionRecord {
  /** What is asked, in plain words. */
  readonly text: string;
}

/** How an item looks: its questions in their order and, for a case, its story; HTML. */
export interface ItemSheet {
  readonly html: readonly string[];
  readonly story?: string;
}

/** The items of one module by id. */
export type ModuleSheet = Readonly<Record<string, ItemSheet>>;

export interface BankModule {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly page: string;
  /** Of its questions on the way. */
  readonly kilobytes: number;
  readonly objectives: Readonly<Record<string, string>>;
}

export interface BankData {
  readonly version: number;
  readonly tests: readonly Test[];
  readonly modules: readonly BankModule[];
  readonly items: readonly BankItem[];
}

export class Bank {
  readonly book: Book;
  readonly modules: ReadonlyMap<string, BankModule>;
  private readonly items: ReadonlyMap<string, BankItem>;
  private readonly owners: ReadonlyMap<string, BankItem>;

  constructor(readonly data: BankData) {
    this.items = new Map(data.items.map((item) => [item.id, item]));
    this.modules = new Map(data.modules.map((module) => [module.id, module]));
    const asked = data.items.flatMap((item) => item.questions.map((question) => [question, item] as const));
    this.owners = new Map(asked.map(([question, item]) => [question.id, item]));
    this.book = {
      tests: data.tests.map((test) => test.id),
      // The same number draws another test when drawing changes, which the version tells.
      edition: editionOf([`${data.version}`, ...asked.map(([{ id, rev }]) => `${id} ${rev}`)]),
    };
  }

  test(id: string): Test | undefined {
    return this.data.tests.find((test) => test.id === id);
  }

  /** Ids of the items that `seed` of `test` asks, in their order. */
  drawn(test: Test, seed: number): string[] {
    return draw(test, this.data.items, seed, this.test(test.matches ?? ""));
  }

  /** Ids of the questions that `seed` of `test` asks, those of a case one by one. */
  questionsOf(test: Test, seed: number): string[] {
    return this.drawn(test, seed).flatMap((id) => this.item(id)?.questions.map((question) => question.id) ?? []);
  }

  item(id: string): BankItem | undefined {
    return this.items.get(id);
  }

  /** The item a question belongs to. */
  ownerOf(question: string): BankItem | undefined {
    return this.owners.get(question);
  }

  /** The modules that `items` come from. */
  modulesOf(items: readonly string[]): string[] {
    return [...new Set(items.flatMap((id) => this.items.get(id)?.module ?? []))];
  }

  /** Question id → revision. */
  revs(): Map<string, string> {
    return new Map(this.data.items.flatMap((item) => item.questions.map(({ id, rev }) => [id, rev] as const)));
  }
}

/** The address of a page of the bank ("~/…"), seen from this page; from a USB stick folders need their file. */
export function address(page: string, root: URL): string {
  const url = page.replace("~/", root.href);
  return root.protocol === "file:" ? url.replace(/\/(?=#|$)/, "/index.html") : url;
}

/** HTML of the bank with its links made those of this page. */
export function placed(html: string, root: URL): string {
  return html.replace(/href="(~\/[^"]*)"/g, (_, page: string) => `href="${address(page, root)}"`);
}
