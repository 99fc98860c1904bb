/** A deck as its page has it: slides, their plan, their questions; nothing here changes the page. */

import type { Plan } from "../../engines/hall/pace";
import { all, one, words } from "../shared/dom";

export interface Option {
  readonly letter: string;
  readonly element: HTMLElement;
  readonly text: string;
}

export interface Question {
  readonly text: string;
  readonly options: ReadonlyArray<Option>;
  readonly right: ReadonlyArray<string>;
}

export interface DeckPage {
  readonly root: HTMLElement;
  /** What its state is kept under. */
  readonly id: string;
  readonly title: string;
  readonly slides: ReadonlyArray<HTMLElement>;
}

/** The deck of this page, or null where there is none. */
export function deckPage(): DeckPage | null {
  const root = one(".reveal", document);
  if (!root) return null;
  const file = decodeURIComponent(location.pathname.split("/").pop() ?? "").replace(/\.html$/, "");
  return { root, id: root.dataset["deck"] ?? file, title: document.title, slides: all(".slides > section", root) };
}

export function titleOf(slide: HTMLElement | undefined): string {
  return slide?.dataset["title"] ?? words(slide ? one("h1, h2", slide) : null);
}

export function minutesOf(slide: HTMLElement | undefined): number {
  return Number(slide?.dataset["minutes"] ?? 0) || 0;
}

/** Minutes planned around the slide at `at`. */
export function planAt(page: DeckPage, at: number): Plan {
  const minutes = page.slides.map(minutesOf);
  const sum = (upTo: number): number => minutes.slice(0, upTo).reduce((all, one) => all + one, 0);
  return { whole: Number(page.root.dataset["minutes"] ?? 0) || sum(minutes.length), before: sum(at), slide: minutes[at] ?? 0 };
}

/** The question to the hall on a slide; undefined where it asks none with letters. */
export function questionOf(slide: HTMLElement | undefined): Question | undefined {
  if (slide?.dataset["kind"] !== "ask") return undefined;
  const options = all("li[data-letter]", slide).map((element) => ({
    letter: element.dataset["letter"] ?? "",
    element,
    text: textOf(element),
  }));
  if (options.length === 0) return undefined;
  const right = (slide.dataset["right"] ?? "").split("").filter((letter) => options.some((option) => option.letter === letter));
  return { text: titleOf(slide) || words(one(".stem", slide)), options, right };
}

/** The words of an option, without its letter and what the hall said to it. */
function textOf(option: HTMLElement): string {
  const copy = option.cloneNode(true) as HTMLElement;
  for (const other of all(".mark, .share", copy)) other.remove();
  return words(copy);
}

/** Where the countdown of an activity stands on a slide, and its minutes. */
export function activityOf(slide: HTMLElement | undefined): { readonly place: HTMLElement; readonly minutes: number } | undefined {
  const place = slide ? one("[data-countdown]", slide) : null;
  const minutes = Number(place?.dataset["countdown"] ?? 0);
  return place && minutes > 0 ? { place, minutes } : undefined;
}
