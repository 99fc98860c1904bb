/** What a query asks for that the portal does not have: a document, a provision, or a subject; and what comes nearest. */

import { agreement, isMarked, mayBecome, plain } from "./letters";
import type { FormEntry, Library } from "./library";
import type { Registry } from "./registry";
import type { Absent, Place } from "./reply";
import type { Query, Slot, WordSlot } from "./slots";
import type { Speller } from "./spelling";
import { isSyllable } from "./syllables";
import { say } from "./words";

/** The national database of legal documents: where to look for what is not here. */
const REGISTER = "vbpl.vn";
/**
 * A subject is missing where so much of a query, by rarity, is out of place: little where two words in a row are, for
 * they are mostly one word of the language; more of a single one; most where a row of other words is met in the texts,
 * in a long query without marks, and in a question, whose words need not all be those of the pages.
 */
const MISSING = { word: 0.15, syllable: 0.4, row: 0.6, long: 0.6, question: 0.85 };
const LONG = 7;
/** Where so much is out of place, what is left is no reason to show anything; without marks nearly all must be. */
const FLOOR = { marked: 0.5, bare: 0.9 };
/** A row of so many words met together is about something the pages tell of. */
const ROW = 3;
/** A document is spoken of where it is named more surely than by a number that happens to be its own. */
const CHANCE = 0.25;
/** A page is what is looked for where so much of its name is said. */
const NAMED = 0.1;
/** No word counts more than this: how rare one is beyond it says nothing. */
const RAREST = 4.6;
/**
 * Two neighbours are met where their forms agree so well: one tone may contradict ("xóa mũ chữ"), but no letter, and
 * not two tones: then they are other words.
 */
const SAME = 0.6;
const TONE = 0.65;
const WHOLE = 0.7;
/** Words a letter away that are looked at. */
const MOST_NEAR = 40;

export interface Finding {
  readonly absent: Absent | null;
  /** Whether nothing that matches is worth showing. */
  readonly nothing: boolean;
}

const NOTHING: Finding = { absent: null, nothing: false };

export class Absence {
  constructor(
    private readonly library: Library,
    private readonly registry: Registry,
    private readonly speller: Speller,
  ) {}

  /** `said`: how far the query says the name of any page below a path. */
  of(query: Query, said: (path: string) => number): Finding {
    const { missing, lacking } = query.identified;
    if (missing) {
      const nearest = this.registry.nearest(missing).flatMap((at) => this.pageOf(at) ?? []);
      return { absent: { kind: "document", words: this.registry.cite(missing, query.plain), nearest, where: REGISTER }, nothing: false };
    }
    if (lacking) {
      const place = this.pageOf(lacking.document);
      // "Luật Giáo dục 2019 (số 43/2019/QH14)": the number in brackets is for the title.
      const words = say("of", this.provision(query, lacking.part), (place?.label ?? "").replace(/ \(.*\)$/, ""));
      return { absent: { kind: "provision", words, nearest: place ? [place] : [], where: REGISTER }, nothing: false };
    }
    return query.literal || query.identified.named.some((one) => one.sure > CHANCE) ? NOTHING : this.subject(query, said);
  }

