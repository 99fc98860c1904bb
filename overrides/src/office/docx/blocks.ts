/**
 * A Word document as people see it: paragraphs and tables, and the places to write in them. What the
 * places mean is left to who reads it.
 */

import { oneSpaced } from "../../common/normalisation";
import { XmlReader } from "../xml";

/** A content control. */
export interface Place {
  /** "" where an office program has dropped it. */
  readonly tag: string;
  /** Its title. */
  readonly alias: string;
  /** What is written in it; "" while its placeholder shows. */
  readonly text: string;
  /** Of a box to tick: whether the file says that it is ticked. */
  readonly ticked?: boolean;
  /** Of a date: the day that was picked, yyyy-mm-dd. */
  readonly day?: string;
  /** What stands before it in its paragraph, after the place before. */
  readonly before: string;
  /** What stands after it, up to the next place. */
  readonly after: string;
  /** What the paragraph begins with; where that is the place itself, the paragraph before. */
  readonly lead: string;
}

export interface Cell {
  /** All that is written in it, placeholders left out. */
  readonly text: string;
  /** What is written outside its places. */
  readonly beside: string;
  readonly places: ReadonlyArray<Place>;
}

export interface Table {
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>;
  /** The paragraph before it. */
  readonly lead: string;
}

/** `beside`: what a paragraph, or a text box, says outside the places. */
export type Block = { readonly place: Place } | { readonly table: Table } | { readonly beside: string };

type Open = { -readonly [key in keyof Place]: Place[key] } & { depth: number; placeholder: boolean };

/** A paragraph in the making. */
class Paragraph {
  readonly places: Open[] = [];
  text = "";
  /** Text outside the places. */
  beside = "";
  /** Text since the last place. */
  private gap = "";
  private first = "";

  write(text: string, into: Open | undefined): void {
    if (into) into.text += text;
    else [this.gap, this.beside] = [this.gap + text, this.beside + text];
    if (!into || !into.placeholder) this.text += text;
  }

  begin(place: Open, lead: string): void {
    if (this.places.length === 0) this.first = oneSpaced(this.gap) || lead;
    this.beside += "\n";
    place.before = this.gap;
    place.lead = this.first;
    this.close();
    this.places.push(place);
  }

  /** The text up to here belongs behind the last place. */
  close(): void {
    const last = this.places[this.places.length - 1];
    if (last) last.after = this.gap;
    this.gap = "";
  }
}

/** The places and tables of a main part, from top to bottom; throws XmlError. */
export function blocksOf(source: string): Block[] {
  return new Walk(source).blocks();
}

class Walk {
  private readonly xml: XmlReader;
  private paragraph = new Paragraph();
  private place: Open | undefined;
  private within = false;
  /** The last paragraph that said something. */
  private lead = "";
  /** What the text boxes of this paragraph say. */
  private readonly boxed: string[] = [];

  constructor(source: string) {
    this.xml = new XmlReader(source);
  }

  blocks(): Block[] {
    const found: Block[] = [];
    const { xml } = this;
    for (let step = xml.next(); step !== "end"; step = xml.next()) {
      if (step === "open" && xml.name === "tbl") {
        found.push(...this.ended());
        const { lead } = this;
        found.push({ table: { rows: this.rows(), lead } });
        this.lead = "";
      } else if (this.step(step)) found.push(...this.ended());
    }
    return found;
  }

  /** The places of the paragraph that ends here. */
  private ended(): Array<{ place: Place } | { beside: string }> {
    const { paragraph } = this;
    paragraph.close();
    this.paragraph = new Paragraph();
    const text = oneSpaced(paragraph.text);
    // Boxes below their question stand in paragraphs of their own.
    const answers = oneSpaced(paragraph.places[0]?.before ?? "x") === "";
    if (text !== "" && !this.place && !answers) this.lead = text;
    const beside = [paragraph.beside, ...this.boxed.splice(0)].filter((words) => words.trim() !== "");
    return [...paragraph.places.map((place) => ({ place: finished(place) })), ...beside.map((words) => ({ beside: words }))];
  }

