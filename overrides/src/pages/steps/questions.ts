/** The questions of a step, borrowed from the module's quiz while the step is on the screen. */

import { one } from "../shared/dom";
import { whenQuiz, type QuizDoor } from "../shared/quiz-door";

export class QuestionsOfSteps {
  private wanted: HTMLElement | null = null;
  private door: QuizDoor | null = null;

  /** `on` leads on from a step whose last question was answered; `word` is what the button says. */
  constructor(
    private readonly on: (step: HTMLElement) => void,
    private readonly word: string,
  ) {
    whenQuiz((door) => {
      this.door = door;
      if (this.wanted) this.lend(this.wanted, door);
    });
  }

  /** Asks the questions of `step` at its end. */
  ask(step: HTMLElement): void {
    if (this.wanted === step) return;
    this.wanted = step;
    if (this.door) this.lend(step, this.door);
  }

  /** Puts every question back where the page has it. */
  home(): void {
    this.wanted = null;
    this.door?.home();
  }

  private lend(step: HTMLElement, door: QuizDoor): void {
    const place = one(".step__ask", step);
    if (place) door.ask((step.dataset["questions"] ?? "").split(" "), place, () => this.on(step), this.word);
    else door.home();
  }
}
