/** Content controls of a document, and where their parts lie in its text. */

import { XmlReader } from "../xml";

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Control {
  readonly tag: string;
  /** What stands in it now; line breaks as such. */
  readonly text: string;
  /** Its content. */
  readonly inside: Span;
  /** Where it ends. */
  readonly end: number;
  /** Elements of its properties, where it has them. */
  readonly id?: Span;
  readonly placeholder?: Span;
  readonly checked?: Span;
  /** The opening tag of the properties of a date. */
  readonly date?: Span;
  /** Guidance that stands before it in the same paragraph. */
  readonly guide?: Span;
}

/** Style of guidance beside a place to write. */
const GUIDE = "HuongDan";

/** The controls of `body` (block elements without a root), in order; throws XmlError. */
export function controlsOf(body: string): Control[] {
  const root = "<b>";
  const xml = new XmlReader(`${root}${body}</b>`);
  const shift = root.length;
  const span = (start: number, end: number): Span => ({ start: start - shift, end: end - shift });
  const found: Control[] = [];
  let guide: Span | undefined;
  for (let step = xml.next(); step !== "end"; step = xml.next()) {
    if (step !== "open") continue;
    if (xml.name === "p") guide = undefined;
    else if (xml.name === "r") guide = guideRun(xml, span) ?? guide;
    else if (xml.name === "sdt") {
      const control = readControl(xml, span);
      found.push(guide ? { ...control, guide } : control);
      guide = undefined;
    }
  }
  return found;
}

function guideRun(xml: XmlReader, span: (start: number, end: number) => Span): Span | undefined {
  const { start, depth } = xml;
  let guides = false;
  while (xml.depth >= depth) {
    if (xml.next() === "open" && xml.name === "rStyle") guides = guides || xml.attribute("val") === GUIDE;
  }
  return guides ? span(start, xml.end) : undefined;
}

function readControl(xml: XmlReader, span: (start: number, end: number) => Span): Control {
  const { depth } = xml;
  let tag = "";
  let text = "";
  let inside: Span = { start: 0, end: 0 };
  const parts: { id?: Span; placeholder?: Span; checked?: Span; date?: Span } = {};
  let within = 0;
  while (xml.depth >= depth) {
    const step = xml.next();
    const here = span(xml.start, xml.end);
    if (step === "open" && xml.name === "sdtContent") [within, inside] = [xml.depth, { start: here.end, end: here.end }];
    else if (step === "close" && xml.name === "sdtContent") inside = { start: inside.start, end: here.start };
    else if (step === "text" && within > 0) text += xml.text;
    else if (step === "open" && within > 0 && xml.name === "br") text += "\n";
    else if (step === "open" && within === 0) {
      if (xml.name === "tag") tag = xml.attribute("val") ?? "";
      else if (xml.name === "id") parts.id = here;
      else if (xml.name === "showingPlcHdr") parts.placeholder = here;
      else if (xml.name === "checked") parts.checked = here;
      else if (xml.name === "date") parts.date = here;
    }
  }
  return { tag, text, inside, end: span(xml.start, xml.end).end, ...parts };
}
