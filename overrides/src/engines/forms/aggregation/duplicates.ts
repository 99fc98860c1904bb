/**
 * Nothing is counted twice: of records with the same key one is kept, the newer one where the files say which that
 * is; where they do not, the later file waits until somebody decides.
 */

import { compute } from "../compute";
import type { FormModel, Source } from "../model";
import { looseKey } from "../../../common/name-keys";
import { atomsOf, keyingOf, mayBeOne, wordsOf, type Atom, type Keying } from "./keys";
import type { Entry } from "./sum";
import { say } from "./words";

/** What becomes of the entries of one form. */
export interface Settled {
  /** What is added of each entry that is. */
  readonly kept: ReadonlyMap<Entry, Entry>;
  /** Why others are not added. */
  readonly left: ReadonlyMap<Entry, string>;
  /** Those of them that wait until somebody decides. */
  readonly undecided: ReadonlySet<Entry>;
  /** Each record that was passed over, and what may be one, in words. */
  readonly remarks: ReadonlyArray<string>;
  /** Entries with a record that has an equal in the same or another entry. */
  readonly doubled: ReadonlySet<Entry>;
}

/** Pairs of records that look like one and are named; more are counted. */
const NAMED = 20;
const VIETNAM = 7 * 3_600_000;

/** Settles the `entries` of `source`, in their order. */
export function settle(source: Source, entries: ReadonlyArray<Entry>): Settled {
  const found = new Duplicates(source.form, keyingOf(source));
  for (const entry of entries) found.take(entry);
  return found.result();
}

class Duplicates {
  private readonly holders = new Map<string, Atom>();
  private readonly atoms = new Map<Entry, ReadonlyArray<Atom>>();
  private readonly dropped = new Map<Atom, Atom>();
  private readonly left = new Map<Entry, string>();
  private readonly undecided = new Set<Entry>();
  private readonly doubled = new Set<Entry>();
  /** Passed over: "kind|from|to" → words of the records. */
  private readonly passed = new Map<string, { readonly same: boolean; readonly gone: Entry; readonly stays: Entry; readonly words: string[] }>();

  constructor(
    private readonly form: FormModel,
    private readonly keying: Keying,
  ) {}

  take(entry: Entry): void {
    const atoms = atomsOf(this.form, this.keying, entry);
    // Somebody has looked: they are others, whatever their keys.
    const areOthers = entry.decision?.doubles === "both";
    const open = areOthers ? undefined : (this.inside(atoms) ?? this.between(atoms));
    const why = areOthers ? undefined : (open ?? this.anonymous(entry, atoms));
    if (why !== undefined) {
      this.left.set(entry, why);
      this.doubled.add(entry);
      if (open !== undefined) this.undecided.add(entry);
      return;
    }
    this.atoms.set(entry, atoms);
    for (const atom of areOthers ? [] : atoms) {
      if (atom.key === undefined || this.dropped.has(atom)) continue;
      const holder = this.holders.get(atom.key);
      const stays = holder !== undefined && (holder.content() === atom.content() || !replaces(atom, holder));
      if (holder !== undefined) this.drop(stays ? atom : holder, stays ? holder : atom);
      if (holder !== undefined) this.doubled.add(holder.entry).add(entry);
      if (!stays) this.holders.set(atom.key, atom);
    }
  }

  /** Why a file waits in which two records of one key differ. */
  private inside(atoms: ReadonlyArray<Atom>): string | undefined {
    const first = new Map<string, Atom>();
    for (const atom of atoms) {
      if (atom.key === undefined) continue;
      const other = first.get(atom.key) ?? atom;
      first.set(atom.key, other);
      if (other === atom || atom.entry.decision?.doubles === "newer" || other.content() === atom.content()) continue;
      const at = (one: Atom): string => (one.row < 0 ? say("record", one.record + 1) : say("row", one.row + 1));
      return say("twiceInside", this.words(atom), at(other), at(atom));
    }
    return undefined;
  }

