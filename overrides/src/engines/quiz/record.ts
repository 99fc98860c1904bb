/** Questions as data, written beside their HTML by the build (scripts/portal/questions/record.py). */

import type { Key } from "./grading";

export interface QuestionRecord {
  readonly id: string;
  /** Tells a later wording of the question apart. */
  readonly rev: string;
  readonly kind: "single" | "multiple" | "true-false" | "matching" | "ordering" | "numeric" | "short";
  readonly key: Key;
  /** What the question is for; in the bank of tests its item says so. */
  readonly objective?: string;
}
