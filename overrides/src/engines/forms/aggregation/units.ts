/** The list of units that should send, and who of it has sent. */

import { looseKey, nameKey } from "../../../common/name-keys";
import { Names } from "../names";
import { clean } from "../parsing";

/** What the first line may say when it is a heading, folded. */
const HEAD = /^(stt|tt|ten( .*)?|don vi|xa(, phuong)?|thon(, ban)?|ban|ho (va )?ten)$/;

/**
 * One name a line, in the order given and each once. Of a line with several cells (pasted from a sheet, or
 * CSV) the first that is not a number is taken; a head like “Tên đơn vị” is left out.
 */
export function parseUnits(text: string): string[] {
  const found = new Map<string, string>();
  text
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/)
    .map((line) => clean(firstName(cellsOf(line))).replace(/^\p{Nd}+[.)．）]\s/u, "").trim())
    .forEach((name, n) => {
      const key = nameKey(name);
      if (name === "" || (n === 0 && HEAD.test(looseKey(name))) || found.has(key)) return;
      found.set(key, name);
    });
  return Array.from(found.values());
}

function firstName(cells: ReadonlyArray<string>): string {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return filled.find((cell) => !/^\p{Nd}+[.)．）]?$/u.test(cell)) ?? "";
}

/** The cells of a line: parted by tabs, or as CSV by semicolons, else by commas when some cell is quoted. */
function cellsOf(line: string): string[] {
  if (line.includes("\t")) return line.split("\t").map(unquote);
  if (line.includes(";")) return line.split(";").map(unquote);
  const numbered = /^\s*\p{Nd}+\s*,/u.test(line);
  if (!line.includes('"') && !numbered) return [line];
  return (line.match(/"(?:[^"]|"")*"|[^,"]+/g) ?? []).map(unquote);
}

function unquote(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, "$1").replace(/""/g, '"');
}

/** Of the units that should send: those that sent nothing, and those that sent only files that were not taken. */
export interface Standing {
  readonly silent: ReadonlyArray<string>;
  readonly refused: ReadonlyArray<string>;
  /** Units of files that are taken and not on the list. */
  readonly extra: ReadonlyArray<string>;
}

/** The names of `taken` and `refused` are compared with the list as {@link Names} does. */
export function standing(expected: ReadonlyArray<string>, taken: ReadonlyArray<string>, refused: ReadonlyArray<string>): Standing {
  const wanted = new Names(expected);
  const onList = (units: ReadonlyArray<string>): Set<string | undefined> => new Set(units.map((unit) => wanted.meaning(unit).name));
  const came = onList(taken);
  const tried = onList(refused);
  const open = expected.filter((name) => !came.has(name));
  return {
    silent: open.filter((name) => !tried.has(name)),
    refused: open.filter((name) => tried.has(name)),
    extra: taken.filter((name) => wanted.meaning(name).name === undefined),
  };
}
