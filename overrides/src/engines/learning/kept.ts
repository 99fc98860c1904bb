/** The learner's record in the store: read afresh before every change, for other tabs change it too. */

import type { Store } from "../../common/storage";
import { parseLearning, type LearningRecord } from "./record";

export const LEARNING = "learning";

export function learningIn(store: Store): LearningRecord {
  return parseLearning(store.get(LEARNING));
}

/** Keeps what `change` makes of the record; false if it could not be kept. */
export function keepLearning(store: Store, change: (record: LearningRecord) => LearningRecord): boolean {
  return store.set(LEARNING, change(learningIn(store)));
}
