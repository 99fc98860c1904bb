/** How a query is read: right words stay, shorthands have readings, and any text may be typed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Answers } from "../../overrides/src/engines/search/answer";
import { SearchEngine } from "../../overrides/src/engines/search/engine";
import { portal } from "./search-portal";

const answers = new Answers(new SearchEngine(portal));
const reading = (query: string) => answers.to(query).portal.reading;

test("a right word is never read as another", () => {
  const right = ["bảo hiểm", "phụ cấp", "điểm dưới 70", "trồng ngô", "chế độ", "cán bộ", "TT-BNV", "KPI", "BHXH", "bao hiem", "thac si"];
  for (const query of right) assert.equal(reading(query), undefined, query);
});

test("a word that is none is read as what stands beside its neighbours", () => {
  assert.deepEqual(reading("biên bản bìnhh xét"), { shown: "biên bản bình xét" });
  assert.deepEqual(reading("xã hội hcọ tập"), { shown: "xã hội học tập" });
});

test("a syllable that only sounds alike, or lacks a letter, is left, and the other offered", () => {
  for (const typed of ["biên bản bình sét", "biên bản bìn xét"]) {
    const told = reading(typed);
    assert.equal(told?.shown, typed);
    assert.deepEqual(told?.other, { label: "biên bản bình xét", query: "biên bản bình xét" });
  }
});

test("đ is no d: both readings are kept where the letters do not tell, and what stands around chooses", () => {
  assert.deepEqual(reading("CĐHT"), { shown: "cộng đồng học tập" });
  assert.equal(reading("CDHT")?.shown, "công dân học tập");
  assert.deepEqual(reading("cdht cấp xã")?.other, { label: "công dân học tập", query: "công dân học tập cấp xã" });
  assert.equal(reading("cdht cấp xã")?.shown, "cộng đồng học tập cấp xã");
  assert.equal(answers.to("CĐHT").items[0]?.[0]?.location, "tieu-chi/xa/");
  assert.equal(answers.to("CDHT").items[0]?.[0]?.location, "tieu-chi/dan/");
});

test("capitals stand for what the glossary says, and for nothing else", () => {
  assert.equal(reading("nq 71 bct")?.shown, "nghị quyết 71 bộ chính trị");
  assert.equal(reading("NXV"), undefined);
});

test("no word can meet what every object has", () => {
  const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "prototype", "__defineGetter__"];
  for (const name of names) {
    for (const query of [name, `điều ${name}`, `${name} 25/2023`, `tt ${name}`, `học tập ${name}`, `"${name}"`]) {
      const told = answers.to(query);
      assert.equal(told.portal.failure, undefined, query);
      assert.ok(Array.isArray(answers.documents(query).documents), query);
    }
  }
  const [item] = answers.to("học tập __proto__").items[0] ?? [];
  assert.equal(Object.getPrototypeOf(item?.terms), null);
  assert.equal(Object.getOwnPropertyDescriptor(item?.terms, "__proto__")?.value ?? false, false);
});

test("of a pasted page the first forty words are read, and soon", () => {
  let state = 3;
  const letter = (): string => "bcdghklmnprstvxaeiouy"[(state = (state * 48271) % 0x7fffffff) % 21] ?? "a";
  const pasted = Array.from({ length: 3000 }, () => Array.from({ length: 7 }, letter).join("")).join(" ");
  const start = performance.now();
  const told = answers.to(`xã hội học tập ${pasted}`);
  assert.ok(performance.now() - start < 2000);
  assert.ok(told.portal.unknown.length <= 36);
  const words = Array.from({ length: 39 }, () => "cho").join(" ");
  assert.ok(!answers.to(`${words} cho zzqx`).portal.unknown.includes("zzqx"), "the forty-first word is not read");
});
