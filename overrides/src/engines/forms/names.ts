/**
 * Who is meant by a name. Identity is exact: "Bản Cọ" and "Bản Cò" are two villages. What only looks alike is
 * taken for a name of a list when nothing written speaks against it and it fits one name alone; else it is
 * suggested to people. Knows no forms.
 */

import words from "locales/vi/forms.json";
import { knownSigns, oneSpaced } from "../../common/normalisation";
import { speaker } from "../../common/say";
import { fold } from "../../common/vietnamese";

/** A run of vowels with their marks, decomposed: within it people put the tone here or there. */
const VOWELS = /(?:[aeiouy]\p{M}*)+/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Kinds of unit a name may begin with, without marks. */
const KIND = /^(xa|phuong|thi tran|dac khu|thon|ban|tieu khu|to dan pho|to|khu pho|khu|ap|buon|lang|xom) (?=.)/;

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

/** What a name may mean on a list. */
export interface Meaning {
  /** The name of the list, undefined when it is none, or several. */
  readonly name?: string;
  /** Names that look alike and may be meant. */
  readonly near: ReadonlyArray<string>;
}

/** A list of names that is asked many times. */
export class Names {
  private readonly exact = new Map<string, string>();
  /** By key without marks, with and without the kind of unit. */
  private readonly alike = new Map<string, string[]>();

  constructor(names: ReadonlyArray<string>) {
    for (const name of names) {
      const key = nameKey(name);
      if (this.exact.has(key)) continue;
      this.exact.set(key, name);
      for (const loose of forms(looseKey(name))) this.alike.set(loose, [...(this.alike.get(loose) ?? []), name]);
    }
  }

  meaning(text: string): Meaning {
    const name = this.exact.get(nameKey(text));
    if (name !== undefined) return { name, near: [] };
    const near = Array.from(new Set(forms(looseKey(text)).flatMap((loose) => this.alike.get(loose) ?? [])));
    const fitting = near.filter((one) => fits(text, one, isPlainer));
    // Of several that fit, one may fit mark by mark: the kind of unit alone was left out.
    const marked = fitting.filter((one) => fits(text, one, (written, listed) => written === listed));
    const [only] = fitting.length === 1 ? fitting : marked.length === 1 ? marked : [];
    return only === undefined ? { near } : { name: only, near: [] };
  }
}

/** A name as it is, and without its kind of unit: "Tô Hiệu" begins with what may be one. */
function forms(key: string): string[] {
  const kind = kindOf(key);
  return kind === "" ? [key] : [key, key.split(" ").slice(kind.split(" ").length).join(" ")];
}

function kindOf(key: string): string {
  return KIND.exec(fold(key))?.[1] ?? "";
}

/** Whether nothing in `text` speaks against `name` when compared by `same`; other kinds of unit do. */
function fits(text: string, name: string, same: (written: string, listed: string) => boolean): boolean {
  const [written, listed] = [nameKey(text), nameKey(name)];
  return forms(written).some((one, n) => forms(listed).some((other, m) => same(one, other) && (n + m < 2 || kindOf(written) === kindOf(listed))));
}

/** Whether `plain` is `marked` with the marks left out of some syllables, or of none. */
export function isPlainer(plain: string, marked: string): boolean {
  const listed = nameKey(marked).split(" ");
  const written = nameKey(plain).split(" ");
  return written.length === listed.length && written.every((one, n) => one === listed[n] || one === fold(listed[n] ?? ""));
}

/** "gần giống “Xã A”, “Xã B”", "" when nothing is near. */
export function nearWords(near: ReadonlyArray<string>): string {
  return near.length > 0 ? speaker(words)("near", near.map((name) => `“${name}”`).join(", ")) : "";
}
