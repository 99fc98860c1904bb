/** What a query asks for that the portal does not have: a document, a provision, or a subject; and what comes nearest. */

import type { Cited } from "./citation";
import { agreement, isMarked } from "./letters";
import type { FormEntry, Library } from "./library";
import type { Registry } from "./registry";
import type { Absent, Place } from "./reply";
import type { Query, Slot, WordSlot } from "./slots";

/** The national database of legal documents: where to look for what is not here. */
const REGISTER = "vbpl.vn";
/** A subject is missing where so much of a query, by rarity, is out of place; of a whole question more. */
const MISSING = { words: 0.34, question: 0.6 };
/** Where so much is out of place, what is left is no reason to show anything. */
const FLOOR = 0.5;
/** Forms that contradict the marks typed are other words. */
const SAME = 0.7;
const HOPELESS = 1;

export interface Finding {
  readonly absent: Absent | null;
  /** Whether nothing that matches is worth showing. */
  readonly nothing: boolean;
}

export class Absence {
  constructor(
    private readonly library: Library,
    private readonly registry: Registry,
  ) {}

  of(query: Query): Finding {
    const { missing, lacking } = query.identified;
    if (missing) {
      const nearest = this.registry.nearest(missing).flatMap((at) => this.pageOf(at) ?? []);
      return { absent: { kind: "document", words: this.cite(missing, query.plain), nearest, where: REGISTER }, nothing: false };
    }
    if (lacking) {
      const place = this.pageOf(lacking.document);
      const words = `${this.provision(query, lacking.part)} của ${place?.label ?? ""}`;
      return { absent: { kind: "provision", words, nearest: place ? [place] : [], where: REGISTER }, nothing: false };
    }
    return query.literal || query.identified.named.length > 0 ? { absent: null, nothing: false } : this.subject(query);
  }

  /** Words of which the pages only know the syllables. */
  private subject(query: Query): Finding {
    const slots = query.slots.filter((slot) => slot.kind !== "word" || (!slot.light && !/\d/.test(slot.form.key)));
    const byPlace = new Map(query.slots.map((slot) => [slot.at, slot]));
    let whole = 0;
    let out = 0;
    const runs: WordSlot[][] = [];
    for (const slot of slots) {
      const worth = this.worth(slot);
      whole += worth;
      if (slot.kind === "phrase" || this.inPlace(slot, byPlace, query.careful)) continue;
      out += worth;
      const last = runs[runs.length - 1];
      if (last?.[last.length - 1]?.at === slot.at - 1) last.push(slot);
      else runs.push([slot]);
    }
    const share = whole > 0 ? out / whole : 0;
    if (runs.length === 0 || share < (query.asks ? MISSING.question : MISSING.words)) return { absent: null, nothing: false };
    const longest = runs.reduce((a, b) => (b.length > a.length ? b : a));
    const words = this.widened(longest, byPlace).map((slot) => slot.typed).join(" ");
    const where = query.citation.kind === null ? {} : { where: REGISTER };
    return { absent: { kind: "words", words, nearest: [], ...where }, nothing: share >= FLOOR };
  }

  /** One syllable is told with the one it most likely makes a word with. */
  private widened(run: readonly WordSlot[], byPlace: ReadonlyMap<number, Slot>): readonly WordSlot[] {
    const [first] = run;
    if (run.length > 1 || !first) return run;
    const after = byPlace.get(first.at + 1);
    const before = byPlace.get(first.at - 1);
    if (after?.kind === "word" && !/\d/.test(after.typed)) return [first, after];
    return before?.kind === "word" && !/\d/.test(before.typed) ? [before, first] : run;
  }

  /** Whether a word stands in the texts beside a neighbour it has in the query, or has none there. */
  private inPlace(slot: WordSlot, byPlace: ReadonlyMap<number, Slot>, careful: boolean): boolean {
    const forms = this.formsOf(slot, careful);
    if (forms.length === 0) return false;
    let alone = true;
    for (const [other, first] of [[byPlace.get(slot.at - 1), true], [byPlace.get(slot.at + 1), false]] as const) {
      if (other?.kind !== "word" || other.light || /\d/.test(other.form.key)) continue;
      alone = false;
      const others = this.formsOf(other, careful);
      const met = forms.some((form) => others.some((near) => (first ? this.library.beside(near, form) : this.library.beside(form, near))));
      if (met) return true;
    }
    return alone;
  }

  private formsOf(slot: WordSlot, careful: boolean): FormEntry[] {
    const followers = slot.completions.filter((one) => one.follows);
    return [...slot.alternatives, ...followers].flatMap(({ entry }) =>
      slot.guessed || entry.key !== slot.form.key || !(isMarked(slot.form) || careful)
        ? entry.forms
        : entry.forms.filter((form) => agreement(slot.form, form, careful) >= SAME),
    );
  }

  private worth(slot: Slot): number {
    if (slot.kind === "phrase") {
      return (slot.phrases[0]?.keys ?? []).reduce((sum, id) => sum + this.library.rarity(this.library.keys[id]?.documents ?? 0), 0);
    }
    const documents = slot.alternatives.map((one) => one.entry.documents);
    return documents.length > 0 ? this.library.rarity(Math.max(...documents)) : this.library.rarity(0) * HOPELESS;
  }

  private pageOf(document: number): Place | null {
    const page = this.library.data.pages.find((one) => one[2] === document);
    return page ? { label: page[1], location: page[0] } : null;
  }

  /** "Quyết định 2548/QĐ-UBND", as far as the query says it. */
  private cite({ kind, number, year, issuer }: Cited, query: string): string {
    const { kindNames, documents } = { ...this.library.data.wordings, ...this.library.data };
    const [name = "văn bản", short = ""] = (kind !== null && new Map(Object.entries(kindNames)).get(kind)) || [];
    const letters = issuer === "" ? "" : (issuerLetters(issuer, documents.map((row) => row.number)) ?? issuer.toUpperCase());
    const code = [kind === "luat" || kind === "cong-van" ? "" : short.toUpperCase(), letters].filter((part) => part !== "").join("-");
    const dated = year === null ? "" : letters !== "" || query.includes(`/${year}`) || query.includes(`/ ${year}`) ? `/${year}` : ` năm ${year}`;
    const digits = number < 10 && year !== null ? `0${number}` : String(number);
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${digits}${dated}${letters === "" ? "" : `/${code}`}`;
  }

  private provision({ citation: { article, clause, point } }: Query, part: "article" | "clause" | "point"): string {
    const letter = point === "d" ? "d" : point;
    const inside = part === "article" ? "" : `${part === "point" ? `điểm ${letter} ` : ""}khoản ${clause} `;
    const words = `${inside}Điều ${article}`;
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
}

/** The letters of an issuer as numbers of documents write them: "bgddt" → "BGDĐT". */
function issuerLetters(issuer: string, numbers: readonly string[]): string | null {
  const plainOf = (text: string): string => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  for (const number of numbers) {
    const letters = number.replace(/^[\d./]+/, "");
    for (const part of [letters, ...letters.split(/[-/]/), ...letters.split("/").slice(1)]) {
      if (plainOf(part) === issuer) return part;
    }
  }
  return null;
}
