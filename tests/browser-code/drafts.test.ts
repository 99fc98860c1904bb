/** Drafts kept on the device: nobody writes over what they have not seen, and full storage loses nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { DraftStore } from "../../overrides/src/pages/webform/drafts/draft-store";
import { storeOf, type Store } from "../../overrides/src/common/storage";

const PREFIX = "xhht.form.mau.draft.";

/** Storage in memory with room for so many letters. */
function memory(room = 100_000): { store: Store; kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const backend = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      const others = Array.from(kept).reduce((sum, [name, text]) => sum + (name === key ? 0 : text.length), 0);
      if (others + value.length > room) throw new Error("QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => Array.from(kept.keys())[at] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { store: storeOf(() => backend), kept };
}

/** Copies as they stand in IndexedDB. */
function copies(): { backup: ConstructorParameters<typeof DraftStore>[2]; held: Map<string, Record<string, unknown>> } {
  const held = new Map<string, Record<string, unknown>>();
  return {
    held,
    backup: {
      put: (key, content) => void held.set(key, content),
      remove: (key) => void held.delete(key),
      all: () => Promise.resolve(new Map(held)),
    },
  };
}

const draft = (name: string): Record<string, unknown> => ({ form: "mau", version: 1, at: 0, records: [{ fields: { ten: name } }] });

test("a page writes only over what it has seen", () => {
  const { store } = memory();
  const drafts = new DraftStore(store, "mau", copies().backup);
  const first = drafts.write("a", draft("một"), "");
  assert.ok(typeof first === "object");
  assert.equal(drafts.write("a", draft("hai"), ""), "foreign");
  assert.equal(drafts.remove("a", "khác"), "foreign");
  const second = drafts.write("a", draft("ba"), first.mark);
  assert.ok(typeof second === "object" && second.mark !== first.mark);
  assert.deepEqual(drafts.read("a")?.content["records"], draft("ba")["records"]);
  assert.ok(typeof drafts.remove("a", second.mark) === "object");
  assert.equal(drafts.read("a"), undefined);
  assert.ok(typeof drafts.write("a", draft("bốn"), second.mark) === "object", "a draft deleted elsewhere is written again");
});

test("a removed draft comes back only into its own empty place", () => {
  const { store } = memory();
  const drafts = new DraftStore(store, "mau", copies().backup);
  drafts.write("a", draft("một"), "");
  const kept = drafts.read("a");
  assert.ok(kept);
  drafts.remove("a", kept.mark);
  assert.equal(drafts.putBack(kept), true);
  assert.equal(drafts.putBack(kept), false);
  assert.equal(drafts.list().length, 1);
});

test("the draft of earlier portals is taken over, also where there is room for one copy only", () => {
  for (const room of [100_000, 150]) {
    const { store, kept } = memory(room);
    store.set("form.mau", draft("cũ"));
    new DraftStore(store, "mau", copies().backup).takeOver();
    const [key] = Array.from(kept.keys());
    assert.equal(kept.size, 1);
    assert.ok(key?.startsWith(PREFIX), `room ${room}`);
  }
  const { store, kept } = memory(100);
  store.set("form.mau", draft("cũ"));
  new DraftStore(store, "mau", copies().backup).takeOver();
  assert.deepEqual(Array.from(kept.keys()), ["xhht.form.mau"], "without room for its mark it stays where it is");
});

test("what did not reach the disk is brought back from the copy, never what is older", async () => {
  const { store, kept } = memory();
  const { backup, held } = copies();
  const drafts = new DraftStore(store, "mau", backup);
  drafts.write("a", draft("một"), "");
  drafts.write("b", draft("hai"), "");
  const before = kept.get(`${PREFIX}b`);
  kept.clear();
  kept.set(`${PREFIX}b`, JSON.stringify({ ...draft("hai, mới hơn"), mark: "m", saved: Date.now() + 1000 }));
  assert.deepEqual(await drafts.recover(), ["a"]);
  assert.deepEqual(drafts.read("a")?.content["records"], draft("một")["records"]);
  assert.notEqual(kept.get(`${PREFIX}b`), before);
  drafts.remove("a", drafts.read("a")?.mark ?? "");
  assert.equal(held.has("form.mau.draft.a"), false, "a deleted draft leaves no copy");
});

test("drafts of other forms and what is not a draft stay out of the list", () => {
  const { store, kept } = memory();
  const drafts = new DraftStore(store, "mau", copies().backup);
  drafts.write("a", draft("một"), "");
  kept.set(`${PREFIX}x`, "{hỏng");
  store.set("form.mau-khac.draft.a", draft("khác"));
  store.set("form.mau.incoming", draft("khác"));
  assert.deepEqual(drafts.list().map((one) => one.id), ["a"]);
});
