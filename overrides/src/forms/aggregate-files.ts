/** The files a clerk has put in: read once, kept on the device, taken out and put back, carried away as one file. No page here. */

import type { Item } from "./aggregate-model";
import type { KeptFile, Shelf } from "./shelf";
import { makeZip } from "./zip";

interface Held extends KeptFile {
  readonly items: ReadonlyArray<Item>;
  /** Where it lies on the shelf, the same for every state of the file. */
  readonly place: { id?: number | undefined };
}

export class FileBox {
  private files: ReadonlyArray<Held> = [];
  private before: ReadonlyArray<Held> = [];
  private writing: Promise<void> = Promise.resolve();

  /** Without a `shelf` everything lasts as long as the page; `lost` is told when keeping fails. */
  constructor(
    private readonly shelf: Shelf | null,
    private readonly lost: () => void,
  ) {}

  /** What is to be judged and added up. */
  get items(): Item[] {
    return this.files.flatMap(({ items, out }) => items.filter((_, at) => !out.includes(at)));
  }

  get size(): number {
    return this.files.length;
  }

  /** Waits until what was done is on the shelf. */
  settled(): Promise<void> {
    return this.writing;
  }

  /** Takes a file in; `id` is given when the shelf holds it already. A file without bytes is not kept. */
  add(file: KeptFile, items: ReadonlyArray<Item>, id?: number): void {
    this.become([...this.files, { ...file, items, place: { id } }]);
  }

  /** Takes over what another box holds, keeping it here. */
  join(other: FileBox): void {
    for (const held of other.files) this.add(held, held.items);
  }

  /** Takes out one form, with its file when none is left in it. */
  remove(item: Item): void {
    const changed = this.files.map((held) => (held.items.includes(item) ? { ...held, out: [...held.out, held.items.indexOf(item)] } : held));
    this.become(changed.filter((held) => held.out.length < held.items.length));
  }

  clear(): void {
    this.become([]);
  }

  /** Takes back the last taking out. */
  undo(): void {
    this.become(this.before);
  }

  /** All files in one, as they came; names that occur twice are told apart. */
  packed(): Uint8Array {
    const parts = new Map<string, Uint8Array>();
    for (const { name, bytes } of this.files.filter(({ bytes }) => bytes.length > 0)) {
      const [, stem = name, ending = ""] = /^(.*?)(\.[^./]*)?$/.exec(name) ?? [];
      let free = name;
      for (let n = 2; parts.has(free); n++) free = `${stem} (${n})${ending}`;
      parts.set(free, bytes);
    }
    return makeZip(parts);
  }

  /** Makes `files` the collection at once, and on the shelf in turn. */
  private become(files: ReadonlyArray<Held>): void {
    const before = (this.before = this.files);
    this.files = files;
    this.writing = this.writing.then(() => this.write(before, files)).catch(() => this.lost());
  }

  private async write(before: ReadonlyArray<Held>, files: ReadonlyArray<Held>): Promise<void> {
    if (this.shelf === null) return;
    const staying = new Set(files.map(({ place }) => place));
    const gone = before.map(({ place }) => place).filter((place) => place.id !== undefined && !staying.has(place));
    await this.shelf.drop(gone.map(({ id }) => id ?? 0));
    for (const place of gone) place.id = undefined;
    for (const held of files) {
      const { name, bytes, out, place } = held;
      if (bytes.length === 0 || (place.id !== undefined && before.includes(held))) continue;
      place.id = await this.shelf.put({ name, bytes, out }, place.id);
    }
  }
}
