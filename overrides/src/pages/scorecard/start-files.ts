/** Brings files and paper to the scorecards of a page, once they are drawn (scorecard.ts). */

import { all } from "../shared/dom";
import { offer, office, template, TYPES } from "../shared/office-bundle";
import { bring } from "./files";
import { printScorecard } from "./print";

export function startScorecardFiles(page: ParentNode): void {
  for (const section of all("[data-scorecard]", page)) {
    bring(section, {
      async workbook(model, saved) {
        const key = `cham-${model.id}`;
        const blank = await template(`tai-ve/mau-${key}.js`, key, "xlsx");
        const bytes = await (await office()).fillScorecard(blank, model, saved);
        offer(`tu-cham-${model.id}.xlsx`, bytes as BlobPart, TYPES.xlsx);
      },
      read: async (bytes, model) => (await office()).readScorecard(bytes, model),
      print: printScorecard,
    });
  }
}
