/**
 * A second copy of the drafts, in IndexedDB. Chromium takes seconds to bring localStorage to the disk, so a killed
 * browser or a power cut would lose the last of what was typed; a finished transaction here is with the system.
 * Where there is no IndexedDB nothing is copied, and nothing breaks.
 */

import { isRecord } from "../../../common/json";
import { keyOf } from "../../../common/storage";

const STORE = "drafts";

export class DraftBackup {
  private base: Promise<IDBDatabase> | undefined;

  put(key: string, content: Readonly<Record<string, unknown>>): void {
    void this.ask("readwrite", (store) => store.put(content, key));
  }

  remove(key: string): void {
    void this.ask("readwrite", (store) => store.delete(key));
  }

  /** The copies whose key begins with `start`; none where they cannot be read. */
  async all(start: string): Promise<Map<string, Record<string, unknown>>> {
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    const keys = await this.ask("readonly", (store) => store.getAllKeys(range));
    const values: unknown[] = (await this.ask("readonly", (store) => store.getAll(range))) ?? [];
    const pairs = (keys ?? []).map((key, n) => [String(key), values[n]] as const);
    return new Map(pairs.filter((pair): pair is [string, Record<string, unknown>] => isRecord(pair[1])));
  }

  private async ask<T>(mode: IDBTransactionMode, what: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
      this.base ??= open();
      const base = await this.base;
      return await answer(what(base.transaction(STORE, mode).objectStore(STORE)));
    } catch {
      return undefined;
    }
  }
}

function open(): Promise<IDBDatabase> {
  const request = window.indexedDB.open(keyOf(STORE), 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("IndexedDB"));
  });
}
