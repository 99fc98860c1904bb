/** The list of units that should send, from a text, a CSV file, or the first sheet of a workbook that holds something. */

import type { Pace } from "../../../common/slices";
import { inWords } from "../../../office/faults";
import { IntakeError } from "../../../office/intake-error";
import { kindOf } from "../../../office/sniffing";
import { Workbook } from "../../../office/xlsx/workbook";
import { parseUnits } from "../aggregation/units";

/** What a list somebody keeps may take. */
export const LIMITS = { file: 5e6, parts: 500, part: 20e6, whole: 40e6, ratio: 200 };

/** The names in a file, each once, in order; throws IntakeError for files of other kinds and for files without a name. */
export async function readUnits(bytes: Uint8Array, pace: Pace): Promise<string[]> {
  const names = parseUnits(await linesOf(bytes, pace));
  if (names.length === 0) throw new IntakeError("khong-ten");
  return names;
}

async function linesOf(bytes: Uint8Array, pace: Pace): Promise<string> {
  return isPacked(bytes) ? firstSheet(bytes, pace) : textIn(bytes);
}

/** Whether it is a workbook rather than a text. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The text in a file; throws IntakeError for what is none. */
export function textIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal(bytes);
  }
}

/** Says what the file is when that can be told. */
function refusal(bytes: Uint8Array): unknown {
  try {
    kindOf(bytes);
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code !== "hong") return error;
  }
  return new IntakeError("khong-chu");
}

async function firstSheet(bytes: Uint8Array, pace: Pace): Promise<string> {
  try {
    const book = await Workbook.open(bytes, LIMITS, pace);
    for (const { name } of book.sheets) {
      const lines = (await book.sheet(name)).texts();
      if (lines.length > 0) return lines.join("\n");
    }
  } catch (error) {
    throw inWords(error);
  }
  return "";
}
