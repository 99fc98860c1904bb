/**
 * localStorage that never throws: it may be forbidden, full, or hold what somebody else wrote.
 *
 * Keys carry the prefix `xhht.` because Chromium shares one storage over all local files.
 */

import { parseJson } from "./json";

const PREFIX = "xhht.";

export interface Store {
  /** The value saved under `key`, or undefined if there is none or it cannot be read. */
  get(key: string): unknown;
  /** Saves `value` as JSON; false if it could not be saved. */
  set(key: string, value: unknown): boolean;
  /** Forgets `key`; false if storage cannot be reached. */
  remove(key: string): boolean;
  /** The saved keys that begin with `start`, in no order; none if storage cannot be reached. */
  keys(start: string): string[];
}

/** The parts of the web's Storage in use, so that tests can pass their own. */
export type Backend = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What `key` is called in the browser's storage, where events of other pages name it. */
export function keyOf(key: string): string {
  return PREFIX + key;
}

/** A store over what `open` returns; `open` is called each time because merely naming localStorage can throw. */
export function storeOf(open: () => Backend): Store {
  return {
    get(key) {
      try {
        return parseJson(open().getItem(PREFIX + key));
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      try {
        open().setItem(PREFIX + key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    remove(key) {
      try {
        open().removeItem(PREFIX + key);
        return true;
      } catch {
        return false;
      }
    },
    keys(start) {
      try {
        const backend = open();
        const names = Array.from({ length: backend.length }, (_, n) => backend.key(n) ?? "");
        return names.filter((name) => name.startsWith(PREFIX + start)).map((name) => name.slice(PREFIX.length));
      } catch {
        return [];
      }
    },
  };
}
