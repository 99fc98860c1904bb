"""Lessons of five minutes: each fault gets its message, and what a body is read as."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.checks import run_checks
from portal.checks.lesson_words import as_shown, lesson_parts, named_documents, sentences_of
from portal.content.loader import load
from portal.content.pages import Page
from portal.paths import Paths

FOLDER = "docs/vi/bai-hoc/01-hoc-chu"
PAGE, LESSON, QUIZ = (f"{FOLDER}/{name}" for name in ("index.md", "lesson.yml", "quiz.yml"))
DRAWING, CONFIG = "docs/_data/hinh/hoc-chu.svg", "mkdocs.yml"
FILES = {
    PAGE: """---
title: Học chữ
description: Học chữ ở đâu.
---

# Bài 1: Học chữ

/// lesson | bh01

Năm ấy đặt mức 55 người biết chữ.

Nơi khác làm 12 việc. Việc ấy hỏi xã.

Ví dụ: chị A học cùng [[=ba người|ví dụ hư cấu]].

///
""",
    LESSON: """id: bh01
number: 1
title: Học chữ
summary: Học chữ ở đâu.
picture: hoc-chu
claims:
  - says: Năm ấy đặt mức 55 người biết chữ.
    cite: [qd-2.dieu-1]
  - says: Nơi khác làm 12 việc.
    cite: [qd-2.dieu-2]
    form: phieu-thu
poster:
  lines: [Học chữ, Học cùng nhau, Làm 12 việc]
  ask: Hỏi xã.
updated: '2026-01-02'
""",
    QUIZ: "id: bh01\ntitle: Học chữ\nitems:\n"
    + "".join(
        f"""  - id: bh01-c0{n}
    type: single
    status: da-soat
    objective: bh01-mt1
    bloom: nho
    stem: {stem}
    options:
      - {{id: a, text: Ở xã, correct: true, feedback: Đúng nơi.}}
      - {{id: b, text: Ở chợ, feedback: Chợ để mua bán.}}
      - {{id: c, text: Ở nương, feedback: Nương để trồng.}}
    cite: [qd-2.dieu-1]
