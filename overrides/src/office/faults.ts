/** What went wrong with a package of parts, as the reason that people are told. */

import { IntakeError, otherKind } from "./intake-error";
import type { Package } from "./package";
import { MOST_ROWS, TooManyRows } from "./xlsx/sheet";
import { WorkbookError } from "./xlsx/workbook";
import { XmlError } from "./xml";
import { ZipError } from "./zip/archive";

/** What went wrong with the package, for people. */
export function inWords(error: unknown): unknown {
  if (error instanceof TooManyRows) return new IntakeError("nhieu-dong", error.sheet, MOST_ROWS.toLocaleString("vi-VN"));
  if (error instanceof XmlError) return new IntakeError(error.code === "doctype" ? "xml-la" : error.code === "huge" ? "nen-la" : "hong");
  if (error instanceof WorkbookError) return error.file ? ofPackage(error.file) : new IntakeError("hong");
  if (!(error instanceof ZipError)) return error;
  return new IntakeError(error.code === "too-big" ? "nen-la" : error.code === "locked" ? "mat-khau" : "hong");
}

/** What a zip file without a workbook is. */
function ofPackage(file: Package): IntakeError {
  const names = file.names.map((name) => name.toLowerCase());
  if (names.includes("xl/workbook.bin")) return new IntakeError("xlsb");
  if (names.some((name) => name.startsWith("word/"))) return otherKind("docx");
  if (names.some((name) => name.startsWith("ppt/"))) return otherKind("pptx");
  if (names.includes("mimetype") && names.includes("content.xml")) return new IntakeError("odt");
  if (names.some((name) => name.endsWith(".iwa"))) return otherKind("apple");
  return otherKind("zip");
}
