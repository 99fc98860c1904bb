/** The engine with more to ask: what tests need to know of its parts. */

import { readFileSync, writeFileSync } from "node:fs";

import { serve } from "../overrides/src/engines/node/serve";
import { addUp, type Entry } from "../overrides/src/engines/forms/aggregation/sum";
import { asPercent, CellError, parseCell } from "../overrides/src/engines/forms/parsing";
import { compute } from "../overrides/src/engines/forms/compute";
import { fillDocument } from "../overrides/src/engines/forms/filling/document";
import { evaluate } from "../overrides/src/engines/forms/formula";
import { judge } from "../overrides/src/engines/forms/aggregation/verdicts";
import type { FormModel, FormRecord, Kind, Option, Plan, Row, Tree } from "../overrides/src/engines/forms/model";
import { nameKey } from "../overrides/src/common/name-keys";
import { Names } from "../overrides/src/engines/forms/names";
import { openForm } from "../overrides/src/engines/forms/reading/opening";
import { problems, sentence, type Problem } from "../overrides/src/engines/forms/validation";
import { fillScorecard, readScorecard } from "../overrides/src/engines/scoring/workbook";
import { parseUnits } from "../overrides/src/engines/forms/aggregation/units";
import { fillWorkbook } from "../overrides/src/engines/forms/filling/workbook";
import { parseSaved } from "../overrides/src/engines/scoring/saved";

const told = (found: ReadonlyArray<Problem>) => found.map((problem) => ({ ...problem, words: sentence(problem) }));

const atOnce = async (): Promise<void> => undefined;
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

interface Fill {
  readonly file: string;
  readonly out: string;
  readonly model: FormModel;
  readonly records: FormRecord[];
}

void serve({
  xlsx: async ({ file, out, model, records }: Fill) => {
    writeFileSync(out, await fillWorkbook(bytes(file), model, records.map((record) => compute(model, record)), atOnce));
  },
  docx: async ({ file, out, model, records }: Fill) => writeFileSync(out, await fillDocument(bytes(file), model, records, atOnce)),
  open: async ({ file, name, model }: any) => openForm(name, bytes(file), model, atOnce),
  card: async ({ file, out, model, saved }: any) => writeFileSync(out, await fillScorecard(bytes(file), model, parseSaved(saved, model), atOnce)),
  "read-card": async ({ file, model }: any) => (await readScorecard(bytes(file), model, atOnce)) ?? null,
  evaluate: ({ tree, values, columns }: { tree: Tree; values: Row; columns: Record<string, []> }) => evaluate(tree, values, columns),
  cell: ({ kind, raw, options }: { kind: Kind; raw: unknown; options: Option[] | null }) => {
    try {
      return { value: parseCell(kind, raw, options) };
    } catch (error) {
      if (error instanceof CellError) return { code: error.code };
      throw error;
    }
  },
  percent: ({ raw, value, formatted }: { raw: unknown; value: number; formatted: boolean }) => asPercent(raw, value, formatted),
  problems: ({ model, record }: { model: FormModel; record: FormRecord }) => told(problems(model, record)),
  judge: ({ plan, entries }: { plan: Plan; entries: Entry[] }) => {
    return judge(plan, entries).verdicts.map(({ code, unit, why, problems: found }) => ({ code, unit, why, problems: told(found) }));
  },
  add: ({ plan, entries }: { plan: Plan; entries: Entry[] }) => addUp(plan, entries),
  meaning: ({ names, text }: { names: string[]; text: string }) => ({ name: null, ...new Names(names).meaning(text) }),
  "name-key": ({ text }: { text: string }) => nameKey(text),
  units: ({ text }: { text: string }) => parseUnits(text),
});
