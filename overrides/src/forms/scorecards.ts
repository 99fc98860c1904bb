/** Brings files and paper to the scorecards of a page, which portal.js has drawn. */

import { all } from "../dom";
import { bring } from "../scorecard-files";
import { offer, template } from "./fillers";
import { inSlices } from "./pace";
import { fillScorecard, readScorecard } from "./scorecard-file";
import { printScorecard } from "./scorecard-print";
import { inWords } from "./workbook-read";
import { IntakeError } from "./intake-words";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function startScorecardFiles(page: ParentNode): void {
  for (const section of all("[data-scorecard]", page)) {
    bring(section, {
      async workbook(model, saved) {
        const key = `cham-${model.id}`;
        const blank = await template(`tai-ve/mau-${key}.js`, key, "xlsx");
        const bytes = await fillScorecard(blank, model, saved, inSlices());
        offer(`tu-cham-${model.id}.xlsx`, bytes as BlobPart, XLSX);
      },
      async read(bytes, model) {
        try {
          return await readScorecard(bytes, model, inSlices());
        } catch (error) {
          if (inWords(error) instanceof IntakeError) return undefined;
          throw error;
        }
      },
      print: printScorecard,
    });
  }
}
