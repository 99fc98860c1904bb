/** The words that our documents print around the places to write in, and what people wrote beside them. */

import { oneSpaced } from "../../../../common/normalisation";
import { optionsOf, type FormModel } from "../../model";
import { BEHIND, OFFICIAL, SIDE } from "../../printed";

/** Shorter words of the template are its own only where they stand alone. */
const SHORT = 6;
const SHOWN = 80;

/** The parts of a text that the template does not print, in quotes. */
export type Added = (text: string) => string[];

export function addedTo(model: FormModel): Added {
  const known = new Set<string>();
  const know = (...texts: ReadonlyArray<unknown>): void => {
    for (const text of texts) if (text !== null && text !== undefined && text !== "") known.add(key(String(text)));
  };
  know(...OFFICIAL, ...model.printed);
  for (const field of model.fields) {
    const { label, help, unit } = field;
    // On which side of the sheet somebody signs is not printed.
    know(label, label.replace(SIDE, ""), help, ...optionsOf(field).map((option) => option.label));
    if (unit !== null) know(unit, `(${unit})`, `${label} (${unit})`);
  }
  for (const table of model.tables) {
    know(table.title, table.note, ...table.columns.map(({ label }) => label));
    for (const row of table.rows ?? []) know(...Object.values(row));
  }
  const title = key(model.title);
  const long = Array.from(known).filter((text) => text.length > SHORT).sort((one, other) => other.length - one.length);
  const isOwn = (part: string): boolean => {
    const words = key(part);
    if (words === "" || known.has(words) || BEHIND.test(bare(part)) || (words.length > SHORT && title.includes(words))) return true;
    const rest = long.reduce((left, one) => (left.includes(one) ? left.split(one).join(" ") : left), words);
    return rest.split(" ").every((word) => known.has(word) || !/[\p{L}\p{N}]/u.test(word));
  };
  return (text) => text.split(/[\n\t]/).filter((part) => !isOwn(part)).map(shown);
}

/** Without the number of the question, dots, boxes, and the colon behind. */
function key(text: string): string {
  return bare(text).replace(/^\d+\.\s/, "").replace(/\s*:$/, "").toLowerCase();
}

function bare(text: string): string {
  return oneSpaced(text.replace(/[…☐☒_]+/g, " "));
}

function shown(part: string): string {
  const words = bare(part);
  return `“${words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}”`;
}
