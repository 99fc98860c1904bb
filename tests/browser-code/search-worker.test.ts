/** The worker: only the newest question is answered, and a fault is told as what it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Kind, Question } from "../../overrides/src/engines/search/protocol";
import { portal } from "./search-portal";

interface Sent {
  readonly kind: Kind;
  readonly answer: { readonly portal: { readonly typed: string; readonly failure?: { readonly kind: string } } };
}

const INDEX = "http://127.0.0.1/search/vi.js";
const sent: Sent[] = [];
let listener: (event: { data: Question }) => void = () => undefined;
const scope = {
  portalSearchData: undefined as unknown,
  load: (_: string): void => undefined,
  importScripts: (address: string): void => scope.load(address),
  postMessage: (message: Sent) => void sent.push(message),
  addEventListener: (_: string, heard: typeof listener) => void (listener = heard),
};
Object.assign(globalThis, { self: scope });
const warn = console.warn;
console.warn = () => undefined;
await import("../../overrides/src/entries/search");

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 60));
const say = (kind: Question["kind"], text = ""): void => listener({ data: { kind, text, index: INDEX } });
const typed = (): string[] => sent.splice(0).map(({ answer }) => answer.portal.typed);
const failures = (): Array<string | undefined> => sent.splice(0).map(({ answer }) => answer.portal.failure?.kind);

test("an index that cannot be loaded is told as that, and tried again", async () => {
  scope.load = () => {
    throw new Error("NetworkError");
  };
  say("list", "học tập");
  await settle();
  assert.deepEqual(failures(), ["index"]);
  scope.load = () => void (scope.portalSearchData = portal);
  say("list", "học tập");
  await settle();
  assert.deepEqual(failures(), [undefined]);
});

test("an index is opened ahead, once, without an answer", async () => {
  const loads: string[] = [];
  scope.load = (address) => void loads.push(address);
  say("open");
  say("open");
  await settle();
  // The first question has opened it already.
  assert.deepEqual([sent.length, loads], [0, []]);
});

test("a question that a newer one has overtaken is not answered", async () => {
  for (const query of ["h", "ho", "hoc", "hoc t", "hoc tap"]) say("list", query);
  say("documents", "thông");
  say("documents", "thông tư");
  await settle();
  assert.deepEqual(typed(), ["hoc tap", "thông tư"]);
  say("list", "xã");
  await settle();
  say("list", "xã hội");
  await settle();
  assert.deepEqual(typed(), ["xã", "xã hội"]);
});

test("a fault of the engine is told as one of the engine", async () => {
  const broken = portal.pages[0] as unknown as unknown[];
  const location = broken[0];
  try {
    Object.defineProperty(broken, 0, { configurable: true, get: () => { throw new TypeError("x.split is not a function"); } }); // prettier-ignore
    say("list", "thông tư 25");
    say("documents", "thông tư 25");
    await settle();
  } finally {
    Object.defineProperty(broken, 0, { configurable: true, writable: true, value: location });
  }
  assert.deepEqual(sent.map(({ kind }) => kind), ["list", "documents"]);
  assert.deepEqual(failures(), ["engine", "engine"]);
  console.warn = warn;
});
