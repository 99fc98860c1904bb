/**
 * Reading aloud, sentence by sentence: where it is, whether it goes on, how fast. Knows neither page nor voice.
 *
 * A pause ends the sentence that is being said, and going on begins it again: phones do not keep a paused voice.
 */

import type { Sentence } from "./texts";

export type Speed = "slow" | "usual" | "fast";

/** How fast a voice speaks at each speed; 1 is its own. */
export const RATES: Readonly<Record<Speed, number>> = { slow: 0.8, usual: 1, fast: 1.25 };

export const SPEEDS: readonly Speed[] = ["slow", "usual", "fast"];

/** The speed that was kept, else the usual one. */
export function speedOf(kept: unknown): Speed {
  return SPEEDS.find((speed) => speed === kept) ?? "usual";
}

/** Says one text at a time. `done` is called once when it has been said; after `stop` nothing is called any more. */
export interface Voice {
  say(text: string, rate: number, done: () => void): void;
  stop(): void;
}

/** "ended": all was said; "stopped": somebody does not want more. */
export type State = "reading" | "paused" | "ended" | "stopped";

export class Reading {
  private at = 0;
  private now: State = "paused";

  /** `changed` is told of every new place and state. */
  constructor(
    private readonly sentences: readonly Sentence[],
    private readonly voice: Voice,
    private speed: Speed,
    private readonly changed: (reading: Reading) => void,
  ) {}

  get state(): State {
    return this.now;
  }

  /** The number of the sentence that is said, or would be. */
  get place(): number {
    return this.at;
  }

  get count(): number {
    return this.sentences.length;
  }

  /** Goes on, or begins anew where all was said. */
  read(): void {
    if (this.now === "ended") this.at = 0;
    this.say();
  }

  pause(): void {
    if (this.now === "reading") this.halt("paused");
  }

  stop(): void {
    this.halt("stopped");
  }

  /** Moves by `sentences`, not beyond the first and the last, and goes on reading if it was. */
  move(sentences: number): void {
    const last = Math.max(0, this.sentences.length - 1);
    this.at = Math.min(last, Math.max(0, this.at + sentences));
    if (this.now === "reading") this.say();
    else this.halt("paused");
  }

  /** A sentence that is being said begins again at the new speed. */
  setSpeed(speed: Speed): void {
    this.speed = speed;
    if (this.now === "reading") this.say();
  }

  private halt(state: State): void {
    this.now = state;
    this.voice.stop();
    this.changed(this);
  }

  private say(): void {
    const sentence = this.sentences[this.at];
    this.voice.stop();
    if (!sentence) {
      this.halt("ended");
      return;
    }
    this.now = "reading";
    this.changed(this);
    this.voice.say(sentence.said, RATES[this.speed], () => this.next());
  }

  private next(): void {
    if (this.now !== "reading") return;
    if (this.at + 1 < this.sentences.length) {
      this.at += 1;
      this.say();
    } else {
      this.halt("ended");
    }
  }
}
