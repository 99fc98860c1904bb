/** By what names of people and places are one. Identity is exact: marks count, "Hà" and "Hạ" are two. */

import { knownSigns, oneSpaced } from "./normalisation";
import { fold } from "./vietnamese";

/** A run of vowels with their marks, decomposed: within it people put the tone here or there. */
const VOWELS = /(?:[aeiouy]\p{M}*)+/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * By which names are one: whatever the case, the way to write spaces, digits and dashes, the Unicode form, and
 * where in the vowels the tone stands (hòa, hoà). Marks count.
 */
export function nameKey(text: string): string {
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  const key = keyOf(text);
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  KEYS.set(text, key);
  return key;
}

/** Keys that were asked for: a few names and choices come thousands of times. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 50_000;

function keyOf(text: string): string {
  const letters = knownSigns(oneSpaced(text)).replace(/[ðÐ]/g, "đ").toLowerCase().normalize("NFD");
  return letters.replace(VOWELS, (run) => run.replace(TONES, "") + (run.match(TONES) ?? []).sort().join("")).normalize("NFC");
}

/** By which names are alike: without marks too. */
export function looseKey(text: string): string {
  return fold(nameKey(text));
}

/** Whether `plain` is `marked` with the marks left out of some syllables, or of none. */
export function isPlainer(plain: string, marked: string): boolean {
  const listed = nameKey(marked).split(" ");
  const written = nameKey(plain).split(" ");
  return written.length === listed.length && written.every((one, n) => one === listed[n] || one === fold(listed[n] ?? ""));
}
