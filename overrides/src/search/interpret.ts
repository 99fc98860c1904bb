/** From what was typed to the words to look for: keystrokes decoded, abbreviations spelled out, slips corrected. */

import type { CitationReader } from "./citation";
import { correct } from "./correct";
import { decode } from "./decode";
import { Expander } from "./expand";
import { clean, formOf, isMarked, plain, wordsOf } from "./letters";
import type { Library } from "./library";
import type { Reading, Wordings } from "./shapes";
import type { Query, Slot, WordSlot } from "./slots";
import type { Candidate, Speller } from "./spelling";

/** A word met more often than this is taken to be whole. */
const COMMON = 20;
/** A question without one of the phrases of the data. */
const ASKS = / (gi|nao|sao|ai|dau|khong$|chua$)( |$)/;
const QUOTES = /^\s*["“”](.*)["“”]\s*$/;

export class Interpreter {
  private readonly expander: Expander;
  private readonly light: ReadonlySet<string>;
  private readonly fillers: readonly string[];

  constructor(
    private readonly library: Library,
    private readonly speller: Speller,
    private readonly citations: CitationReader,
    private readonly wordings: Wordings,
  ) {
    this.expander = new Expander(library, speller, wordings);
    this.light = new Set(wordings.light);
    this.fillers = [...wordings.fillers].sort((a, b) => b.length - a.length);
  }

  read(typed: string): Query {
    const quoted = QUOTES.exec(typed);
    const text = clean(quoted ? (quoted[1] ?? "") : typed).trim();
    if (quoted) return this.literal(text);
    const words = wordsOf(text);
    const decoded = decode(words, this.library);
    const by = new Set<Reading["by"][number]>();
    if (decoded) by.add(decoded.by);
    const forms = (decoded?.words ?? words).map(formOf);
    const marked = forms.filter(isMarked).length;
    const careful = !decoded && marked > words.length / 2;
    const query = plain((decoded?.words ?? words).join(" "));
    const citation = this.citations.read(decoded ? query : plain(text));
    const dropped = this.dropped(words.map(plain));
    const capitals = typed.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const shouting = typed === typed.toUpperCase();
    const slots: Slot[] = [];
    const shown: string[] = [];
    const others = this.expander.synonyms(words.map(plain));
    words.forEach((word, at) => {
      const other = others.get(at);
      if (other !== undefined) {
        if (other) slots.push(other);
        shown.push(word);
        return;
      }
      const keyed = decoded?.words[at] ?? word;
      const form = forms[at];
      if (!form) return;
      const spelled = keyed === word ? word : (this.library.spelling(form) ?? keyed);
      if (dropped.has(at)) {
        shown.push(spelled);
        return;
      }
      const upper = capitals.length === words.length && /^\p{Lu}{2,8}$/u.test(capitals[at] ?? "");
      const before = this.library.key(forms[at - 1]?.key ?? "");
      const after = this.library.key(forms[at + 1]?.key ?? "");
      // A slip that makes sense beside its neighbours is a slip, not an abbreviation or words run together.
      const slip = !this.library.key(form.key) && !/\d/.test(form.key) && this.speller.fits(form.key, before, after);
      const known = { upper: upper && (!shouting || words.length === 1), guess: spelled === word && !slip };
      const phrase = this.expander.abbreviation(word, form, known);
      if (phrase) {
        slots.push(phrase);
        const first = phrase.phrases[0];
        shown.push((first && this.library.written(first.keys)) ?? spelled);
        by.add("abbreviation");
        return;
      }
      const last = at === words.length - 1;
      // The first letter of a word says nothing yet.
      if (last && words.length > 1 && /^[a-zđ]$/.test(word)) {
        shown.push(spelled);
        return;
      }
      const light = words.length >= 4 && this.light.has(plain(word));
      // A word that is met after the one before it is whole.
      const here = this.library.key(form.key);
      const whole = here && before && this.library.pair(before.id, here.id) > 0;
      const completions = last && !whole && form.key.length > 1 ? this.speller.completions(form.key, before) : [];
      slots.push(...this.word({ typed: spelled, form, light, completions }, slip));
      shown.push(spelled);
    });
    const corrections = correct(slots, this.library, this.speller);
    const unknown = slots.flatMap((slot) =>
      slot.kind === "word" && slot.alternatives.length === 0 && !/\d/.test(slot.form.key) ? [slot.typed] : [],
    );
    const fixed = shown.map((word) => corrections.get(word) ?? word);
    if (corrections.size > 0) by.add("correction");
    return {
      slots,
      citation,
      plain: query,
      careful,
      literal: false,
      extra: this.extras(query),
      asks: words.length > 3 && (dropped.size > 0 || ASKS.test(query)),
      reading: by.size > 0 ? { text: fixed.join(" "), by: [...by] } : null,
      unknown,
    };
  }

  private literal(text: string): Query {
    const slots = wordsOf(text).map((word): WordSlot => {
      const form = formOf(word);
      const entry = this.library.key(form.key);
      const alternatives = entry ? [{ entry, weight: 1 }] : [];
      return { kind: "word", typed: word, form, guessed: false, alternatives, light: false, completions: [] };
    });
    const unknown = slots.filter((slot) => slot.alternatives.length === 0).map((slot) => slot.typed);
    const citation = this.citations.read("");
    return { slots, citation, plain: plain(text), careful: true, literal: true, extra: [], asks: false, reading: null, unknown };
  }

  /** Positions of the words that only make a question of a query long enough to do without them. */
  private dropped(words: readonly string[]): ReadonlySet<number> {
    const dropped = new Set<number>();
    if (words.length < 5) return dropped;
    for (const filler of this.fillers) {
      const parts = filler.split(" ");
      for (let at = 0; at + parts.length <= words.length; at++) {
        if (!parts.every((part, i) => words[at + i] === part && !dropped.has(at + i))) continue;
        parts.forEach((_, i) => dropped.add(at + i));
      }
    }
    return words.length - dropped.size >= 2 ? dropped : new Set();
  }

  private word(given: Pick<WordSlot, "typed" | "form" | "light" | "completions">, slip: boolean): Slot[] {
    const { form, light } = given;
    const slot = (alternatives: Candidate[], guessed: boolean): WordSlot => ({
      kind: "word",
      ...given,
      alternatives,
      guessed,
    });
    const entry = this.library.key(form.key);
    if (entry) {
      // A common word is most likely whole; then only what is met after the word before it may still come.
      const whole = entry.total > COMMON;
      const completions = given.completions
        .filter((one) => one.follows || !whole)
        .map((one) => (whole ? { ...one, weight: one.weight / 2 } : one));
      return [{ ...slot([{ entry, weight: light ? 0.3 : 1 }], false), completions }];
    }
    if (/\d/.test(form.key)) return [slot([], false)];
    const parts = slip ? null : this.speller.split(form.key);
    if (parts) {
      return parts.map((part) => ({
        ...slot([{ entry: part, weight: 0.95 }], true),
        form: { key: part.key, marks: "", tone: 0 },
        completions: [],
      }));
    }
    return [slot(this.speller.near(form.key), true)];
  }

  /** Words of answers and other names that the question suggests. */
  private extras(query: string): number[] {
    const text = ` ${query} `;
    const found: number[] = [];
    const add = (words: string): void => {
      for (const word of wordsOf(clean(words))) {
        const entry = this.library.key(formOf(word).key);
        if (entry) found.push(entry.id);
      }
    };
    for (const [asks, words] of this.wordings.intents) {
      if (asks.some((ask) => text.includes(` ${ask} `))) add(words);
    }
    return found;
  }
}
