/** A lesson of five minutes is one step: begun when it is opened, read when its end has been on the screen. */

import { day } from "../../common/days";
import type { Store } from "../../common/storage";
import { keepLearning } from "../../engines/learning/kept";
import { finished, opened, type Place } from "../../engines/learning/record";
import { one, words } from "../shared/dom";
import { pageBelowSite } from "../shared/site";

export function keepLesson(page: Document, store: Store, now: Date): void {
  const article = one("article[data-lesson]", page);
  const id = article?.dataset["lesson"];
  const end = article?.lastElementChild;
  if (id === undefined || !end) return;
  const place: Place = { module: id, title: words(one("h1", page)), step: 1, of: 1, anchor: id, href: pageBelowSite() };
  keepLearning(store, (record) => opened(record, place, day(now)));
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    keepLearning(store, (record) => finished(record, place, null, [id], day(now)));
  });
  watch.observe(end);
}
