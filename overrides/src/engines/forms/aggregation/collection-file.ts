/** A whole collection as one file: the files as they came, and a manifest of what has been decided about them. */

import { isRecord, parseJson } from "../../../common/json";
import type { Pace } from "../../../common/slices";
import { MAX_FILE } from "../../../office/sniffing";
import { makeZip, type Archive } from "../../../office/zip/archive";
import { parseReview, type Review } from "./review";

/** The name of the manifest inside the zip file. */
export const MANIFEST = "_tong-hop.json";

/** A file of the collection: its forms in order, each with what was decided about it; `out` are those taken out. */
export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly out: ReadonlyArray<number>;
  readonly reviews: Readonly<Record<number, Review>>;
}

/** What a collection was being added up into, and who should send. */
export interface Purpose {
  readonly target: string;
  readonly units: ReadonlyArray<string>;
}

interface Decided extends Omit<Packed, "bytes"> {}

export interface Manifest {
  readonly purpose: Purpose;
  /** By the name of the file inside the zip file. */
  readonly files: ReadonlyMap<string, Decided>;
}

/** Names that occur twice are told apart. */
export function pack(files: ReadonlyArray<Packed>, purpose: Purpose): Uint8Array {
  const parts = new Map<string, Uint8Array>();
  const decided: Decided[] = [];
  for (const { name, bytes, out, reviews } of files.filter((file) => file.bytes.length > 0)) {
    const [, stem = name, ending = ""] = /^(.*?)(\.[^./]*)?$/.exec(name) ?? [];
    let free = name;
    for (let n = 2; parts.has(free) || free === MANIFEST; n++) free = `${stem} (${n})${ending}`;
    parts.set(free, bytes);
    decided.push({ name: free, out, reviews });
  }
  parts.set(MANIFEST, new TextEncoder().encode(JSON.stringify({ ...purpose, files: decided }, null, 1)));
  return makeZip(parts);
}

/** The manifest in `archive`; undefined when there is none or it cannot be read. Anything unexpected in it is left out. */
export async function manifestOf(archive: Archive, pace: Pace): Promise<Manifest | undefined> {
  if (!archive.names.includes(MANIFEST) || archive.sizeOf(MANIFEST) > MAX_FILE * 1_000_000) return undefined;
  const value = parseJson(new TextDecoder().decode(await archive.read(MANIFEST, pace)));
  if (!isRecord(value) || !Array.isArray(value["files"])) return undefined;
  const units = Array.isArray(value["units"]) ? value["units"].filter((unit): unit is string => typeof unit === "string") : [];
  const files = value["files"].filter(isRecord).map((file): [string, Decided] => {
    const name = String(file["name"]);
    const out = Array.isArray(file["out"]) ? file["out"].filter((at): at is number => typeof at === "number") : [];
    const reviews = isRecord(file["reviews"]) ? file["reviews"] : {};
    const parsed = Object.entries(reviews).flatMap(([at, review]) => {
      const found = parseReview(review);
      return found && /^\d{1,4}$/.test(at) ? [[Number(at), found] as const] : [];
    });
    return [name, { name, out, reviews: Object.fromEntries(parsed) }];
  });
  return { purpose: { target: String(value["target"] ?? ""), units }, files: new Map(files) };
}
