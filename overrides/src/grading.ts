/** Grading of one question and of a whole quiz. Knows nothing of pages. */

import { isRecord } from "./storage";

export interface Option {
  readonly id: string;
  readonly correct: boolean;
}

export interface Grade {
  readonly right: boolean;
  /** How many right options were not chosen. */
  readonly missing: number;
  /** How many wrong options were chosen. */
  readonly extra: number;
}

/** Right only when the chosen set is exactly the set of right options. Ids that are not options count for nothing. */
export function grade(options: ReadonlyArray<Option>, picked: ReadonlyArray<string>): Grade {
  const chosen = new Set(picked);
  let missing = 0;
  let extra = 0;
  for (const option of options) {
    if (option.correct && !chosen.has(option.id)) missing += 1;
    if (!option.correct && chosen.has(option.id)) extra += 1;
  }
  return { right: missing === 0 && extra === 0, missing, extra };
}

/** The answer given to one question; `rev` tells a later wording of the question apart. */
export interface Answer {
  readonly picked: ReadonlyArray<string>;
  readonly rev: string;
}

/** Answers that were checked, by question id. */
export type Answers = Readonly<Record<string, Answer>>;

/** What was saved under `quiz.<id>`, with everything unexpected left out. */
export function parseAnswers(saved: unknown): Answers {
  const answers: Record<string, Answer> = {};
  if (!isRecord(saved) || !isRecord(saved["answers"])) return answers;
  for (const [id, value] of Object.entries(saved["answers"])) {
    if (!isRecord(value) || !Array.isArray(value["picked"])) continue;
    const picked = value["picked"].filter((item): item is string => typeof item === "string");
    const rev = typeof value["rev"] === "string" ? value["rev"] : "";
    if (picked.length > 0) answers[id] = { picked, rev };
  }
  return answers;
}
