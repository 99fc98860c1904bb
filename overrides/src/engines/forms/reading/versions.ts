/** Files of earlier versions of a form: what their places are called now, and whether they can be taken. */

import { IntakeError, named } from "../../../office/intake-error";
import type { FormModel } from "../model";

export interface Earlier {
  /** The present name of `field`, `field.option`, `table.column` or `table.column#row`. */
  readonly name: (old: string) => string;
  /** Sentences on the file. */
  readonly notes: ReadonlyArray<string>;
  /**
   * Throws when the file is of an earlier version and what is asked differs: `lost` are inputs of the form that the
   * file does not have, by name with what they are called, `foreign` names that the form does not have.
   */
  readonly compare: (lost: ReadonlyMap<string, string>, foreign: ReadonlyArray<string>) => void;
}

/** For a file of `version`, which is not after that of the model. */
export function earlier(model: FormModel, version: number): Earlier {
  const steps = model.migrates.filter((step) => step.from >= version).sort((one, other) => one.from - other.from);
  const old = version < model.version;
  return {
    name: (name) => steps.reduce(renamed, name),
    notes: old ? [`Tệp theo bản ${version} của mẫu, nay là bản ${model.version}; các ô vẫn khớp nên được nhận.`] : [],
    compare: (lost, foreign) => {
      if (!old || (lost.size === 0 && foreign.length === 0)) return;
      const fresh = lost.size > 0 ? ` Bản nay có thêm: ${named(lost.values())}.` : "";
      const gone = foreign.length > 0 ? ` Bản nay không còn ô mang mã: ${named(foreign)}.` : "";
      throw new IntakeError("ban-cu", version, model.version, fresh + gone);
    },
  };
}

type Step = FormModel["migrates"][number];

function renamed(name: string, { fields, columns, tables }: Step): string {
  const [place = "", row] = name.split("#");
  const dot = place.indexOf(".");
  const [head, rest] = dot < 0 ? [place, ""] : [place.slice(0, dot), place.slice(dot)];
  const now = columns[place] ?? (tables[head] ?? fields[head] ?? head) + rest;
  return row === undefined ? now : `${now}#${row}`;
}
