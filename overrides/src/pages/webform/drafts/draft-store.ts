/**
 * The drafts of one form kept on this device. Each has an id of its own and a mark that changes with every
 * writing: a page that has not seen the latest mark may not write over it. Knows nothing of pages.
 */

import { isRecord } from "../../../common/json";
import type { Store } from "../../../common/storage";
import { unique } from "../../../common/unique";
import type { DraftBackup } from "./draft-backup";

/** One kept draft. */
export interface Kept {
  readonly id: string;
  /** Changes with every writing; "" before the first. */
  readonly mark: string;
  /** Milliseconds since 1970, 0 when unknown. */
  readonly saved: number;
  /** What Draft.toSave has made, not yet looked at. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** How a writing went: the new mark; "foreign" when somebody else has written since; "unkept" when there is no room. */
export type Written = { readonly mark: string } | "foreign" | "unkept";

export class DraftStore {
  /** Where drafts stand; a form id has no dots. */
  readonly start: string;

  constructor(
    private readonly store: Store,
    private readonly form: string,
    private readonly backup: Pick<DraftBackup, "put" | "remove" | "all">,
  ) {
    this.start = `form.${form}.draft.`;
  }

  fresh(): string {
    return unique();
  }

  read(id: string): Kept | undefined {
    const content = this.store.get(this.start + id);
    return isRecord(content) ? keptOf(id, content) : undefined;
  }

  /** All of them, the last written first. */
  list(): Kept[] {
    const found = this.store.keys(this.start).map((key) => this.read(key.slice(this.start.length)));
    return found.filter((one): one is Kept => one !== undefined).sort((a, b) => b.saved - a.saved || (a.id < b.id ? -1 : 1));
  }

  /** Writes `content` unless somebody else has written since `seen`; a draft that is gone may be written again. */
  write(id: string, content: Readonly<Record<string, unknown>>, seen: string): Written {
    const there = this.read(id);
    if (there !== undefined && there.mark !== seen) return "foreign";
    const mark = unique();
    return this.put(id, { ...content, mark, saved: Date.now() }) ? { mark } : "unkept";
  }

  /** Forgets a draft unless somebody else has written since `seen`. */
  remove(id: string, seen: string): Written {
    const there = this.read(id);
    if (there !== undefined && there.mark !== seen) return "foreign";
    if (there !== undefined) this.backup.remove(this.start + id);
    return this.store.remove(this.start + id) ? { mark: "" } : "unkept";
  }

  private put(id: string, content: Readonly<Record<string, unknown>>): boolean {
    const done = this.store.set(this.start + id, content);
    if (done) this.backup.put(this.start + id, content);
    return done;
  }

  /** Brings back what a killed browser has not brought to the disk; the ids of the drafts that came back. */
  async recover(): Promise<string[]> {
    const copies = await this.backup.all(this.start);
    const ids = Array.from(copies.keys()).map((key) => key.slice(this.start.length));
    return ids.filter((id) => {
      const copy = keptOf(id, copies.get(this.start + id) ?? {});
      const there = this.read(id);
      return copy.saved > (there?.saved ?? 0) && this.store.set(this.start + id, copy.content);
    });
  }

  /** Puts a removed draft back; false when its place is taken or there is no room. */
  putBack(kept: Kept): boolean {
    return this.read(kept.id) === undefined && this.put(kept.id, kept.content);
  }

  /** Earlier portals kept one draft a form, under the form's own key: it becomes a draft among others. */
  takeOver(): void {
    const old = `form.${this.form}`;
    const content = this.store.get(old);
    if (!isRecord(content) || !Array.isArray(content["records"])) return;
    const moved = { ...content, mark: unique(), saved: Date.now() };
    // In full storage there is room for one of the two only.
    this.store.remove(old);
    if (!this.put(this.fresh(), moved)) this.store.set(old, content);
  }
}

function keptOf(id: string, content: Readonly<Record<string, unknown>>): Kept {
  const { mark, saved } = content;
  return { id, mark: typeof mark === "string" ? mark : "", saved: typeof saved === "number" ? saved : 0, content };
}