  /** Takes one step in; true when a paragraph ends that no place goes beyond. */
  private step(step: string): boolean {
    const { xml, paragraph } = this;
    if (step === "text") return false;
    if (step === "close") {
      if (this.place && xml.depth < this.place.depth) this.place = undefined;
      if (xml.name !== "p") return false;
      this.within = false;
      if (!this.place) return true;
      paragraph.write("\n", this.place);
      return false;
    }
    switch (xml.name) {
      case "pPr":
      case "rPr":
      case "Fallback":
      case "moveFrom":
        xml.leave();
        break;
      case "txbxContent":
        this.boxed.push(wordsIn(xml));
        break;
      case "p":
        this.within = true;
        break;
      case "sdt":
        if (!this.place) this.begin();
        break;
      case "t":
        paragraph.write(xml.inner(), this.place);
        break;
      case "br":
      case "cr":
        paragraph.write("\n", this.place);
        break;
      case "tab":
        paragraph.write("\t", this.place);
        break;
    }
    return false;
  }

  /** A control; one around paragraphs and without a tag is none of ours: LibreOffice makes such of boxes. */
  private begin(): void {
    const { xml } = this;
    const place: Open = { tag: "", alias: "", text: "", before: "", after: "", lead: "", depth: xml.depth, placeholder: false };
    do xml.next();
    while (xml.depth >= place.depth && !(xml.name === "sdtPr" || xml.name === "sdtContent"));
    if (xml.name === "sdtPr") this.properties(place);
    if (place.tag === "" && !this.within) return;
    this.place = place;
    this.paragraph.begin(place, this.lead);
  }

  private properties(place: Open): void {
    const { xml } = this;
    const { depth } = xml;
    while (xml.depth >= depth) {
      if (xml.next() !== "open") continue;
      const value = xml.attribute("val");
      if (xml.name === "tag") place.tag = value ?? "";
      else if (xml.name === "alias") place.alias = value ?? "";
      else if (xml.name === "showingPlcHdr") place.placeholder = value !== "0" && value !== "false";
      else if (xml.name === "checkbox") place.ticked = place.ticked ?? false;
      else if (xml.name === "checked") place.ticked = value === "1" || value === "true";
      else if (xml.name === "date") {
        const day = xml.attribute("fullDate");
        if (day !== undefined) place.day = day.slice(0, 10);
      }
    }
  }

  private rows(): Cell[][] {
    const { xml } = this;
    const { depth } = xml;
    const rows: Cell[][] = [];
    while (xml.depth >= depth) {
      const step = xml.next();
      if (step === "open" && xml.name === "tr") rows.push([]);
      else if (step === "open" && xml.name === "tc") rows[rows.length - 1]?.push(this.cell());
      else if (step === "end") break;
    }
    return rows;
  }

  /** A cell; tables inside it count as its text. */
  private cell(): Cell {
    const { xml } = this;
    const { depth } = xml;
    const texts: string[] = [];
    const places: Place[] = [];
    const beside: string[] = [];
    this.lead = "";
    this.paragraph = new Paragraph();
    while (xml.depth >= depth) {
      const step = xml.next();
      if (step === "end") break;
      if (!this.step(step)) continue;
      texts.push(this.paragraph.text);
      for (const one of this.ended()) {
        if ("place" in one) places.push(one.place);
        else beside.push(one.beside);
      }
    }
    this.place = undefined;
    return { text: texts.join("\n").trim(), beside: beside.join("\n"), places };
  }
}

/** All words inside the present element, paragraphs parted by spaces; what was deleted and codes of fields are none. */
export function wordsIn(xml: XmlReader): string {
  const { depth } = xml;
  let text = "";
  while (xml.depth >= depth) {
    const step = xml.next();
    if (step === "end") break;
    if (step === "close" && xml.name === "p") text += "\n";
    else if (step === "open" && (xml.name === "Fallback" || xml.name === "moveFrom")) xml.leave();
    else if (step === "open" && xml.name === "t") text += xml.inner();
  }
  return text;
}

const NOTHING = /^[\s…._]*$/;

/** Whether dots, or nothing at all, stand where somebody should write. */
export function isBlank(text: string): boolean {
  return NOTHING.test(text);
}

function finished({ depth: _, placeholder, ...place }: Open): Place {
  const text = place.text.replace(/\n+$/, "");
  return { ...place, text: placeholder || isBlank(text) ? "" : text };
}

/** Whether a box is ticked. What people see counts: it may have been typed over. */
export function isTicked({ text, ticked }: Place): boolean {
  const seen = text.trim();
  if (/^[☐□○]*$/u.test(seen)) return false;
  return /^[☒☑✓✔✗✘x×v■●]$/iu.test(seen) || (ticked ?? false);
}
