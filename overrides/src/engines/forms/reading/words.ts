/** What is said of files that are read. */

import words from "locales/vi/reading.json";
import { speaker } from "../../../common/say";

export const say = /* @__PURE__ */ speaker(words);

/** Labels that are named; more are counted. */
const NAMED = 5;

/** “Số hộ”, “Số người” và 3 ô khác. */
export function named(labels: Iterable<string>): string {
  const all = Array.from(new Set(labels), (label) => `“${label}”`);
  const first = all.slice(0, NAMED).join(", ");
  return all.length > NAMED ? say("labelsMore", first, all.length - NAMED) : first;
}
