/**
 * What the window with the slides and the speaker's window tell each other.
 *
 * A message counts if it comes from our own pages (where a page has an origin; one opened from a disk has none) and
 * names the token that only these two windows know. So both find each other again after either has been loaded anew.
 */

import { isRecord } from "../../common/json";
import type { Countdown } from "../../engines/hall/countdown";
import type { Pace } from "../../engines/hall/pace";

export interface State {
  readonly kind: "at";
  /** Position of the slide, from 0. */
  readonly slide: number;
  /** Steps of the slide already shown. */
  readonly steps: number;
  readonly dark: boolean;
  readonly pace: Pace;
  /** Of the activity on this slide; null where there is none. */
  readonly countdown: Countdown | null;
  /** Hands by letter, of the question on this slide. */
  readonly counts: Readonly<Record<string, number>>;
}

export type Command =
  | { readonly kind: "do"; readonly what: "hello" | "next" | "back" | "dark" | "clock" | "restart" | "countdown" | "longer" }
  | { readonly kind: "do"; readonly what: "go"; readonly slide: number }
  | { readonly kind: "do"; readonly what: "count"; readonly letter: string; readonly hands: number }
  | { readonly kind: "do"; readonly what: "park"; readonly text: string };

const FILE = location.protocol === "file:";

/** Sends to a window of the same page; on file:// no origin can be named. */
export function send(to: Window, token: string, message: State | Command): void {
  to.postMessage({ ...message, token }, FILE ? "*" : location.origin);
}

/** Calls `heard` with messages of `kind` that name `token`, and with the window they come from. */
export function listen<T extends State | Command>(token: string, kind: T["kind"], heard: (message: T, from: Window) => void): void {
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (!FILE && event.origin !== location.origin) return;
    const { data, source } = event;
    if (!isRecord(data) || data["token"] !== token || data["kind"] !== kind || source === null) return;
    heard(data as unknown as T, source as Window);
  });
}

/** What two windows of one talk know and nobody else. */
export function newToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
