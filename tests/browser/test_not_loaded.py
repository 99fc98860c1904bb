"""What does not come is told where it should stand, with a way on: nothing is awaited for ever, nothing blames the wrong
thing. The search has tests of its own (test_search_waiting, test_lookup)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from portal.browsers import oldest

from .conftest import Watched, watch
from .test_pages import violations

FORM = "bieu-mau/bang-tong-hop-thon/"
TEST = "kiem-tra/lam-bai/?de=dau-khoa"
CLASS = "bao-cao-vien/ket-qua-lop/"
LOOKUP = "tra-cuu/van-ban/"

PLACES = [
    # page, what does not come, what stands there once it has
    (FORM, "assets/portal/forms", ".wf-tools"),
    ("can-bo-xa/tong-hop-bieu-mau/", "assets/portal/forms-desk", ".dropzone"),
    (LOOKUP, "assets/portal/search-lookup", ".lookup__item >> nth=0"),
    (TEST, "assets/portal/quiz-desk", ".desk__intro"),
    (TEST, "quiz/bank", ".desk__intro"),
    (CLASS, "assets/portal/class-results", "#class-codes"),
    (CLASS, "quiz/bank", "#class-codes"),
    ("bao-cao-vien/chuan-bi-lop/", "assets/portal/class-kit", "#lop-course"),
    ("tai-ve/", "assets/portal/offline", ".offline__told"),
    ("tai-ve/", "offline-files", ".offline__told"),
    ("tieu-chi/cong-dong-hoc-tap-xa/", "assets/portal/forms", "button:text('Tải Excel')"),
]


def address(name: str) -> re.Pattern[str]:
    """Of a script, whether or not its name carries its hash."""
    return re.compile(rf"/{name}(\.\w+)?(\.min)?\.js(\?|$)")


def lose(page: Page, name: str) -> None:
    page.route(address(name), lambda route: route.abort())


@pytest.fixture
def installable(chromium: Browser, server: str) -> Iterator[Watched]:
    """A phone whose browser can keep the portal."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740},
        locale="vi-VN",
        reduced_motion="reduce",
        service_workers="allow",
    )
    yield watch(context.new_page(), server)
    context.close()


@pytest.mark.parametrize(("path", "name", "there"), PLACES)
def test_a_part_that_does_not_come_is_told_and_tried_again(
    installable: Watched, path: str, name: str, there: str
) -> None:
    page = installable.page
    lose(page, name)
    page.goto(f"{installable.base}/{path}")
    told = page.get_by_role("alert").filter(has_text="Chưa tải được phần này")
    expect(told).to_have_count(1)
    expect(told).to_be_visible()
    expect(page.locator(".needs-wait:visible, .needs-script:visible")).to_have_count(0)
    expect(page.locator("[data-guard]")).to_have_count(0)
    expect(page.locator(there)).to_have_count(0)
    assert violations(installable, "'.not-loaded'") == []
    page.unroute(address(name))
    told.get_by_role("button", name="Thử lại").click()
    expect(page.locator(there)).to_be_visible()
    expect(told).to_have_count(0)


@pytest.mark.parametrize("name", ["assets/portal/quiz-desk", "quiz/bank"])
def test_what_never_answers_is_told_to_be_late(desktop: Watched, name: str) -> None:
    """Neither here nor lost: a request that hangs must not leave a page that waits for ever."""
    page = desktop.page
    held: list[Route] = []
    page.clock.install()
    page.route(address(name), lambda route: held.append(route))
    page.goto(f"{desktop.base}/{TEST}", wait_until="commit")
    expect(page.locator(".desk")).to_contain_text("Đang mở")
    while not held:  # on a busy machine the page may not have asked for it yet
        page.wait_for_timeout(50)
    page.clock.run_for(25_000)
    told = page.get_by_role("alert").filter(has_text="Chưa tải được phần này")
    expect(told).to_be_visible()
    held[0].continue_()
    expect(page.locator(".desk__intro")).to_be_visible()
    expect(told).to_have_count(0)


