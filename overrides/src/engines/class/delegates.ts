/** The delegates of a class from the rows of a list: who comes and from where, and which rows cannot be taken. */

import words from "locales/vi/delegates.json";
import { speaker } from "../../common/say";
import { clean } from "../forms/parsing";
import { looseKey, nameKey } from "../../common/name-keys";

export interface Delegate {
  readonly name: string;
  readonly place: string;
}

export interface DelegateList {
  readonly people: readonly Delegate[];
  /** One sentence for each row that is not taken, or for the whole list. */
  readonly faults: readonly string[];
}

/** A row of the list: its number in the file, from 1, and its cells. */
export type ListRow = readonly [number, readonly string[]];

/** More people than this come to no class. */
export const MOST = 500;
const LONGEST_NAME = 60;
const NAME = /^(ho (va )?ten|ten|dai bieu|nguoi du)( .*)?$/;
const PLACE = /^(don vi|noi|noi o|dia chi|xa(, phuong)?|thon(, ban)?|ban|co quan)( .*)?$/;
const NUMBER = /^\p{Nd}+[.)．）]?$/u;

const say = speaker(words);

/** The rows of a text: cells parted by tabs, else semicolons, else commas; quotes as in CSV. */
export function rowsOf(text: string): ListRow[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  const whole = lines.join("\n");
  const part = ["\t", ";"].find((mark) => whole.includes(mark)) ?? ",";
  return lines.map((line, at) => [at + 1, cellsOf(line, part)] as const);
}

function cellsOf(line: string, part: string): string[] {
  const cells: string[] = [""];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === part && !quoted) cells.push("");
    else cells[cells.length - 1] += letter;
  }
  return cells;
}

/**
 * Reads a list: by its head ("Họ tên", "Đơn vị"…) where a row is one, else the first cell that is no number is the
 * name and the others are the place.
 */
export function readDelegates(rows: readonly ListRow[]): DelegateList {
  const filled = rows.map(([at, cells]) => [at, cells.map(clean)] as const).filter(([, cells]) => cells.some((cell) => cell !== ""));
  const head = filled.findIndex(([, cells]) => cells.some((cell) => NAME.test(looseKey(cell))) && cells.some((cell) => PLACE.test(looseKey(cell))));
  const named = filled[head]?.[1] ?? [];
  const columns = [named.findIndex((cell) => NAME.test(looseKey(cell))), named.findIndex((cell) => PLACE.test(looseKey(cell)))] as const;
  const people: Delegate[] = [];
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const [at, cells] of filled.slice(head + 1)) {
    const { name, place } = head < 0 ? byOrder(cells) : { name: cells[columns[0]] ?? "", place: cells[columns[1]] ?? "" };
    const key = `${nameKey(name)}|${nameKey(place)}`;
    const before = seen.get(key);
    if (name === "" && place === "") continue;
    if (!/\p{L}/u.test(name)) faults.push(say("no-name", at));
    else if (name.length > LONGEST_NAME) faults.push(say("long-name", at, name.length, LONGEST_NAME));
    else if (place === "") faults.push(say("no-place", at, name));
    else if (before !== undefined) faults.push(say("twice", at, name, before));
    else {
      seen.set(key, at);
      people.push({ name, place });
    }
  }
  if (people.length === 0 && faults.length === 0) faults.push(say("empty"));
  if (people.length > MOST) faults.push(say("many", people.length, MOST));
  return { people: people.slice(0, MOST), faults };
}

function byOrder(cells: readonly string[]): Delegate {
  const [name = "", ...rest] = cells.filter((cell) => cell !== "" && !NUMBER.test(cell));
  return { name, place: rest.join(", ") };
}
