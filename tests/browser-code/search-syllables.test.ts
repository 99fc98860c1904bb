/** Which words are syllables of Vietnamese: only what is none can be a slip. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSyllable } from "../../overrides/src/engines/search/syllables";

const split = (text: string): string[] => text.trim().split(/\s+/);

test("syllables of every make are known", () => {
  const words = `
    bảo hiểm phụ cấp điểm dưới đất đai khai sinh nghĩa vụ quân sự quốc quý quỹ quyển quỳnh khuỷu khuya nguyễn nguyệt ngoằn ngoèo nghiêng
    gì gìn giếng giết giặc giường ghế ghiền kẻ kỹ kĩ ý yêu yến yếm uỷ ủy hòa hoà thuở huơ quở xoong coóng ưỡn ượt hươu rượu tuýp uých
    phở thoắt choắt loằng xuân tuần xuềnh huệ nghệch ngượng ngứa nghĩa tía thuế chuẩn chuyện duyệt quặng quấn quen quẹt ỉ à ạ ơi`;
  for (const word of split(words)) assert.ok(isSyllable(word.normalize("NFC")), word);
});

test("a word without marks counts where marks can make it a syllable", () => {
  for (const word of split("hoc tap cong dan duong nguoi quyet dinh bao hiem xon gi quy nghi yen")) assert.ok(isSyllable(word), word);
  for (const word of split("tpa hcoj khyen xx bnv kpi excel unesco congdanhoctap hocc dinhh")) assert.ok(!isSyllable(word), word);
});

test("what the spelling does not let stand together is none", () => {
  const words = "hcọ khyến họcc địh kội ceo ngi ghà quă bòa càt hòc tậṕ nhât ngê kấ yà đđi zì fải";
  for (const word of split(words)) assert.ok(!isSyllable(word.normalize("NFC")), word);
});