  /** Why a file waits that has a record of an earlier one with other content, when nobody knows which is newer. */
  private between(atoms: ReadonlyArray<Atom>): string | undefined {
    const open = atoms.filter((atom) => {
      const holder = atom.key === undefined ? undefined : this.holders.get(atom.key);
      if (holder === undefined || holder.content() === atom.content()) return false;
      return !isNewer(atom.entry, holder.entry) && !isNewer(holder.entry, atom.entry);
    });
    const [first] = open;
    const holder = first?.key === undefined ? undefined : this.holders.get(first.key);
    if (first === undefined || holder === undefined) return undefined;
    const more = open.length > 1 ? say("namesMore", open.length - 1) : "";
    return say("undecided", this.words(first), more, holder.entry.name);
  }

  /** Why a file waits whose records name nobody and all stand in another file too. */
  private anonymous(entry: Entry, atoms: ReadonlyArray<Atom>): string | undefined {
    if (atoms.length < 2 || atoms.some((atom) => atom.key !== undefined)) return undefined;
    for (const [other, theirs] of this.atoms) {
      const smaller = atoms.length <= theirs.length;
      if (!contains(smaller ? theirs : atoms, smaller ? atoms : theirs)) continue;
      if (smaller) return say("allThere", atoms.length, other.name);
      if (theirs.length < 2) continue;
      this.left.set(other, say("allThere", theirs.length, entry.name));
      this.atoms.delete(other);
      return undefined;
    }
    return undefined;
  }

  private drop(gone: Atom, stays: Atom): void {
    this.dropped.set(gone, stays);
    const same = gone.content() === stays.content();
    const key = JSON.stringify([same, gone.entry.name, stays.entry.name]);
    const line = this.passed.get(key) ?? { same, gone: gone.entry, stays: stays.entry, words: [] };
    this.passed.set(key, line);
    line.words.push(this.words(gone));
  }

  private words(atom: Atom): string {
    return wordsOf(this.form, this.keying, atom);
  }

  result(): Settled {
    const kept = new Map<Entry, Entry>();
    for (const [entry, atoms] of this.atoms) {
      const gone = atoms.filter((atom) => this.dropped.has(atom));
      const [first] = gone;
      if (first === undefined) kept.set(entry, entry);
      else if (gone.length < atoms.length) kept.set(entry, this.without(entry, gone));
      else {
        const stays = this.dropped.get(first) as Atom;
        const what = atoms.length === 1 ? this.words(first) : say("everyRecord");
        const { name } = stays.entry;
        const same = stays.content() === first.content();
        this.left.set(entry, same ? say("there", what, name) : say("thereNewer", what, name, savedWords(stays.entry)));
      }
    }
    const passed = Array.from(this.passed.values()).map(({ same, gone, stays, words }) => {
      const names = words.join("; ");
      if (gone === stays) return say(same ? "twiceSame" : "twiceLater", gone.name, names);
      if (same) return say("sameAs", names, gone.name, stays.name);
      return say("newerKept", names, stays.name, savedWords(stays), gone.name, savedWords(gone));
    });
    return { kept, left: this.left, undecided: this.undecided, remarks: [...passed, ...this.rest(), ...this.alike(), ...this.renamed()], doubled: this.doubled };
  }

  private without(entry: Entry, gone: ReadonlyArray<Atom>): Entry {
    const lost = new Set(gone.map((atom) => `${atom.record} ${atom.row}`));
    const { table } = this.keying;
    const records = entry.records.flatMap((record, n) => {
      if (table === "") return lost.has(`${n} -1`) ? [] : [record];
      const rows = (record.tables[table] ?? []).filter((_, at) => !lost.has(`${n} ${at}`));
      return [compute(this.form, { fields: record.fields, tables: { ...record.tables, [table]: rows } })];
    });
    return { ...entry, records };
  }

  /** What an older file has and the newer one of the same list has not: nobody knows whether it was struck out. */
  private rest(): string[] {
    const newer = new Map<Entry, Entry>();
    for (const [gone, stays] of this.dropped) {
      for (const [one, other] of [[gone.entry, stays.entry], [stays.entry, gone.entry]] as const) if (isNewer(other, one)) newer.set(one, other);
    }
    const both = new Set([...this.dropped.keys(), ...this.dropped.values()]);
    return Array.from(newer).flatMap(([older, other]) => {
      const names = (this.atoms.get(older) ?? []).filter((atom) => !both.has(atom)).map((atom) => this.words(atom));
      if (names.length === 0) return [];
      return [say("struckOut", names.join("; "), older.name, other.name)];
    });
  }

