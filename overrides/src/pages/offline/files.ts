/**
 * The files of the site that are kept on a device: what there is, by which key each lies in the cache, fetching one.
 *
 * A file is kept under its address and the hash of its content: a new version of the site fetches what has changed
 * and nothing else, and a half-finished keeping goes on where it stopped. What comes over the network is kept only
 * when it is what it should be; a sign-in page of a hotspot is not.
 */

/** Hash (SHA-256, the first 16 hex digits), bytes on the way (gzip), part of the site. */
export type File = readonly [hash: string, bytes: number, part: Part];

/** 0: kept at the first visit; 1: kept with the whole portal; 2: downloads, kept when somebody takes them. */
export type Part = 0 | 1 | 2;

export interface Files {
  /** The day the site was built, as people write it. */
  readonly day: string;
  /** Of all hashes: another one is another version. */
  readonly version: string;
  readonly files: Readonly<Record<string, File>>;
}

declare global {
  // Set by offline-files.js, which scripts/portal/offline/precache.py writes.
  // eslint-disable-next-line no-var
  var portalFiles: Files | undefined;
}

/** Requests at the same time: more would starve the page on a slow network. */
const AT_ONCE = 4;

/** Told after each file: how many files and bytes of those that were missing are there now. */
export type Tell = (files: number, bytes: number) => void;

export class Keeper {
  readonly name: string;

  /** `root`: the address of the folder of the site, which ends with a slash. */
  constructor(
    readonly root: string,
    readonly site: Files,
  ) {
    this.name = `xhht ${root}`;
  }

  /** The file an address of the site stands for; undefined for all else. */
  pathOf(address: string): string | undefined {
    if (!address.startsWith(this.root)) return undefined;
    const plain = decodeURIComponent(address.slice(this.root.length).replace(/[?#].*$/s, ""));
    const path = plain === "" || plain.endsWith("/") ? `${plain}index.html` : plain;
    return Object.prototype.hasOwnProperty.call(this.site.files, path) ? path : undefined;
  }

  fileOf(path: string): File {
    return this.site.files[path] ?? ["", 0, 2];
  }

  key(path: string): string {
    return `${this.addressOf(path)}?${this.fileOf(path)[0]}`;
  }

  /** The address under which a server gives the file: folders for pages. */
  addressOf(path: string): string {
    return this.root + path.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
  }

  /** The marker that somebody wants the whole portal here. */
  get wanted(): string {
    return `${this.root}?wanted`;
  }

  open(): Promise<Cache> {
    return caches.open(this.name);
  }

  /** The files up to `part` that are not kept yet. */
  async missing(part: Part): Promise<string[]> {
    const cache = await this.open();
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    return Object.keys(this.site.files).filter((path) => this.fileOf(path)[2] <= part && !kept.has(this.key(path)));
  }

  /** Files that are kept as they were in another version: whoever has them wants the new ones; downloads stay out. */
  async outdated(): Promise<string[]> {
    const kept = (await (await this.open()).keys()).map(({ url }) => url);
    const known = new Set(kept);
    const paths = kept.map((url) => this.pathOf(url)).filter((path): path is string => path !== undefined && this.fileOf(path)[2] < 2);
    return Array.from(new Set(paths)).filter((path) => !known.has(this.key(path)));
  }

  /** Keeps `response` as `path` if it is what it should be. Fails when there is no room. */
  async put(path: string, response: Response): Promise<boolean> {
    if (!response.ok) return false;
    const body = await response.arrayBuffer();
    const hash = await crypto.subtle.digest("SHA-256", body);
    const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (!hex.startsWith(this.fileOf(path)[0])) return false;
    const type = response.headers.get("content-type") ?? "";
    await (await this.open()).put(this.key(path), new Response(body, { headers: { "content-type": type } }));
    return true;
  }

  /**
   * Fetches and keeps `paths`, until `wanted` says no. Answers how many could not be kept: the network is away, or
   * the server has another version by now. Fails when there is no room.
   */
  async fetchAll(paths: ReadonlyArray<string>, tell: Tell = () => undefined, wanted: () => boolean = () => true): Promise<number> {
    const waiting = paths.slice();
    let [files, bytes, failed] = [0, 0, 0];
    const one = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined && wanted(); path = waiting.shift()) {
        const response = await fetch(this.addressOf(path), { cache: "no-cache" }).catch(() => undefined);
        if (response && (await this.put(path, response))) {
          files += 1;
          bytes += this.fileOf(path)[1];
          tell(files, bytes);
        } else failed += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return failed + waiting.length;
  }

  /** Forgets what belongs to no file of this version. */
  async tidy(): Promise<void> {
    const cache = await this.open();
    const known = new Set([this.wanted, ...Object.keys(this.site.files).map((path) => this.key(path))]);
    for (const { url } of await cache.keys()) if (!known.has(url)) await cache.delete(url);
  }

  /** Forgets everything but what every visit keeps. */
  async forget(): Promise<void> {
    const cache = await this.open();
    const core = new Set(Object.keys(this.site.files).filter((path) => this.fileOf(path)[2] === 0).map((path) => this.key(path)));
    for (const { url } of await cache.keys()) if (!core.has(url)) await cache.delete(url);
  }
}
