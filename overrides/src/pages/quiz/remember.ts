/** Puts answered questions into the queue of spaced review and takes them out again; what was practised is learnt. */

import { day } from "../../common/days";
import type { Store } from "../../common/storage";
import { keepLearning, learningIn } from "../../engines/learning/kept";
import { answered as learnt } from "../../engines/learning/record";
import { answered, dayNumber, parseQueue } from "../../engines/quiz/spaced-review";
import type { Question } from "./question";

/** Answers given before they were counted, or counted on another device, are learnt as well when they are shown again. */
export function learnKept(store: Store, questions: readonly Question[], now: Date): void {
  const { answers } = learningIn(store);
  const kept = questions.filter(({ id, grade }) => grade !== null && answers[id] === undefined);
  if (kept.length === 0) return;
  const graded = kept.map(({ id, rev, grade }) => ({ id, rev, right: grade?.right === true }));
  keepLearning(store, (record) => graded.reduce((learning, one) => learnt(learning, one, day(now)), record));
}

/** With `practised` the answer also counts towards the objectives of its module; those of tests do when handed in. */
export function remember(store: Store, question: Question, now: Date, practised = false): void {
  const before = parseQueue(store.get("review"));
  const after = answered(before, question.id, question.rev, question.grade?.right === true, dayNumber(now));
  if (after !== before) store.set("review", after);
  const { id, rev, grade } = question;
  if (practised) keepLearning(store, (record) => learnt(record, { id, rev, right: grade?.right === true }, day(now)));
}
