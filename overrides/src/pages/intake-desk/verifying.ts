/** Facts beside the wording of their document: what was found is marked, a person decides each. */

import { h } from "../shared/dom";
import type { DeskDecision, DeskProposal } from "./schema";
import { say, type Key } from "./words";

type Verdict = DeskDecision["verdict"] | "";

const CHOICES: Readonly<Record<DeskProposal["kind"], ReadonlyArray<Verdict>>> = {
  fact: ["", "accept", "correct", "reject"],
  attribute: ["", "accept"],
  missing: ["", "strike"],
};

export class Verifying {
  readonly element: HTMLElement;
  private readonly cards: ReadonlyArray<Card>;

  constructor(proposals: ReadonlyArray<DeskProposal>, changed: () => void) {
    const open = proposals.filter((one) => !one.settled);
    this.cards = open.map((one) => new Card(one, changed));
    const settled = proposals.length - open.length;
    this.element = h(
      "div",
      {},
      h("p", { class: "hint" }, say("to-decide", open.length, settled)),
      ...this.cards.map((card) => card.element),
    );
  }

  get decisions(): DeskDecision[] {
    return this.cards.map((card) => card.decision).filter((one): one is DeskDecision => one !== null);
  }
}

class Card {
  readonly element: HTMLElement;
  private verdict: Verdict = "";
  private readonly text = h("textarea", { rows: "3", "aria-label": say("fact-words") });
  private readonly note = h("input", { type: "text", "aria-label": say("why") });
  private readonly values: ReadonlyArray<readonly [string, HTMLInputElement]>;

  constructor(
    private readonly proposal: DeskProposal,
    changed: () => void,
  ) {
    this.text.value = proposal.said;
    this.values = proposal.figures.map(({ key, value }) => [key, h("input", { type: "text", value, "aria-label": say("value-of", key) })] as const);
    const correcting = h("div", { hidden: true }, this.text, ...this.values.map(([key, field]) => h("label", { class: "field" }, say("value-of", key), field)));
    const rejecting = h("label", { hidden: true, class: "field" }, say("why"), this.note);
    const choices = CHOICES[proposal.kind]
      .filter((verdict) => proposal.place !== "" || proposal.kind !== "fact" || (verdict !== "accept" && verdict !== "correct"))
      .map((verdict) => {
        const input = h("input", { type: "radio", name: `v-${proposal.id}`, value: verdict, checked: verdict === "" });
        input.addEventListener("change", () => {
          this.verdict = verdict;
          correcting.hidden = verdict !== "correct";
          rejecting.hidden = verdict !== "reject";
          changed();
        });
        return h("label", { class: "choice" }, input, say(wordOf(verdict)));
      });
    this.element = h(
      "section",
      { class: "card" },
      h("p", { class: "card__said" }, proposal.said),
      h("p", { class: "hint" }, proposal.id),
      ...(proposal.read === "" ? [] : [h("p", {}, say("text-says", proposal.read))]),
      ...proposal.figures.map((one) => h("p", { class: one.found ? "figure figure--found" : "figure" }, one.told)),
      h("p", { class: "hint" }, proposal.place === "" ? say("no-place") : `${proposal.place} (${proposal.how})`),
      h("blockquote", { hidden: proposal.wording.length === 0 }, ...proposal.wording.map((part) => (part.mark === "" ? part.text : h("mark", { class: part.mark }, part.text)))),
      h("fieldset", {}, h("legend", { class: "visually-hidden" }, say("decision", proposal.said)), ...choices),
      correcting,
      rejecting,
    );
  }

  get decision(): DeskDecision | null {
    if (this.verdict === "") return null;
    const corrected = this.verdict === "correct";
    const text = this.text.value.trim();
    const values = this.values.filter(([key, field]) => this.proposal.figures.some((one) => one.key === key && one.value !== field.value.trim()));
    return {
      id: this.proposal.id,
      verdict: this.verdict,
      text: corrected && text !== this.proposal.said ? text : "",
      values: corrected ? Object.fromEntries(values.map(([key, field]) => [key, field.value])) : {},
      note: this.verdict === "reject" ? this.note.value : "",
    };
  }
}

function wordOf(verdict: Verdict): Key {
  return verdict === "" ? "verdict-later" : `verdict-${verdict}`;
}
