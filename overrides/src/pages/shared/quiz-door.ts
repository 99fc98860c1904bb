/**
 * The questions of a page, for parts of the page that ask some of them elsewhere: the step view asks one or two at the
 * end of a step.
 *
 * The questions are moved, not copied: they keep their ids, answers, records and feedback, and what is answered there
 * counts in the quiz. `quiz.js`, loaded by pages with a `form.quiz`, opens the door; it may come after whoever waits.
 */

/** What the questions of one asking have come to. */
export interface Asked {
  readonly asked: number;
  readonly answered: number;
  readonly right: number;
}

export interface QuizDoor {
  /**
   * Shows questions of the page's quizzes at the end of `place`, one by one, and takes back what was asked before.
   *
   * `ids` name items: a question, or a case, which comes with its story and all its questions; unknown ones are passed
   * over. Answered questions show their answer and can be gone on from at once. `done` is called when "Câu tiếp" is
   * pressed on the last one, any number of times; `word` is what that button says ("Tiếp tục"). The keyboard is not moved:
   * call `enter` for that. Returns what is asked and known of it at the start; with `asked` 0 nothing is shown.
   */
  ask(ids: readonly string[], place: HTMLElement, done: (sum: Asked) => void, word?: string): Asked;
  /** Puts the keyboard into the question shown by `ask` and brings it to the top of the screen. */
  enter(): void;
  /** Puts every question back into its place in its quiz. */
  home(): void;
}

const OPENED = "portal-quiz";

interface WithDoor {
  portalQuiz?: QuizDoor;
}

/** Says that the questions of the page are ready. */
export function openDoor(door: QuizDoor): void {
  Object.assign(window, { portalQuiz: door });
  document.dispatchEvent(new Event(OPENED));
}

/** Calls `act` once the questions of the page are ready: at once where they are, never where there are none. */
export function whenQuiz(act: (door: QuizDoor) => void): void {
  const door = (window as WithDoor).portalQuiz;
  if (door) act(door);
  else document.addEventListener(OPENED, () => whenQuiz(act), { once: true });
}
