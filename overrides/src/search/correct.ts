/** Spelling by context: which of the possible words stands beside its neighbours in the texts. */

import { formOf } from "./letters";
import type { KeyEntry, Library } from "./library";
import type { Slot } from "./slots";
import type { Speller } from "./spelling";

/** A corrected word needs neighbours that are met beside it; a little more than chance. */
const CONVINCING = 0.7;

/**
 * Spelling by context. Guesses are ordered by how often they stand beside their neighbours; a known word that is
 * never met beside either neighbour gets look-alikes that are. Returns typed word → word meant, for the reader.
 */
export function correct(slots: readonly Slot[], library: Library, speller: Speller): Map<string, string> {
  const meant = new Map<string, string>();
  /** Words the texts have, that look like slips only because of what stands beside them. */
  const doubted: Array<() => void> = [];
  const entries = slots.map((slot) => (slot.kind === "word" ? slot.alternatives.map((one) => one.entry) : []));
  slots.forEach((slot, at) => {
    if (slot.kind !== "word" || slot.light || /\d/.test(slot.form.key)) return;
    const before = entries[at - 1] ?? [];
    const after = entries[at + 1] ?? [];
    const sides = (before.length > 0 ? 1 : 0) + (after.length > 0 ? 1 : 0);
    const beside = (entry: KeyEntry): [number, number] => [
      Math.max(0, ...before.map((other) => library.pair(other.id, entry.id))),
      Math.max(0, ...after.map((other) => library.pair(entry.id, other.id))),
    ];
    const fit = (entry: KeyEntry): number => {
      const [left, right] = beside(entry);
      return Math.log1p(left) + Math.log1p(right) + (left && right ? 1 : 0);
    };
    if (slot.guessed) {
      const most = Math.max(0, ...slot.alternatives.map((one) => fit(one.entry)));
      if (most > 0) {
        slot.alternatives = slot.alternatives
          .map(({ entry, weight }) => ({ entry, weight: Math.min(0.95, weight * (0.5 + fit(entry) / most)) }))
          .sort((a, b) => b.weight - a.weight)
          .slice(0, 3);
      }
      const best = slot.alternatives[0];
      if (best && formOf(slot.typed).key === slot.form.key) meant.set(slot.typed, spell(best.entry, before, after, library));
      return;
    }
    const own = slot.alternatives[0]?.entry;
    if (!own || sides === 0 || slots.length < 2) return;
    const [left, right] = beside(own);
    if (left > 0 || right > 0) return;
    const better = speller
      .near(slot.form.key)
      .map((one) => ({ one, fit: fit(one.entry) }))
      .filter((other) => other.fit > CONVINCING)
      .sort((a, b) => b.fit * b.one.weight - a.fit * a.one.weight)
      .slice(0, 2);
    const best = better[0];
    if (!best) return;
    doubted.push(() => {
      for (const other of better) {
        slot.alternatives.push({ entry: other.one.entry, weight: Math.min(0.85, 0.45 + 0.1 * other.fit) });
      }
      if (best.fit > 2) meant.set(slot.typed, spell(best.one.entry, before, after, library));
    });
  });
  // Where every other word seems out of place the texts do not speak of it: nobody slips that often.
  if (doubted.length <= Math.max(1, slots.length / 6)) for (const settle of doubted) settle();
  return meant;
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
