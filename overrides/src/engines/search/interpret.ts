/** From what was typed to the words to look for: keystrokes decoded, shorthands spelled out, slips corrected. */

import type { CitationReader } from "./citation";
import { correct } from "./correct";
import { decode } from "./decode";
import { Expander } from "./expand";
import type { Identity } from "./identity";
import { clean, formOf, isMarked, mayBe, plain, wordsOf, type Form } from "./letters";
import type { Library } from "./library";
import { readingOf, respelled } from "./reading";
import type { Wordings } from "./shapes";
import type { Identified } from "./slots";
import type { Query, Slot, WordSlot } from "./slots";
import type { Speller } from "./spelling";
import { isSyllable } from "./syllables";

/** Words of a query that are read; a pasted page is no question. */
const MOST_WORDS = 40;
/** A word met more often than this is taken to be whole. */
const COMMON = 20;
/** A question without one of the phrases of the data. */
const ASKS = / (gi|nao|sao|ai|dau|hay|khong$|chua$)( |$)/;
const QUOTES = /^\s*["“”](.*)["“”]\s*$/;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const VOWEL = /[aeiouy]/;

/** Whether a word asks how many: "mấy", or "may" at the end, which within a query is mostly "máy". */
function howMany(word: string, at: number, words: readonly string[]): boolean {
  return mayBe(word, "mấy") && (isMarked(formOf(word)) || at === words.length - 1);
}

/** The beginning of `text` with the words that are read. */
function beginning(text: string): string {
  WORD.lastIndex = 0;
  for (let count = 0; count < MOST_WORDS; count++) if (!WORD.exec(text)) return text;
  return text.slice(0, WORD.lastIndex);
}

export class Interpreter {
  private readonly expander: Expander;
  private readonly kinds: ReadonlySet<string>;
  private readonly light: ReadonlyMap<string, string>;
  private readonly fillers: readonly string[];

  constructor(
    private readonly library: Library,
    private readonly speller: Speller,
    private readonly citations: CitationReader,
    private readonly identity: Identity,
    private readonly wordings: Wordings,
  ) {
    this.expander = new Expander(library, speller, wordings);
    this.kinds = new Set(Object.keys(wordings.kinds));
    this.light = new Map(wordings.light.map((word) => [plain(word), word]));
    this.fillers = [...wordings.fillers].sort((a, b) => b.length - a.length);
  }

  read(whole: string): Query {
    const typed = beginning(whole.normalize("NFC"));
    const quoted = QUOTES.exec(typed);
    const text = clean(quoted ? (quoted[1] ?? "") : typed).trim();
    if (quoted) return this.literal(text);
    const words = wordsOf(text);
    const decoded = decode(words, this.library, this.speller);
    const forms = (decoded ?? words).map(formOf);
    const bare = (decoded ?? words).map(plain);
    // The marks between the words tell a citation; keystrokes decoded have none left to tell.
    let query = decoded ? respelled(text, (_, at) => bare[at] ?? "") : plain(text);
    let citation = this.citations.read(query);
    let identified = this.identity.identify(citation, query);
    const cites = citing(bare, citation.rest);
    const absent = this.absentWords(bare, identified, cites);
    const dropped = this.dropped(bare);
    const capitals = typed.match(WORD) ?? [];
    const shouting = typed === typed.toUpperCase() && /\s/.test(text);
    const marked = forms.filter(isMarked).length;
    const others = this.expander.synonyms(decoded ?? words, marked > 0);
    const idOf = (at: number): number | undefined => this.library.key(forms[at]?.key ?? "")?.id;
    const slots: Slot[] = [];
    /** The words as they were understood, by place. */
    const shown = (decoded ?? words).map((word, at) => (word === words[at] ? word : this.spelling(forms[at], word)));
    const readings = new Map<number, readonly string[]>();
    let place = -1;
    words.forEach((word, at) => {
      const form = forms[at];
      place += 1;
      if (!form || dropped.has(at) || absent.has(at)) return;
      const synonym = others.get(at);
      if (synonym !== undefined) {
        if (synonym) slots.push({ ...synonym, at: place });
        return;
      }
      const upper = !shouting && capitals.length === words.length && /^\p{Lu}{2,8}$/u.test(capitals[at] ?? "");
      const short = {
        word, form, upper, guess: shown[at] === word, marked: marked > 0,
        others: words.flatMap((_, other) => (other === at || this.saysLittle(words[other] ?? "") ? [] : (idOf(other) ?? []))),
        before: idOf(at - 1), after: idOf(at + 1),
      }; // prettier-ignore
      const expanded = this.expander.abbreviation(short, place);
      if (expanded) {
        slots.push(expanded.slot);
        const first = expanded.slot.phrases[0];
        shown[at] = (first && this.library.written(first.keys)) ?? word;
        if (shown[at] !== word && !cites.has(at) && !this.kinds.has(bare[at] ?? "")) readings.set(at, expanded.readings);
        return;
      }
      const last = at === words.length - 1;
      // The first letter of a word says nothing yet.
      if (last && words.length > 1 && /^[a-zđ]$/.test(word)) return;
      const light = words.length >= 4 && this.saysLittle((decoded ?? words)[at] ?? "");
      const made = this.word(shown[at] ?? word, form, { light, upper, last, before: idOf(at - 1) });
      slots.push(...made.map((slot, n) => ({ ...slot, at: place + n, word: at })));
      place += made.length - 1;
    });
    const corrections = correct(slots, this.library);
    if (corrections.meant.size > 0) {
      // "Quyết địh 448" cites a document once it is spelled right.
      query = respelled(query, (word, at) => plain(corrections.meant.get(at) ?? word));
      citation = this.citations.read(query);
      identified = this.identity.identify(citation, query);
    }
    const unknown = slots.flatMap((slot) =>
      slot.kind === "word" && slot.alternatives.length === 0 && !/\d/.test(slot.form.key) ? [slot.typed] : [],
    );
    return {
      slots, citation, identified, unknown,
      plain: query,
      careful: !decoded && marked > words.length / 2,
      literal: false,
      extra: this.extras(bare.join(" ")),
      asks: words.length > 3 && (dropped.size > 0 || ASKS.test(bare.join(" ")) || words.some(howMany)),
      reading: readingOf({ text, words, shown, readings, corrections, decoded: decoded !== null }),
    }; // prettier-ignore
  }

