/** Puts answered questions into the queue of spaced review, and takes them out again. */

import type { Store } from "../../common/storage";
import { answered, dayNumber, parseQueue } from "../../engines/quiz/spaced-review";
import type { Question } from "./question";

export function remember(store: Store, question: Question, now: Date): void {
  const before = parseQueue(store.get("review"));
  const after = answered(before, question.id, question.rev, question.grade?.right === true, dayNumber(now));
  if (after !== before) store.set("review", after);
}
