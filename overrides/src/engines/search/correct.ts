/**
 * Spelling by context: which of the possible words stands beside its neighbours in the texts. Only what is no
 * syllable is changed; a syllable that sounds like another is left as it is, and the other is looked for as well.
 */

import { isMarked, mayBe, type Form } from "./letters";
import type { FormEntry, KeyEntry, Library } from "./library";
import type { Slot, WordSlot } from "./slots";
import { soundAlikes } from "./spelling";

/** How well a look-alike must stand beside its neighbours: with both of them, or four times with one. */
const MET = Math.log1p(4);
/** What a word that only sounds alike counts. */
const HEARD = 0.6;

export interface Corrections {
  /** Which word of the query → the word meant. */
  readonly meant: ReadonlyMap<number, string>;
  /** Which word of the query → a word that may be meant. */
  readonly perhaps: ReadonlyMap<number, string>;
}

export function correct(slots: readonly Slot[], library: Library): Corrections {
  const meant = new Map<number, string>();
  const perhaps = new Map<number, string>();
  const heard: Array<() => void> = [];
  const places = new Map(slots.map((slot) => [slot.at, slot]));
  const entriesAt = (at: number): KeyEntry[] => {
    const slot = places.get(at);
    return slot?.kind === "word" ? slot.alternatives.map((one) => one.entry) : [];
  };
  for (const slot of slots) {
    if (slot.kind !== "word" || slot.light || /\d/.test(slot.form.key)) continue;
    const before = entriesAt(slot.at - 1);
    const after = entriesAt(slot.at + 1);
    const fit = (entry: KeyEntry): number => {
      const left = Math.max(0, ...before.map((other) => library.pair(other.id, entry.id)));
      const right = Math.max(0, ...after.map((other) => library.pair(entry.id, other.id)));
      return Math.log1p(left) + Math.log1p(right) + (left && right ? 1 : 0);
    };
    const marked = isMarked(slot.form);
    if (slot.perhaps && !marked) {
      const near = slot.perhaps.filter((one) => fit(one.entry) >= MET);
      if (near.length > 0) {
        slot.alternatives = near;
        slot.guessed = true;
      }
    }
    if (slot.slip || (slot.perhaps && slot.guessed)) settle(slot, fit, (entry) => meant.set(slot.word, spell(entry, before, after, library)));
    else if (!slot.alternatives.some((one) => stands(slot, ownForms(slot, one.entry), places, library))) {
      const alike = soundAlikes(slot.form.key)
        .flatMap((key) => library.key(key) ?? [])
        .filter((entry) => fit(entry) > 0 && stands(slot, sounding(slot, entry), places, library));
      // A letter less or more leaves the tone as it is; both neighbours must speak for it.
      const slips = (marked ? (slot.perhaps ?? []) : [])
        .map((one) => one.entry)
        .filter((entry) => fit(entry) >= MET && stands(slot, entry.forms.filter((form) => form.tone === slot.form.tone), places, library, true));
      const best = [...alike, ...slips].sort((a, b) => fit(b) - fit(a))[0];
      if (!best) continue;
      heard.push(() => {
        const only = slot.alternatives.length === 0;
        slot.alternatives.push({ entry: best, weight: HEARD });
        if (only) slot.guessed = true;
        // A word without marks that the texts have is mostly itself: the other is looked for and not spoken of.
        if (!only && !marked) return;
        (marked ? perhaps : meant).set(slot.word, spell(best, before, after, library));
      });
    }
  }
  // Where every other word seems out of place the texts do not speak of it: nobody slips that often.
  if (heard.length <= Math.max(1, slots.length / 6)) for (const add of heard) add();
  return { meant, perhaps };
}

/** The forms of a key that what was typed may be. */
function ownForms(slot: WordSlot, entry: KeyEntry): readonly FormEntry[] {
  return entry.key === slot.form.key && !slot.guessed ? entry.forms.filter((form) => mayBe(slot.typed, form.word)) : entry.forms;
}

/** The forms of a word that sounds like another which have its tone and vowels too. */
function sounding(slot: WordSlot, entry: KeyEntry): readonly FormEntry[] {
  const shapes = (form: Form): string => form.tone + form.marks.replace(/\d/g, "");
  // Nobody takes đ for one of d, gi, r, v.
  if (slot.form.marks.startsWith("0d")) return [];
  return entry.forms.filter((form) => !isMarked(slot.form) || shapes(form) === shapes(slot.form));
}

/** Whether one of `forms` is met beside a neighbour of the slot (beside `every` one), in the form typed. */
function stands(
  slot: WordSlot,
  forms: readonly FormEntry[],
  places: ReadonlyMap<number, Slot>,
  library: Library,
  every = false,
): boolean {
  const sides = [-1, 1].filter((step) => places.get(slot.at + step)?.kind === "word");
  return sides.length > 0 && sides[every ? "every" : "some"]((step) => {
    const other = places.get(slot.at + step);
    if (other?.kind !== "word") return false;
    const near = other.alternatives.flatMap((one) => ownForms(other, one.entry));
    return forms.some((form) => near.some((one) => (step < 0 ? library.beside(one, form) : library.beside(form, one))));
  });
}

/** Orders the guesses for a slip by how they stand beside its neighbours. */
function settle(slot: WordSlot, fit: (entry: KeyEntry) => number, take: (entry: KeyEntry) => void): void {
  const most = Math.max(0, ...slot.alternatives.map((one) => fit(one.entry)));
  if (most > 0) {
    slot.alternatives = slot.alternatives
      .map(({ entry, weight }) => ({ entry, weight: Math.min(0.95, weight * (0.5 + fit(entry) / most)) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 3);
  }
  const best = slot.alternatives[0];
  if (best) take(best.entry);
}

/** The word for a key as the texts write it beside its neighbour, else as they mostly write it. */
function spell(entry: KeyEntry, before: readonly KeyEntry[], after: readonly KeyEntry[], library: Library): string {
  for (const other of before) {
    const written = library.written([other.id, entry.id]);
    if (written) return written.split(" ")[1] ?? "";
  }
  for (const other of after) {
    const written = library.written([entry.id, other.id]);
    if (written) return written.split(" ")[0] ?? "";
  }
  return library.usual(entry)?.word ?? entry.key;
}
