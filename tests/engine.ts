/** The engine with more to ask: what tests need to know of its parts. */

import { serve } from "../overrides/src/engines/forms";
import { addUp, type Entry } from "../overrides/src/forms/adding";
import { asPercent, CellError, parseCell } from "../overrides/src/forms/cells";
import { judge } from "../overrides/src/forms/judging";
import type { FormModel, FormRecord, Kind, Option, Plan } from "../overrides/src/forms/model";
import { problems, sentence, type Problem } from "../overrides/src/forms/problems";
import { parseUnits } from "../overrides/src/forms/units";

const told = (found: ReadonlyArray<Problem>) => found.map((problem) => ({ ...problem, words: sentence(problem) }));

void serve({
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
    return judge(plan, entries).map(({ code, unit, why, problems: found }) => ({ code, unit, why, problems: told(found) }));
  },
  add: ({ plan, entries }: { plan: Plan; entries: Entry[] }) => addUp(plan, entries),
  units: ({ text }: { text: string }) => parseUnits(text),
});
