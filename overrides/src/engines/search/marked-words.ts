/** Which words are marked in what is shown: those asked for, in the forms that the query can mean. */

import { agreement, isMarked } from "./letters";
import type { FormEntry, Library } from "./library";
import type { Marks } from "./shapes";
import type { Query } from "./slots";

/** Forms whose marks contradict what was typed agree less than this. */
const FITS = 0.7;

/** A word of the query, or one that a shorthand stands for. */
interface Sought {
  /** Its place; neighbours differ by one. */
  readonly at: number;
  readonly forms: readonly FormEntry[];
  readonly light: boolean;
}

/**
 * The keys to mark with their forms. A word typed without marks means those of its forms that stand beside its
 * neighbours in the texts: "dan" in "cong dan" is "dân" and not "dẫn".
 */
export function marksOf(query: Query, library: Library): Marks {
  const sought = soughtIn(query, library);
  const byPlace = new Map<number, Sought[]>();
  for (const one of sought) byPlace.set(one.at, [...(byPlace.get(one.at) ?? []), one]);
  const marks = new Map<number, { forms: Set<FormEntry>; light: boolean }>();
  for (const { at, forms, light } of sought) {
    const before = (byPlace.get(at - 1) ?? []).flatMap((one) => one.forms);
    const after = (byPlace.get(at + 1) ?? []).flatMap((one) => one.forms);
    const met = forms.filter(
      (form) => before.some((other) => library.beside(other, form)) || after.some((other) => library.beside(form, other)),
    );
    for (const form of met.length > 0 ? met : forms) {
      const known = marks.get(form.keyId) ?? { forms: new Set(), light: true };
      known.forms.add(form);
      known.light &&= light;
      marks.set(form.keyId, known);
    }
  }
  return marks;
}

function soughtIn(query: Query, library: Library): Sought[] {
  const found: Sought[] = [];
  const formsOf = (id: number): readonly FormEntry[] => library.keys[id]?.forms ?? [];
  // Places of their own for the words of a phrase, so that they are neighbours of each other alone.
  let own = query.slots.length + 1_000;
  for (const slot of query.slots) {
    if (slot.kind === "phrase") {
      const meant = slot.synonyms ? slot.phrases : slot.phrases.slice(0, 1);
      for (const { keys } of meant) {
        for (const id of keys) found.push({ at: (own += 1), forms: formsOf(id), light: false });
        own += 1;
      }
      if (slot.literal) found.push({ at: (own += 2), forms: slot.literal.forms, light: false });
      continue;
    }
    const exact = !slot.guessed && isMarked(slot.form);
    for (const { entry } of slot.alternatives) {
      const fitting = entry.forms.filter((form) => !exact || entry.key !== slot.form.key || agreement(slot.form, form, false) >= FITS);
      found.push({ at: slot.at, forms: fitting, light: slot.light });
    }
  }
  return found;
}
