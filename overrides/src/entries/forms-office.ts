/** Entry of the bundle that reads and writes office files; pages of forms load it when somebody first needs it. */

import { inSlices } from "../common/slices";
import { delegatesIn } from "../engines/class/delegates-file";
import { compute } from "../engines/forms/compute";
import { fillDocument } from "../engines/forms/filling/document";
import { fillWorkbook } from "../engines/forms/filling/workbook";
import { openForm } from "../engines/forms/reading/opening";
import { fillScorecard, readScorecard } from "../engines/scoring/workbook";
import { inWords } from "../office/faults";
import { IntakeError } from "../office/intake-error";
import type { Office } from "../pages/shared/office-bundle";

const OFFICE: Office = {
  open: openForm,
  async fill(kind, model, records, template) {
    if (kind === "docx") return fillDocument(template, model, records, inSlices());
    return fillWorkbook(template, model, records.map((record) => compute(model, record)), inSlices());
  },
  delegates: (bytes) => delegatesIn(bytes, inSlices()),
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

window.portalOffice = OFFICE;
