/** The choice of the form that files are added up into. */

import { planOf, type Data } from "../../engines/forms/aggregation/aggregate";
import type { Plan } from "../../engines/forms/model";
import { h } from "../shared/dom";
import type { Say } from "./words";

/** Radios for the plans of `data`; `chosen` is the form that is wanted at first. */
export function chooser(say: Say, data: Data, chosen: string, want: (plan: Plan) => void): HTMLElement {
  const rows = data.plans.flatMap(({ target }) => {
    const plan = planOf(data, target);
    if (plan === undefined) return [];
    const box = h("input", { type: "radio", name: "agg-target", value: target, checked: target === chosen });
    box.addEventListener("change", () => want(plan));
    const from = plan.sources.map((source) => source.form.title).join("; ");
    const words = h("span", { class: "opt__text" }, h("strong", {}, plan.target.title), h("small", {}, say("goesIn", from)));
    if (say.language === "en") words.lang = "vi";
    return [h("label", { class: "opt" }, box, words)];
  });
  return h("fieldset", { class: "agg__choice" }, h("legend", { class: "visually-hidden" }, say("choose")), ...rows);
}
