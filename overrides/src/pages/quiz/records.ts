/** The records of the questions that stand on a page, and the lines of its keys. */

import type { Key } from "../../engines/quiz/grading";
import type { QuestionRecord } from "../../engines/quiz/record";
import { all, one } from "../shared/dom";

/** The records of the questions in `form`, in their order. */
export function recordsIn(form: Element): QuestionRecord[] {
  return JSON.parse(one("script.quiz__records", form)?.textContent ?? "[]") as QuestionRecord[];
}

/** The lines of the key on the page that explain an answer, in the order of the key. */
export function linesFor(key: Key, details: HTMLElement, picked: readonly string[], near: number): HTMLElement[] {
  if (key.kind === "choice") return all("[data-option]", details).filter((l) => picked.includes(l.dataset["option"] ?? ""));
  if (key.kind === "matching") return all("[data-pair]", details);
  if (key.kind === "ordering") return all("[data-step]", details);
  if (near >= 0) return all("[data-near]", details).slice(near, near + 1);
  return all("[data-otherwise]", details);
}
