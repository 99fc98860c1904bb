/** Letters: what is one word to a reader is one word to the search, and what is not stays apart. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { agreement, clean, formOf, isMarked, plain, wordsOf } from "../../overrides/src/engines/search/letters";

const form = (word: string): string => JSON.stringify(formOf(clean(word)));

test("clean: text from Word, PDF and phones becomes one spelling", () => {
  const cases: ReadonlyArray<readonly [string, string, string]> = [
    ["letters and marks apart", "Cộng đồng".normalize("NFD"), "cộng đồng"],
    ["marks in either order", "\u0103\u0323 = a\u0323\u0306", "ặ = ặ"],
    ["no-break spaces", "Điều\u00a06\u202fkhoản\u20072", "điều 6 khoản 2"],
    ["ideographic and thin spaces", "học\u3000tập\u2009số", "học tập số"],
    ["tabs and line ends", "học\t\r\n  tập", "học tập"],
    ["zero width", "h\u200bọ\u200dc\u2060 t\ufeffập", "học tập"],
    ["soft hyphens", "khuyến\u00adhọc", "khuyếnhọc"],
    ["eth, large and small", "\u00d0\u1ed1i t\u01b0\u1ee3ng, \u00f0i\u1ec1u", "đối tượng, điều"],
    ["capitals", "ĐIỀU ƯỚC", "điều ước"],
    ["dashes", "2021–2030, QĐ—TTg, 5−3, a‑b", "2021-2030, qđ-ttg, 5-3, a-b"],
    ["nothing", "", ""],
  ];
  for (const [name, text, expected] of cases) assert.equal(clean(text), expected, name);
});

test("clean: cleaning twice changes nothing", () => {
  for (const text of ["Ðiều\u00a06", "Ho\u0323c", "İstanbul ẞ", "a\u0301\u0323", "\u200b", "đ–Đ", "①²"]) {
    assert.equal(clean(clean(text)), clean(text), JSON.stringify(text));
  }
});

test("words: letters, marks and digits, nothing between them", () => {
  const cases: ReadonlyArray<readonly [string, readonly string[]]> = [
    ["25/2023/tt-bgdđt", ["25", "2023", "tt", "bgdđt"]],
    ["“học tập” (suốt đời).", ["học", "tập", "suốt", "đời"]],
    ["60%, 12.5", ["60", "12", "5"]],
    ["ho\u0323c", ["ho\u0323c"]],
    ["  …  ", []],
    ["", []],
  ];
  for (const [text, words] of cases) assert.deepEqual(wordsOf(text), words, text);
});

test("plain: no marks of any kind are left", () => {
  assert.equal(plain("Đường, ưỡn ẹo, Ðiều, quý, Nghệ"), "duong, uon eo, dieu, quy, nghe");
  assert.equal(plain("àáảãạ ằắẳẵặ ầấẩẫậ èéẻẽẹ ềếểễệ ìíỉĩị òóỏõọ ồốổỗộ ờớởỡợ ùúủũụ ừứửữự ỳýỷỹỵ"), [..."aaaeeiooouuy"]
    .map((letter) => letter.repeat(5)).join(" ").replace("e", "e")); // prettier-ignore
});

const ONE_FORM: ReadonlyArray<readonly [string, string]> = [
  ["hoà", "hòa"], ["hoạ", "họa"], ["toả", "tỏa"], ["xoá", "xóa"], ["khoẻ", "khỏe"], ["loè", "lòe"], ["thuý", "thúy"],
  ["luỹ", "lũy"], ["huỷ", "hủy"], ["tuỳ", "tùy"], ["uỵch", "ụych"], ["kỹ", "kĩ"], ["mỵ", "mị"], ["hy", "hi"],
  ["quý", "quí"], ["quỹ", "quĩ"], ["quỳ", "qùy"], ["kỳ", "kì"], ["sỹ", "sĩ"], ["thy", "thi"], ["nhy", "nhi"],
  ["Hóa", "hoá"], ["ĐIỀU", "điều"], ["tậ\u0070", "tập".normalize("NFD")],
]; // prettier-ignore

test("form: old and new placement of the tone, i and y after a consonant are one form", () => {
  for (const [a, b] of ONE_FORM) assert.equal(form(a), form(b), `${a} = ${b}`);
});

const APART: ReadonlyArray<readonly [string, string]> = [
  // i and y say different things after a vowel, and alone.
  ["tai", "tay"], ["lai", "lay"], ["thui", "thuy"], ["mui", "muy"], ["ai", "ay"], ["i", "y"], ["hoai", "hoay"], ["quai", "quay"],
  // đ, the shapes of vowels, and tones.
  ["da", "đa"], ["di", "đi"], ["an", "ăn"], ["an", "ân"], ["ăn", "ân"], ["o", "ô"], ["ô", "ơ"], ["u", "ư"], ["e", "ê"],
  ["ma", "má"], ["má", "mà"], ["mả", "mã"], ["mã", "mạ"], ["đâu", "dấu"],
  // The same marks on another letter.
  ["cưa", "cuă"], ["uô", "ươ"],
]; // prettier-ignore

test("form: different words stay different", () => {
  for (const [a, b] of APART) assert.notEqual(form(a), form(b), `${a} ≠ ${b}`);
});

test("form: the key is the word without marks, the marks and the tone beside it", () => {
  const cases: ReadonlyArray<readonly [string, string, number, boolean]> = [
    ["đường", "duong", 2, true], ["học", "hoc", 5, true], ["suốt", "suot", 1, true], ["tự", "tu", 5, true], ["mỹ", "mi", 4, true],
    ["phổ", "pho", 3, true], ["đi", "di", 0, true], ["cho", "cho", 0, false], ["1373", "1373", 0, false], ["y", "y", 0, false],
    ["", "", 0, false],
  ]; // prettier-ignore
  for (const [word, key, tone, marked] of cases) {
    const found = formOf(word);
    assert.deepEqual([found.key, found.tone, isMarked(found)], [key, tone, marked], word);
  }
});

test("form: tones and marks are told apart even where the keys are one", () => {
  const forms = ["tu", "từ", "tứ", "tư", "tú", "tử", "tự", "tủ"].map(form);
  assert.equal(new Set(forms).size, forms.length);
  assert.equal(new Set(["tu", "từ", "tứ", "tư", "tú"].map((word) => formOf(word).key)).size, 1);
});

/** Typed, in the text; from the best fit to the worst. */
const FALLING: ReadonlyArray<readonly [string, string, readonly string[]]> = [
  ["whole, bare, wrong tone", "học", ["học", "hoc", "hóc"]],
  ["a mark less fits better than a mark that contradicts", "đường", ["đường", "đương", "đướng"]],
  ["shape without tone, then another tone", "tập", ["tập", "tâp", "tấp"]],
  ["one contradiction, then two", "tập", ["tập", "tấp", "tắp"]],
  ["d for đ is left out, đ for d contradicts", "đại", ["đại", "dại", "đài"]],
];

