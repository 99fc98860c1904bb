/** The packages of Office files: parts, and the relations that lead from one to the next. */

import type { Pace } from "../common/slices";
import { decodeXml, XmlReader } from "./xml";
import { Archive, type Limits } from "./zip/archive";

export interface Relation {
  readonly id: string;
  /** Last word of the relation's type ("officeDocument", "worksheet"): Strict files have other addresses in front. */
  readonly kind: string;
  /** Name of the part it leads to. */
  readonly part: string;
}

export class Package {
  private readonly archive: Archive;

  /** Throws ZipError. */
  constructor(
    bytes: Uint8Array,
    limits: Limits,
    private readonly pace: Pace,
  ) {
    this.archive = new Archive(bytes, limits);
  }

  get names(): string[] {
    return this.archive.names;
  }

  /** The name of a part as the package writes it, whatever the case of its letters. */
  find(part: string): string | undefined {
    return this.archive.find(part);
  }

  has(part: string): boolean {
    return this.find(part) !== undefined;
  }

  /** Throws ZipError. */
  async bytes(part: string): Promise<Uint8Array> {
    return this.archive.read(this.archive.find(part) ?? part, this.pace);
  }

  /** The text of an XML part; throws ZipError, XmlError. */
  async text(part: string): Promise<string> {
    return decodeXml(await this.bytes(part));
  }

  /** The relations of a part ("" for the package itself), those to the outside left out; throws ZipError, XmlError. */
  async relations(part: string): Promise<Relation[]> {
    const slash = part.lastIndexOf("/");
    const name = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
    if (!this.has(name)) return [];
    const xml = new XmlReader(await this.text(name));
    const found: Relation[] = [];
    for (let step = xml.next(); step !== "end"; step = xml.next()) {
      if (step !== "open" || xml.name !== "Relationship" || xml.attribute("TargetMode") === "External") continue;
      const type = xml.attribute("Type") ?? "";
      found.push({
        id: xml.attribute("Id") ?? "",
        kind: type.slice(type.lastIndexOf("/") + 1),
        part: resolvePart(part, xml.attribute("Target") ?? ""),
      });
    }
    return found;
  }
}

/** The part a target leads to, seen from `part`: absolute, or relative to its folder, with `..` steps. */
function resolvePart(part: string, target: string): string {
  const plain = target.replace(/\\/g, "/");
  const steps = plain.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of plain.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  const name = steps.join("/");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
