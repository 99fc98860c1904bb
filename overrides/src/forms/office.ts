/** What reads and writes office files, as pages ask for it (Office in fillers.ts). */

import { compute } from "./compute";
import { fillDocument } from "./document-fill";
import type { Office } from "./fillers";
import { IntakeError } from "./intake-words";
import { openForm } from "./opening";
import { inSlices } from "./pace";
import { fillScorecard, readScorecard } from "./scorecard-file";
import { fillWorkbook } from "./workbook-fill";
import { inWords } from "./workbook-read";

export const OFFICE: Office = {
  open: openForm,
  async fill(kind, model, records, template) {
    if (kind === "docx") return fillDocument(template, model, records, inSlices());
    return fillWorkbook(template, model, records.map((record) => compute(model, record)), inSlices());
  },
  fillScorecard: (template, model, saved) => fillScorecard(template, model, saved, inSlices()),
  async readScorecard(bytes, model) {
    try {
      return await readScorecard(bytes, model, inSlices());
    } catch (error) {
      if (inWords(error) instanceof IntakeError) return undefined;
      throw error;
    }
  },
};
