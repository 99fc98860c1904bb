"""Mistakes in criteria sets, procedures and forms, each with its message."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.checks import run_checks
from portal.content.loader import load
from portal.paths import Paths

ROOT = Path(__file__).resolve().parent.parent.parent
XA = "criteria/cong-dong-hoc-tap-xa.yml"
DAN = "criteria/cong-dan-hoc-tap.yml"
CU = "criteria/don-vi-hoc-tap-2020.yml"
CHO = "criteria/gia-dinh-hoc-tap.yml"
QT = "procedures/quy-trinh-cong-dong-hoc-tap-xa.yml"
BB = "forms/bien-ban-binh-xet.yml"
BT = "forms/bang-tong-hop-thon.yml"
KS = "forms/phieu-khao-sat-nhu-cau-hoc-tap.yml"
BH = "forms/bang-tong-hop-xa.yml"
TAP = "criteria/bo-tap-cham.yml"
TAP_CARD = "forms/ban-tong-hop-ket-qua-tieu-chi-xa.yml"

CASES = {
    "points do not sum": (DAN, "    max_points: 40\n    indicators", "    max_points: 45\n    indicators",
                          "chỉ tiêu cộng lại 40 điểm, tiêu chí ghi 45"),
    "a level beyond all points": (DAN, "    min_points: 80\n", "    min_points: 180\n", "cần 180 điểm, nhiều hơn tổng 100"),
    "bands out of order": (CU, "min_points: 85", "min_points: 65", "không cao hơn"),
    "level 2 below level 1": (XA, "min_percent: 60\n          muc-2:\n            min_percent: 80",
                              "min_percent: 60\n          muc-2:\n            min_percent: 5", "thấp hơn mức độ 1"),
    "undeclared group": (XA, "  vung-kho-khan: Xã thuộc vùng khó khăn\n", "", "nhóm “vung-kho-khan” chưa khai"),
    "scores while awaiting": (CHO, "display_note:", "total_points: 100\ndisplay_note:", "Bộ chờ văn bản gốc mà đã có"),
    "levels of points out of order": (TAP, "  - id: chua-dat\n", "  - id: cao\n    name: Mức cao\n    rule: Từ 90.\n"
                                      "    rule_code: tong-va-san\n    min_points: 90\n  - id: chua-dat\n", "không cao hơn"),
    "in question and empty": (CHO, "status: cho-ban-goc", "status: chua-xac-minh", "chua-xac-minh mà không có tiêu chí"),
    "wrong numbering": (XA, "  - id: tc2\n    'no': 2", "  - id: tc2\n    'no': 3", "số thứ tự 3, đúng ra 2"),
    "unknown document": (XA, "document: tt-25-2023-bgddt\narticle", "document: tt-25-2032-bgddt\narticle",
                         "Không có văn bản “tt-25-2032-bgddt”"),
    "unknown form in a step": (QT, "- bien-ban-binh-xet", "- bien-ban-binh-set", "không có biểu mẫu “bien-ban-binh-set”"),
    "step number": (QT, "'no': 3", "'no': 4", "Bước ghi số 4, đúng ra 3"),
    "formula with unknown column": (BH, "formula: dang_ky / tong_so * 100", "formula: dang_ki / tong_so * 100",
                                    "công thức dùng “dang_ki” không có. → Gần giống: dang_ky"),
    "formula that does not parse": (BH, "formula: dang_ky / tong_so * 100", "formula: dang_ky / / 100",
                                    "CONG-THUC"),
    "computed column before its parts": (BB, "formula: so_dong_y + so_khong_dong_y", "formula: so_dong_y + ty_le_dong_y",
                                         "công thức dùng “ty_le_dong_y” đứng sau nó"),
    "arithmetic on text": (BB, "formula: so_dong_y + so_khong_dong_y", "formula: so_dong_y + danh_hieu",
                           "“danh_hieu” là chữ, không cộng trừ được"),
    "shared field that is not there": (KS, "shared: [nam, xa, thon]", "shared: [nam, xa, ban]", "shared: không có ô “ban”"),
    "shared and tables": (BH, "official: false", "shared: [nam]\nofficial: false", "Biểu có shared thì không có bảng"),
    "figure without a row": (BT, "how: sum, match: row, where: theo từng mô hình}\n      - {from: mo_hinh.dang_ky",
                             "how: sum, where: theo từng mô hình}\n      - {from: mo_hinh.dang_ky",
                             "phải có đúng một trong match, to_row, append"),
    "figure from nowhere": (BT, "- {from: so_ho, to: so_ho, how: sum}", "- {from: so_hoo, to: so_ho, how: sum}",
                            "bang-tong-hop-thon không có “so_hoo”"),
    "figure from a row that is not there": (BT, "from_row: dong-ho", "from_row: dong-hoo", "không có dòng “dong-hoo”"),
    "unit that is not a field": (BT, "unit: thon", "unit: ban", "không có ô “ban”"),
    "options without rows": (KS, "- id: nong-dan", "- id: nong-dann", "thiếu dòng cho lựa chọn nong-dann"),
    "a set to practise on with a document": (TAP, "practice: true", "practice: true\ndocument: qd-242-2022-khvn",
                                             "Bộ đặt ra để tập chấm mà có document"),
    "a set to practise on in force": (TAP, "practice: true", "practice: true\nstatus: hien-hanh\nconfidence: chinh-van",
                                      "mà có status, confidence"),
    "an indicator to practise on with a source": (TAP, "        evidence_hint: sổ mượn sách",
                                                  "        refs: [{document: qd-242-2022-khvn}]", "mà có tap-3-1"),
    "a set to practise on that does not say so": (TAP, "title: 'Bộ tập chấm: thôn Ví Dụ'", "title: Bộ tiêu chí thôn",
                                                  "không nói đây là bộ để tập"),
    "no document": (XA, "document: tt-25-2023-bgddt\narticle", "article", "Bộ tiêu chí thiếu document"),
    "no status": (XA, "\nstatus: hien-hanh\n", "\n", "Bộ tiêu chí thiếu status"),
    "a procedure of a set to practise on": (QT, "criteria_set: cong-dong-hoc-tap-xa", "criteria_set: bo-tap-cham",
                                            "“bo-tap-cham” là bộ đặt ra để tập chấm, không dùng làm căn cứ"),
    "a form of a set to practise on": (TAP_CARD, "criteria_set: cong-dong-hoc-tap-xa", "criteria_set: bo-tap-cham",
                                       "“bo-tap-cham” là bộ đặt ra để tập chấm, không dùng làm căn cứ"),
    "counting what a set to practise on gives": ("criteria/cong-dong-hoc-tap-huyen.yml", "depends_on: cong-dong-hoc-tap-xa",
                                                 "depends_on: bo-tap-cham", "không dùng làm căn cứ"),
    "comparing with a set to practise on": ("../vi/tieu-chi/so-sanh.md", "cong-dong-hoc-tap-xa-2014, cong-dong-hoc-tap-xa\n",
                                            "bo-tap-cham, cong-dong-hoc-tap-xa\n", "không đem so với bộ của văn bản"),
    "a question on it that does not say so": ("../vi/hoc-phan/05-bon-mo-hinh-quyet-dinh-242/quiz.yml",
                                              "stem: Bộ tập chấm (hư cấu) đặt ngưỡng", "stem: Bộ tập chấm đặt ngưỡng",
                                              "không nói là hư cấu"),
    "unknown key": (BH, "layout: bang", "layout: bang\nmau: xanh", "Khóa “mau” không có trong mô hình"),
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("that") / "du-an"
    shutil.copytree(ROOT / "docs", target / "docs", ignore=shutil.ignore_patterns("*.pdf", "*.png"))
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


@pytest.mark.parametrize("case", CASES)
def test_mistake(case: str, project: Path) -> None:
    name, old, new, expected = CASES[case]
    path = project / "docs" / "_data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        paths = Paths(project)
        catalogue, issues = load(paths)
        run_checks(catalogue, paths, issues)
        found = [str(i) for i in issues.errors]
        assert any(expected in line for line in found), "\n".join(found)
    finally:
        path.write_text(text, encoding="utf-8")
