/** What is taken from the stylesheets: rules of what no page has, names that nothing uses; and what has to stay. */

import assert from "node:assert/strict";
import { test } from "node:test";

// @ts-expect-error: a script of the build, without types
import { pruneNames, pruneRules } from "../../scripts/prune.mjs";

const WORDS = new Set(["a", "li", "card", "pill--*"]);
const left = (css: string): string => pruneRules(css, WORDS, [/rtl/]).trim();

for (const [selector, kept] of [
  [".card", ".card"],
  [".nowhere", ""],
  [".card,.nowhere", ".card"],
  [".pill--ok", ".pill--ok"],
  [".pillar", ""],
  [".card:not(.nowhere)", ".card:not(.nowhere)"],
  [":is(.card,.nowhere) a:hover", ":is(.card,.nowhere) a:hover"],
  [":is(.nowhere,.neither)", ""],
  ["li:nth-child(-n+2)::before", "li:nth-child(-n+2)::before"],
  ["[dir=rtl] a", ""],
  ["blink", ""],
  ["*", "*"],
] as const) {
  test(`${selector} → ${kept || "nothing"}`, () => {
    assert.equal(left(`${selector}{top:0}`), kept && `${kept}{top:0}`);
  });
}

test("steps of an animation are no selectors", () => {
  assert.equal(left("@keyframes x{from{top:0}}"), "@keyframes x{from{top:0}}");
});

test("a variable stays where it, or a sheet beside, is used; what only a lost one uses goes too", () => {
  const css = "a{--x:1;--y:var(--z);--z:2;--w:3;top:var(--x)}";
  assert.equal(pruneNames(css, ""), "a{--x:1;top:var(--x)}");
  assert.equal(pruneNames(css, "b{top:var(--w)}"), "a{--x:1;--w:3;top:var(--x)}");
});