"""
        for n, stem in enumerate(("Bà con học chữ tại đâu?", "Lớp mở chỗ nào?", "Ai dạy ở nơi ấy?"), 1)
    ),
    DRAWING: (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><title>Quyển sách</title>'
        '<rect width="9" height="9" fill="none"/></svg>\n'
    ),
}
LONG = "Bà con " + "học chữ " * 12 + "xong."
CASES = {
    "too long": (PAGE, "Việc ấy hỏi xã.", "Việc ấy hỏi xã. " + "Bà con học. " * 85,
                 "BAI-HOC Bài bh01 dài"),
    "sentence nobody can follow": (PAGE, "Việc ấy hỏi xã.", f"Việc ấy hỏi xã. {LONG}", "Một câu dài 27 chữ, nhiều nhất 25"),
    "long on average": (PAGE, "Năm ấy đặt mức 55 người biết chữ.\n\nNơi khác làm 12 việc. Việc ấy hỏi xã.\n\nVí dụ: chị A học cùng [[=ba người|ví dụ hư cấu]].",
                        "Nên hỏi xã xem " + "học chữ " * 10 + "ở đâu.", "dài trung bình"),
    "document in the body": (PAGE, "Việc ấy hỏi xã.", "Việc ấy hỏi xã theo QĐ 2.", "số hiệu văn bản “QĐ 2”"),
    "document in full": (PAGE, "Việc ấy hỏi xã.", "Việc ấy hỏi xã theo 12/QĐ-UBND.", "số hiệu văn bản “12/QĐ”"),
    "document in words": (PAGE, "Việc ấy hỏi xã.", "Việc ấy hỏi xã theo Thông tư số 25.", "số hiệu văn bản “Thông tư số 25”"),
    "document on the poster": (LESSON, "Học cùng nhau", "Theo Thông tư 25", "lesson.yml:13 BAI-HOC Lời cho bà con có số hiệu văn bản “Thông tư 25”"),
    "document in a question": (QUIZ, "Lớp mở chỗ nào?", "Nghị định 20 mở lớp chỗ nào?", "số hiệu văn bản “Nghị định 20”"),
    "nothing below a paragraph": (PAGE, "Ví dụ: chị", "Chị", "Đoạn “Chị A học cùng ba người.…” không có căn cứ"),
    "a figure outside claims": (PAGE, "Việc ấy hỏi xã.", "Việc ấy hỏi xã. Có 7 lớp.", "SO-KHONG-NGUON Số 7 không nằm trong câu nào"),
    "a claim that is not said": (LESSON, "Nơi khác làm 12 việc.", "Nơi khác làm 12 việc lớn.", "lesson.yml:9 BAI-HOC Không thấy trong bài câu"),
    "an unknown fact": (LESSON, "[qd-2.dieu-2]", "[qd-2.dieu-9]", "MA-KHONG-CO Không có dữ kiện “qd-2.dieu-9”"),
    "an unknown form": (LESSON, "form: phieu-thu", "form: phieu-thuu", "Không có biểu mẫu “phieu-thuu”. → Gần giống: phieu-thu"),
    "a figure the fact lacks": (LESSON, "cite: [qd-2.dieu-1]", "cite: [qd-2.dieu-2]", "SO-LECH Câu có số 55"),
    "inferred, taught as sure": (PAGE, " Việc ấy hỏi xã.", " Việc ấy đã rõ.", "chỉ dựa vào điều suy ra mà nói như đã chắc"),
    "nobody to ask": (PAGE, "Việc ấy hỏi xã.", "Việc ấy đã rõ.", "Bài không nói chưa rõ thì hỏi ai"),
    "two questions": (QUIZ, FILES[QUIZ][FILES[QUIZ].index("  - id: bh01-c03"):], "", "Bài bh01 có 2 câu hỏi, phải đúng 3"),
    "two options": (QUIZ, "      - {id: c, text: Ở nương, feedback: Nương để trồng.}\n", "", "phải có 3 phương án, một phương án đúng"),
    "a question for tests": (QUIZ, "    bloom: nho\n", "    bloom: nho\n    pool: kiem-tra\n", "không thuộc kho ôn tập"),
    "no drawing": (LESSON, "picture: hoc-chu", "picture: hoc-so", "lesson.yml:5 BAI-HOC chưa có hình hoc-so.svg"),
    "a drawing without words": (DRAWING, "<title>Quyển sách</title>", "", "BAI-HOC"),
    "not in the menu": (CONFIG, "      - bai-hoc/01-hoc-chu/index.md\n", "", "chưa có trong nav của mkdocs.yml"),
    "block of nothing": (PAGE, "/// lesson | bh01", "/// lesson | bh02", "/// lesson | bh02: không có mã này. → Gần giống: bh01"),
    "block without words": (PAGE, "/// lesson | bh01", "/// notes", "thiếu khối /// lesson | bh01"),
    "a line too long for the wall": (LESSON, "Học cùng nhau", "Học cùng nhau cho biết chữ rồi cùng làm ăn", "Dòng của tờ treo dài 10 chữ, nhiều nhất 9"),
    "a figure only on the wall": (LESSON, "Làm 12 việc]", "Làm 13 việc]", "SO-LECH Tờ treo có số 13"),
    "another number in the folder": (LESSON, "number: 1", "number: 2", "Thư mục 01-hoc-chu, id bh01, number 2 không khớp. → Thư mục NN-ten-bai, id bhNN"),
    "an objective of nobody": (QUIZ, "objective: bh01-mt1", "objective: bh01-mt2", "không có mục tiêu “bh01-mt2”"),
}  # fmt: skip


@pytest.fixture
def village(mini: Path) -> Path:
    """The mini project with one lesson."""
    for name, words in FILES.items():
        (mini / name).parent.mkdir(parents=True, exist_ok=True)
        (mini / name).write_text(words, encoding="utf-8")
    menu = (mini / CONFIG).read_text(encoding="utf-8")
    line = "  - Bài học:\n      - bai-hoc/01-hoc-chu/index.md\n  - Văn bản:"
    (mini / CONFIG).write_text(menu.replace("  - Văn bản:", line), encoding="utf-8")
    return mini


def found(project: Path) -> list[str]:
    catalogue, issues = load(Paths(project))
    run_checks(catalogue, Paths(project), issues)
    return [str(i) for i in issues.sorted() if "DIA-CHI" not in str(i) and "chia bước" not in str(i)]


def test_a_lesson_as_it_should_be_has_no_fault(village: Path) -> None:
    catalogue, _ = load(Paths(village))
    assert list(catalogue.lessons) == ["bh01"]
    assert catalogue.page_of("bh01") == "bai-hoc/01-hoc-chu/index.md"
    assert [one.text for one in catalogue.lessons["bh01"].objectives] == ["Học chữ"]
    assert [quiz.id for quiz in catalogue.module_quizzes] == ["hp01"], "tests draw from modules only"
    assert found(village) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_fault_is_told(village: Path, case: tuple[str, str, str, str]) -> None:
    file, old, new, told = case
    words = (village / file).read_text(encoding="utf-8")
    assert old in words
    (village / file).write_text(words.replace(old, new), encoding="utf-8")
    lines = found(village)
    assert any(told in line for line in lines), lines


def test_a_repealed_basis_is_refused(village: Path) -> None:
    facts = village / "docs/_data/facts/qd-1-2020-mau.yml"
    one = (village / "docs/_data/facts/qd-2-2024-mau.yml").read_text(encoding="utf-8").split("- id:")[1]
    facts.write_text("- id:" + one.replace("qd-2.dieu-1", "qd-1.dieu-1"), encoding="utf-8")
    path = village / LESSON
    path.write_text(
        path.read_text(encoding="utf-8").replace("qd-2.dieu-1", "qd-1.dieu-1"), encoding="utf-8"
    )
    assert any("HET-HIEU-LUC Dữ kiện qd-1.dieu-1 thuộc QĐ 1" in line for line in found(village))


def test_a_lesson_without_questions_is_told(village: Path) -> None:
    (village / QUIZ).unlink()
    assert any(
        "Bài bh01 chưa có câu hỏi. → Viết quiz.yml cạnh lesson.yml: đúng 3 câu." in f
        for f in found(village)
    )


def page_of(body: str) -> Page:
    return Page(Path("x.md"), "vi", "x.md", {}, body.split("\n"), 0)


def test_a_body_is_read_by_paragraph_and_item() -> None:
    page = page_of(
        "# T\n\nNgoài bài.\n\n//// lesson | bh01\n\nMột câu\nnối dòng.\n\nHai việc:\n\n1. **Một** việc.\n"
        "2. Hai [[=5 người|ví dụ]].\n\n/// picture\n    drawing: x\n///\n\nCuối.\n\n////\n\nSau bài."
    )
    parts = lesson_parts(page, "bh01")
    assert [part.words for part in parts] == [
        "Một câu nối dòng.", "Hai việc:", "Một việc.", "Hai 5 người.", "Cuối."
    ]  # fmt: skip
    assert [part.line for part in parts] == [7, 10, 12, 13, 19]
    assert lesson_parts(page, "bh02") == []


def test_words_and_sentences() -> None:
    assert as_shown("**Học** [[=3 nhà|ví dụ hư cấu]] rồi") == "Học 3 nhà rồi"
    assert sentences_of("Một. Hai: ba? “Bốn.” Năm!") == ["Một.", "Hai:", "ba?", "“Bốn.", "Năm!"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("theo QĐ 324", True), ("1373/QĐ-TTg", True), ("44/2014/TT-BGDĐT", True), ("Thông tư 25", True),
        ("nghị định số 20", True), ("luật 91", True), ("10 điều được tính", False), ("kế hoạch học", False),
        ("mỗi quyết định của mình", False), ("TTHTCĐ", False), ("15 đến 60 tuổi", False),
    ],
)  # fmt: skip
def test_documents_are_found_by_their_numbers(words: str, named: bool) -> None:
    assert bool(named_documents(words)) == named
