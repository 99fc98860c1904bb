/** The files of the adding-up page, kept on this device until somebody takes them out: IndexedDB, also on file://. */

import type { Packed } from "../../engines/forms/aggregation/collection-file";

/** Every call may fail: the device is full, the browser forbids it, somebody emptied it. */
export interface FileStore {
  all(): Promise<ReadonlyArray<readonly [number, Packed]>>;
  /** Keeps a file, or keeps it anew under `id`; returns its id. */
  put(file: Packed, id?: number): Promise<number>;
  drop(ids: ReadonlyArray<number>): Promise<void>;
}

const NAME = "xhht";
const STORE = "aggregate";

/** Opens the store; fails where the browser keeps nothing. */
export async function openFileStore(): Promise<FileStore> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true });
  const base = await settled(opening);
  const write = async (act: (store: IDBObjectStore) => IDBRequest | void): Promise<unknown> => {
    const running = base.transaction(STORE, "readwrite");
    const asked = act(running.objectStore(STORE));
    // Only a finished transaction is on the disk; a full one is told by its end.
    await new Promise<void>((done, failed) => {
      running.oncomplete = () => done();
      running.onabort = running.onerror = () => failed(running.error ?? new Error("aborted"));
    });
    return asked?.result;
  };
  return {
    async all() {
      const store = base.transaction(STORE).objectStore(STORE);
      const [ids, files] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
      return ids.map((id, at) => [Number(id), { reviews: {}, ...files[at] } as Packed] as const);
    },
    put: async (file, id) => Number(await write((store) => store.put(file, id))),
    drop: async (ids) => void (await write((store) => ids.forEach((id) => store.delete(id)))),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error("no storage"));
  });
}
