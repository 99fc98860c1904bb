/** Words: cleaning, keys and forms, keystrokes, citations, spelling. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { CitationReader } from "../../overrides/src/engines/search/citation";
import { telex, vni } from "../../overrides/src/engines/search/keystrokes";
import { agreement, clean, formOf, plain, wordsOf } from "../../overrides/src/engines/search/letters";
import { oneEditApart, soundAlikes } from "../../overrides/src/engines/search/spelling";

const same = (a: string, b: string): boolean => JSON.stringify(formOf(clean(a))) === JSON.stringify(formOf(clean(b)));

test("cleaning evens out what looks alike", () => {
  assert.equal(clean("Ho\u0323c\u00a0ta\u0323\u0302p\u200b"), "học tập");
  assert.equal(clean("\u00d0i\u1ec1u"), "điều");
  assert.equal(clean("2021\u20132030"), "2021-2030");
  assert.deepEqual(wordsOf(clean("“Đơn vị học tập”, cấp xã (75/75)")), ["đơn", "vị", "học", "tập", "cấp", "xã", "75", "75"]);
  assert.equal(plain("Đường ƠI"), "duong oi");
});

test("old and new placement of the tone are one form", () => {
  for (const [old, now] of [["hoà", "hòa"], ["thuỷ", "thủy"], ["uỷ", "ủy"], ["khoá", "khóa"], ["xoè", "xòe"]]) {
    assert.ok(same(old ?? "", now ?? ""), old);
  }
});

test("i and y are one key after a single consonant, and nowhere else", () => {
  for (const [a, b] of [["kỹ", "kĩ"], ["lý", "lí"], ["quy", "qui"], ["tỷ", "tỉ"], ["mỹ", "mĩ"]]) {
    assert.equal(formOf(a ?? "").key, formOf(b ?? "").key, a);
  }
  for (const [a, b] of [["tay", "tai"], ["thuy", "thui"], ["ay", "ai"]]) {
    assert.notEqual(formOf(a ?? "").key, formOf(b ?? "").key, a);
  }
});

test("đ is its own mark", () => {
  assert.equal(formOf("đại").key, "dai");
  assert.ok(!same("đại", "dại"));
});

test("agreement falls from the same over unmarked to contradicting", () => {
  const found = formOf("tập");
  const of = (typed: string, careful = false): number => agreement(formOf(typed), found, careful);
  assert.equal(of("tập"), 1);
  assert.ok(of("tap") < 1 && of("tap") > 0.9);
  assert.ok(of("tap", true) < of("tap"));
  assert.ok(of("tâp") < 1 && of("tâp") > of("tấp"));
  assert.ok(of("tạp") < of("tập") && of("tấp") < of("tâp"));
  assert.ok(of("tắp") < of("tấp"), "two contradictions are worse than one");
});

const TELEX: ReadonlyArray<readonly [string, string]> = [
  ["hocj", "học"], ["hojc", "học"], ["taapj", "tập"], ["taajp", "tập"], ["ddown", "đơn"], ["vij", "vị"], ["dduowngf", "đường"],
  ["dduwowngf", "đường"], ["ddinhf", "đình"], ["quyeets", "quyết"], ["quyeest", "quyết"], ["ddinhj", "định"], ["tieeu", "tiêu"],
  ["chis", "chí"], ["coong", "công"], ["daan", "dân"], ["xax", "xã"], ["hooij", "hội"], ["hoojij", "hội"], ["suoost", "suốt"],
  ["suoots", "suốt"], ["ddowif", "đời"], ["thoong", "thông"], ["tuw", "tư"], ["nuwowcs", "nước"], ["nuowcs", "nước"],
  ["trungf", "trùng"], ["baso", "báo"], ["caafu", "cầu"], ["mowsi", "mới"], ["mowis", "mới"], ["hoaf", "hòa"], ["hofa", "hòa"],
  ["thuyr", "thủy"], ["khoas", "khóa"], ["nguwowif", "người"], ["nghieeps", "nghiếp"], ["giuwx", "giữ"], ["luaw", "lưa"],
  ["hoawcj", "hoặc"], ["baws", "bắ"], ["quawng", "quăng"], ["xuaats", "xuất"], ["phieeus", "phiếu"], ["bieeur", "biểu"],
]; // prettier-ignore

test("Telex keys spell the word, wherever the tone key stands", () => {
  for (const [keys, word] of TELEX) {
    const spelled = telex(keys);
    assert.ok(spelled !== null && same(spelled, word), `${keys} → ${spelled}, not ${word}`);
  }
});

test("Telex leaves words without acting keys alone", () => {
  // In "hocsinh" the s begins the second syllable.
  for (const word of ["an", "ban", "hoc", "thi", "1373", "tt25", "điều", "hocsinh"]) assert.equal(telex(word), null, word);
});

const VNI: ReadonlyArray<readonly [string, string]> = [
  ["ho5c", "học"], ["ta65p", "tập"], ["ta6p5", "tập"], ["d9o7n", "đơn"], ["vi5", "vị"], ["d9u7o7ng2", "đường"], ["d9uo72ng", "đường"],
  ["d9inh2", "đình"], ["quye61t", "quyết"], ["quyet61", "quyết"], ["tie6u", "tiêu"], ["tieu6", "tiêu"], ["chi1", "chí"],
  ["co6ng", "công"], ["cong6", "công"], ["da6n", "dân"], ["xa4", "xã"], ["ho65i", "hội"], ["suo61t", "suốt"], ["d9o72i", "đời"],
  ["d9o7i2", "đời"], ["tho6ng", "thông"], ["tu7", "tư"], ["nu7o71c", "nước"], ["ba81", "bắ"], ["hoa2", "hòa"], ["nguo7i2", "người"],
  ["phie61u", "phiếu"], ["bie63u", "biểu"],
]; // prettier-ignore

test("VNI digits spell the word", () => {
  for (const [keys, word] of VNI) {
    const spelled = vni(keys);
    assert.ok(spelled !== null && same(spelled, word), `${keys} → ${spelled}, not ${word}`);
  }
  for (const word of ["hoc", "1373", "tt", "t5", "25a", "qd9x0"]) assert.equal(vni(word), null, word);
});

const KINDS = new Map(Object.entries({
  "thong tu": "thong-tu", tt: "thong-tu", "quyet dinh": "quyet-dinh", qd: "quyet-dinh", "nghi dinh": "nghi-dinh",
  nd: "nghi-dinh", luat: "luat", "ke hoach": "ke-hoach", kh: "ke-hoach", "cong van": "cong-van", cv: "cong-van",
})); // prettier-ignore
const reader = new CitationReader(KINDS, ["bgddt", "khvn", "ubnd", "ttg"]);

test("documents are read however they are written", () => {
  const cases: ReadonlyArray<readonly [string, string | null, number | null, number | null, string]> = [
    ["thông tư 25", "thong-tu", 25, null, ""], ["TT25", "thong-tu", 25, null, ""], ["tt 25/2023", "thong-tu", 25, 2023, ""],
    ["tt25/2023", "thong-tu", 25, 2023, ""], ["thông tư số 25 năm 2023", "thong-tu", 25, 2023, ""],
    ["25/2023/TT-BGDĐT", "thong-tu", 25, 2023, "bgddt"], ["25/2023/tt bgddt", "thong-tu", 25, 2023, "bgddt"],
    ["so 1373-qd/ttg ngay 30/7/2021", "quyet-dinh", 1373, null, "ttg"], ["qd 2548 ubnd son la", "quyet-dinh", 2548, null, "ubnd"],
    ["QĐ-UBND 2270", "quyet-dinh", 2270, null, "ubnd"], ["qđ324 khvn năm 2023", "quyet-dinh", 324, 2023, "khvn"],
    ["TT25/2023/BGD", "thong-tu", 25, 2023, "bgd"], ["122/TTg", null, 122, null, "ttg"], ["TT 44/2014/TT-BGDĐT", "thong-tu", 44, 2014, "bgddt"],
    ["242/QĐ-KHVN", "quyet-dinh", 242, null, "khvn"], ["242 / QĐ - KHVN", "quyet-dinh", 242, null, "khvn"],
    ["qd244/qd-khvn", "quyet-dinh", 244, null, "khvn"], ["QĐ 242", "quyet-dinh", 242, null, ""],
    ["quyết định 0242", "quyet-dinh", 242, null, ""], ["qđ 1373 năm 2021", "quyet-dinh", 1373, 2021, ""],
    ["nghị định 20/2014", "nghi-dinh", 20, 2014, ""], ["nghi dinh so 88 nam 2026", "nghi-dinh", 88, 2026, ""],
    ["luật 123/2025/QH15", "luat", 123, 2025, "qh15"], ["123/2025/qh15", "luat", 123, 2025, "qh15"],
    ["kh 123/kh-khvn", "ke-hoach", 123, null, "khvn"], ["thông tư 25 2023", "thong-tu", 25, 2023, ""],
    ["hồ sơ theo thông tư 24/2023 gồm gì", "thong-tu", 24, 2023, ""], ["cv 3320", "cong-van", 3320, null, ""],
  ]; // prettier-ignore
  for (const [text, kind, number, year, issuer] of cases) {
    const [cited] = reader.read(plain(text)).documents;
    assert.deepEqual([cited?.kind, cited?.number, cited?.year, cited?.issuer], [kind, number, year, issuer], text);
  }
});

test("articles, clauses and points are read in any order", () => {
  const cases: ReadonlyArray<readonly [string, string, string, string]> = [
    ["điều 6 thông tư 25", "6", "", ""], ["đ6 tt24", "6", "", ""], ["đ 6 k 2 tt25", "6", "2", ""], ["dieu 9", "9", "", ""],
    ["khoản 2 điều 13 tt 25", "13", "2", ""], ["điểm b khoản 2 điều 13 tt 24", "13", "2", "b"], ["điều 6a", "6a", "", ""],
    ["điều 6, khoản 3 tt 22/2020", "6", "3", ""],
  ]; // prettier-ignore
  for (const [text, article, clause, point] of cases) {
    const found = reader.read(plain(text));
    assert.deepEqual([found.article, found.clause, found.point], [article, clause, point], text);
  }
});

test("years and ranges are no documents, numbers alone are kept as such", () => {
  for (const text of ["giai đoạn 2021-2030", "năm 2025", "mức độ 1", "60% công dân", "12 tháng", "kế hoạch 2022", "tháng 8/2022", "hạn 31/7", "kế hoạch 5 năm"]) {
    assert.deepEqual(reader.read(plain(text)).documents, [], text);
  }
  assert.deepEqual(reader.read("so sanh thong tu 44 va thong tu 25").documents.map((one) => one.number), [44, 25]);
  assert.deepEqual(reader.read("hoc tap suot doi 1373").bare, [1373]);
  assert.deepEqual(reader.read("nam 2025").bare, []);
  assert.equal(reader.read("thong tu ve cong dong").kind, "thong-tu");
});

test("one edit, and no more", () => {
  for (const [a, b] of [["hoc", "hco"], ["hoc", "ho"], ["hoc", "hooc"], ["hoc", "hac"]]) assert.ok(oneEditApart(a ?? "", b ?? ""));
  for (const [a, b] of [["hoc", "hoc"], ["hoc", "cho"], ["hoc", "tap"], ["hoc", "hocba"]]) assert.ok(!oneEditApart(a ?? "", b ?? ""));
});

test("words that sound alike somewhere", () => {
  assert.ok(soundAlikes("sa").includes("xa"));
  assert.ok(soundAlikes("trung").includes("chung"));
  assert.ok(soundAlikes("gian").includes("dan"));
  assert.ok(soundAlikes("lam").includes("nam"));
  assert.ok(soundAlikes("ban").includes("bang"));
});