  /** Words of which the pages only know the syllables. */
  private subject(query: Query, said: (path: string) => number): Finding {
    const byPlace = new Map(query.slots.map((slot) => [slot.at, slot]));
    let whole = 0;
    let out = 0;
    let lost = 0;
    let row = 0;
    let longest = 0;
    const runs: WordSlot[][] = [];
    for (const slot of query.slots) {
      if (slot.kind === "word" && (slot.light || /\d/.test(slot.form.key))) continue;
      const worth = this.worth(slot);
      whole += worth;
      const before = byPlace.get(slot.at - 1);
      const length = slot.kind === "phrase" ? (slot.phrases[0]?.keys.length ?? 1) : 1;
      row = this.meet(before, slot, query.careful) ? row + length : length;
      longest = Math.max(longest, row);
      if (slot.kind === "phrase" || this.inPlace(slot, byPlace, query.careful)) continue;
      if (query.careful && this.slipped(slot, byPlace)) continue;
      out += worth;
      // What may be a slip of the fingers does not tell that there is nothing.
      if (!suspect(slot) && (!query.careful || isMarked(slot.form))) lost += worth;
      const last = runs[runs.length - 1];
      if (last?.[last.length - 1]?.at === slot.at - 1) last.push(slot);
      else runs.push([slot]);
    }
    const rows = longest >= ROW;
    const nothing = lost >= whole * (query.careful ? FLOOR.marked : FLOOR.bare);
    const kind = this.unnamed(query, said);
    // So many words describe a page, they are not its name.
    if (kind !== null && !query.asks && query.slots.length <= LONG && runs.length > 0) return this.missing(kind, nothing, query);
    // A slip among words that are met is told with the words that are on no page; alone it is all that was asked.
    const sure = runs.filter((run) => out === whole || !run.every(suspect));
    const telling = sure.filter((run) => run.length > 1 || (!rows && (run[0]?.alternatives.length === 0 || this.between(run[0], byPlace))));
    const share = whole > 0 ? out / whole : 0;
    const [first] = telling;
    if (!first) return NOTHING;
    const most = telling.reduce((a, b) => (b.length > a.length ? b : a), first);
    const short = most.length > 1 ? MISSING.word : MISSING.syllable;
    const least = query.asks ? MISSING.question : rows ? MISSING.row : query.slots.length >= LONG && !query.careful ? MISSING.long : short;
    if (share < least) return NOTHING;
    // "Luật đất đai": what is missing is the law, not its kind.
    const words = this.widened(most, byPlace).map((slot) => slot.typed);
    return this.missing(words.slice(words.length > 2 && this.registry.isKind(words[0] ?? "") ? 1 : 0), nothing && longest < (most.length > 1 ? ROW : 2), query);
  }

  private missing(words: readonly string[], nothing: boolean, { citation }: Query): Finding {
    const where = citation.kind === null ? {} : { where: REGISTER };
    return { absent: { kind: "words", words: words.join(" "), nearest: [], ...where }, nothing };
  }

  /** What is asked of a kind of pages ("mẫu đơn xin…") none of which has such a name, or null. */
  private unnamed({ slots }: Query, said: (path: string) => number): readonly string[] | null {
    const words = slots.map((slot) => slot.typed);
    for (const [path, , called] of this.library.data.wordings.ranking.pages) {
      const names = called.filter((one) => plain(words.join(" ")).startsWith(`${plain(one)} `));
      const name = names.sort((a, b) => b.length - a.length)[0];
      if (name === undefined || said(path) >= NAMED) continue;
      return words.join(" ").split(" ").slice(name.split(" ").length);
    }
    return null;
  }

