/** Puts the fillers of downloads where the web form and the page of adding up look for them. */

import { compute } from "./compute";
import { fillDocument } from "./document-fill";
import { fillers } from "./fillers";
import { inSlices } from "./pace";
import { fillWorkbook } from "./workbook-fill";

export function registerFillers(): void {
  fillers.xlsx = (model, records, template) => {
    const computed = records.map((record) => compute(model, record));
    return fillWorkbook(template, model, computed, inSlices());
  };
  fillers.docx = (model, records, template) => fillDocument(template, model, records, inSlices());
}
