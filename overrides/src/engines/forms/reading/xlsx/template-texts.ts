/** The words a template writes on the sheets that are filled in, told by the model of its form. */

import { oneSpaced } from "../../../../common/normalisation";
import { optionsOf, type FormModel } from "../../model";
import { HEADINGS, UNDER_TITLE } from "../../printed";

export interface OwnTexts {
  /** Whether a text is one of the template's own. */
  readonly has: (text: string) => boolean;
  /** Whether it is one that nobody types as a value: titles, names of fields and columns. */
  readonly isHeading: (text: string) => boolean;
  /** Whether it is the name of a group of rows, which stands across the whole table. */
  readonly isBand: (text: string) => boolean;
}

export function ownTexts(model: FormModel): OwnTexts {
  const headings = new Set([...HEADINGS, oneSpaced(model.title)]);
  const values = new Set<string>();
  const into = (known: Set<string>) => (...texts: ReadonlyArray<unknown>): void => {
    for (const text of texts) if (typeof text === "string") known.add(oneSpaced(text));
  };
  const add = into(headings);
  const addValues = into(values);
  for (const field of model.fields) {
    const unit = field.unit === null ? "" : ` (${field.unit})`;
    for (const words of [field.label, `${field.label}${unit}`, `${field.label}${unit} *`]) {
      add(words, ...(field.help === null ? [] : [`${words} (${field.help})`, `${words} ${field.help}`]));
    }
    add(field.help);
    addValues(...optionsOf(field).map((option) => option.label));
  }
  for (const table of model.tables) {
    add(table.title, table.note, ...table.columns.map((column) => column.label));
    const given = table.columns.filter((column) => column.given).map((column) => column.id);
    for (const row of table.rows ?? []) addValues(...["id", "group", ...given].map((name) => row[name]));
  }
  const bands = new Set(model.tables.flatMap((table) => (table.rows ?? []).map((row) => oneSpaced(String(row["group"] ?? "")))));
  const isHeading = (text: string): boolean => headings.has(oneSpaced(text)) || UNDER_TITLE.test(text);
  return { isHeading, isBand: (text) => bands.has(oneSpaced(text)), has: (text) => isHeading(text) || values.has(oneSpaced(text)) };
}
