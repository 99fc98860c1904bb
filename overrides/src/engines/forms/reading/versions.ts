/** Files of earlier versions of a form: what their places are called now, and whether they can be taken. */

import { IntakeError } from "../../../office/intake-error";
import type { FormModel } from "../model";
import { named, say } from "./words";

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
    notes: old ? [say("olderFits", version, model.version)] : [],
    compare: (lost, foreign) => {
      if (!old || (lost.size === 0 && foreign.length === 0)) return;
      const fresh = lost.size > 0 ? ` ${say("newCells", named(lost.values()))}` : "";
      const gone = foreign.length > 0 ? ` ${say("lostCells", named(foreign))}` : "";
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
