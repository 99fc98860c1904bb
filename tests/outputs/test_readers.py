"""The readers themselves: they know no writer, and read the marks of their formats as they are meant."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.outputs.banks import stands_for
from tests.outputs.paper_text import basis_of, read_paragraphs
from tests.outputs.read_forms import folded, missing, out_of_order, shown_number
from tests.outputs.read_papers import Facts, facts
from tests.outputs.shape import first_number, letters_for, squeezed, without_marks

HERE = Path(__file__).parent
MAKING = {"filled_files.py"}
"""Has files made; everything else only reads."""


def test_readers_and_comparison_import_nothing_that_writes() -> None:
    looked_at = [p for p in HERE.glob("*.py") if not p.name.startswith("test_") and p.name not in MAKING]
    assert len(looked_at) > 12
    for path in looked_at:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        names += [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
        known = [n for n in names if n.split(".")[0] == "portal" and not n.startswith("portal.vietnamese")]
        assert not known, f"{path.name} imports {known}"


def test_paragraphs_become_questions_and_keys() -> None:
    words = [
        "Tự kiểm tra",
        "Câu 1. Chọn gì? (Chọn một đáp án.)",
        "A. Một",
        "B. Hai",
        "Tình huống. Bản Ví Dụ.",
        "Câu 2. Nối. (Ghi chữ cái.)",
        "1. Trái ……",
        "A. Phải",
        "2. Trên ……",
        "B. Dưới",
        "Câu 3. Xếp. (Ghi số.)",
        "…… A. Sau",
        "…… B. Trước",
        "Câu 4. Mấy? (Ghi một số.)",
        "……… điểm",
        "Đáp án",
        "Câu 1: B. Vì hai. Căn cứ: QĐ 1; QĐ 2 (suy ra).",
        "Câu 2: 1 – B, 2 – A. Căn cứ: Điều 3.",
        "Câu 3: B, A. Trước rồi sau. Căn cứ: QĐ 1.",
        "Câu 4: 5 điểm. Từ 5. Căn cứ: QĐ 1.",
        "Nguồn",
    ]
    (reading,) = read_paragraphs(words).readings("thử")
    one, two, three, four = reading.questions
    assert (one.text, one.options, one.key, one.basis) == (
        "Chọn gì?",
        ("Một", "Hai"),
        "B",
        "QĐ 1; QĐ 2 (suy ra)",
    )
    assert (two.options, two.rights, two.key) == (("Trái", "Trên"), ("Phải", "Dưới"), "1 – B, 2 – A")
    assert (three.options, three.key) == (("Sau", "Trước"), "B, A")
    assert (four.options, four.key) == ((), "5 điểm")


def test_a_new_first_question_begins_a_new_sheet() -> None:
    printed = read_paragraphs(
        ["Mã đề 1", "Câu 1. Gì?", "Mã đề 2", "Câu 1. Ai?", "Câu 1: A. ", "Câu 1: B. "]
    )
    assert [sheet.intro for sheet in printed.asking] == ["Mã đề 1", "Mã đề 2"]
    assert [r.questions[0].key for r in printed.readings("thử")] == ["A", "B"]


@pytest.mark.parametrize(
    ("written", "printed", "alike"),
    [
        ("Theo [[qd-1]] thì **đúng**.", "Theo QĐ 1 thì đúng", True),
        ("Theo [[qd-1|quyết định]] thì đúng.", "Theo quyết định thì đúng.", True),
        ("Theo [[qd-1]] thì đúng.", "Theo QĐ 1 thì sai.", False),
        ("Một.", "Một hai.", False),
    ],
)
def test_texts_of_the_bank_stand_for_what_is_printed(written: str, printed: str, alike: bool) -> None:
    assert stands_for(written, printed) is alike


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20 câu · 25 phút · đạt từ 60%", Facts(20, 25, None, 60)),
        ("10 câu · 15 phút · đúng từ 7 câu trở lên (70%) thì đạt.", Facts(10, 15, 7, 70)),
        ("40 câu, 45 phút. Đúng từ 28 câu thì đạt. Trả lời vào phiếu.", Facts(40, 45, 28, None)),
        ("Đáp án. Đạt khi đúng từ 28 trên 40 câu.", Facts(40, None, 28, None)),
    ],
)
def test_facts_of_a_test_are_read_from_its_words(text: str, said: Facts) -> None:
    assert facts(text) == said


def test_small_readings() -> None:
    assert (
        basis_of("Vì thế. Căn cứ: Điều 4, Luật A; QĐ 2 (thuật lại).") == "Điều 4, Luật A; QĐ 2 (thuật lại)"
    )
    assert basis_of("Vì thế.") == ""
    assert [first_number(t) for t in ("45%", "1200 người", "37,50 điểm", "không")] == [
        "45",
        "1200",
        "37.5",
        "?",
    ]
    assert [shown_number(t) for t in ("1.234,5", "62,5%", "0", "10", "Đạt")] == [
        "1234.5",
        "62.5",
        "0",
        "10",
        "Đạt",
    ]
    assert without_marks("Quyết định") == "quyet dinh"
    assert squeezed("a b\u200b\n c.") == "abc"
    assert letters_for(("Một", "Hai"), ("Hai", "Ba")) == "B, ?"


def test_labels_that_are_missing_or_out_of_order_are_told() -> None:
    text = folded("Tổng số. SỐ ĐĂNG KÝ; số được công nhận")
    assert missing(["Tổng số", "Số đăng ký", "Số hộ"], text) == ["Số hộ"]
    assert out_of_order(["Tổng số", "Số đăng ký", "Số được công nhận"], text) == []
    assert out_of_order(["Số đăng ký", "Tổng số"], text) == ["Tổng số"]
