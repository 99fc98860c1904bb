/** suspend_data: comes back as it went, and never passes the limit of SCORM 1.2. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { keep, LIMIT, recall } from "../../overrides/src/pages/scorm/suspend-data";

test("answers come back as they went", () => {
  const answers = {
    "hp01-c01": { picked: ["b"], rev: "1" },
    "hp01-c02": { picked: ["a", "c"], rev: "2" },
    "hp01-c16": { picked: ["a=r2", "b=r1"], rev: "1" },
    "hp01-c19": { picked: ["Xã hội; học, tập = 100%"], rev: "1" },
    "hp01-c20-1": { picked: ["12,5"], rev: "1" },
  };
  assert.deepEqual(recall(keep(answers)), answers);
  assert.deepEqual(recall(""), {});
  assert.deepEqual(recall("rác; x.1=%E0%A4%A"), {});
});

test("what is too long is left out, the rest kept", () => {
  const answers = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [`hp01-c${n}`, { picked: [n % 10 === 0 ? "điều rất dài ".repeat(40) : "a"], rev: "1" }]),
  );
  const kept = keep(answers);
  assert.ok(kept.length <= LIMIT);
  const back = recall(kept);
  assert.equal(Object.values(back).filter(({ picked }) => picked[0] === "a").length, 54);
});
