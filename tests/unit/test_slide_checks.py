"""Every rule about slides has a mistake that it finds, and the deck it starts from has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from portal.checks import run_checks
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.content.loader import load
from portal.content.models.slides import Slides
from portal.content.projected import projected, spoken
from portal.paths import Paths

Problems = Callable[[str, str, str], list[str]]
DECK = "docs/vi/hoc-phan/01-bat-dau/slides.yml"
LONG = "chữ " * 26
FIRST = """    kind: title
    minutes: 2
    lead: Hết buổi này, bà con nói được mức thử.
    picture: {icon: material/flag-checkered}
"""

CASES = {
    "too many": ("minutes: 42", "minutes: 37", "15 trang cho 37 phút, nhiều nhất 14"),
    "minutes": ("    minutes: 5\n", "    minutes: 6\n", "các trang cộng lại 43 phút, học phần có 42 phút"),
    "first": (FIRST, "    kind: break\n    minutes: 2\n", "bài không mở bằng đúng một trang `title`"),
    "last": ("  - id: sang-mai\n    kind: end", "  - id: sang-mai\n    kind: title", "kết bằng đúng một trang `end`"),
    "no remember": ("    kind: remember\n    minutes: 2\n    points: [Dùng Quyết định 2, Điền đủ phiếu, Gửi xã đúng hẹn]",
                    "    kind: break\n    minutes: 2", "không có trang “Nhớ ba điều”"),
    "same id": ("id: con-so", "id: muc-thu", "muc-thu: trùng mã với trang trước"),
    "words": ("lead: Hết buổi này", f"lead: {LONG}Hết buổi này", "mo-dau: 37 chữ trên màn, nhiều nhất 30"),
    "long title": ("title: Năm 2025 phải tới mức này", "title: Năm 2025 phải tới mức này thì mới gọi là tới đúng mức này",
                   "con-so: tiêu đề dài 14 chữ"),
    "counted title": ("title: Ba bước là xong", "title: Ba bước là xong (1/3)", "đánh số trang kiểu (1/3)"),
    "long point": ("Dùng từ năm 2025", "Dùng từ năm 2025 cho mọi mẫu thử ở mọi nơi", "“Dùng từ năm 2025 cho"),
    "long step": ("[Điền phiếu, Kiểm lại", "[Điền phiếu cho đủ mọi ô trên tờ, Kiểm lại", "Nhiều nhất 7 chữ."),
    "long story": ("story: Bản Ví Dụ", f"story: {LONG}Bản Ví Dụ", "Nhiều nhất 25 chữ"),
    "picture not there": ("question: Phiếu gửi cho ai?", "question: Theo sơ đồ sau, phiếu gửi cho ai?",
                          "hoi-hai: nhắc tới hình (“so do sau”) mà trang không có hình"),
    "no icon": ("material/flag-checkered", "material/flag-chekered", "không có “material/flag-chekered” → Gần giống"),
    "section": ("section: noi-dung", "section: noi-dun", "không có mục #noi-dun → Gần giống: noi-dung"),
    "cite": ("cite: [qd-2.dieu-1, qd-1-2020-mau]", "cite: [qd-2.dieu-9]", "MA-KHONG-CO muc-thu: Không có mã “qd-2.dieu-9”"),
    "reference": ("Thay [[qd-1-2020-mau]]", "Thay [[qd-9]]", "MA-KHONG-CO Không có mã “qd-9”"),
    "bare number": ("label: số mẫu thử, trong năm 2025", "label: 55% mẫu thử", "SO-KHONG-NGUON “55%” không có nguồn"),
    "bare number in notes": ("say: Đọc to con số hai lần.", "say: Đọc to 55% hai lần.", "SO-KHONG-NGUON “55%”"),
    "number without source": ("value: '[[qd-2.dieu-1:2025]]'", "value: nhiều", "con-so: con số không có nguồn"),
    "document": ("{document: qd-2-2024-mau}", "{document: qd-2-2024}", "MA-KHONG-CO muc-thu: không có mã “qd-2-2024”"),
    "form": ("picture: {form: phieu-thu}", "picture: {form: phieu}", "dien-phieu: không có mã “phieu”"),
    "bring": ("bring: phieu-thu", "bring: phieu-khac", "không có mã “phieu-khac”"),
    "countdown": ("countdown: 5", "countdown: 9", "đồng hồ đếm 9 phút, trang chỉ dừng 6 phút"),
    "cells": ("[Điền phiếu, Trưởng bản]", "[Điền phiếu]", "ai-lam: có dòng thiếu hoặc thừa ô"),
    "chart value": ("columns: [2025]", "columns: [2026]", "GIA-TRI-KHONG-CO hinh-cot"),
    "chart labels": ("labels: [Mẫu thử đạt]", "labels: [Mẫu thử, đạt]", "hinh-cot: số nhãn khác"),
    "arrow": ("[phieu, xa]", "[phieu, huyen]", "mũi tên tới ô “huyen” không có"),
    "arrow to itself": ("[phieu, xa]", "[xa, xa]", "về chính nó"),
    "two boxes alike": ("- {id: kho,", "- {id: xa,", "mã không trùng nhau"),
    "no arrows": ("arrows: [[ban, phieu, điền], [phieu, xa], [phieu, kho, giữ một bản]]", "arrows: []", "không có mũi tên"),
    "flow twice": ("    arrows:", "    procedure: quy-trinh\n    arrows:", "hoặc `boxes` và `arrows`, hoặc `procedure`"),
    "item": ("item: hp01-c01", "item: hp01-c03", "“hp01-c03” không phải câu ôn tập đã soát"),
    "item and question": ("item: hp01-c01", "item: hp01-c01\n    question: Gì?", "hoặc `item`, hoặc `question`"),
    "two right": ("{text: Gửi tỉnh}", "{text: Gửi tỉnh, right: true}", "cần đúng một phương án đúng"),
    "no why": ("    why: Xã cộng phiếu của các bản.\n", "", "câu hỏi chưa đủ phần"),
    "avoided word": ("say: Chỉ từng dòng.", "say: Click từng dòng.", "TU-NGU Không viết “Click”"),
    "real name": ("Trưởng bản ghi là đủ.", "Ông Lò Văn Minh ghi là đủ.", "TEN-NGUOI"),
    "unknown kind": ("kind: claim", "kind: clam", "SAI-GIA-TRI"),
    "unknown key": ("    lead: Hết buổi này", "    led: Hết buổi này", "Khóa “led” không có trong mô hình. → Gần giống: lead"),
    "picture key": ("{icon: material/flag-checkered}", "{icon: material/flag, size: 3}", "Khóa “size” không có"),
    "no notes": ("    notes:\n      say: Đi từng bước.\n", "", "THIEU-KHOA Thiếu khóa “notes”"),
    "two to remember": (", Gửi xã đúng hẹn]", "]", "SAI-GIA-TRI"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told(name: str, problems: Problems) -> None:
    old, new, said = CASES[name]
    file = DECK.replace("slides.yml", "module.yml") if name == "too many" else DECK
    found = problems(file, old, new)
    assert any(said in one for one in found), found


def test_a_picture_may_be_spoken_of_where_there_is_one(problems: Problems) -> None:
    assert problems(DECK, "Phiếu đi từ bản lên tỉnh", "Theo mũi tên, phiếu lên tỉnh") == []


def test_the_deck_that_the_mistakes_are_made_in_has_none(problems: Problems) -> None:
    assert problems(DECK, "say: Đi từng bước.", "say: Đi từng bước một.") == []


def test_a_module_without_slides_is_warned_of(mini: Path) -> None:
    (mini / DECK).unlink()
    catalogue, issues = checked(mini)
    told = [str(issue) for issue in issues.sorted() if issue.code_name == "TRANG-CHIEU"]
    assert len(told) == 1
    assert "Học phần hp01 chưa có trang chiếu" in told[0]
    assert not issues.errors
    assert catalogue.slides == {}


def test_slides_of_another_module_are_told(mini: Path) -> None:
    deck = mini / DECK
    deck.write_text(
        deck.read_text(encoding="utf-8").replace("id: hp01\n", "id: hp02\n", 1), encoding="utf-8"
    )
    assert any("mã của học phần khác" in str(issue) for issue in checked(mini)[1].errors)


def test_too_little_to_look_at_and_to_do_is_told(mini: Path) -> None:
    deck = mini / DECK
    written = yaml.safe_load(deck.read_text(encoding="utf-8"))
    plain = {"kind": "break", "notes": {"say": "Nói."}}
    for at, slide in enumerate(written["slides"][1:-2], 1):
        written["slides"][at] = {"id": slide["id"], "minutes": slide["minutes"], **plain}
    deck.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    told = "\n".join(map(str, checked(mini)[1].errors))
    assert "chưa tới hai lần cho hội trường làm việc" in told
    assert "chỉ 1 trên 15 trang có thứ để nhìn" in told
    assert "chỉ 1 trên 15 trang có hình" in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('viewBox="0 0 640 400"', 'viewBox="0 0 64 40"', "khác khổ"),
        ("<title>Con đường</title>", "", "không có lời thay"),
        ("var(--ban)", "#ff0000", "có màu “#ff0000”"),
        ("<circle", "<script/><circle", "có phần tử <script>"),
        ('font-size="30"', 'font-size="20"', "chữ “Bản” nhỏ quá"),
        ("</svg>", "", "không đọc được"),
    ],
)
def test_a_drawing_keeps_to_size_colours_and_letters(mini: Path, old: str, new: str, said: str) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><title>Con đường</title>'
        '<circle cx="9" cy="9" r="4" fill="var(--ban)"/><text x="9" y="90" font-size="30">Bản</text></svg>'
    )
    folder = mini / "docs" / "_data" / "hinh"
    folder.mkdir()
    deck = mini / DECK
    text = deck.read_text(encoding="utf-8")
    deck.write_text(
        text.replace("{icon: material/flag-checkered}", "{drawing: con-duong}"), encoding="utf-8"
    )
    (folder / "con-duong.svg").write_text(drawing, encoding="utf-8")
    assert not checked(mini)[1].errors
    assert old in drawing
    (folder / "con-duong.svg").write_text(drawing.replace(old, new), encoding="utf-8")
    assert any(said in str(issue) for issue in checked(mini)[1].errors)
    (folder / "con-duong.svg").unlink()
    assert any("chưa có hình con-duong.svg" in str(issue) for issue in checked(mini)[1].errors)


def test_a_slide_says_what_is_written_on_it_and_no_more() -> None:
    notes = {"say": "Nói.", "ask": "Hỏi?", "expect": "Chờ."}
    slide = {"id": "a", "kind": "case", "minutes": 2, "title": "Tên", "story": "Chuyện.", "question": "Gì?"}
    deck = Slides.model_validate({"id": "hp01", "slides": [{**slide, "notes": notes}]})
    assert projected(deck.slides[0]) == ["Tên", "Chuyện.", "Gì?"]
    assert spoken(deck.slides[0]) == ["Nói.", "Hỏi?", "Chờ."]


def checked(project: Path) -> tuple[Catalogue, Issues]:
    paths = Paths(project)
    catalogue, issues = load(paths)
    run_checks(catalogue, paths, issues)
    return catalogue, issues
