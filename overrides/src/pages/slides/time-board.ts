/** The speaker's clock: the whole talk, this slide, what to make of it. */

import { advise, adviseSlide, begun, clockFace, elapsed, onSlide, type Pace } from "../../engines/hall/pace";
import { h } from "../shared/dom";
import { type DeckPage, planAt } from "./deck";
import { say } from "./words";

export interface TimeBoard {
  readonly element: HTMLElement;
  /** `at` is the position of the slide, `now` the moment. */
  draw(pace: Pace, at: number, now: number): void;
}

/** `clock` starts or holds the clock, `restart` sets it to nothing. */
export function timeBoard(page: DeckPage, clock: () => void, restart: () => void): TimeBoard {
  const whole = h("p", { class: "board__whole" });
  const slide = h("p", { class: "board__slide" });
  // Said when it changes, not every second.
  const advice = h("p", { class: "board__advice", role: "status" });
  const hour = h("p", { class: "board__hour" });
  const press = h("button", { type: "button", class: "tool" });
  const again = h("button", { type: "button", class: "tool" }, say("restart"));
  press.addEventListener("click", clock);
  again.addEventListener("click", restart);
  const element = h("section", { class: "board", "aria-label": say("clock") }, whole, slide, advice, h("p", { class: "board__tools" }, press, again, hour));
  const put = (into: HTMLElement, text: string): void => {
    if (into.textContent !== text) into.textContent = text;
  };
  return {
    element,
    draw(pace, at, now) {
      const plan = planAt(page, at);
      const told = advise(pace, plan, now);
      const ofSlide = adviseSlide(pace, plan, now);
      put(whole, say("whole", clockFace(elapsed(pace, now)), plan.whole));
      put(slide, plan.slide > 0 ? say("ofSlide", clockFace(onSlide(pace, now)), plan.slide) : say("ofSlideUnplanned", clockFace(onSlide(pace, now))));
      const words = begun(pace) ? [say(told.what, told.minutes), ofSlide ? say(ofSlide.what, ofSlide.minutes) : ""] : [say("clockWaits")];
      put(advice, words.filter(Boolean).join(" "));
      element.dataset["advice"] = begun(pace) ? told.what : "waits";
      element.dataset["slide"] = ofSlide?.what ?? "";
      put(press, say(pace.since === null ? (begun(pace) ? "clockGoOn" : "clockStart") : "clockHold"));
      put(hour, say("hour", new Date(now).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })));
    },
  };
}
