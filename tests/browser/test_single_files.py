"""A module as one file, opened from a file manager: no network, no storage, no scripts; questions answered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .answering import answer_rightly
from .conftest import ROOT, Watched, watch
from .test_pages import violations

FILES = ROOT / "docs" / "vi" / "tai-ve"
MODULE, BOOK = "hoc-phan-06-mot-tep.html", "so-tay-can-bo-xa-mot-tep.html"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
"""What a page opened out of Zalo (``content://``) meets."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as on a phone: a space and Vietnamese letters in its name."""
    made = tmp_path / "Tải xuống Zalo"
    made.mkdir()
    for name in (MODULE, BOOK):
        if not (FILES / name).exists():
            pytest.fail(f"Chưa có {name}. Chạy: make site")
        shutil.copy(FILES / name, made / name)
    return made


@pytest.fixture
def opened(chromium: Browser, folder: Path) -> Iterator[Watched]:
    context = offline(chromium)
    watched = watch(context.new_page(), folder.as_uri())
    watched.both_schemes = True
    yield watched
    context.close()


def offline(chromium: Browser, **options: Any) -> BrowserContext:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, locale="vi-VN", reduced_motion="reduce", **options
    )
    context.set_offline(True)
    return context


def asked(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('.q')].map(q => q.id)")
    return found


@pytest.mark.parametrize("name", [MODULE, BOOK])
def test_a_file_opens_cleanly_without_network(opened: Watched, name: str) -> None:
    page = opened.open(name)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_text("Mục lục").click()
    # The book is drawn by the same writer, and long: what colours there are is seen in the lesson.
    assert violations(opened, "document" if name == MODULE else "'header, nav, details, table'") == []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    opened.assert_clean()


def test_answers_are_kept_where_the_device_allows_it(opened: Watched) -> None:
    opened.page.add_init_script("localStorage.setItem('xhht.quiz-view', '\"all\"')")
    page = opened.open(MODULE)
    for question in asked(page):
        answer_rightly(page, question)
        page.locator(f"#{question} .q__check").click()
    total = len(asked(page))
    expect(page.locator(".quiz__score")).to_have_text(f"Anh chị đúng cả {total} câu.")
    expect(page.get_by_text("sẽ được nhắc ôn")).to_have_count(0)
    page.reload()
    expect(page.locator(".q--done")).to_have_count(total)
    opened.assert_clean()


def test_without_storage_it_says_so_and_goes_on(opened: Watched) -> None:
    opened.page.add_init_script(BLOCKED)
    page = opened.open(MODULE)
    first = asked(page)[0]
    answer_rightly(page, first)
    page.locator(f"#{first} .q__check").click()
    expect(page.locator(f"#{first} .q__verdict")).to_have_text("Đúng.")
    expect(page.locator(".quiz__unsaved")).to_contain_text("không lưu được kết quả")
    opened.assert_clean()


def test_links_stay_inside_or_say_that_they_need_a_network(opened: Watched) -> None:
    page = opened.open(MODULE)
    page.locator("a.src").first.click()
    assert page.url.endswith("#nguon-1")
    other = page.get_by_role("link", name="Học phần 4").first
    other.click()
    place = page.locator(":target")
    expect(place).to_contain_text("hoc-phan-04-mot-tep.html")
    mark = place.get_by_role("link").evaluate("a => getComputedStyle(a, '::after').content")
    assert "↗" in mark


def test_it_reads_as_text_without_scripts(chromium: Browser, folder: Path) -> None:
    context = offline(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / MODULE).as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Công dân học tập")
    key = page.locator(".q__key").first
    expect(key.locator("li").first).to_be_hidden()
    key.locator("summary").click()
    expect(key.locator("li").first).to_be_visible()
    context.close()
