/** The calendar of deadlines: points out the next one, counted from the reader's own day. */

import { all, h, one } from "../shared/dom";
import { speakerAt } from "../theme/words";

/** Whole days from `now` to the next `monthDay` ("02-28"), this year or next; undefined if it is no date. */
export function daysUntil(monthDay: string, now: Date): number | undefined {
  const match = /^(\d{2})-(\d{2})$/.exec(monthDay);
  if (!match) return undefined;
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const in_ = (year: number): number => Date.UTC(year, Number(match[1]) - 1, Number(match[2]));
  const next = in_(now.getFullYear()) >= today ? in_(now.getFullYear()) : in_(now.getFullYear() + 1);
  return Math.round((next - today) / 86_400_000);
}

/** Marks the nearest deadline of each list that is still in force (one with a red or yellow pill is not a duty today). */
export function markNextDeadline(page: ParentNode, now: Date): void {
  for (const list of all("ul.deadlines", page)) {
    let nearest: { item: HTMLElement; days: number } | undefined;
    for (const item of all(".deadline[data-date]", list)) {
      const days = daysUntil(item.dataset["date"] ?? "", now);
      if (days === undefined || one(".pill--end, .pill--wait", item)) continue;
      if (nearest === undefined || days < nearest.days) nearest = { item, days };
    }
    if (nearest === undefined) continue;
    const { item, days } = nearest;
    const say = speakerAt(item);
    item.classList.add("deadline--next");
    const text = days === 0 ? say("today") : say("inDays", days);
    one(".deadline__date", item)?.append(h("span", { class: "deadline__in" }, text));
  }
}
