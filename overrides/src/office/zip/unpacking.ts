/** Files that come in: which of them are nobody's, and zip files as the files in them. */

import type { Pace } from "../../common/slices";
import { inWords } from "../faults";
import { IntakeError } from "../intake-error";
import { Archive } from "./archive";

/** A file to be read: chosen on a page, or lying in a folder. */
export interface Incoming {
  readonly name: string;
  /** Bytes; more than a filled form ever has are not read. */
  readonly size: number;
  /** Fails where the device or the folder does. */
  readonly bytes: () => Promise<Uint8Array>;
}

/** Megabytes of a zip file that is opened, and of all that comes out of it. */
export const MAX_ZIP = 100;
const MAX_UNPACKED = 500;
const MOST_FILES = 5000;
/** Zip files within zip files. */
const DEEPEST = 3;
const RATIO = 1000;

/** What office programs and systems leave beside the files of people, by name and by folder. */
const OF_SYSTEM = /(^|\/)(~\$[^/]*|~WR[^/]*\.tmp|\.[^/]+|Thumbs\.db|desktop\.ini|__MACOSX)(\/|$)/i;

export function isOfSystem(name: string): boolean {
  return OF_SYSTEM.test(name.replace(/\\/g, "/"));
}

export function isZipName(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** How much may still come out of one zip file, and of those in it. */
export class Room {
  constructor(
    private readonly left = { bytes: MAX_UNPACKED * 1_000_000, files: MOST_FILES },
    private readonly depth = 0,
  ) {}

  within(): Room {
    return new Room(this.left, this.depth + 1);
  }

  /** The archive that a file is; undefined for the packages of office programs and for all else. Throws IntakeError. */
  open(name: string, bytes: Uint8Array): Archive | undefined {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
    const { bytes: whole, files: parts } = this.left;
    let archive: Archive;
    try {
      archive = new Archive(bytes, { file: MAX_ZIP * 1_000_000, parts, part: whole, whole, ratio: RATIO });
    } catch (error) {
      // What is wrong with a package is said by who reads it.
      if (isZipName(name)) throw inWords(error);
      return undefined;
    }
    if (archive.names.some(isOfPackage)) return undefined;
    if (this.depth >= DEEPEST) throw new IntakeError("zip-sau", DEEPEST);
    this.left.bytes -= archive.whole;
    this.left.files -= archive.names.length;
    return archive;
  }
}

function isOfPackage(name: string): boolean {
  return /^(\[Content_Types\]\.xml|mimetype|(xl|word|ppt)\/.*|.*\.iwa)$/i.test(name);
}

/** The files in an archive, named by their way there. */
export function membersOf(name: string, archive: Archive, pace: Pace): Incoming[] {
  return archive.names.map((member) => {
    return { name: `${name}/${member}`, size: archive.sizeOf(member), bytes: () => archive.read(member, pace) };
  });
}