@pytest.mark.parametrize("path", [TEST, "hoc-phan/06-cong-dan-hoc-tap/"])
def test_a_script_lost_on_the_way_is_asked_for_once_more(desktop: Watched, path: str) -> None:
    """A connection that breaks once, as on a crowded network: the page is whole all the same."""
    page = desktop.page
    page.route(address("assets/portal/portal"), lambda route: route.abort("connectionreset"), times=1)
    page.goto(f"{desktop.base}/{path}")
    expect(page.locator("html[data-running]")).to_have_count(1)
    expect(page.locator("[data-guard]")).to_have_count(0)
    expect(page.locator(".desk__intro, .q__check").first).to_be_attached()


def scripts_of(site: Path) -> list[str]:
    """The scripts that every page names, without hashes."""
    found = html.parse(site / "index.html").xpath("//script/@src")
    return sorted({re.sub(r"(\.\w{8})?(\.min)?\.js.*$", "", str(src)) for src in found})


def test_a_page_whose_scripts_do_not_come_says_so_and_shows_what_works_without(
    chromium: Browser, server: str, built_site: Path
) -> None:
    names = scripts_of(built_site)
    assert "assets/portal/portal" in names
    for name in names:
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
        page = context.new_page()
        lose(page, name)
        for path in (FORM, TEST, LOOKUP, "hoc-phan/06-cong-dan-hoc-tap/"):
            page.goto(f"{server}/{path}")
            told = page.locator("[data-guard]")
            expect(told).to_contain_text("Trang chưa tải đủ")
            if name == "assets/portal/portal":
                expect(page.locator(".needs-wait:visible")).to_have_count(0)
                without = {
                    FORM: ".webform__nojs",
                    TEST: ".needs-script",
                    LOOKUP: "tr[data-document] >> nth=0",
                }
                if path in without:
                    expect(page.locator(without[path])).to_be_visible()
        page.unroute(address(name))
        with page.expect_navigation():
            page.locator("[data-guard] a").click()
        page.wait_for_load_state()
        expect(page.locator("[data-guard]")).to_have_count(0)
        context.close()


def test_words_are_not_answered_with_every_document_when_the_search_is_not_there(
    desktop: Watched, built_site: Path
) -> None:
    """Its list without an engine is no answer to anything."""
    page = desktop.page
    page.route(
        re.compile(r"/assets/(javascripts/bundle|portal/search(\.\w+)?\.js)"), lambda route: route.abort()
    )
    page.goto(f"{desktop.base}/{LOOKUP}?tim=giay+phep+xay+dung")
    page.locator("#lookup-q").fill("giấy phép xây dựng")
    expect(page.locator(".lookup__note")).to_contain_text("kiểm tra mạng")
    expect(page.locator(".lookup__item")).to_have_count(0)
    expect(page.locator(".lookup__note a")).to_have_text("Thử lại")
    page.locator("#lookup-q").fill("")
    expect(page.locator(".lookup__item").first).to_be_visible()


@pytest.mark.parametrize(("path", "words"), [("", "cũ quá"), (FORM, "cũ quá"), ("en/", "too old")])
def test_a_browser_below_the_floor_is_told_so(anywhere: Watched, path: str, words: str) -> None:
    anywhere.page.add_init_script("delete Promise.any")
    page = anywhere.open(path)
    told = page.locator("[data-guard]")
    expect(told).to_contain_text(words)
    expect(told).to_contain_text(oldest())
    assert violations(anywhere, "'[data-guard]'") == []


def test_what_is_promised_stands_on_the_site(desktop: Watched) -> None:
    page = desktop.open("ve-cong-nay/")
    expect(page.get_by_role("main")).to_contain_text(f"từ {oldest()} trở lên")
    expect(page.locator("[data-guard]")).to_have_count(0)
