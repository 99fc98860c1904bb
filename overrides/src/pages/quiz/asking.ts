/** Questions asked away from their quiz: moved to where they are asked, one by one, and put back. */

import type { Asked, QuizDoor } from "../shared/quiz-door";
import { h } from "../shared/dom";
import { Pager } from "./pager";
import type { Question } from "./question";

/** Those who hold the questions of a page; they lend them out. */
export interface Lender {
  readonly questions: readonly Question[];
  /** Says what follows an answer while the question is at home. */
  settle(): void;
  /** What the button says that ends an asking. */
  readonly endWord: string;
  pagerFor(holder: HTMLElement, questions: readonly Question[]): Pager;
}

export class Asking implements QuizDoor {
  private pager: Pager | null = null;
  private lender: Lender | null = null;
  private form: HTMLElement | null = null;
  /** What was moved, with what stands in its place. */
  private readonly moved = new Map<Element, Comment>();

  constructor(private readonly lenders: readonly Lender[]) {}

  ask(ids: readonly string[], place: HTMLElement, done: (sum: Asked) => void, word?: string): Asked {
    this.home();
    // One quiz a page; of several the first that knows one of the questions lends.
    const lender = this.lenders.find(({ questions }) => questions.some((question) => isOf(question, ids)));
    if (!lender) return { asked: 0, answered: 0, right: 0 };
    const asked = ids.flatMap((id) => lender.questions.filter((question) => isOf(question, [id])));
    const form = h("form", { class: "quiz quiz--asked", novalidate: true });
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const { root } of asked) this.move(root.closest(".case") ?? root, form);
    place.append(form);
    const pager = lender.pagerFor(form, asked);
    const others = lender.questions.filter((question) => !asked.includes(question) && form.contains(question.root));
    for (const { root } of others) root.hidden = true;
    asked.forEach((question, at) => {
      const next = asked[at + 1];
      const on = (): void => {
        if (next) {
          pager.go(at + 1);
          next.enterAtTop();
        } else done(sum(asked));
      };
      question.lead({ on, ...(next ? {} : { word: word ?? lender.endWord }) });
    });
    [this.pager, this.lender, this.form] = [pager, lender, form];
    pager.show(true, Math.max(0, asked.findIndex(({ grade }) => grade === null)));
    return sum(asked);
  }

  enter(): void {
    this.pager?.current?.enterAtTop();
  }

  home(): void {
    this.pager?.remove();
    for (const [node, mark] of this.moved) mark.replaceWith(node);
    this.moved.clear();
    this.form?.remove();
    const lender = this.lender;
    [this.pager, this.lender, this.form] = [null, null, null];
    lender?.settle();
  }

  private move(node: Element, into: HTMLElement): void {
    if (this.moved.has(node)) return;
    const mark = document.createComment(node.id);
    this.moved.set(node, mark);
    node.replaceWith(mark);
    into.append(node);
  }
}

/** Whether one of `ids` names the question or the case it belongs to. */
function isOf({ id, root }: Question, ids: readonly string[]): boolean {
  return ids.includes(id) || ids.includes(root.closest(".case")?.id ?? "");
}

function sum(asked: readonly Question[]): Asked {
  const graded = asked.filter(({ grade }) => grade !== null);
  return { asked: asked.length, answered: graded.length, right: graded.filter(({ grade }) => grade?.right).length };
}
