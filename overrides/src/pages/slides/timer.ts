/** The countdown of an activity, large on its slide: started, held and lengthened by key or click, with a quiet sign at its end. */

import { type Countdown, fresh, longer, remaining, toggled } from "../../engines/hall/countdown";
import { clockFace } from "../../engines/hall/pace";
import { h } from "../shared/dom";
import { activityOf } from "./deck";
import { say } from "./words";

const TICK = 250;
const CHIME = { notes: [660, 528], seconds: 0.9, loudness: 0.12 };

export interface Timers {
  /** Starts or holds the countdown of a slide; false where it has none. */
  toggle(slide: HTMLElement | undefined): boolean;
  longer(slide: HTMLElement | undefined): void;
  of(slide: HTMLElement | undefined): Countdown | null;
}

/** Draws a countdown on each slide that has one; `changed` is called when one was started, held or set. */
export function timers(slides: ReadonlyArray<HTMLElement>, kept: Record<string, Countdown>, changed: () => void): Timers {
  const drawn: Array<() => void> = [];
  const now = (slide: HTMLElement, minutes: number): Countdown => kept[slide.id] ?? fresh(minutes);
  const set = (slide: HTMLElement, countdown: Countdown): void => {
    kept[slide.id] = countdown;
    drawn.forEach((draw) => draw());
    changed();
  };
  const change = (slide: HTMLElement | undefined, how: (countdown: Countdown, at: number) => Countdown): boolean => {
    const activity = activityOf(slide);
    if (!slide || !activity) return false;
    sound();
    set(slide, how(now(slide, activity.minutes), Date.now()));
    return true;
  };
  for (const slide of slides) {
    const activity = activityOf(slide);
    if (!activity) continue;
    const { place, minutes } = activity;
    const face = h("span", { class: "timer__face", role: "timer" });
    const press = h("button", { type: "button", class: "tool" });
    const more = h("button", { type: "button", class: "tool" }, say("oneMore"));
    const again = h("button", { type: "button", class: "tool" }, say("setBack"));
    const told = h("span", { class: "timer__told", role: "status" });
    place.classList.add("timer");
    place.replaceChildren(face, told, h("span", { class: "timer__tools" }, press, more, again));
    press.addEventListener("click", () => change(slide, toggled));
    face.addEventListener("click", () => change(slide, toggled));
    more.addEventListener("click", () => change(slide, longer));
    again.addEventListener("click", () => set(slide, fresh(minutes)));
    drawn.push(() => {
      const countdown = now(slide, minutes);
      const left = remaining(countdown, Date.now());
      if (left === 0 && countdown.since !== null) {
        kept[slide.id] = { left: 0, since: null };
        chime();
        changed();
      }
      const running = left > 0 && countdown.since !== null;
      face.textContent = clockFace(left + 999);
      press.textContent = say(running ? "hold" : "start");
      press.disabled = left === 0;
      const words = left === 0 ? say("timeUp") : running ? "" : say(countdown.left < minutes * 60_000 ? "held" : "startWithKey");
      if (told.textContent !== words) told.textContent = words;
      place.classList.toggle("timer--over", left === 0);
    });
  }
  const draw = (): void => drawn.forEach((one) => one());
  draw();
  if (drawn.length > 0) setInterval(draw, TICK);
  return {
    toggle: (slide) => change(slide, toggled),
    longer: (slide) => void change(slide, longer),
    of: (slide) => {
      const activity = activityOf(slide);
      return slide && activity ? now(slide, activity.minutes) : null;
    },
  };
}

let audio: AudioContext | undefined;

/** Browsers let a page sound only once somebody has pressed something: this is called then. */
function sound(): void {
  if (typeof AudioContext === "undefined") return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume().catch(() => undefined);
}

/** Two soft notes; nothing where there is no sound. */
function chime(): void {
  if (audio?.state !== "running") return;
  for (const [n, pitch] of CHIME.notes.entries()) {
    const [tone, gain] = [audio.createOscillator(), audio.createGain()];
    const begins = audio.currentTime + n * CHIME.seconds * 0.6;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, begins);
    gain.gain.linearRampToValueAtTime(CHIME.loudness, begins + 0.05);
    gain.gain.linearRampToValueAtTime(0, begins + CHIME.seconds);
    tone.connect(gain).connect(audio.destination);
    tone.start(begins);
    tone.stop(begins + CHIME.seconds);
  }
}