  private literal(text: string): Query {
    const slots = wordsOf(text).map((word, at): WordSlot => {
      const form = formOf(word);
      const entry = this.library.key(form.key);
      const alternatives = entry ? [{ entry, weight: 1 }] : [];
      return { kind: "word", at, word: at, typed: word, form, guessed: false, alternatives, light: false, slip: false, completions: [] };
    });
    const unknown = slots.filter((slot) => slot.alternatives.length === 0).map((slot) => slot.typed);
    const citation = this.citations.read("");
    const identified = this.identity.identify(citation, "");
    const rest = { extra: [], asks: false, reading: null, careful: true, literal: true };
    return { slots, citation, identified, plain: plain(text), unknown, ...rest };
  }

  private saysLittle(word: string): boolean {
    const light = this.light.get(plain(word));
    return light !== undefined && mayBe(word, light);
  }

  private spelling(form: Form | undefined, word: string): string {
    return (form && this.library.spelling(form)) ?? word;
  }

  /** Places of the words that cite what is not there: nothing is to be found by them. */
  private absentWords(words: readonly string[], { missing, lacking }: Identified, cites: ReadonlySet<number>): ReadonlySet<number> {
    if (missing) return cites;
    const part = /^(?:dieu|khoan|diem|[dk]?\d+[a-z]?|[a-z])$/;
    return new Set(lacking ? words.flatMap((word, at) => (part.test(word) ? [at] : [])) : []);
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

  /** The slots of one word: itself, the words it runs together, or what it may be a slip of. */
  private word(
    typed: string,
    form: Form,
    is: { readonly light: boolean; readonly upper: boolean; readonly last: boolean; readonly before: number | undefined },
  ): Array<Omit<WordSlot, "at" | "word">> {
    const { light } = is;
    const blank = { kind: "word", typed, form, light, guessed: false, slip: false, completions: [] } as const;
    const entry = this.library.key(form.key);
    const before = is.before === undefined ? undefined : this.library.keys[is.before];
    // A word that is met after the one before it is whole; with its marks, where it is met so.
    const own = entry?.forms.filter((one) => !isMarked(form) || mayBe(typed, one.word)) ?? [];
    const whole = before?.forms.some((left) => own.some((right) => this.library.beside(left, right)));
    const completions = is.last && !whole && form.key.length > 1 ? this.speller.completions(form.key, before) : [];
    if (entry) {
      // A common word is most likely whole; then only what is met after the word before it may still come.
      const common = entry.total > COMMON;
      const likely = completions
        .filter((one) => one.follows || !common)
        .map((one) => (common ? { ...one, weight: one.weight / 2 } : one));
      return [{ ...blank, alternatives: [{ entry, weight: light ? 0.3 : 1 }], completions: likely }];
    }
    // Numbers and shorthands in capitals are what they are; so is a syllable of the language with its marks.
    const syllable = isSyllable(typed);
    const fixed = /\d/.test(form.key) || is.upper || (syllable && isMarked(form));
    const near = this.speller.near(form.key);
    if (fixed) return [{ ...blank, alternatives: [], completions, ...(syllable ? { perhaps: near } : {}) }];
    const met = near.some((one) => before !== undefined && this.library.pair(before.id, one.entry.id) > 0);
    // A syllable without marks, or letters without a vowel, may be a slip where the neighbours say so.
    if (syllable || !VOWEL.test(form.key)) return [{ ...blank, alternatives: [], perhaps: near, completions }];
    const parts = met ? null : this.speller.split(form.key);
    if (parts) {
      return parts.map((part) => {
        const own = { key: part.key, marks: "", tone: 0 };
        return { ...blank, typed: part.key, form: own, guessed: true, alternatives: [{ entry: part, weight: 0.95 }] };
      });
    }
    return [{ ...blank, alternatives: near, guessed: true, slip: true, completions }];
  }

  /** Words of answers and other names that the question suggests. */
  private extras(query: string): number[] {
    const text = ` ${query} `;
    const found: number[] = [];
    for (const [asks, words] of this.wordings.intents) {
      if (!asks.some((ask) => text.includes(` ${ask} `))) continue;
      for (const word of wordsOf(clean(words))) {
        const entry = this.library.key(formOf(word).key);
        if (entry) found.push(entry.id);
      }
    }
    return found;
  }
}

/** Places of the words that are part of a citation: those that the rest of the query does not have. */
function citing(words: readonly string[], rest: string): ReadonlySet<number> {
  const left = wordsOf(rest);
  const found = new Set<number>();
  words.forEach((word, at) => {
    if (word === left[0]) left.shift();
    else found.add(at);
  });
  return found;
}
