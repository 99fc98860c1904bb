/**
 * The steps of a module's page: the choice between steps and the whole page, what is kept of the way, the questions of
 * a step. Which step is seen decides the page itself (partials/steps.html), which tells of it by `portal-step`.
 */

import { day } from "../../common/days";
import { storeOf } from "../../common/storage";
import { keepLearning } from "../../engines/learning/kept";
import { finished, opened, type Place } from "../../engines/learning/record";
import { DEPTH_CHANGED, depthOf } from "../theme/depth";
import { all, one, words } from "../shared/dom";
import { pageBelowSite } from "../shared/site";
import { QuestionsOfSteps } from "./questions";
import { makeRowsReachable } from "./rows";

type View = "steps" | "page";

const store = storeOf(() => window.localStorage);
const root = document.documentElement;

class StepView {
  private readonly steps = all("section.step", document);
  private readonly questions: QuestionsOfSteps;
  private readonly href = pageBelowSite();

  constructor(private readonly head: HTMLElement) {
    const ways = (step: HTMLElement): HTMLElement | null => one(".step__on, .step__nav .md-button", step);
    this.questions = new QuestionsOfSteps((step) => ways(step)?.click(), words(one(".step__on", document)));
    for (const button of all<HTMLButtonElement>("[data-portal-view]", head)) {
      button.addEventListener("click", () => {
        store.set("view", button.dataset["portalView"]);
        this.show(button.dataset["portalView"] === "steps" ? "steps" : "page");
      });
    }
    document.addEventListener(DEPTH_CHANGED, () => {
      if (store.get("view") === undefined) this.show(depthOf(document) === "learner" ? "steps" : "page");
    });
    for (const step of this.steps) ways(step)?.addEventListener("click", () => this.finish(step));
    document.addEventListener("portal-step", () => this.arrive(true));
    for (const step of this.steps) makeRowsReachable(step);
    this.keepPaperWhole();
    this.press();
    this.arrive(false);
  }

  /** On paper every question stands where the page has it. */
  private keepPaperWhole(): void {
    const turn = (printing: boolean): void => (printing ? this.questions.home() : this.arrive(false));
    window.addEventListener("beforeprint", () => turn(true));
    window.addEventListener("afterprint", () => turn(false));
    window.matchMedia("print").addEventListener("change", ({ matches }) => turn(matches));
  }

  private get view(): View {
    return root.getAttribute("data-view") === "steps" ? "steps" : "page";
  }

  private get current(): HTMLElement | undefined {
    return this.steps.find((step) => step.classList.contains("now"));
  }

  private show(view: View): void {
    if (view === this.view) return;
    const near = this.current;
    root.setAttribute("data-view", view);
    document.dispatchEvent(new CustomEvent("portal-view"));
    this.press();
    this.arrive(false);
    // Who goes over to the whole page reads on where the step was.
    if (view === "page") near?.scrollIntoView();
  }

  private press(): void {
    for (const button of all("[data-portal-view]", this.head)) button.setAttribute("aria-pressed", String(button.dataset["portalView"] === this.view));
  }

  /** A step is on the screen; `moved` when somebody went there. */
  private arrive(moved: boolean): void {
    if (this.view === "page") {
      this.questions.home();
      return;
    }
    const step = this.current;
    if (step === undefined) {
      this.questions.home();
      return;
    }
    keepLearning(store, (record) => opened(record, this.placeOf(step), day(new Date())));
    this.questions.ask(step);
    if (!moved) return;
    const title = one("h2", step);
    title?.setAttribute("tabindex", "-1");
    title?.focus({ preventScroll: true });
  }

  private finish(step: HTMLElement): void {
    const next = this.steps[this.steps.indexOf(step) + 1];
    const anchors = this.steps.map((one) => one.dataset["anchor"] ?? "");
    const after = next === undefined ? null : this.placeOf(next);
    keepLearning(store, (record) => finished(record, this.placeOf(step), after, anchors, day(new Date())));
  }

  private placeOf(step: HTMLElement): Place {
    const number = this.steps.indexOf(step) + 1;
    const link = one(`.learn__list a[href="#${step.id}"]`, this.head);
    return {
      module: this.head.dataset["module"] ?? "",
      title: words(link),
      step: number,
      of: this.steps.length,
      anchor: step.dataset["anchor"] ?? "",
      href: this.href,
    };
  }
}

const head = one("article .learn", document);
if (head) new StepView(head);
