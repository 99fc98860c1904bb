/** "Kiểm tra": everything that is wrong with the records, as a list of links, in the manner of GOV.UK. */

import { compute } from "../../engines/forms/compute";
import type { Draft } from "../../engines/forms/draft";
import { problems, sentence } from "../../engines/forms/validation";
import { h } from "../shared/dom";
import type { FormContext } from "./form-context";
import { titleOf } from "./records";
import type { Say } from "./words";

export class Check {
  readonly element = h("div", { class: "wf-check" });

  constructor(
    private readonly draft: Draft,
    private readonly say: Say,
    private readonly unit: string,
    /** Opens another record and checks that one. */
    private readonly goTo: (at: number) => void,
  ) {}

  clear(): void {
    this.element.replaceChildren();
  }

  /** Checks every record; the open one is told place by place, the others by number. */
  run(context: FormContext): void {
    context.seeAll();
    const { draft, say } = this;
    const here = context.problems().map(({ problem, spot }) => {
      const words = sentence(problem);
      const link = h("a", { href: `#${spot?.box.id ?? ""}` }, words.charAt(0).toUpperCase() + words.slice(1));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        spot?.focus();
        spot?.box.scrollIntoView({ block: "center" });
      });
      return h("li", {}, link);
    });
    const others = draft.records.flatMap((record, at) => {
      const count = at === draft.at ? 0 : problems(draft.model, compute(draft.model, record)).length;
      if (count === 0) return [];
      const go = h("button", { type: "button", class: "wf-link" }, say("problemsIn", titleOf(draft, at, this.unit, say), count));
      go.addEventListener("click", () => this.goTo(at));
      return [h("li", {}, go)];
    });
    if (here.length === 0 && others.length === 0) {
      this.element.replaceChildren(h("p", { class: "wf-fine", role: "status", tabindex: "-1" }, say("problemsNone")));
    } else {
      const count = here.length > 0 ? say("problemsTitle", here.length) : say("problemsNone");
      this.element.replaceChildren(
        h(
          "div",
          { class: "wf-summary", role: "alert", tabindex: "-1" },
          h("h3", {}, count),
          here.length > 0 ? h("ul", {}, ...here) : null,
          others.length > 0 ? h("h4", {}, say("problemsOther")) : null,
          others.length > 0 ? h("ul", {}, ...others) : null,
        ),
      );
    }
    const told = this.element.firstElementChild;
    if (told instanceof HTMLElement) told.focus();
    this.element.scrollIntoView({ block: "start" });
  }
}
