/**
 * Reading XML by walking over its text. Tags carry their place in the text, so that a filled file can keep
 * everything else byte for byte; nothing is expanded, and a document type (where entities would be declared)
 * is refused. Names are local names: every program has its own prefixes.
 */

export class XmlError extends Error {
  /** `huge`: deeper, or of more elements, than any document has. */
  constructor(readonly code: "malformed" | "doctype" | "huge") {
    super(code);
  }
}

/** The text of a part: UTF-8, or what its first bytes or its declaration say. Throws XmlError. */
export function decodeXml(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 100));
  let label = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) label = "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) label = "utf-16be";
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError("malformed");
  }
}

export type Step = "open" | "close" | "text" | "end";

export class XmlReader {
  /** Local name of the present tag. */
  name = "";
  /** Text of the present run, entities resolved. */
  text = "";
  /** Where the present tag or run begins and ends. */
  start = 0;
  end = 0;
  /** Whether the present tag closes itself; its "close" still comes. */
  empty = false;
  private readonly open: string[] = [];
  private pending = false;
  private count = 0;
  private readonly attributes = new Map<string, string>();
  private attributesOf = -1;

  constructor(readonly source: string) {}

  get depth(): number {
    return this.open.length;
  }

  /** Moves on; throws XmlError. */
  next(): Step {
    if (this.pending) {
      this.pending = false;
      this.open.pop();
      return "close";
    }
    const { source } = this;
    for (;;) {
      this.start = this.end;
      if (this.start >= source.length) {
        if (this.open.length > 0 || this.name === "") throw new XmlError("malformed");
        return "end";
      }
      if (source.charCodeAt(this.start) !== 60) {
        const stop = source.indexOf("<", this.start);
        this.end = stop < 0 ? source.length : stop;
        this.text = resolve(source.slice(this.start, this.end));
        return "text";
      }
      const second = source.charCodeAt(this.start + 1);
      if (second === 63) this.skip("?>");
      else if (second === 33) {
        if (source.startsWith("<![CDATA[", this.start)) {
          this.skip("]]>");
          this.text = source.slice(this.start + 9, this.end - 3).replace(/\r\n?/g, "\n");
          return "text";
        }
        if (!source.startsWith("<!--", this.start)) throw new XmlError("doctype");
        this.skip("-->");
      } else return second === 47 ? this.closeTag() : this.openTag();
    }
  }

  /** Moves to the first tag and returns its name; throws XmlError. */
  root(): string {
    while (this.next() !== "open" && this.end < this.source.length);
    return this.name;
  }

  /** The value of an attribute of the present tag, by local name; one without prefix wins. */
  attribute(name: string): string | undefined {
    if (this.attributesOf !== this.start) this.readAttributes();
    return this.attributes.get(name);
  }

  private readAttributes(): void {
    this.attributes.clear();
    this.attributesOf = this.start;
    ATTRIBUTE.lastIndex = this.start;
    for (let found = ATTRIBUTE.exec(this.source); found && found.index < this.end; found = ATTRIBUTE.exec(this.source)) {
      const [, prefix, local = "", quoted = ""] = found;
      if (prefix === "xmlns" || (prefix && this.attributes.has(local))) continue;
      this.attributes.set(local, resolve(quoted.slice(1, -1).replace(/[\t\r\n]/g, " ")));
    }
  }

  /** Passes over everything up to the end of the present element. */
  leave(): void {
    const depth = this.depth;
    while (this.depth >= depth) if (this.next() === "end") return;
  }

  /** All text inside the present element; ends at its close. */
  inner(): string {
    const depth = this.depth;
    let text = "";
    while (this.depth >= depth) {
      const step = this.next();
      if (step === "text") text += this.text;
      else if (step === "end") break;
    }
    return text;
  }

  private skip(mark: string): void {
    const stop = this.source.indexOf(mark, this.start);
    if (stop < 0) throw new XmlError("malformed");
    this.end = stop + mark.length;
  }

  private openTag(): Step {
    const { source } = this;
    let at = this.start + 1;
    for (;;) {
      const code = source.charCodeAt(at);
      if (code === 62) break;
      if (code === 34 || code === 39) at = source.indexOf(code === 34 ? '"' : "'", at + 1);
      if (Number.isNaN(code) || code === 60 || at < 0) throw new XmlError("malformed");
      at += 1;
    }
    this.end = at + 1;
    this.empty = source.charCodeAt(at - 1) === 47;
    let stop = this.start + 1;
    while (!ENDS_NAME.has(source.charCodeAt(stop))) stop += 1;
    const whole = source.slice(this.start + 1, stop);
    if (whole === "") throw new XmlError("malformed");
    this.name = whole.slice(whole.indexOf(":") + 1);
    this.open.push(whole);
    this.count += 1;
    if (this.open.length > MOST_DEPTH || this.count > MOST_ELEMENTS) throw new XmlError("huge");
    this.pending = this.empty;
    return "open";
  }

  private closeTag(): Step {
    this.skip(">");
    const whole = this.source.slice(this.start + 2, this.end - 1).trimEnd();
    if (this.open.pop() !== whole) throw new XmlError("malformed");
    this.name = whole.slice(whole.indexOf(":") + 1);
    this.empty = false;
    return "close";
  }
}

const MOST_DEPTH = 100;
const MOST_ELEMENTS = 4_000_000;
const ENDS_NAME = new Set([9, 10, 13, 32, 47, 62]);
const ATTRIBUTE = /\s(?:([^\s=:"'<>/]+):)?([^\s=:"'<>/]+)\s*=\s*("[^"]*"|'[^']*')/g;
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with line ends as XML wants them and references replaced; throws XmlError. */
function resolve(raw: string): string {
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]*;?)/g, (_, body: string) => {
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(body);
    const code = number ? Number.parseInt(number[1] ?? (number[2] as string), number[1] === undefined ? 10 : 16) : -1;
    const found = number ? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : NAMED[body.slice(0, -1)];
    if (found === undefined || !body.endsWith(";")) throw new XmlError("malformed");
    return found;
  });
}

/** `text` as it stands between tags or inside quotes. Characters XML does not know are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"\r]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" })[sign] as string);
}
