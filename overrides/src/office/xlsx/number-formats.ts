/** Number formats: what a number in a cell is meant to be. */

import { XmlReader } from "../xml";

export type Format = "" | "percent" | "date" | "time" | "datetime";

/** The format of every cell style of a workbook, by index; throws XmlError. */
export function readStyles(text: string): Format[] {
  const xml = new XmlReader(text);
  const codes = new Map<string, string>();
  const ids: string[] = [];
  let inside = false;
  // Conditional formats have number formats too, with numbers of their own.
  let coding = false;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (xml.name === "numFmts" && step !== "text") coding = step === "open" && !xml.empty;
    if (xml.name === "cellXfs" && step !== "text") inside = step === "open" && !xml.empty;
    if (step !== "open") continue;
    if (xml.name === "numFmt" && coding) codes.set(xml.attribute("numFmtId") ?? "", xml.attribute("formatCode") ?? "");
    else if (xml.name === "xf" && inside) ids.push(xml.attribute("numFmtId") ?? "0");
  }
  return ids.map((id) => {
    const code = codes.get(id);
    return code === undefined ? builtIn(Number(id)) : formatOf(code);
  });
}

/** What a format code says; quoted and escaped characters, colours and conditions say nothing. */
export function formatOf(code: string): Format {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/g, "").toLowerCase();
  if (bare.includes("%")) return "percent";
  if (bare.includes("general") || !/[ymdhs]/.test(bare)) return "";
  const clock = /[hs]/.test(bare);
  const day = /[yd]/.test(bare) || (!clock && bare.includes("m"));
  return clock ? (day ? "datetime" : "time") : "date";
}

function builtIn(id: number): Format {
  if (id === 9 || id === 10) return "percent";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "date";
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return "time";
  return id === 22 ? "datetime" : "";
}
