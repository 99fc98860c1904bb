/** Tells words typed in Telex or VNI from words as they are. */

import { telex, vni } from "./keystrokes";
import { formOf, isMarked } from "./letters";
import type { Library } from "./library";
import type { Speller } from "./spelling";

/** The part of the words that must make sense only when decoded. */
const SHARE = 0.3;

/** The words as Telex or VNI keys spell them, where the query makes sense only so. */
export function decode(words: readonly string[], library: Library, speller: Speller): string[] | null {
  if (words.some((word) => isMarked(formOf(word)))) return null;
  for (const spell of [telex, vni]) {
    const spelled = words.map((word) => spell(word));
    // A word counts when it is unknown as typed and known as spelled, and no two words run together ("hoso").
    const won = spelled.filter((word, at) => {
      const { key } = formOf(words[at] ?? "");
      if (word === null || library.key(key)) return false;
      return library.key(formOf(word).key) !== undefined && !speller.split(key);
    }).length;
    if (won === 0 || won < SHARE * words.length) continue;
    const known = (word: string | null): word is string => word !== null && !!library.key(formOf(word).key);
    return words.map((word, at) => (known(spelled[at] ?? null) ? (spelled[at] ?? word) : word));
  }
  return null;
}
