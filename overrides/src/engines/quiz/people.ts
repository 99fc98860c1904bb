/**
 * Which results count: a class is people, not codes. Pure.
 *
 * Of results of the same test under the same name the newest counts; a short code that equals another result of the
 * class and has no name of its own does not. The others stay in the list as repeats, until the trainer says that one
 * is another person.
 */

import { isPlainer, nameKey } from "../../common/name-keys";
import type { Entry } from "./entry";

/** The keys of names: a name typed without marks is that of the one person whose marks it leaves out. */
export function keysOf(names: readonly string[]): string[] {
  const known = [...new Set(names.map(nameKey).filter((key) => key !== ""))];
  const fuller = new Map(
    known.map((key) => {
      const meant = known.filter((other) => other !== key && isPlainer(key, other));
      return [key, meant.length === 1 ? (meant[0] ?? key) : key];
    }),
  );
  return names.map((name) => fuller.get(nameKey(name)) ?? nameKey(name));
}

/** For each entry the place of the one that counts in its stead; its own place where it counts itself. */
export function counting(entries: readonly Entry[]): number[] {
  const keys = keysOf(entries.map(({ name }) => name));
  const chosen = entries.map((_, at) => at);
  const free = (at: number): boolean => entries[at]?.apart === false;
  const groups = new Map<string, number[]>();
  entries.forEach((entry, at) => {
    if (!free(at) || keys[at] === "") return;
    const group = `${entry.test}\n${keys[at]}`;
    groups.set(group, [...(groups.get(group) ?? []), at]);
  });
  for (const members of groups.values()) {
    const best = members.reduce((one, other) => (isNewer(entries, other, one) ? other : one));
    for (const at of members) chosen[at] = best;
  }
  entries.forEach((entry, at) => {
    if (!free(at) || keys[at] !== "" || entry.answers !== null) return;
    const twin = entries.findIndex((other, n) => other.short === entry.short && (n < at || other.name !== "" || other.answers !== null) && n !== at);
    if (twin >= 0) chosen[at] = chosen[twin] ?? at;
  });
  return chosen;
}

/** Whether the result at `at` is to be taken instead of the one at `before`. */
function isNewer(entries: readonly Entry[], at: number, before: number): boolean {
  const [one, other] = [entries[at], entries[before]];
  if (!one || !other) return false;
  // The same result twice: the code that tells more.
  if (one.short === other.short && (one.answers === null) !== (other.answers === null)) return one.answers !== null;
  if (one.at !== null && other.at !== null && one.at !== other.at) return one.at > other.at;
  return at > before;
}

/** The entries that count. */
export function counted(entries: readonly Entry[]): Entry[] {
  const chosen = counting(entries);
  return entries.filter((_, at) => chosen[at] === at);
}
