/** Tells words typed in Telex or VNI from words as they are. */

import { telex, vni } from "./keystrokes";
import { formOf, isMarked } from "./letters";
import type { Library } from "./library";

/** The part of the words that must make sense only when decoded. */
const SHARE = 0.3;

/** The words as Telex or VNI keys spell them, where the query makes sense only so. */
export function decode(words: readonly string[], library: Library): string[] | null {
  if (words.some((word) => isMarked(formOf(word)))) return null;
  for (const spell of [telex, vni]) {
    const spelled = words.map((word) => spell(word));
    // A word counts when it is unknown as typed and known as spelled.
    const won = spelled.filter((word, at) => {
      if (word === null || library.key(formOf(words[at] ?? "").key)) return false;
      return library.key(formOf(word).key) !== undefined;
    }).length;
    if (won === 0 || won < SHARE * words.length) continue;
    const known = (word: string | null): word is string => word !== null && !!library.key(formOf(word).key);
    return words.map((word, at) => (known(spelled[at] ?? null) ? (spelled[at] ?? word) : word));
  }
  return null;
}
