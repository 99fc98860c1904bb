/**
 * Opens workbooks and saves them again with the libraries that programs and web pages write them with:
 * `node resave.mjs FOLDER FILE…` writes FOLDER/<writer>/<name>.<kind> for every file and prints what failed.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import SheetJS from "xlsx";

/** As a page does that fills a template in: styles and dates kept as far as the library can. */
const open = (bytes) => SheetJS.read(bytes, { cellStyles: true, cellNF: true, cellFormula: true });
const sheetjs = (kind) => (bytes) => SheetJS.write(open(bytes), { bookType: kind, type: "buffer", cellStyles: true });

const WRITERS = {
  "sheetjs.xlsx": sheetjs("xlsx"),
  "sheetjs.ods": sheetjs("ods"),
  "sheetjs.xlsb": sheetjs("xlsb"),
  "sheetjs-xlsb.xlsx": (bytes) => sheetjs("xlsx")(sheetjs("xlsb")(bytes)),
  "sheetjs.xls": sheetjs("biff8"),
  "exceljs.xlsx": async (bytes) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes);
    return book.xlsx.writeBuffer();
  },
};

const [folder, ...files] = process.argv.slice(2);
for (const [writer, save] of Object.entries(WRITERS)) {
  const kind = writer.split(".")[1];
  mkdirSync(join(folder, writer), { recursive: true });
  for (const file of files) {
    try {
      writeFileSync(join(folder, writer, `${basename(file, ".xlsx")}.${kind}`), await save(readFileSync(file)));
    } catch (error) {
      console.log(`${writer} ${basename(file)}: ${error?.message ?? error}`);
    }
  }
}
