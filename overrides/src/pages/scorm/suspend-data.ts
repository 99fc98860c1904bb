/** Answers as suspend_data: at most 4,096 characters, whatever was typed. Pure. */

import type { Answers } from "../../engines/quiz/grading";

export const LIMIT = 4096;

/** "id.rev=a,b;…"; typed answers that would not fit are left out, longest first. */
export function keep(answers: Answers): string {
  const parts = Object.entries(answers).map(([id, { picked, rev }]) => `${id}.${rev}=${picked.map(encodeURIComponent).join(",")}`);
  const order = [...parts].sort((a, b) => b.length - a.length);
  let kept = parts;
  while (kept.join(";").length > LIMIT) {
    const longest = order.shift();
    kept = kept.filter((part) => part !== longest);
  }
  return kept.join(";");
}

export function recall(data: string): Answers {
  const found: Record<string, { picked: string[]; rev: string }> = {};
  for (const part of data.split(";")) {
    const match = /^([a-z0-9-]+)\.([^=]*)=(.*)$/.exec(part);
    if (!match) continue;
    const [, id = "", rev = "", picked = ""] = match;
    try {
      found[id] = { rev, picked: picked.split(",").map(decodeURIComponent) };
    } catch {
      // Cut by a system that keeps less than it should.
    }
  }
  return found;
}
