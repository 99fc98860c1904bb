/** The bar at the foot of the page while something is read: a sentence back and on, pause, speed, stop. */

import { SPEEDS, type Reading, type Speed } from "../../engines/speech/reading";
import { h } from "../shared/dom";
import { say } from "./words-said";

/** What the bar asks for. */
export interface Wishes {
  toggle(): void;
  move(sentences: number): void;
  speed(speed: Speed): void;
  stop(): void;
}

export class Player {
  readonly element: HTMLElement;
  private readonly toggle = h("button", { type: "button", class: "listen__control listen__main" });
  private readonly place = h("span", { class: "listen__place" });
  private readonly status = h("span", { class: "visually-hidden", role: "status" });

  constructor(wishes: Wishes, speed: Speed) {
    const before = control("‹", "before");
    const after = control("›", "after");
    const stop = control("✕", "stop");
    const choice = h("select", { class: "listen__speed", "aria-label": say("speed") });
    for (const one of SPEEDS) choice.append(h("option", { value: one, selected: one === speed }, say(one)));
    this.toggle.addEventListener("click", () => wishes.toggle());
    before.addEventListener("click", () => wishes.move(-1));
    after.addEventListener("click", () => wishes.move(1));
    stop.addEventListener("click", () => wishes.stop());
    choice.addEventListener("change", () => wishes.speed(choice.value as Speed));
    this.element = h(
      "div",
      { class: "listen-bar", role: "region", "aria-label": say("bar") },
      this.place,
      h("div", { class: "listen-bar__controls" }, before, this.toggle, after, choice, stop),
      this.status,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") wishes.stop();
    });
  }

  show(reading: Reading): void {
    const words = reading.state === "reading" ? say("pause") : reading.state === "ended" ? say("again") : say("on");
    if (this.toggle.textContent !== words) this.toggle.textContent = words;
    this.place.textContent = say("place", reading.place + 1, reading.count);
    const told = reading.state === "ended" ? say("ended") : reading.state === "paused" ? say("paused") : "";
    if (this.status.textContent !== told) this.status.textContent = told;
  }

  /** Moves the focus to the button that pauses: whoever has begun to listen wants it next. */
  focus(): void {
    this.toggle.focus({ preventScroll: true });
  }
}

function control(sign: string, words: "before" | "after" | "stop"): HTMLButtonElement {
  const button = h("button", { type: "button", class: "listen__control", title: say(words) }, sign);
  button.setAttribute("aria-label", say(words));
  return button;
}
