/** Queries on a small made-up portal: what is found, in which order, and how it is shown. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Answers } from "../../overrides/src/engines/search/answer";
import { SearchEngine } from "../../overrides/src/engines/search/engine";
import type { DocumentRow, PageRow, SearchData, SectionRow } from "../../overrides/src/engines/search/shapes";

const row = (id: string, number: string, kind: string, year: number, status: string, successors: number[]): DocumentRow => ({
  id, number, kind, year, status, successors, short: id,
  aliases: id === "qd-7" ? ["Đề án sao sáng"] : [],
  chip: status === "het-hieu-luc" ? "Hết hiệu lực, thay bằng tt-9" : "Còn hiệu lực",
  sure: id === "qd-7" ? "suy ra" : "",
}); // prettier-ignore

const documents = [
  row("tt-9", "9/2023/TT-BGDĐT", "thong-tu", 2023, "con-hieu-luc", []),
  row("tt-4", "4/2014/TT-BGDĐT", "thong-tu", 2014, "het-hieu-luc", [0]),
  row("qd-7", "700/QĐ-TTg", "quyet-dinh", 2021, "con-hieu-luc", []),
];
const pages: PageRow[] = [
  ["van-ban/tt-9/", "Thông tư 9/2023/TT-BGDĐT", 0, 1, 0],
  ["van-ban/tt-4/", "Thông tư 4/2014/TT-BGDĐT", 1, 1, 1],
  ["van-ban/qd-7/", "Quyết định 700/QĐ-TTg", 2, 1, 2],
  ["hoc-phan/1/", "Học phần: cộng đồng và trường học", -1, 1, -1],
];
const sections: SectionRow[] = [
  [0, "", "Thông tư 9/2023/TT-BGDĐT", "Về cộng đồng học tập cấp xã.", "", []],
  [0, "dieu-6", "Điều 6", "Khoản 1 Xã có kế hoạch hằng năm.\nKhoản 2 Xã có đủ kinh phí.\nKhoản 3 Có trung tâm học tập cộng đồng.", "6",
    [[0, "dieu-6.khoan-1"], [1, "dieu-6.khoan-2"], [2, "dieu-6.khoan-3"]]],
  [0, "dieu-7", "Điều 7", "Hồ sơ gồm tờ trình, báo cáo tự đánh giá và bản tổng hợp.", "7", []],
  [1, "", "Thông tư 4/2014/TT-BGDĐT", "Về cộng đồng học tập cấp xã.", "", []],
  [1, "dieu-6", "Điều 6", "Xếp loại tốt, khá, trung bình.", "6", []],
  [2, "", "Quyết định 700/QĐ-TTg", "Đề án do Thủ tướng phê duyệt.", "", []],
  [2, "muc-tieu", "Mục tiêu", "Đơn vị học tập đạt 60%. Kỹ năng số cho người dân.", "", []],
  [3, "", "Học phần: cộng đồng và trường học", "Học, tập và học. Cộng với đồng. Trường học ở bản.", "", []],
  [3, "cham", "Chấm điểm", "Bản tự chấm, rồi bạn nộp hồ sơ. Cơ sở giáo dục làm <b>như vậy</b> & gửi.", "", []],
  [3, "ky-nang", "Kỹ năng", "Biên bản bình xét ghi rõ người dự họp. Phiếu khảo sát nhu cầu.", "", []],
  [3, "dai", "Đoạn dài", `${"mở đầu dài dòng ".repeat(30)}rồi mới tới nguồn lực của xã ${"kết thúc cũng dài dòng ".repeat(30)}`, "", []],
]; // prettier-ignore
const data: SearchData = {
  version: 1, language: "vi", pages, sections, documents,
  wordings: {
    kinds: { "thong tu": "thong-tu", tt: "thong-tu", "quyet dinh": "quyet-dinh", qd: "quyet-dinh" },
    kindNames: { "thong-tu": ["thông tư", "TT"], "quyet-dinh": ["quyết định", "QĐ"] },
    abbreviations: {
      dvht: [["đvht", "đơn vị học tập"]], tthtcd: [["tthtcđ", "trung tâm học tập cộng đồng"]],
      cdht: [["cđht", "cộng đồng học tập"]],
    },
    synonyms: [["trường học", ["cơ sở giáo dục"]], ["giấy tờ", ["hồ sơ"]]],
    intents: [[["gom nhung gi", "gom gi"], "hồ sơ gồm"]],
    fillers: ["gom nhung gi", "la gi", "the nao"],
    light: ["là", "có", "gì", "cho", "của", "và"],
    ranking: { fields: [3.2, 1.4, 1], named: 1.5, repealed: 0.7, pages: [], parts: [] },
  },
}; // prettier-ignore
const engine = new SearchEngine(data);
const answers = new Answers(engine);
const at = (query: string): string[] =>
  engine.search(query).hits.map((hit) => {
    const section = sections[hit.section];
    const anchor = hit.anchor || section?.[1];
    return `${pages[section?.[0] ?? 0]?.[0]}${anchor ? `#${anchor}` : ""}`;
  });

const FIRST: ReadonlyArray<readonly [string, string]> = [
  ["điều 6 thông tư 9", "van-ban/tt-9/#dieu-6"],
  ["đ6 tt9/2023", "van-ban/tt-9/#dieu-6"],
  ["điều 6 khoản 2 tt 9", "van-ban/tt-9/#dieu-6.khoan-2"],
  ["khoan 3 dieu 6 thong tu 9/2023", "van-ban/tt-9/#dieu-6.khoan-3"],
  ["điều 6 khoản 8 tt 9", "van-ban/tt-9/#dieu-6"],
  ["điều 6 thông tư 4", "van-ban/tt-4/#dieu-6"],
  ["700", "van-ban/qd-7/"],
  ["qđ700/qđ-ttg", "van-ban/qd-7/"],
  ["de an sao sang", "van-ban/qd-7/"],
  ["don vi hoc tap", "van-ban/qd-7/#muc-tieu"],
  ["ddown vij hocj taapj", "van-ban/qd-7/#muc-tieu"],
  ["d9o7n vi5 ho5c ta65p", "van-ban/qd-7/#muc-tieu"],
  ["ĐVHT", "van-ban/qd-7/#muc-tieu"],
  ["tthtcđ", "van-ban/tt-9/#dieu-6"],
  ["cđht cấp xã", "van-ban/tt-9/"],
  ["biên bản bình sét", "hoc-phan/1/#ky-nang"],
  ["don vi hoctap", "van-ban/qd-7/#muc-tieu"],
  ["phiếu khảo sá", "hoc-phan/1/#ky-nang"],
  ["kĩ năng số", "van-ban/qd-7/#muc-tieu"],
  ["Đơn vị học tập".normalize("NFD"), "van-ban/qd-7/#muc-tieu"],
  ["hồ sơ gồm những gì", "van-ban/tt-9/#dieu-7"],
  ["co so giao duc", "hoc-phan/1/#cham"],
];

test("the right place comes first", () => {
  for (const [query, place] of FIRST) assert.equal(at(query)[0], place, `${query}: ${at(query).slice(0, 3).join("  ")}`);
});

test("neighbours in the text come before the same words far apart", () => {
  const found = at("cộng đồng học tập");
  assert.ok(found.indexOf("hoc-phan/1/") < 0 || found.indexOf("hoc-phan/1/") > found.indexOf("van-ban/tt-9/"));
});

test("a repealed text stands below its successor unless it is named", () => {
  const found = at("cộng đồng học tập cấp xã");
  assert.ok(found.indexOf("van-ban/tt-9/") < found.indexOf("van-ban/tt-4/"));
  const named = at("thông tư 4/2014");
  assert.equal(named[0], "van-ban/tt-4/");
  assert.ok(named.includes("van-ban/tt-9/"), "the successor is offered too");
});

test("marks that contradict count less, missing ones do not", () => {
  const score = (query: string): number => engine.search(query).hits.find((hit) => sections[hit.section]?.[1] === "cham")?.score ?? 0;
  assert.ok(score("bạn nộp") > score("bản nóp"));
  assert.ok(score("ban nop") > score("bản nóp"));
});

test("another name for the same thing is found", () => {
  assert.ok(at("trường học làm gì").includes("hoc-phan/1/#cham"));
  assert.ok(at("giấy tờ").includes("van-ban/tt-9/#dieu-7"));
});

test("quotation marks search exactly", () => {
  assert.deepEqual(at('"bình xét"'), ["hoc-phan/1/#ky-nang"]);
  assert.deepEqual(at('"bình sét"'), []);
  assert.deepEqual(at('"ĐVHT"'), []);
  assert.deepEqual(at("“học tập cộng”"), ["van-ban/tt-9/#dieu-6"]);
  assert.deepEqual(at('"bìnhxét"'), []);
});

test("how the query was read is said only where it was read otherwise", () => {
  const reading = (query: string): string | null => engine.search(query).reading?.shown ?? null;
  assert.equal(reading("đơn vị học tập"), null);
  assert.equal(reading("don vi hoc tap"), null);
  assert.equal(reading("ddown vij hocj taapj"), "đơn vị học tập");
  assert.equal(reading("ĐVHT"), "đơn vị học tập");
  assert.equal(reading("biên bản bìnhh xét"), "biên bản bình xét");
  assert.equal(reading("TT 9"), null, "a kind of document needs no saying");
});

test("a group has its page's entry, at most three sections unfolded, and the status", () => {
  for (const query of ["thông tư 9", "xã", "học tập", "thông tư 4"]) {
    for (const group of answers.to(query).items) {
      const top = group[0]?.score ?? 0;
      assert.equal(group.filter((item) => !item.location.includes("#")).length, 1);
      assert.ok(group.filter((item) => item.location.includes("#") && item.score >= top).length <= 3);
    }
  }
  const [first] = answers.to("thông tư 4").items[0] ?? [];
  assert.match(first?.title ?? "", /search-chip--ended">Hết hiệu lực, thay bằng tt-9</);
  const [decision] = answers.to("quyết định 700").items[0] ?? [];
  assert.deepEqual(decision?.status, { legal: "Còn hiệu lực", sure: "suy ra", ended: false });
  assert.match(decision?.title ?? "", /search-chip">Còn hiệu lực<.*search-chip--check">suy ra</);
});

test("what is shown is marked and escaped", () => {
  const items = answers.to("co so giao duc").items.flat();
  const item = items.find((one) => one.location.endsWith("#cham"));
  assert.match(item?.text ?? "", /<mark>Cơ sở giáo dục<\/mark>/);
  assert.match(item?.text ?? "", /&lt;b&gt;như vậy&lt;\/b&gt; &amp; gửi/);
  assert.equal(item?.terms["Cơ"], true, "as the text spells it");
  const clause = answers.to("điều 6 khoản 2 tt 9").items[0]?.[0];
  assert.match(clause?.title ?? "", /, khoản 2$/);
  assert.match(clause?.text ?? "", /kinh phí/);
  assert.doesNotMatch(clause?.text ?? "", /kế hoạch hằng năm/);
});

test("a word typed without marks marks what it means beside its neighbours", () => {
  const item = answers.to("ban nop ho so").items.flat().find((one) => one.location.endsWith("#cham"));
  assert.match(item?.text ?? "", /<mark>bạn nộp hồ sơ<\/mark>/);
  assert.doesNotMatch(item?.text ?? "", /<mark>Bản/);
  assert.deepEqual(Object.keys(item?.terms ?? {}).sort(), ["bạn", "hồ", "nộp", "sơ"]);
});

test("a long block is cut around what was found, between words", () => {
  const item = answers.to("nguồn lực").items.flat().find((one) => one.location.endsWith("#dai"));
  const text = (item?.text ?? "").replace(/<[^>]+>/g, "");
  assert.match(text, /^… .*nguồn lực.* …$/);
  assert.ok(text.length < 300);
  assert.doesNotMatch(text, /^… \p{L}*(?<!mở|đầu|dài|dòng|rồi|mới|tới) /u);
});

test("words that are nowhere are named", () => {
  const { hits, unknown } = engine.search("zzqx");
  assert.deepEqual([hits.length, unknown], [0, ["zzqx"]]);
  assert.equal(answers.to("học tập zzqx").items[0]?.[0]?.terms["zzqx"], false);
});

test("no text, however odd, stops the search", () => {
  let state = 7;
  const random = (): number => (state = (state * 48271) % 0x7fffffff) / 0x7fffffff;
  const pieces = ["học", "tập", "\ud800", "\udc00", "điều 6", "tt", "/", "-", "\"", "“", "(", "\\", "\u0301", "đ", "9", "2023", "🙂", " ", "\u0000", "k2", "a".repeat(200)];
  for (let i = 0; i < 400; i++) {
    let query = "";
    for (let n = 0; n < 12; n++) query += pieces[Math.floor(random() * pieces.length)] + (random() < 0.4 ? " " : "");
    assert.ok(Array.isArray(answers.to(query).items), JSON.stringify(query));
  }
  assert.equal(engine.search("   ").hits.length, 0);
});

test("among documents only: documents with their provisions, nothing else", () => {
  const { documents: found } = answers.documents("học tập");
  assert.deepEqual(found.map((one) => one.id).sort(), ["qd-7", "tt-4", "tt-9"]);
  const named = answers.documents("điều 6 khoản 2 tt 9").documents[0];
  assert.equal(named?.id, "tt-9");
  assert.equal(named?.provisions[0]?.location, "van-ban/tt-9/#dieu-6.khoan-2");
  assert.deepEqual(answers.documents("zzqx").documents, []);
});

test("a whole question favours the pages that answer questions, a phrase does not", () => {
  const ranking = { ...data.wordings.ranking, pages: [["hoc-phan/", 1.5, []] as const] };
  const asking = new SearchEngine({ ...data, wordings: { ...data.wordings, ranking } });
  const score = (one: SearchEngine, query: string): number =>
    one.search(query).hits.find((hit) => sections[hit.section]?.[1] === "cham")?.score ?? 0;
  assert.ok(score(asking, "nộp hồ sơ thế nào") > score(engine, "nộp hồ sơ thế nào"));
  assert.ok(score(asking, "bạn nộp hồ sơ ở đâu") > score(engine, "bạn nộp hồ sơ ở đâu"));
  assert.equal(score(asking, "bạn nộp hồ sơ"), score(engine, "bạn nộp hồ sơ"));
});

test("the whole card leads to the best section of its page", () => {
  const [group] = answers.to("điều 6 khoản 2 tt 9").items;
  assert.equal(group?.[0]?.best, "van-ban/tt-9/#dieu-6.khoan-2");
  assert.ok(group?.every((item) => item.best === group[0]?.best));
});
