/** Counting hands or raised cards, letter by letter: with keys while the panel has the focus, or with its buttons. */

import { h } from "../shared/dom";
import { say } from "./words";

export interface Counter {
  readonly element: HTMLElement;
  /** Shows the counts of a question with these letters; none: the panel hides. */
  show(letters: ReadonlyArray<string>, counts: Readonly<Record<string, number>>): void;
  /** Takes the keys, at the first letter. */
  begin(): void;
}

/** More hands than a hall holds are a slip of the finger. */
const MOST = 999;
/** A digit typed this soon after another goes behind it, in ms. */
const TOGETHER = 2000;

/** `counted` is told every change; `done` that counting is over. */
export function counter(counted: (letter: string, hands: number) => void, done: () => void): Counter {
  let letters: ReadonlyArray<string> = [];
  let counts: Record<string, number> = {};
  let at = 0;
  let typed = 0;
  const rows = h("div", { class: "counter__rows" });
  const finish = h("button", { type: "button", class: "tool" }, say("counted"));
  const hint = h("p", { class: "counter__hint", id: "cach-dem" }, say("counterKeys"));
  const element = h(
    "section",
    { class: "counter", tabindex: "-1", "aria-label": say("counter"), "aria-describedby": "cach-dem", hidden: true },
    rows, finish, hint,
  );
  finish.addEventListener("click", done);

  const set = (letter: string, hands: number): void => {
    counts[letter] = Math.max(0, Math.min(MOST, hands));
    draw();
    counted(letter, counts[letter] ?? 0);
  };
  const choose = (n: number): void => {
    at = n;
    typed = 0;
    draw();
  };
  const add = (letter: string, n: number): void => {
    choose(letters.indexOf(letter));
    set(letter, (counts[letter] ?? 0) + n);
  };
  const build = (): void => {
    rows.replaceChildren(
      ...letters.map((letter) => {
        const less = h("button", { type: "button", class: "tool", "aria-label": say("less", letter) }, "−");
        const more = h("button", { type: "button", class: "tool", "aria-label": say("more", letter) }, "+");
        less.addEventListener("click", () => add(letter, -1));
        more.addEventListener("click", () => add(letter, 1));
        const number = h("output", { class: "counter__number" });
        return h("div", { class: "counter__row", role: "group", "aria-label": say("letter", letter) }, h("b", { class: "counter__letter" }, letter), less, number, more);
      }),
    );
  };
  const draw = (): void => {
    letters.forEach((letter, n) => {
      const row = rows.children[n];
      row?.classList.toggle("counter__row--chosen", n === at);
      const number = row?.querySelector("output");
      const text = String(counts[letter] ?? 0);
      if (number && number.textContent !== text) number.textContent = text;
    });
  };
  const digit = (letter: string, typedNow: number): void => {
    const now = Date.now();
    const before = now - typed < TOGETHER ? (counts[letter] ?? 0) : 0;
    typed = now;
    set(letter, Number(`${before}${typedNow}`) > MOST ? typedNow : before * 10 + typedNow);
  };
  const key = (event: KeyboardEvent): boolean => {
    const pressed = event.key.toUpperCase();
    const letter = letters[at] ?? "";
    if (letters.includes(pressed)) choose(letters.indexOf(pressed));
    else if (pressed === "+" || pressed === "=") add(letter, 1);
    else if (pressed === "-" || pressed === "−") add(letter, -1);
    else if (/^\d$/.test(pressed)) digit(letter, Number(pressed));
    else if (pressed === "BACKSPACE") set(letter, Math.floor((counts[letter] ?? 0) / 10));
    else if (pressed === "ESCAPE") done();
    else if (pressed === "ENTER" && event.target === element) {
      if (at < letters.length - 1) choose(at + 1);
      else done();
    } else return false;
    return true;
  };
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element,
    show(now, hands) {
      const same = now.join() === letters.join();
      letters = now;
      counts = { ...hands };
      if (!same) {
        at = 0;
        build();
      }
      draw();
    },
    begin() {
      choose(0);
      element.focus({ preventScroll: true });
    },
  };
}