  /** Whether a word has words on both sides that it is met with nowhere. */
  private between(slot: WordSlot | undefined, byPlace: ReadonlyMap<number, Slot>): boolean {
    return slot !== undefined && [slot.at - 1, slot.at + 1].every((at) => neighbour(byPlace.get(at)) !== null);
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

  /** Whether a word stands in the texts beside a neighbour it has in the query, or is a word without any. */
  private inPlace(slot: WordSlot, byPlace: ReadonlyMap<number, Slot>, careful: boolean): boolean {
    if (slot.alternatives.length === 0 && slot.completions.length === 0) return false;
    // "UNESCO", "excel" are whole words; a syllable of Vietnamese is mostly a part of one.
    if (!slot.guessed && !isSyllable(slot.typed)) return true;
    const before = byPlace.get(slot.at - 1);
    const after = byPlace.get(slot.at + 1);
    if (this.meet(before, slot, careful) || this.meet(slot, after, careful)) return true;
    // Beside a slip nobody can tell.
    if ([before, after].some((other) => other?.kind === "word" && suspect(other))) return !suspect(slot);
    return neighbour(before) === null && neighbour(after) === null && this.formsOf(slot, careful).some(([, fit]) => fit >= SAME);
  }

  /** Whether a word without marks among marked ones is a letter away from one that stands beside its neighbours. */
  private slipped(slot: WordSlot, byPlace: ReadonlyMap<number, Slot>): boolean {
    if (isMarked(slot.form)) return false;
    const keysAt = (at: number): number[] => {
      const other = byPlace.get(at);
      return other ? this.formsOf(other, true, at < slot.at ? -1 : 0).map(([form]) => form.keyId) : [];
    };
    const before = keysAt(slot.at - 1);
    const after = keysAt(slot.at + 1);
    return this.speller.near(slot.form.key, MOST_NEAR).some(({ entry }) => {
      const follows = before.length === 0 || before.some((id) => this.library.pair(id, entry.id) > 0);
      return follows && (after.length === 0 || after.some((id) => this.library.pair(entry.id, id) > 0));
    });
  }

  /** Whether two words are met side by side in the texts, in the forms typed. */
  private meet(left: Slot | undefined, right: Slot | undefined, careful: boolean): boolean {
    const [a, b] = [neighbour(left), neighbour(right)];
    if (!a || !b) return false;
    const rights = this.formsOf(b, careful, 0);
    return this.formsOf(a, careful, -1).some(([form, fit]) => rights.some(([near, other]) => fit * other >= SAME && this.library.beside(form, near)));
  }

  /** The forms a word may be, each with how well it agrees with what was typed; of a phrase its first or last (-1) word. */
  private formsOf(slot: Slot, careful: boolean, side: 0 | -1 = 0): Array<[FormEntry, number]> {
    if (slot.kind === "phrase") {
      const ids = slot.phrases.flatMap(({ keys }) => keys.slice(side === 0 ? 0 : -1)[0] ?? []);
      return ids.flatMap((id) => (this.library.keys[id]?.forms ?? []).map((form): [FormEntry, number] => [form, 1]));
    }
    const followers = slot.completions.filter((one) => one.follows).map(({ entry }) => entry);
    const longer = followers.flatMap((entry) => entry.forms.filter((form) => mayBecome(slot.form, form)));
    const own = slot.alternatives.flatMap(({ entry }) =>
      entry.forms.map((form): [FormEntry, number] => {
        const itself = !slot.guessed && entry.key === slot.form.key && isMarked(slot.form);
        // What was left out contradicts nothing.
        const fit = itself ? agreement(slot.form, form, careful) : 1;
        return [form, fit >= WHOLE ? fit : slot.form.marks === form.marks ? TONE : 0];
      }),
    );
    return [...own, ...longer.map((form): [FormEntry, number] => [form, 1])];
  }

  private worth(slot: Slot): number {
    if (slot.kind === "phrase") {
      const keys = slot.phrases[0]?.keys ?? [];
      return keys.reduce((sum, id) => sum + Math.min(RAREST, this.library.rarity(this.library.keys[id]?.documents ?? 0)), 0);
    }
    const most = Math.max(0, ...slot.alternatives.map((one) => one.entry.documents));
    return Math.min(RAREST, this.library.rarity(most));
  }

  private pageOf(document: number): Place | null {
    const page = this.library.data.pages.find((one) => one[2] === document);
    return page ? { label: page[1], location: page[0] } : null;
  }

  private provision({ citation: { article, clause, point } }: Query, part: "article" | "clause" | "point"): string {
    const letter = point === "d" ? "d" : point;
    const parts = [part === "point" ? say("point", String(letter)) : "", part === "article" ? "" : say("clause", String(clause)), say("article", String(article))];
    const words = parts.filter((one) => one !== "").join(" ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
}

/** Whether a word may be a slip of the fingers: no syllable, or one without marks that is nowhere. */
function suspect(slot: WordSlot): boolean {
  return slot.slip || slot.guessed || (slot.perhaps !== undefined && slot.alternatives.length === 0 && !isMarked(slot.form));
}

/** A word that says something beside another, or null. */
function neighbour(slot: Slot | undefined): Slot | null {
  if (!slot || slot.kind === "phrase") return slot ?? null;
  return slot.light || /\d/.test(slot.form.key) ? null : slot;
}
