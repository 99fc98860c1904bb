/** Which input of a form a place of a document is, where its tag does not say: by the words beside it. */

import { oneSpaced } from "../../../../common/normalisation";
import type { Place, Table as Drawn } from "../../../../office/docx/blocks";
import { optionsOf, type Field, type FormModel, type Table } from "../../model";

/** Characters of the title that a control is given. */
const TITLE = 64;

export class DocumentNames {
  private readonly fields: ReadonlyArray<Field>;
  private readonly boxes: ReadonlySet<string>;
  private readonly all: ReadonlySet<string>;

  constructor(private readonly model: FormModel) {
    const fields = model.fields;
    this.boxes = new Set(fields.flatMap((field) => optionsOf(field).map((option) => `${field.id}.${option.id}`)));
    this.all = new Set([...fields.map((field) => field.id), ...this.boxes]);
    // "Xã" stands at the beginning of "Xã, phường" too.
    this.fields = fields.slice().sort((one, other) => other.label.length - one.label.length);
  }

  /** A name of a box to tick: `field.option`. */
  isBox(name: string): boolean {
    return this.boxes.has(name) || name.includes(".");
  }

  has(name: string): boolean {
    return this.all.has(name);
  }

  /** The name of an untagged place; `row` and `head` are the first cell of its row and of its column. */
  of(place: Place, row: string, head: string): string | undefined {
    if (place.ticked !== undefined) return this.box(place, row, head);
    const plain = this.fields.filter((field) => optionsOf(field).length === 0);
    const titled = plain.find((field) => place.alias !== "" && field.label.slice(0, TITLE) === place.alias);
    return (titled ?? begins(plain, lastPart(place.before)) ?? begins(plain, place.lead))?.id;
  }

  private box(place: Place, row: string, head: string): string | undefined {
    const asked = this.fields.filter((field) => optionsOf(field).length > 0);
    const answer = words(place.after);
    const field = answer === "" ? begins(asked, row) : begins(asked, place.lead);
    const said = answer || words(head);
    // Somebody may have written behind the answer.
    const fitting = field ? optionsOf(field).filter(({ label }) => said === words(label) || answer.startsWith(words(label))) : [];
    const [option] = fitting.sort((one, other) => other.label.length - one.label.length);
    return field && option ? `${field.id}.${option.id}` : undefined;
  }

  /** The table of the form that `drawn` is; `present` gives the present name of a tag. */
  tableOf(drawn: Drawn, present: (tag: string) => string): Table | undefined {
    for (const cells of drawn.rows) {
      for (const { places } of cells) {
        for (const { tag } of places) {
          const table = tag.includes("#") ? this.model.tables.find(({ id }) => present(tag).startsWith(`${id}.`)) : undefined;
          if (table) return table;
        }
      }
    }
    const heads = (drawn.rows[0] ?? []).map((cell) => words(cell.text));
    const fits = (table: Table): boolean => {
      const labels = table.columns.map((column) => words(column.label));
      // Columns may have been added.
      const known = heads.filter((head) => labels.includes(head)).length;
      return known > 1 && known >= labels.length - 1;
    };
    const fitting = this.model.tables.filter(fits);
    return fitting.length > 1 ? fitting.find(({ title }) => words(unnumbered(drawn.lead)) === words(title)) : fitting[0];
  }
}

/** Words to compare: with any spaces as one. */
export function words(text: string): string {
  return oneSpaced(text);
}

function unnumbered(text: string): string {
  return text.replace(/^\s*\d+\.\s*/, "");
}

/** What comes after the last tab: lines stand side by side. */
function lastPart(text: string): string {
  const parts = text.split("\t").filter((part) => oneSpaced(part) !== "");
  return parts[parts.length - 1] ?? "";
}

/** The field whose label `text` begins with, after its number. */
function begins(fields: ReadonlyArray<Field>, text: string): Field | undefined {
  const said = words(unnumbered(text));
  return said === "" ? undefined : fields.find(({ label }) => said.startsWith(words(label)));
}