  /** Two files of one filling-in that name different senders: a corrected name, or a form used anew. */
  private renamed(): string[] {
    const files = new Map<string, Entry[]>();
    for (const entry of this.atoms.keys()) {
      if (entry.submission) files.set(entry.submission, [...(files.get(entry.submission) ?? []), entry]);
    }
    const related = new Set(Array.from(this.dropped, ([gone, stays]) => [gone.entry, stays.entry]).flat());
    return Array.from(files.values()).flatMap(([one, other, ...more]) => {
      // Who fills in many in one form has used it anew.
      if (one === undefined || other === undefined || more.length > 0 || related.has(one)) return [];
      return [say("oneFilling", other.name, one.name)];
    });
  }

  /** Records that look like one though their keys differ: each with the next such one. */
  private alike(): string[] {
    const atoms = Array.from(this.holders.values()).filter((atom) => !this.left.has(atom.entry));
    const shapes = Array.from(new Set(atoms.map(shapeOf)));
    /** Where those stand that come later, by two shapes and what is filled in of both. */
    const later = new Map<string, number[]>();
    const told: string[] = [];
    for (let at = atoms.length - 1; at >= 0; at -= 1) {
      const one = atoms[at] as Atom;
      const own = shapeOf(one);
      const loose = one.parts.map(looseKey);
      const near: number[] = [];
      for (const shape of shapes) {
        const key = likeness(one, loose, shape);
        near.push(...(later.get(`${shape} ${own} ${key}`) ?? []));
        const mine = `${own} ${shape} ${key}`;
        later.set(mine, [...(later.get(mine) ?? []), at]);
      }
      const other = atoms[Math.min(...near.filter((n) => n > at && mayBeOne(one, atoms[n] as Atom)))];
      if (other) told.push(say("alike", this.words(one), one.entry.name, this.words(other), other.entry.name));
    }
    told.reverse();
    return told.length > NAMED ? [...told.slice(0, NAMED), say("alikeMore", told.length - NAMED)] : told;
  }
}

/** Which parts of a key are filled in: "1101". */
function shapeOf({ parts }: Atom): string {
  return parts.map((part) => (part === "" ? "0" : "1")).join("");
}

/** By which an atom may be one with another of `shape`: its words, and the numbers that both have; marks do not count. */
function likeness({ parts }: Atom, loose: ReadonlyArray<string>, shape: string): string {
  const isNumber = (part: string): boolean => /^[\p{Nd}\s]*$/u.test(part);
  return loose.map((part, n) => (shape[n] === "0" && isNumber(parts[n] ?? "") ? "" : part)).join("|");
}

function contains(larger: ReadonlyArray<Atom>, smaller: ReadonlyArray<Atom>): boolean {
  const counted = new Map<string, number>();
  for (const atom of larger) counted.set(atom.content(), (counted.get(atom.content()) ?? 0) + 1);
  return smaller.every((atom) => {
    const content = atom.content();
    const left = counted.get(content) ?? 0;
    counted.set(content, left - 1);
    return left > 0;
  });
}

/** Whether `later` goes in the place of `earlier`, which has its key. */
function replaces(later: Atom, earlier: Atom): boolean {
  return later.entry === earlier.entry ? later.entry.decision?.doubles === "newer" : isNewer(later.entry, earlier.entry);
}

/** By what somebody has decided, else by the time of saving. */
function isNewer(one: Entry, other: Entry): boolean {
  const [own, theirs] = [one.decision?.doubles === "newer", other.decision?.doubles === "newer"];
  if (own !== theirs) return own;
  return one.saved !== undefined && other.saved !== undefined && one.saved > other.saved;
}

/** " (lưu 29/11/2026 21:15)", "" when nobody knows when. */
function savedWords({ saved }: Entry): string {
  if (saved === undefined) return "";
  const [day = "", clock = ""] = new Date(saved + VIETNAM).toISOString().split("T");
  return say("saved", day.split("-").reverse().join("/"), clock.slice(0, 5));
}