test("agreement: the same, then unmarked, then contradicting", () => {
  for (const [name, text, typed] of FALLING) {
    const fits = typed.map((word) => agreement(formOf(word), formOf(text), false));
    for (let at = 1; at < fits.length; at++) {
      assert.ok((fits[at - 1] ?? 0) > (fits[at] ?? 0), `${name}: ${typed[at - 1]} before ${typed[at]} for ${text} (${fits})`);
    }
  }
});

test("agreement: stays between 0 and 1, and is 1 only for the same form", () => {
  const words = ["ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mấ", "mặ", "mơ", "mở", "đa", "da"];
  for (const typed of words) {
    for (const found of words) {
      if (formOf(typed).key !== formOf(found).key) continue;
      for (const careful of [false, true]) {
        const fit = agreement(formOf(typed), formOf(found), careful);
        assert.ok(fit > 0 && fit <= 1 && (fit === 1) === (typed === found), `${typed} for ${found}: ${fit}`);
      }
    }
  }
});

test("agreement: a missing mark means more in a query that has marks elsewhere", () => {
  const bare = formOf("ban");
  assert.ok(agreement(bare, formOf("bản"), true) < agreement(bare, formOf("bản"), false));
  assert.equal(agreement(bare, formOf("ban"), true), 1);
});
