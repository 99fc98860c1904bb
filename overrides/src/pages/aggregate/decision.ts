/** What the officer decides about an open file: whether it counts, why, and which of equal records does. */

import type { Standpoint } from "../../engines/forms/aggregation/aggregate";
import type { LogLine, Review } from "../../engines/forms/aggregation/review";
import { all, h } from "../shared/dom";
import type { Say, Word } from "./words";

type Choice = "rules" | "accept" | "aside";
type Doubles = "auto" | "newer" | "both";

/** The part of a review that is decided here. */
export type Decided = Pick<Review, "accepted" | "aside" | "doubles">;

const CHOICES: Readonly<Record<Choice, Word>> = { rules: "byRules", accept: "acceptAnyway", aside: "setAside" };
const DOUBLES: Readonly<Record<Doubles, Word>> = { auto: "doublesAuto", newer: "doublesThis", both: "doublesOther" };

export function sameDecision(one: Decided, other: Decided): boolean {
  return one.accepted === other.accepted && one.aside === other.aside && one.doubles === other.doubles;
}

export class DecisionBox {
  readonly element: HTMLElement;
  private readonly who: HTMLInputElement;
  private readonly why = h("textarea", { id: "agg-ly-do", rows: "2", maxlength: "500" });
  private readonly because = h("div", { class: "agg__line" }, h("label", { for: "agg-ly-do" }, this.say("reason")), this.why);

  constructor(
    private readonly say: Say,
    private readonly file: Standpoint,
    officer: string,
  ) {
    const { review } = file.item;
    this.who = h("input", { id: "agg-nguoi", type: "text", autocomplete: "name", maxlength: "120", value: officer });
    const chosen: Choice = review?.aside !== undefined ? "aside" : review?.accepted !== undefined ? "accept" : "rules";
    this.why.value = review?.aside ?? review?.accepted ?? "";
    const counts = this.choice("agg-quyet", this.say("decision"), CHOICES, chosen);
    const doubled = file.doubled || review?.doubles !== undefined;
    const doubles = doubled ? this.choice("agg-trung", this.say("doublesTitle"), DOUBLES, review?.doubles ?? "auto") : null;
    const show = (): void => {
      this.because.hidden = this.picked("agg-quyet") === "rules";
    };
    counts.addEventListener("change", show);
    const who = h("div", { class: "agg__line" }, h("label", { for: "agg-nguoi" }, this.say("officer")), this.who);
    this.element = h("div", { class: "agg__decision" }, doubles, counts, this.because, who);
    show();
  }

  private choice<T extends string>(name: string, title: string, words: Readonly<Record<T, Word>>, chosen: T): HTMLElement {
    const lines = (Object.entries(words) as Array<[T, Word]>).map(([value, word]) => {
      const box = h("input", { type: "radio", name, value, checked: value === chosen });
      return h("label", { class: "opt" }, box, h("span", { class: "opt__text" }, this.say(word)));
    });
    return h("fieldset", { class: "agg__choice" }, h("legend", {}, title), ...lines);
  }

  private picked(name: string): string {
    return all<HTMLInputElement>(`input[name="${name}"]`, this.element).find((box) => box.checked)?.value ?? "";
  }

  get officer(): string {
    return this.who.value.trim();
  }

  value(): Decided {
    const choice = this.picked("agg-quyet");
    const doubles = this.picked("agg-trung");
    const why = this.why.value.trim();
    return {
      ...(choice === "accept" ? { accepted: why } : {}),
      ...(choice === "aside" ? { aside: why } : {}),
      ...(doubles === "newer" || doubles === "both" ? { doubles } : {}),
    };
  }

  /** What has to be filled in first, in words, with the focus put there; `corrected`: values were changed too. */
  missing(corrected: boolean): string | undefined {
    const value = this.value();
    const before = this.file.item.review ?? {};
    if (value.accepted === "" || value.aside === "") {
      this.why.focus();
      return this.say("reasonMissing");
    }
    if (this.officer === "" && (corrected || !sameDecision(value, before))) {
      this.who.focus();
      return this.say("officerMissing");
    }
    return undefined;
  }

  /** What is decided otherwise than `before`, for the log. */
  changes(before: Decided): Array<Omit<LogLine, "when" | "who">> {
    const now = this.value();
    const doubles = (value: Decided["doubles"]): string => (value === undefined ? "" : this.say(DOUBLES[value]));
    const found = [
      { what: this.say("logAccepted"), from: before.accepted ?? "", to: now.accepted ?? "" },
      { what: this.say("logAside"), from: before.aside ?? "", to: now.aside ?? "" },
      { what: this.say("doublesTitle"), from: doubles(before.doubles), to: doubles(now.doubles) },
    ];
    return found.filter(({ from, to }) => from !== to);
  }
}
