/** The agenda on the screen: each half-day with its decks in the order they are shown. */

import { address } from "../../engines/quiz/bank";
import { clockWords, halfDayWords, say, type KitData, type Plan, type Slot } from "../../engines/class/kit";
import { siteRoot } from "../quiz/bank-loading";
import { h } from "../shared/dom";
import { desk } from "./words";

/** A table that is moved sideways by itself where it is wider than the screen. */
export function scrolling(name: string, ...content: HTMLElement[]): HTMLElement {
  return h("div", { class: "class-kit__scroll", role: "region", tabindex: "0", "aria-label": name }, h("table", {}, ...content));
}

export function timetable(data: KitData, plan: Plan): HTMLElement[] {
  const root = siteRoot();
  const row = (slot: Slot): HTMLElement => {
    const module = data.modules[slot.subject];
    const what = module && module.page ? h("a", { href: address(module.page, root) }, slot.what) : slot.what;
    const name = `${desk("deck")}: ${slot.what}`;
    const deck = module && module.deck ? h("a", { href: address(module.deck, root), target: "_blank", rel: "noopener", "aria-label": name }, desk("deck")) : module ? desk("no-deck") : "";
    return h("tr", {}, h("td", {}, clockWords(slot.start)), h("td", {}, what), h("td", {}, String(slot.minutes)), h("td", {}, deck));
  };
  const halves = plan.halves.map((half) =>
    h(
      "section",
      {},
      h("h3", {}, plan.day === "2000-01-01" ? desk("timetable") : halfDayWords(plan, half)),
      scrolling(
        halfDayWords(plan, half),
        h("thead", {}, h("tr", {}, ...[say("clock"), say("what"), say("minutes"), desk("deck")].map((words) => h("th", { scope: "col" }, words)))),
        h("tbody", {}, ...half.slots.map(row)),
      ),
    ),
  );
  return [h("h2", {}, desk("timetable")), ...halves];
}
