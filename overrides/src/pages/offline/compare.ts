/**
 * Two editions of the portal: which is newer, and in which parts they differ. Knows no page.
 *
 * A copy says what it is in an address (`asQuery`); the site reads it there and compares with itself.
 */

/** Hash of a part, and its name for readers. */
type Part = readonly [hash: string, name: string];

/** What a copy says of itself (scripts/portal/offline/edition.py). */
export interface Edition {
  /** Address of the portal, with a slash at the end. */
  readonly site: string;
  /** The site itself, the full copy, the light copy. */
  readonly kind: "mang" | "day-du" | "nhe";
  /** Of the build, yyyy-mm-dd. */
  readonly day: string;
  /** The same for the same content. */
  readonly version: string;
  readonly parts: Readonly<Record<string, Part>>;
}

/** What an address says of a copy. */
export interface Told {
  readonly day: string;
  readonly version: string;
  readonly parts: Readonly<Record<string, string>>;
}

export function asQuery({ version, day, parts }: Edition): string {
  const hashes = Object.keys(parts).map((folder) => `${folder}.${parts[folder]?.[0] ?? ""}`);
  return `?ban=${version}&ngay=${day}&phan=${hashes.join("~")}`;
}

/** undefined: the address says nothing of a copy; null: it does, and is not whole. */
export function told(query: string): Told | undefined | null {
  const read = new URLSearchParams(query);
  const version = read.get("ban");
  if (version === null) return undefined;
  const day = read.get("ngay") ?? "";
  if (!/^[0-9a-f]{12}$/.test(version) || !/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const pairs = (read.get("phan") ?? "").split("~").map((pair) => /^([a-z0-9-]*)\.([0-9a-f]{6})$/.exec(pair));
  const parts: Record<string, string> = {};
  for (const pair of pairs) if (pair) parts[pair[1] ?? ""] = pair[2] ?? "";
  return pairs.every((pair) => pair !== null) ? { version, day, parts } : null;
}

export function tellOf({ version, day, parts }: Edition): Told {
  const hashes: Record<string, string> = {};
  for (const folder of Object.keys(parts)) hashes[folder] = parts[folder]?.[0] ?? "";
  return { version, day, parts: hashes };
}

export interface Comparison {
  /** `older`: the copy is older than the newest; `sameDay`: other content, built on one day. */
  readonly state: "same" | "older" | "newer" | "sameDay";
  /** Names of the parts that differ, as the newest edition calls them. */
  readonly parts: readonly string[];
}

export function compared(copy: Told, newest: Edition): Comparison {
  if (copy.version === newest.version) return { state: "same", parts: [] };
  const folders = Object.keys({ ...newest.parts, ...copy.parts });
  const other = folders.filter((folder) => newest.parts[folder]?.[0] !== copy.parts[folder]);
  const parts = other.map((folder) => newest.parts[folder]?.[1] ?? folder);
  const state = copy.day < newest.day ? "older" : copy.day > newest.day ? "newer" : "sameDay";
  return { state, parts };
}
