"""``portal check`` on the page of a text: faults have a line and a way out; its wording is not judged as ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portal.checks import run_checks
from portal.content.loader import load
from portal.intake.importing import carry_out, plan_import
from portal.paths import Paths
from tests.intake.lines import source_of
from tests.intake.offices import invented, office_of

DOCUMENT = "qd-2-2024-mau"
PAGE = f"docs/vi/van-ban/{DOCUMENT}/toan-van.md"
OURS_NEVER = """
Điều 1. Hoà giải, thuỷ lợi ‹theo mẫu›
1. Từ ngày 12 tháng 02 năm 2024, 62% số hộ phải click vào cổng của cổng, cổng ấy là cổng của xã, hộ nào chưa có thì thôn ghi tên hộ ấy vào sổ, báo với xã để xã ghi tiếp vào sổ của xã rồi báo lên tỉnh trong tháng đó.
2. Xem [[qd-khong-co]] và /// khối.
"""


@pytest.fixture
def imported(mini: Path) -> Paths:
    paths = Paths(mini)
    source = source_of(invented())
    carry_out(plan_import(load(paths)[0], paths, source, DOCUMENT, today=dt.date(2026, 11, 30)))
    return paths


def told(paths: Paths) -> list[str]:
    catalogue, issues = load(paths, dt.date(2026, 11, 23))
    run_checks(catalogue, paths, issues)
    return [str(issue) for issue in issues.sorted() if "DIA-CHI" not in str(issue)]


def test_the_page_of_a_text_is_clean(imported: Paths) -> None:
    assert told(imported) == []


def test_the_wording_of_a_text_is_its_own(mini: Path) -> None:
    paths = Paths(mini)
    source = replace(source_of(office_of(OURS_NEVER)), file="hoà giải.docx")
    carry_out(plan_import(load(paths)[0], paths, source, DOCUMENT, today=dt.date(2026, 11, 30)))
    assert told(paths) == []


CASES: dict[str, tuple[Callable[[str], str], str]] = {
    "anchor of another number": (
        lambda text: text.replace("#dieu-2 ", "#dieu-5 "),
        "TOAN-VAN Neo “dieu-5” không khớp số của nó; theo số thì là “dieu-2”. → Đổi neo thành #dieu-2",
    ),
    "anchor twice": (
        lambda text: text.replace("#dieu-2.khoan-2 ", "#dieu-2.khoan-1 "),
        "TOAN-VAN Neo “dieu-2.khoan-1” đã có ở phía trên.",
    ),
    "numbers that go back": (
        lambda text: text.replace("Điều 4. ", "Điều 2. ").replace("#dieu-4", "#dieu-2-2"),
        "TOAN-VAN Số lặp lại hoặc lùi: Điều 2 đứng sau Điều 3.",
    ),
    "text of another document": (
        lambda text: text.replace(f"document: {DOCUMENT}", "document: qd-9-2020-mau"),
        "toan-van.md:5 TOAN-VAN Mục full_text ghi văn bản “qd-9-2020-mau”",
    ),
    "unknown key": (
        lambda text: text.replace("  reader: docx", "  reader: docx\n  nguoi_nhap: a"),
        "TOAN-VAN Mục về tệp gốc không có khóa “nguoi_nhap”. → Chỉ dùng: document, file",
    ),
    "hash that is none": (
        lambda text: text.replace("0" * 64, "abc"),
        "toan-van.md:7 TOAN-VAN Mục full_text ghi sha256: “abc”, không đúng dạng.",
    ),
    "day that is none": (
        lambda text: text.replace("'2026-11-30'", "'30/11/2026'"),
        "TOAN-VAN Mục full_text ghi imported: “30/11/2026”",
    ),
    "version on the newest": (
        lambda text: text.replace("  reader: docx", "  reader: docx\n  version: '2024-01-01'"),
        "TOAN-VAN Trang lời văn mới nhất ghi version “2024-01-01”.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_that_was_mended_wrongly_is_told(imported: Paths, case: str) -> None:
    change, said = CASES[case]
    page = imported.root / PAGE
    text = page.read_text(encoding="utf-8")
    assert change(text) != text
    page.write_text(change(text), encoding="utf-8")
    found = told(imported)
    assert any(said in line for line in found), "\n".join(found)
