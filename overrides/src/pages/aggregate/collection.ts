/** The files a clerk has put in: read once, kept on the device, decided about, taken out and put back, carried away as one. No page here. */

import { reviewed, type Data, type Item } from "../../engines/forms/aggregation/aggregate";
import { pack, type Packed, type Purpose } from "../../engines/forms/aggregation/collection-file";
import type { Review } from "../../engines/forms/aggregation/review";
import type { FileStore } from "./file-store";

interface Held extends Packed {
  readonly items: ReadonlyArray<Item>;
  /** Where it lies in the store, the same for every state of the file. */
  readonly place: { id?: number | undefined };
}

/** Steps that can be taken back. */
const STEPS = 50;

export class Collection {
  private files: ReadonlyArray<Held> = [];
  private readonly before: Array<ReadonlyArray<Held>> = [];
  private writing: Promise<void> = Promise.resolve();

  /** Without a `store` everything lasts as long as the page; `lost` is told when keeping fails. */
  constructor(
    private readonly data: Data,
    private readonly store: FileStore | null,
    private readonly lost: () => void,
  ) {}

  /** What is to be judged and added up. */
  get items(): Item[] {
    return this.files.flatMap(({ items, out }) => items.filter((_, at) => !out.includes(at)));
  }

  get size(): number {
    return this.files.length;
  }

  /** Waits until what was done is in the store. */
  settled(): Promise<void> {
    return this.writing;
  }

  /** Takes a file in; `id` is given when the store holds it already. A file without bytes is not kept. */
  add(file: Packed, items: ReadonlyArray<Item>, id?: number): void {
    this.become([...this.files, this.held(file, items, id)]);
  }

  /** Takes over what another box holds, keeping it here. */
  join(other: Collection): void {
    for (const held of other.files) this.add(held, held.items);
  }

  /** Puts `review` in the place of what was decided about `item`; returns the item that it becomes. `isStep`: can be taken back. */
  review(item: Item, review: Review, isStep = true): Item {
    const changed = reviewed(item, review, this.data);
    this.become(
      this.files.map((held) => {
        const at = held.items.indexOf(item);
        if (at < 0) return held;
        const items = held.items.map((one, n) => (n === at ? changed : one));
        return { ...held, items, reviews: { ...held.reviews, [at]: review } };
      }),
      isStep,
    );
    return changed;
  }

  /** Takes out one form, with its file when none is left in it. */
  remove(item: Item): void {
    this.become(without(this.files, item));
  }

  /** Puts a file in the place of one form. */
  replace(item: Item, file: Packed, items: ReadonlyArray<Item>): void {
    this.become([...without(this.files, item), this.held(file, items)]);
  }

  clear(): void {
    this.become([]);
  }

  /** What is there now is where taking back ends. */
  begin(): void {
    this.before.length = 0;
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  /** Takes back the last step. */
  undo(): void {
    const back = this.before.pop();
    if (back) this.become(back, false);
  }

  /** All files in one, as they came, with what was decided about them. */
  packed(purpose: Purpose): Uint8Array {
    return pack(this.files, purpose);
  }

  private held(file: Packed, items: ReadonlyArray<Item>, id?: number): Held {
    const decided = items.map((item, at) => reviewed(item, file.reviews[at], this.data));
    return { ...file, items: decided, place: { id } };
  }

  /** Makes `files` the collection at once, and in the store in turn. */
  private become(files: ReadonlyArray<Held>, isStep = true): void {
    const before = this.files;
    if (isStep) this.before.push(before);
    if (this.before.length > STEPS) this.before.shift();
    this.files = files;
    this.writing = this.writing.then(() => this.write(before, files)).catch(() => this.lost());
  }

  private async write(before: ReadonlyArray<Held>, files: ReadonlyArray<Held>): Promise<void> {
    if (this.store === null) return;
    const staying = new Set(files.map(({ place }) => place));
    const gone = before.map(({ place }) => place).filter((place) => place.id !== undefined && !staying.has(place));
    await this.store.drop(gone.map(({ id }) => id ?? 0));
    for (const place of gone) place.id = undefined;
    for (const held of files) {
      const { name, bytes, out, reviews, place } = held;
      if (bytes.length === 0 || (place.id !== undefined && before.includes(held))) continue;
      place.id = await this.store.put({ name, bytes, out, reviews }, place.id);
    }
  }
}

function without(files: ReadonlyArray<Held>, item: Item): Held[] {
  const changed = files.map((held) => (held.items.includes(item) ? { ...held, out: [...held.out, held.items.indexOf(item)] } : held));
  return changed.filter((held) => held.out.length < held.items.length);
}
