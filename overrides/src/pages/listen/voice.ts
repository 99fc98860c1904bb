/** The device's Vietnamese voice (Web Speech): which one, and saying one sentence with it. */

import type { Voice } from "../../engines/speech/reading";

/** The parts of the browser's speech in use. */
export type Synthesis = Pick<SpeechSynthesis, "getVoices" | "speak" | "cancel" | "addEventListener">;

/** Android writes vi_VN. */
const VIETNAMESE = /^vi(?:[-_]|$)/i;
/** Milliseconds after which a sentence of one letter has surely been said: some engines never tell the end. */
const LONGEST_START = 8000;
const LONGEST_LETTER = 220;

/** The Vietnamese voice to use: one that needs no network before others; null when there is none. */
export function vietnameseVoice(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | null {
  const known = voices.filter((voice) => VIETNAMESE.test(voice.lang));
  return known.find((voice) => voice.localService) ?? known[0] ?? null;
}

/** Calls `found` once as soon as there is a Vietnamese voice; the list of voices often comes late. */
export function whenHeard(synthesis: Synthesis, found: () => void): void {
  let told = false;
  const look = (): void => {
    if (told || !vietnameseVoice(synthesis.getVoices())) return;
    told = true;
    found();
  };
  look();
  // Safari 14 has no addEventListener here and has its voices at once.
  if (!told && typeof synthesis.addEventListener === "function") synthesis.addEventListener("voiceschanged", look);
}

export class DeviceVoice implements Voice {
  /** What is being said; kept here, or browsers forget it, and with it that its end is to be told. */
  private now: SpeechSynthesisUtterance | null = null;
  private timer = 0;

  constructor(private readonly synthesis: Synthesis) {}

  say(text: string, rate: number, done: () => void): void {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = vietnameseVoice(this.synthesis.getVoices());
    utterance.lang = utterance.voice?.lang.replace("_", "-") ?? "vi-VN";
    utterance.rate = rate;
    const ended = (): void => {
      if (this.now !== utterance) return;
      this.forget();
      done();
    };
    utterance.onend = ended;
    utterance.onerror = ended;
    this.now = utterance;
    this.timer = window.setTimeout(() => {
      this.synthesis.cancel();
      ended();
    }, (LONGEST_START + LONGEST_LETTER * text.length) / rate);
    this.synthesis.speak(utterance);
  }

  stop(): void {
    if (!this.now) return;
    this.forget();
    this.synthesis.cancel();
  }

  private forget(): void {
    window.clearTimeout(this.timer);
    this.now = null;
  }
}
