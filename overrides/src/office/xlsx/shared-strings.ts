/** Texts of cells: shared or inline, plain or in runs. */

import type { Pace } from "../../common/slices";
import { XmlReader } from "../xml";

/** Shared strings: runs of rich text joined, phonetic parts left out. */
export async function readStrings(text: string, pace: Pace): Promise<string[]> {
  const xml = new XmlReader(text);
  const found: string[] = [];
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open" || xml.name !== "si") continue;
    found.push(richText(xml));
    if (found.length % 512 === 0) await pace();
  }
  return found;
}

/** The text of the present `si` or `is` element; ends at its close. */
export function richText(xml: XmlReader): string {
  const depth = xml.depth;
  let text = "";
  while (xml.depth >= depth) {
    const step = xml.next();
    if (step === "end") break;
    if (step !== "open") continue;
    if (xml.name === "t") text += xml.inner();
    else if (xml.name === "rPh" || xml.name === "phoneticPr") xml.leave();
  }
  return unescapeString(text);
}

/** Spreadsheets write characters that XML cannot hold as _x000D_. */
export function unescapeString(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
