/** One question a screen: hides all but one, with buttons to go on and back. */

import { h } from "../shared/dom";
import type { Question } from "./question";
import type { Say } from "./words";

export class Pager {
  single = false;
  at = 0;
  /** Whether going on is the thing to do, as where no question offers it itself. */
  leads = false;
  /** Whether the questions are left behind, as when their result is looked at. */
  private resting = false;
  private readonly bar: HTMLElement;
  private readonly back: HTMLButtonElement;
  private readonly on: HTMLButtonElement;
  private readonly place: HTMLElement;

  constructor(
    private readonly holder: HTMLElement,
    private readonly questions: readonly Question[],
    private readonly say: Say,
    private readonly moved: (at: number) => void = () => undefined,
  ) {
    this.back = h("button", { type: "button", class: "md-button pager__back" }, say("previous"));
    this.on = h("button", { type: "button", class: "md-button pager__on" }, say("next"));
    this.place = h("p", { class: "pager__place", role: "status" });
    this.bar = h("div", { class: "pager" }, this.back, this.place, this.on);
    this.back.addEventListener("click", () => this.step(-1));
    this.on.addEventListener("click", () => this.step(1));
    const last = questions[questions.length - 1]?.root;
    const end = last?.closest(".case") ?? last;
    if (end) end.after(this.bar);
    else holder.append(this.bar);
    this.draw();
  }

  get current(): Question | undefined {
    return this.questions[this.at];
  }

  show(single: boolean, at: number): void {
    this.single = single;
    this.go(at);
  }

  go(at: number): void {
    this.at = Math.min(Math.max(0, at), Math.max(0, this.questions.length - 1));
    this.resting = false;
    this.draw();
    this.moved(this.at);
  }

  /** Goes `by` questions on and puts the keyboard there. */
  step(by: number): void {
    this.go(this.at + by);
    this.current?.enterAtTop();
  }

  /** Hides every question where one a screen is shown. */
  rest(): void {
    this.resting = this.single;
    this.draw();
  }

  /** Shows every question again and takes the buttons away. */
  remove(): void {
    this.single = false;
    this.resting = false;
    this.draw();
    this.bar.remove();
  }

  /** Draws anew, as after an answer: then the question itself offers to go on, and one button for it is enough. */
  draw(): void {
    const current = this.resting ? undefined : this.current?.root;
    const story = current?.closest(".case");
    for (const { root } of this.questions) {
      // What is asked elsewhere is shown as it is asked there.
      if (!this.holder.contains(root)) continue;
      root.hidden = this.single && root !== current;
      const holder = root.closest<HTMLElement>(".case");
      if (holder) holder.hidden = this.single && holder !== story;
    }
    this.bar.hidden = !this.single || this.resting || this.questions.length < 2;
    this.back.disabled = this.at === 0;
    this.on.classList.toggle("pager__on--idle", this.current?.goesOn === true);
    this.on.disabled = this.at >= this.questions.length - 1;
    this.on.classList.toggle("md-button--primary", this.leads && !this.on.disabled);
    this.place.textContent = this.say("placeOf", this.at + 1, this.questions.length);
  }
}
