/** A module inside a learning system: its questions, answered one by one, reported as they are. */

import words from "locales/vi/scorm.json";
import { speaker as speakerOf } from "../../common/say";
import { Question } from "../quiz/question";
import { speaker } from "../quiz/words";
import { all, h, one } from "../shared/dom";
import { findApi, Session, type Interaction } from "./api";
import { keep, recall } from "./suspend-data";

const say = speakerOf(words);

const KINDS: Readonly<Record<string, Interaction["type"]>> = {
  single: "choice",
  multiple: "choice",
  "true-false": "true-false",
  matching: "matching",
  ordering: "sequencing",
  numeric: "numeric",
  short: "fill-in",
};

class Sco {
  private readonly say = speaker("vi");
  private readonly questions: Question[];
  private readonly result = h("div", { class: "quiz__result", role: "status" });
  private readonly pass: number;

  constructor(
    form: HTMLFormElement,
    private readonly session: Session | null,
  ) {
    this.pass = Number(form.dataset["pass"] ?? "70");
    this.questions = Question.allIn(form, this.say);
    const note = h("p", { class: "quiz__unsaved", role: "status" });
    if (!session) note.textContent = say("outside");
    form.before(note);
    form.append(this.result);
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const question of this.questions) question.pressed = () => this.press(question);
    this.restore();
    this.total();
    window.addEventListener("pagehide", () => session?.finish(this.complete));
  }

  private get complete(): boolean {
    return this.questions.every(({ grade }) => grade !== null);
  }

  private restore(): void {
    const saved = recall(this.session?.suspended ?? "");
    for (const question of this.questions) {
      const answer = saved[question.id];
      if (answer === undefined || answer.rev !== question.rev) continue;
      question.pick(answer.picked);
      if (question.answered || question.picked.length > 0) question.answer();
    }
  }

  /** The first answer counts and is reported; then the question stays as it is. */
  private press(question: Question): void {
    if (question.answer()) {
      this.session?.interaction({
        id: question.id,
        type: KINDS[question.type] ?? "fill-in",
        response: this.response(question),
        right: question.grade === null ? false : question.verdict().right,
      });
      this.report(question.id);
    }
    question.focusFeedback();
  }

  /** The answer as this version writes it. */
  private response(question: Question): string {
    const two = this.session?.version === "2004";
    const join = two ? "[,]" : ",";
    if (question.type === "matching") return question.picked.map((pair) => pair.replace("=", two ? "[.]" : ".")).join(join);
    if (question.type === "true-false") return question.picked[0] === "dung" ? (two ? "true" : "t") : two ? "false" : "f";
    if (question.type === "numeric") return (question.picked[0] ?? "").replace(/[^\d,.-]/g, "").replace(",", ".");
    return question.picked.join(join).slice(0, 250);
  }

  private report(place: string): void {
    const right = this.questions.filter(({ grade }) => grade?.right).length;
    // Rounded down: nobody who lacks an answer must reach the mark by rounding.
    const percent = Math.floor((100 * right) / this.questions.length);
    const answers = Object.fromEntries(
      this.questions.filter(({ grade }) => grade !== null).map(({ id, picked, rev }) => [id, { picked, rev }]),
    );
    this.session?.score(percent, this.complete ? (percent >= this.pass ? "passed" : "failed") : null);
    this.session?.suspend(keep(answers), place);
    this.total();
  }

  private total(): void {
    const done = this.questions.filter(({ grade }) => grade !== null).length;
    const right = this.questions.filter(({ grade }) => grade?.right).length;
    const text = this.complete ? this.say("score", right, this.questions.length) : say("answered", done, this.questions.length);
    this.result.replaceChildren(h("p", { class: "quiz__score" }, text));
  }
}

const found = findApi(window);
const form = one<HTMLFormElement>("form.quiz", document);
// What lies outside must not take the place of the lesson in the system's frame.
for (const link of all<HTMLAnchorElement>("a[href]", document)) if (!link.getAttribute("href")?.startsWith("#")) link.target = "_blank";
if (form) new Sco(form, found ? new Session(found.api, found.version) : null);
