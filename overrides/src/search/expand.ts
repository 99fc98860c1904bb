/** Abbreviations spelled out, and other names for the same thing. */

import { clean, formOf, plain, wordsOf, type Form } from "./letters";
import type { Library } from "./library";
import type { Wordings } from "./shapes";
import type { PhraseSlot } from "./slots";
import type { Speller } from "./spelling";

/** What another name for the same thing counts. */
const SYNONYM = 0.75;

export class Expander {
  constructor(
    private readonly library: Library,
    private readonly speller: Speller,
    private readonly wordings: Wordings,
  ) {}

  /** Slots for the words that have other names, by position; null for the further words of such a name. */
  synonyms(words: readonly string[]): Map<number, PhraseSlot | null> {
    const found = new Map<number, PhraseSlot | null>();
    for (const [say, means] of this.wordings.synonyms) {
      const parts = say.split(" ");
      for (let at = 0; at + parts.length <= words.length; at++) {
        if (!parts.every((part, i) => words[at + i] === part && !found.has(at + i))) continue;
        const phrases = [say, ...means].flatMap((text, n) => {
          const keys = wordsOf(clean(text)).map((part) => this.library.key(formOf(part).key)?.id ?? -1);
          return keys.includes(-1) ? [] : [{ keys, weight: n === 0 ? 1 : SYNONYM }];
        });
        if (phrases.length === 0) continue;
        const slot: PhraseSlot = { kind: "phrase", typed: say, literal: undefined, synonyms: true, phrases };
        parts.forEach((_, i) => found.set(at + i, i === 0 ? slot : null));
      }
    }
    return found;
  }

  /**
   * What an abbreviation stands for: from the glossary, or with `guess` from initials in the texts; null where it is
   * none. `upper`: written in capitals among other words.
   */
  abbreviation(
    word: string,
    form: Form,
    { upper, guess }: { readonly upper: boolean; readonly guess: boolean },
  ): PhraseSlot | null {
    const letters = plain(word);
    const literal = this.library.key(form.key);
    const curated = this.wordings.abbreviations[letters];
    // What is also an ordinary word of the texts ("an", "bo") stays one unless it is written in capitals.
    const ordinary = literal && /[aeiouy]/.test(letters) && literal.documents > this.library.size / 50;
    if (curated && (upper || !ordinary)) {
      const phrases = curated.flatMap((text) => {
        const keys = wordsOf(clean(text)).map((part) => this.library.key(formOf(part).key)?.id ?? -1);
        return keys.length > 0 && !keys.includes(-1) ? [{ keys, weight: 1 }] : [];
      });
      if (phrases.length > 0) return { kind: "phrase", typed: word, literal, synonyms: false, phrases };
    }
    if (!/^[a-z]{2,8}$/.test(letters) || !guess || (literal && !(upper && literal.documents < 5))) return null;
    const likely = upper || !/[aeiouy]/.test(letters) || (letters.length >= 3 && this.speller.near(form.key).length === 0);
    if (!likely || (!literal && this.speller.split(form.key))) return null;
    const phrases = this.speller.initials(letters);
    return phrases.length > 0 ? { kind: "phrase", typed: word, literal, synonyms: false, phrases } : null;
  }
}
