/** A small made-up portal that searches of tests run in. */

import type { DocumentRow, PageRow, SearchData, SectionRow } from "../../overrides/src/engines/search/shapes";

const row = (id: string, number: string, kind: string, year: number, more: Partial<DocumentRow> = {}): DocumentRow => ({
  id, number, kind, year, status: "con-hieu-luc", successors: [], short: id, aliases: [], chip: "Còn hiệu lực", sure: "", ...more,
}); // prettier-ignore

const documents = [
  row("tt-25", "25/2023/TT-BGDĐT", "thong-tu", 2023),
  row("qd-2547", "2547/QĐ-UBND", "quyet-dinh", 2021),
  row("qd-1373", "1373/QĐ-TTg", "quyet-dinh", 2021, { aliases: ["Đề án xây dựng xã hội học tập 2021-2030"] }),
  row("nq-71", "71-NQ/TW", "nghi-quyet", 2025),
];
const pages: PageRow[] = [
  ["van-ban/tt-25/", "Thông tư 25/2023/TT-BGDĐT", 0, 1, 0],
  ["van-ban/qd-2547/", "Quyết định 2547/QĐ-UBND", 1, 1, 1],
  ["van-ban/qd-1373/", "Quyết định 1373/QĐ-TTg", 2, 1, 2],
  ["van-ban/nq-71/", "Nghị quyết 71-NQ/TW", 3, 1, 3],
  ["bieu-mau/to-trinh/", "Tờ trình đề nghị công nhận", -1, 1.1, -1],
  ["hoc-phan/2/", "Học phần 2: xây dựng xã hội học tập", -1, 0.95, -1],
  ["tieu-chi/xa/", "Tiêu chí “Cộng đồng học tập” cấp xã", -1, 1.1, 0],
  ["tieu-chi/dan/", "Tiêu chí “Công dân học tập”", -1, 1.1, -1],
];
const sections: SectionRow[] = [
  [0, "", "Thông tư 25/2023/TT-BGDĐT", "Về cộng đồng học tập cấp xã. Đất nước học tập. Cấp xã họp đài phát thanh.", "", []],
  [0, "dieu-5", "Điều 5", "Khoản 1 Xã có kế hoạch.\nKhoản 3–4 Xã có kinh phí.\nKhoản 6 Xã có trung tâm.", "5",
    [[0, "dieu-5.khoan-1"], [1, "dieu-5.khoan-3"], [2, "dieu-5.khoan-6"]]],
  [0, "dieu-7", "Điều 7", "Điều này nói chung về hồ sơ.\nKhoản 2 Hồ sơ gồm tờ trình.", "7", [[1, "dieu-7.khoan-2"]]],
  [1, "", "Quyết định 2547/QĐ-UBND", "Kế hoạch của tỉnh Sơn La, nhắc tới Nghị định 99/2024.", "", []],
  [1, "dieu-1", "Điều 1", "Điều 1–3 Ba điều của quyết định.", "1", [[0, "dieu-2"], [0, "dieu-3"]]],
  [2, "", "Quyết định 1373/QĐ-TTg", "Thủ tướng phê duyệt đề án xây dựng xã hội học tập.", "", []],
  [3, "", "Nghị quyết 71-NQ/TW", "Bộ Chính trị về giáo dục và đào tạo.", "", []],
  [4, "", "Tờ trình đề nghị công nhận", "Gửi kèm hồ sơ. Mẫu này điền được trên trang.", "", []],
  [5, "", "Học phần 2: xây dựng xã hội học tập", "Xã hội học tập là gì. Mẫu tờ trình ở bài này. Khai giảng. Học sinh, sinh viên.", "", []],
  [5, "vi-du", "Ví dụ: bản Nà Ví Dụ", "Bản xây dựng xã hội học tập. Trưởng bản viết tờ trình theo mẫu tờ trình.", "", []],
  [6, "", "Tiêu chí “Cộng đồng học tập” cấp xã", "Xã đạt mức độ 1. Biên bản bình xét của xã. Bình xét một năm một lần.", "", []],
  [7, "", "Tiêu chí “Công dân học tập”", "Người dân tự chấm điểm.", "", []],
]; // prettier-ignore

export const portal: SearchData = {
  version: 1, language: "vi", pages, sections, documents,
  wordings: {
    kinds: { "thong tu": "thong-tu", tt: "thong-tu", "quyet dinh": "quyet-dinh", qd: "quyet-dinh", "nghi dinh": "nghi-dinh", nd: "nghi-dinh", "nghi quyet": "nghi-quyet", nq: "nghi-quyet", luat: "luat" },
    kindNames: { "thong-tu": ["thông tư", "tt"], "quyet-dinh": ["quyết định", "qđ"], "nghi-dinh": ["nghị định", "nđ"], "nghi-quyet": ["nghị quyết", "nq"], luat: ["luật"] },
    abbreviations: {
      tt: [["tt", "thông tư"]], nq: [["nq", "nghị quyết"]], qd: [["qđ", "quyết định"]], xhht: [["xhht", "xã hội học tập"]], bct: [["bct", "Bộ Chính trị"]],
      cdht: [["cdht", "Công dân học tập"], ["cđht", "Cộng đồng học tập"]], tc: [["tc", "tiêu chí"]],
    },
    synonyms: [["đỗ", ["đạt"]]],
    intents: [], fillers: [], light: ["là", "có", "gì", "cho", "của", "và", "cần"],
    ranking: {
      fields: [3.2, 1.4, 1], named: 1.5, repealed: 0.7,
      pages: [["bieu-mau", 1, ["mẫu", "mẫu đơn"]], ["tieu-chi", 1, ["tiêu chí"]]], parts: [["vi du", 0.6, ""]],
    },
  },
}; // prettier-ignore
