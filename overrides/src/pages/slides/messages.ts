/** What the window with the slides and the speaker's window tell each other. */

export interface State {
  readonly kind: "at";
  /** Position of the slide, from 0. */
  readonly slide: number;
  /** Steps of the slide already shown. */
  readonly steps: number;
  readonly dark: boolean;
}

export interface Command {
  readonly kind: "do";
  readonly what: "next" | "back" | "dark" | "hello";
}

/** Sends to a window of the same page; on file:// no origin can be named. */
export function send(to: Window, message: State | Command): void {
  to.postMessage(message, location.protocol === "file:" ? "*" : location.origin);
}

/** Calls `heard` with messages of the window `from` alone. */
export function listen<T extends State | Command>(from: () => Window | null, heard: (message: T) => void): void {
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== from() || typeof event.data !== "object" || event.data === null) return;
    if ("kind" in event.data) heard(event.data as T);
  });
}
