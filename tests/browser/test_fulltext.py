"""An official text as a page: walked in the portal that `portal init` lays down, whose decision is invented."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from .conftest import Watched
from .fulltexts import DECISION, ISSUED, TEXT, copied, number, opened


def test_a_clause_is_copied_whole_with_its_citation(wide: Watched, disk: Watched) -> None:
    for watched in (wide, disk):
        page = opened(watched)
        page.hover("[data-at='kem-theo.dieu-3.khoan-1'] > p")
        page.get_by_role(
            "button", name=re.compile("^Sao chép kèm trích dẫn khoản 1 Điều 3 Quy định")
        ).click()
        lines = copied(page)
        assert lines[0] == "“1. Tủ sách học tập có đủ các điều kiện sau:"
        assert lines[1] == "a) Có từ 80 cuốn trở lên, không kể sách giáo khoa;"
        assert lines[-3] == "đ) Có ít nhất mười cuốn sách chữ to cho người cao tuổi.”"
        assert lines[-2] == f"(khoản 1 Điều 3 {ISSUED})"
        assert lines[-1].endswith("/toan-van/#kem-theo.dieu-3.khoan-1")
        assert lines[-1].startswith("https://tinh-mau.example/" if watched is disk else wide.base)
        expect(page.locator(".doc [role=status]").last).to_have_text("Đã sao chép lời văn kèm trích dẫn.")
        watched.assert_clean()


def test_the_keyboard_reaches_the_tools_and_leaves_them(wide: Watched) -> None:
    page = opened(wide)
    page.focus(number(page, "dieu-2.khoan-2"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Sao chép kèm trích dẫn khoản 2 Điều 2")
    page.keyboard.press("Enter")
    assert copied(page)[-2] == f"(khoản 2 Điều 2 {DECISION})"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.copied.startsWith('http')")
    assert copied(page) == [f"{wide.base}/{TEXT}#dieu-2.khoan-2"]
    page.keyboard.press("Escape")
    expect(page.locator(".law-tools")).to_have_count(0)
    expect(page.locator(":focus")).to_have_attribute("href", "#dieu-2.khoan-2")


def test_on_a_phone_the_number_opens_the_tools(narrow: Watched) -> None:
    page = opened(narrow)
    expect(page.locator(".law-tools")).to_have_count(0)
    page.tap(number(page, "kem-theo.dieu-6.khoan-2"))
    page.locator(".law-tools .cite").first.tap()
    assert copied(page)[-2] == f"(khoản 2 Điều 6 {ISSUED})"
    expect(page.locator("[id='kem-theo.dieu-6.khoan-2']")).to_be_in_viewport()
    least = page.locator(".law-tools button").evaluate_all(
        "all => Math.min(...all.map(b => b.offsetHeight))"
    )
    assert least >= 44
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    narrow.assert_clean()


def select(page: Page, first: str, last: str) -> tuple[str, str]:
    """Mark from one provision to another and copy; returns text and HTML of the clipboard."""
    taken: list[str] = page.evaluate(
        """([first, last]) => {
          const range = document.createRange();
          const [a, b] = [first, last].map((at) => document.getElementById(at));
          range.setStart(a, 0); range.setEnd(b, b.childNodes.length);
          getSelection().removeAllRanges(); getSelection().addRange(range);
          const data = new DataTransfer();
          const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
          a.dispatchEvent(event);
          return [data.getData('text/plain'), data.getData('text/html')];
        }""",
        [first, last],
    )
    return taken[0], taken[1]


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [
        ("dieu-2.khoan-1", "dieu-2.khoan-2", f"khoản 1 và khoản 2 Điều 2 {DECISION}"),
        ("dieu-2.khoan-1", "dieu-2.khoan-1", f"khoản 1 Điều 2 {DECISION}"),
        (
            "kem-theo.dieu-6.khoan-1",
            "kem-theo.dieu-6.khoan-3",
            f"khoản 1, khoản 2 và khoản 3 Điều 6 {ISSUED}",
        ),
        (
            "kem-theo.dieu-3.khoan-1.diem-a",
            "kem-theo.dieu-3.khoan-1.diem-dd",
            f"từ điểm a đến điểm đ khoản 1 Điều 3 {ISSUED}",
        ),
    ],
)
def test_marked_words_take_their_place_along(wide: Watched, first: str, last: str, place: str) -> None:
    page = opened(wide)
    text, html = select(page, first, last)
    lines = text.split("\n")
    assert lines[-2] == f"({place})"
    assert lines[-1] == f"{wide.base}/{TEXT}#{first}"
    assert place in html
    assert "Đã được sửa đổi" not in text + html, "notes are no part of the wording"


def test_a_word_is_copied_as_it_is(wide: Watched) -> None:
    page = opened(wide)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.law-kind'))")
    taken = page.evaluate(
        """() => { const data = new DataTransfer();
          const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector('.law-kind').dispatchEvent(event);
          return [event.defaultPrevented, data.getData('text/plain')]; }"""
    )
    assert taken == [False, ""]


def test_notes_stand_in_the_margin_and_open_in_place_on_phones(wide: Watched, narrow: Watched) -> None:
    page = opened(wide)
    note = page.locator("[data-at='kem-theo.dieu-6.khoan-2'] > .law-notes")
    expect(note).to_contain_text("Đã được sửa đổi từ 01/07/2026")
    expect(note.get_by_role("link", name="QĐ 12")).to_be_visible()
    line = page.locator("[id='kem-theo.dieu-6.khoan-2']").bounding_box()
    box = note.bounding_box()
    assert line
    assert box
    assert box["x"] >= line["x"] + line["width"], "beside the text"
    assert abs(box["y"] - line["y"]) < 60
    boxes = [b.bounding_box() for b in page.locator(".law-notes").all()]
    edges = sorted((b["y"], b["y"] + b["height"]) for b in boxes if b)
    assert all(end <= start for (_, end), (start, _) in pairwise(edges)), "none covers another"
    see = page.locator("[data-at='kem-theo.dieu-3.khoan-1'] > .law-notes")
    expect(see.get_by_role("link", name=re.compile("Học phần 1"))).to_be_visible()
    repealed = page.locator("[data-at='kem-theo.dieu-5.khoan-3'] > .law-notes")
    expect(repealed).to_contain_text("Đã bị bãi bỏ từ 01/07/2026")
    phone = opened(narrow)
    chip = phone.locator("[data-at='kem-theo.dieu-6.khoan-2'] summary")
    link = phone.locator("[data-at='kem-theo.dieu-6.khoan-2'] .law-note a")
    expect(link).to_be_hidden()
    chip.tap()
    expect(link).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "anchor"),
    [
        ("2", "dieu-2"),
        ("6", "kem-theo.dieu-6"),
        ("6.2", "kem-theo.dieu-6.khoan-2"),
        ("điểm đ khoản 1 điều 3", "kem-theo.dieu-3.khoan-1.diem-dd"),
        ("4a", "kem-theo.dieu-4a"),
        ("phụ lục I", "phu-luc-i"),
        ("chương 2", None),
        ("16", None),
    ],
)
def test_one_jumps_to_an_article(wide: Watched, asked: str, anchor: str | None) -> None:
    page = opened(wide)
    page.fill("#law-jump", asked)
    page.keyboard.press("Enter")
    if anchor is None:
        expect(page.locator(".law-jump__said")).to_have_text(f"Văn bản không có “{asked}”.")
        return
    page.wait_for_function("anchor => decodeURIComponent(location.hash) === '#' + anchor", arg=anchor)
    top = page.evaluate("anchor => document.getElementById(anchor).getBoundingClientRect().top", anchor)
    assert 60 < top < 800, "below the header"
    expect(page.locator(".law-jump__said")).to_have_text("")


def test_the_part_being_read_is_marked_in_the_contents(wide: Watched) -> None:
    page = opened(wide, TEXT + "#kem-theo.dieu-4")
    expect(page.locator(".law-toc a[aria-current]")).to_have_text("Điều 4. Người giữ tủ sách")


def test_the_document_leads_to_its_wording_and_back(wide: Watched) -> None:
    page = wide.open("van-ban/qd-9-2026-ubnd-mau/")
    expect(page.locator("#sua-doi + ul li").first).to_contain_text(
        "đã được sửa đổi từ 01/07/2026 theo khoản 1 Điều 1"
    )
    page.get_by_role("link", name="Đọc toàn văn Điều 6").click()
    page.wait_for_url("**/toan-van/#kem-theo.dieu-6")
    page.get_by_role("link", name="Thông tin, hiệu lực của QĐ 9").click()
    page.wait_for_url("**/van-ban/qd-9-2026-ubnd-mau/")
    page.get_by_role("link", name="Đọc toàn văn", exact=True).click()
    page.wait_for_url("**/toan-van/")
    # Where there is no text, nothing says that there is.
    wide.open("van-ban/qd-12-2026-ubnd-mau/")
    expect(page.locator(".doc__read")).to_have_count(0)
    wide.assert_clean()
