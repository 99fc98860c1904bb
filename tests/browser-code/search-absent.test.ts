/** What the portal does not have is told; what it has is not denied. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Answers } from "../../overrides/src/engines/search/answer";
import { SearchEngine } from "../../overrides/src/engines/search/engine";
import { partOf } from "../../overrides/src/engines/search/title-match";
import { portal } from "./search-portal";

const answers = new Answers(new SearchEngine(portal));
const absent = (query: string): string | null => {
  const told = answers.to(query).portal.absent;
  return told ? `${told.kind}: ${told.words}` : null;
};
const first = (query: string): string | undefined => answers.to(query).items[0]?.[0]?.location;

test("a number that is not in the catalogue is told as a person would write it", () => {
  const cases: ReadonlyArray<readonly [string, string]> = [
    ["2548/QĐ-UBND", "Quyết định 2548/QĐ-UBND"], ["qd 2548 ubnd son la", "Quyết định 2548/QĐ-UBND"], ["TT 26/2023", "Thông tư 26/2023"],
    ["thông tư 25/2024", "Thông tư 25/2024"], ["quyết định 1373 năm 2019", "Quyết định 1373 năm 2019"],
    ["1373/QĐ-UBND", "Quyết định 1373/QĐ-UBND"], ["nghị quyết 18-NQ/TW", "Nghị quyết 18-NQ/TW"], ["quyết địh 1400", "Quyết định 1400"],
    ["quyeets ddinhj 1400", "Quyết định 1400"], ["thông tư 8/2021/TT-BNV", "Thông tư 08/2021/TT-BNV"],
  ]; // prettier-ignore
  for (const [query, words] of cases) assert.equal(absent(query), `document: ${words}`, query);
});

test("the nearest numbers are named, and nothing stands in their place", () => {
  const told = answers.to("2548/QĐ-UBND");
  assert.deepEqual(told.portal.absent?.nearest[0], { label: "Quyết định 2547/QĐ-UBND", location: "van-ban/qd-2547/" });
  assert.equal(told.portal.absent?.where, "vbpl.vn");
  assert.deepEqual(told.items, []);
});

test("a page that speaks of an absent document is found", () => {
  assert.equal(absent("nghị định 99/2024"), "document: Nghị định 99/2024");
  assert.equal(first("nghị định 99/2024"), "van-ban/qd-2547/");
});

test("a provision is told as one the portal does not have, below its document", () => {
  assert.equal(absent("điều 40 thông tư 25/2023"), "provision: Điều 40 của Thông tư 25/2023/TT-BGDĐT");
  assert.equal(absent("khoản 2 điều 5 tt 25"), "provision: Khoản 2 Điều 5 của Thông tư 25/2023/TT-BGDĐT");
  assert.equal(first("điều 40 thông tư 25/2023"), "van-ban/tt-25/");
});

test("what is there is not denied", () => {
  const there = [
    "thông tư 25", "1373/QĐ-TTg", "nq 71 bct", "tt 25/2023/BGD", "khoản 3 điều 5 tt 25", "khoản 4 điều 5 tt 25", "khoản 5 điều 7 tt 25",
    "điều 2 qđ 2547", "xã hội học tập", "mẫu tờ trình", "cộng đồng học tập cấp xã", "kế hoạch 2021", "xã có kinh phí", "tháng 8/2022 xã hội học tập",
  ]; // prettier-ignore
  for (const query of there) assert.equal(absent(query), null, query);
});

test("articles told of together are found by each of their numbers", () => {
  assert.equal(first("điều 2 qđ 2547"), "van-ban/qd-2547/#dieu-2");
});

test("words of which only the syllables are known are told, and nothing is shown for them", () => {
  for (const [query, words] of [["đất đai", "đất đai"], ["khai sinh", "khai sinh"], ["luật đất đai 2024", "đất đai"], ["zzqx", "zzqx"]] as const) {
    assert.equal(absent(query), `words: ${words}`, query);
    assert.deepEqual(answers.to(query).items, [], query);
  }
  assert.equal(answers.to("luật đất đai 2024").portal.absent?.where, "vbpl.vn");
  assert.equal(answers.to("đất đai").portal.absent?.where, undefined);
});

test("the form comes before the pages that mention it, the example last", () => {
  const found = answers.to("mẫu tờ trình").items.map((group) => group[0]?.location);
  assert.equal(found[0], "bieu-mau/to-trinh/");
  const places = answers.to("xây dựng xã hội học tập").items.map((group) => group[0]?.location);
  assert.deepEqual(places.slice(0, 2).sort(), ["hoc-phan/2/", "van-ban/qd-1373/"]);
});

test("two years are a period, and a wrong letter among marked words denies nothing", () => {
  assert.equal(absent("xay dung xa hoi hoc tap 2021 2030"), null);
  assert.equal(absent("biên bản sinh xét của xã"), null);
});

test("a part of a page stands lower only where it is not at home", () => {
  const parts = [["cac buoc", 0.8, "quy-trinh"], ["vi du", 0.6, ""]] as const;
  assert.equal(partOf("Các bước", "quy-trinh/xa/", parts), 1);
  assert.equal(partOf("Các bước", "tieu-chi/xa/", parts), 0.8);
  assert.equal(partOf("Ví dụ: bản Nà Ví Dụ", "quy-trinh/xa/", parts), 0.6);
});
