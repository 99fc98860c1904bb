/** What a test says of its learner goes into the record of learning: answers, and objectives shown. */

import type { Store } from "../../common/storage";
import { keepLearning } from "../../engines/learning/kept";
import { handedIn, type Tested } from "../../engines/learning/record";
import { passed } from "../../engines/quiz/attempt";
import type { Bank, Test } from "../../engines/quiz/bank";
import type { Result } from "../../engines/quiz/code";
import type { Question } from "./question";

/** `test` is null for a review. */
export function learnFrom(store: Store, bank: Bank, test: Test | null, questions: readonly Question[], result: Result): void {
  const asked = questions.flatMap(({ id, rev, grade }): Tested[] => {
    const objective = bank.ownerOf(id)?.objective;
    return objective === undefined ? [] : [{ id, rev, right: grade?.right === true, objective }];
  });
  const of = test?.purpose === "hoc-phan" ? (test.modules[0] ?? null) : null;
  keepLearning(store, (record) => handedIn(record, asked, test !== null && passed(result, test.needed), of, result.at));
}
