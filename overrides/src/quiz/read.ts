/** The key of a question as it stands on the page (scripts/portal/extensions/prompts.py). */

import { all, one } from "../dom";
import type { Key } from "./grading";

/** The key in `details` of a question of `type`; null where what grading needs is missing. */
export function readKey(type: string, details: HTMLElement): Key | null {
  const lines = (name: string): HTMLElement[] => all(`[data-${name}]`, details);
  const values = (name: string): string[] => lines(name).map((line) => line.getAttribute(`data-${name}`) ?? "");
  switch (type) {
    case "single":
    case "multiple":
    case "true-false": {
      const options = lines("option").map((line) => ({
        id: line.dataset["option"] ?? "",
        correct: line.dataset["correct"] === "true",
      }));
      return options.length > 0 ? { kind: "choice", options } : null;
    }
    case "matching": {
      const pairs = lines("pair").map((line) => ({
        id: line.dataset["pair"] ?? "",
        right: line.dataset["right"] ?? "",
      }));
      return { kind: "matching", pairs };
    }
    case "ordering":
      return { kind: "ordering", steps: values("step") };
    case "numeric": {
      const right = one("[data-answer]", details);
      if (!right) return null;
      const tolerance = Number(right.dataset["tolerance"] ?? "0");
      return { kind: "numeric", answer: Number(right.dataset["answer"]), tolerance, near: values("near").map(Number) };
    }
    case "short": {
      const accept = one("[data-accept]", details)?.dataset["accept"] ?? "";
      return accept === "" ? null : { kind: "short", accept: accept.split("|"), near: values("near") };
    }
    default:
      return null;
  }
}

/** The lines of the key that explain an answer, in the order of the key. */
export function linesFor(key: Key, details: HTMLElement, picked: readonly string[], near: number): HTMLElement[] {
  if (key.kind === "choice") return all("[data-option]", details).filter((l) => picked.includes(l.dataset["option"] ?? ""));
  if (key.kind === "matching") return all("[data-pair]", details);
  if (key.kind === "ordering") return all("[data-step]", details);
  if (near >= 0) return all("[data-near]", details).slice(near, near + 1);
  return all("[data-otherwise]", details);
}
