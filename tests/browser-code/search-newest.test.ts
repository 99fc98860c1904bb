/** Questions to the worker: one at a time, and of each kind only the newest waits. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Newest } from "../../overrides/src/pages/search/newest";

function asking() {
  const sent: string[] = [];
  return { sent, questions: new Newest<string, string>((message) => void sent.push(message)) };
}

test("the first goes at once, of those that follow only the newest", () => {
  const { sent, questions } = asking();
  for (const text of ["h", "ho", "hoc", "hoc tap"]) questions.ask("query", text);
  assert.deepEqual(sent, ["h"]);
  questions.answered("query");
  assert.deepEqual(sent, ["h", "hoc tap"]);
  questions.answered("query");
  questions.ask("query", "242");
  assert.deepEqual(sent, ["h", "hoc tap", "242"]);
});

test("kinds wait for each other and do not replace each other", () => {
  const { sent, questions } = asking();
  questions.ask("query", "a");
  questions.ask("lookup", "b");
  questions.ask("query", "c");
  questions.ask("lookup", "d");
  questions.answered("lookup");
  assert.deepEqual(sent, ["a"], "an answer nobody waits for frees nothing");
  questions.answered("query");
  assert.deepEqual(sent, ["a", "d"]);
  questions.answered("lookup");
  assert.deepEqual(sent, ["a", "d", "c"]);
});

test("texts that are names of every object's properties are texts", () => {
  const { sent, questions } = asking();
  for (const text of ["constructor", "__proto__", "toString"]) {
    questions.ask(text, text);
    questions.answered(text);
  }
  assert.deepEqual(sent, ["constructor", "__proto__", "toString"]);
});
