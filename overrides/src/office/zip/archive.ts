/**
 * Zip files, thinly over fflate: every part is inflated only when asked for, in slices, and never past a limit.
 *
 * The directory at the end of the file is read here because fflate's own reader inflates a part in one go and
 * trusts the size the file claims for it.
 */

import { Inflate, zipSync } from "fflate";
import type { Pace } from "../../common/slices";
import { nameIn } from "./names";

/** Bytes of the file, number of parts, bytes of one part and of all parts read, once inflated. */
export interface Limits {
  readonly file: number;
  readonly parts: number;
  readonly part: number;
  readonly whole: number;
  /** Times a part of more than a megabyte may grow when inflated. */
  readonly ratio?: number;
}

export type ZipFault = "not-zip" | "broken" | "locked" | "too-big";

export class ZipError extends Error {
  constructor(readonly code: ZipFault) {
    super(code);
  }
}

interface Part {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const CHUNK = 1 << 14; // At most 1,032 times as much comes out: 16 MB between two looks at the limits.

export class Archive {
  private readonly parts: ReadonlyMap<string, Part>;
  private readonly view: DataView;
  private left: number;
  /** Bytes of all parts, once inflated. */
  whole = 0;

  /** Throws ZipError. */
  constructor(
    private readonly bytes: Uint8Array,
    limits: Limits,
  ) {
    if (bytes.length > limits.file) throw new ZipError("too-big");
    if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ZipError("not-zip");
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.left = limits.whole;
    try {
      this.parts = directory(this.view, bytes, limits);
    } catch (error) {
      throw error instanceof RangeError ? new ZipError("broken") : error;
    }
    for (const part of this.parts.values()) {
      this.whole += part.size;
      const grows = part.size > 1_000_000 && part.size > (limits.ratio ?? Number.POSITIVE_INFINITY) * Math.max(part.packed, 1);
      if (grows || part.size > limits.part) throw new ZipError("too-big");
      if (part.flags & 1) throw new ZipError("locked");
    }
    if (this.whole > limits.whole) throw new ZipError("too-big");
  }

  get names(): string[] {
    return Array.from(this.parts.keys());
  }

  /** The name of a part, whatever the case of its letters: names of packages are not case-sensitive. */
  find(name: string): string | undefined {
    if (this.parts.has(name)) return name;
    const wanted = name.toLowerCase();
    return this.names.find((other) => other.toLowerCase() === wanted);
  }

  /** Bytes of a part, once inflated. */
  sizeOf(name: string): number {
    return this.parts.get(name)?.size ?? 0;
  }

  /** The inflated bytes of a part; throws ZipError. */
  async read(name: string, pace: Pace): Promise<Uint8Array> {
    const part = this.parts.get(name);
    if (part === undefined) throw new ZipError("broken");
    if (part.size > this.left) throw new ZipError("too-big");
    const content = await this.inflate(part, this.packed(part), pace);
    this.left -= content.length;
    if (content.length !== part.size || crc32(content) !== part.crc) throw new ZipError("broken");
    return content;
  }

  private packed(part: Part): Uint8Array {
    if (part.at + 30 > this.bytes.length || this.view.getUint32(part.at, true) !== LOCAL) throw new ZipError("broken");
    const start = part.at + 30 + this.view.getUint16(part.at + 26, true) + this.view.getUint16(part.at + 28, true);
    if (start + part.packed > this.bytes.length) throw new ZipError("broken");
    return this.bytes.subarray(start, start + part.packed);
  }

  private async inflate(part: Part, packed: Uint8Array, pace: Pace): Promise<Uint8Array> {
    if (part.method === 0) return packed.slice();
    if (part.method !== 8) throw new ZipError("broken");
    const content = new Uint8Array(part.size);
    let filled = 0;
    const inflate = new Inflate((chunk) => {
      // More than the directory says: either damaged or made to fill the memory.
      if (filled + chunk.length > content.length) throw new ZipError("too-big");
      content.set(chunk, filled);
      filled += chunk.length;
    });
    for (let at = 0; at < packed.length || at === 0; at += CHUNK) {
      try {
        inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
      } catch (error) {
        throw error instanceof ZipError ? error : new ZipError("broken");
      }
      await pace();
    }
    return content.subarray(0, filled);
  }
}

/** Zips `files` in the order given; the same files give the same bytes. */
export function makeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1) });
}

function directory(view: DataView, bytes: Uint8Array, limits: Limits): Map<string, Part> {
  const end = endOf(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === 0xffffffff || count === 0xffff) [count, at] = end64(view, end, count, at);
  if (count > limits.parts) throw new ZipError("too-big");
  const parts = new Map<string, Part>();
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new ZipError("broken");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
    const flags = view.getUint16(at + 8, true);
    const after = at + 46 + nameLength;
    let name = nameIn(bytes.subarray(at + 46, after), flags, bytes.subarray(after, after + extra));
    // Two of one name are two files.
    while (parts.has(name)) name += " (2)";
    const sizes: [number, number, number] = [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ];
    if (sizes.includes(0xffffffff)) longSizes(view, at + 46 + nameLength, extra, sizes);
    const [size, packed, local] = sizes;
    const part = { name, flags, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size, at: local };
    if (!name.endsWith("/")) parts.set(name, part);
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

/** Where the end record starts: it is the last thing in the file but for a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ZipError("broken");
}

function end64(view: DataView, end: number, count: number, at: number): [number, number] {
  if (end < 20 || view.getUint32(end - 20, true) !== END64_LOCATOR) return [count, at];
  const record = long(view, end - 12);
  if (view.getUint32(record, true) !== END64) throw new ZipError("broken");
  return [long(view, record + 32), long(view, record + 48)];
}

/** Sizes too large for their fields, or written so by programs that did not know them yet, stand in an extra field. */
function longSizes(view: DataView, start: number, length: number, sizes: [number, number, number]): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    sizes.forEach((size, n) => {
      if (size !== 0xffffffff) return;
      sizes[n] = long(view, next);
      next += 8;
    });
  }
}

function long(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

/** The same for the same bytes, and hardly ever for others. */
export function fingerprint(bytes: Uint8Array): string {
  return `${bytes.length}.${crc32(bytes)}`;
}

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let n = 0; n < bytes.length; n += 1) c = (CRC[(c ^ (bytes[n] as number)) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
