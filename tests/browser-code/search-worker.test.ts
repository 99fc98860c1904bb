/** The worker: only the newest question is answered, and a fault is told as what it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { LOOKED_UP, LOOKUP } from "../../overrides/src/search/shapes";
import { portal } from "./search-portal";

interface Sent {
  readonly type: unknown;
  readonly data?: { readonly portal: { readonly typed: string; readonly failure?: { readonly kind: string } } };
}

const sent: Sent[] = [];
let listener: (event: { data: unknown }) => void = () => undefined;
const scope = {
  location: { href: "http://127.0.0.1/assets/portal/search.js?lang=vi" },
  portalSearchData: undefined as unknown,
  load: (): void => undefined,
  importScripts: (): void => scope.load(),
  postMessage: (message: Sent) => void sent.push(message),
  addEventListener: (_: string, heard: typeof listener) => void (listener = heard),
};
Object.assign(globalThis, { self: scope });
const warn = console.warn;
console.warn = () => undefined;
await import("../../overrides/src/search/worker");

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 60));
const say = (type: unknown, data?: unknown): void => listener({ data: { type, data } });
const typed = (): Array<string | undefined> => sent.splice(0).map((message) => message.data?.portal.typed);

test("nothing is loaded for an empty question", async () => {
  let loads = 0;
  scope.load = () => void (loads += 1);
  say(2, " ");
  await settle();
  assert.deepEqual([typed(), loads], [[" "], 0]);
});

test("an index that cannot be loaded is told as that, and tried again", async () => {
  scope.load = () => {
    throw new Error("NetworkError");
  };
  say(2, "học tập");
  await settle();
  assert.equal(sent.splice(0)[0]?.data?.portal.failure?.kind, "index");
  scope.load = () => void (scope.portalSearchData = portal);
  say(2, "học tập");
  await settle();
  assert.equal(sent.splice(0)[0]?.data?.portal.failure, undefined);
});

test("set-up is answered at once", () => {
  say(0, {});
  assert.deepEqual(sent.splice(0), [{ type: 1 }]);
});

test("a question that a newer one has overtaken is not answered", async () => {
  for (const query of ["h", "ho", "hoc", "hoc t", "hoc tap"]) say(2, query);
  say(LOOKUP, "thông");
  say(LOOKUP, "thông tư");
  await settle();
  assert.deepEqual(typed(), ["hoc tap", "thông tư"]);
  say(2, "xã");
  await settle();
  say(2, "xã hội");
  await settle();
  assert.deepEqual(typed(), ["xã", "xã hội"]);
});

test("a fault of the engine is told as one of the engine", async () => {
  const broken = portal.pages[0] as unknown as unknown[];
  const location = broken[0];
  try {
    Object.defineProperty(broken, 0, { configurable: true, get: () => { throw new TypeError("x.split is not a function"); } }); // prettier-ignore
    say(2, "thông tư 25");
    say(LOOKUP, "thông tư 25");
    await settle();
  } finally {
    Object.defineProperty(broken, 0, { configurable: true, writable: true, value: location });
  }
  const told = sent.splice(0);
  assert.deepEqual(told.map((message) => message.data?.portal.failure?.kind), ["engine", "engine"]);
  assert.equal(told[1]?.type, LOOKED_UP);
  console.warn = warn;
});
