"""The portal in kiwix-serve, from a ZIM file of the whole build: pages, links, questions, search, room for its bar."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from libzim.reader import Archive
from playwright.sync_api import Browser, Page, expect

from portal.content.catalogue import Catalogue
from portal.offline.zim import build_zim
from portal.paths import Paths
from tests.content.test_zim import zimcheck

from .answering import answer_rightly
from .conftest import Watched, watch

MODULE = "hoc-phan/06-cong-dan-hoc-tap/index.html"


@pytest.fixture(scope="module")
def packed(
    offline_site: Path, paths: Paths, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("zim")
    picture = (paths.assets / "icons" / "app-48.png").read_bytes()
    return build_zim(offline_site, out, catalogue.portal, catalogue.on, "nofile", picture)


@pytest.fixture(scope="module")
def kiwix(packed: Path) -> Iterator[str]:
    """The address of the file in a running kiwix-serve, with a slash."""
    program = os.environ.get("PORTAL_KIWIX") or shutil.which("kiwix-serve")
    if program is None:
        pytest.fail("Mở thử tệp ZIM cần kiwix-serve; đặt PORTAL_KIWIX hoặc cài kiwix-tools.")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "--address", "127.0.0.1", "--port", str(port), str(packed)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/{packed.stem}/"
    finally:
        running.terminate()
        running.wait(10)


def opened(chromium: Browser, kiwix: str, width: int) -> Watched:
    context = chromium.new_context(
        viewport={"width": width, "height": 740}, locale="vi-VN", reduced_motion="reduce"
    )
    watched = watch(context.new_page(), kiwix.rsplit("/", 2)[0])
    watched.base = kiwix.rstrip("/")
    return watched


@pytest.fixture
def phone_reader(chromium: Browser, kiwix: str) -> Iterator[Watched]:
    watched = opened(chromium, kiwix, 360)
    yield watched
    watched.page.context.close()


@pytest.fixture(params=[360, 1280])
def reader(request: pytest.FixtureRequest, chromium: Browser, kiwix: str) -> Iterator[Watched]:
    watched = opened(chromium, kiwix, request.param)
    yield watched
    watched.page.context.close()


def below(page: Page, selector: str) -> bool:
    """Whether an element begins below the bar of Kiwix."""
    bar = page.locator("#kiwixtoolbar").bounding_box()
    box = page.locator(selector).first.bounding_box()
    assert bar
    assert box
    return box["y"] >= bar["y"] + bar["height"] - 1


def test_the_whole_build_is_a_sound_file_and_small(packed: Path) -> None:
    assert "Overall Test Status: Pass" in zimcheck(packed)
    assert packed.stat().st_size < 8_000_000
    archive = Archive(packed)
    titles = {archive.get_entry_by_path(p).title for p in (MODULE, "van-ban/qd-1373-2021-ttg/index.html")}
    assert not any("Cổng tập huấn" in title for title in titles)
    assert "Quyết định 1373/QĐ-TTg" in titles


def test_pages_links_and_questions_work(phone_reader: Watched) -> None:
    page = phone_reader.open("")
    page.goto(f"{phone_reader.base}/{MODULE}", wait_until="load")
    page.get_by_role("link", name="QĐ 244", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("244")
    page.go_back()
    first = page.locator(".q").first.get_attribute("id") or ""
    answer_rightly(page, first)
    page.locator(f"#{first} .q__check").click()
    expect(page.locator(f"#{first} .q__verdict")).to_have_text("Đúng.")
    phone_reader.assert_clean()


def test_the_portals_own_search_answers_below_the_bar(reader: Watched) -> None:
    page = reader.open("")
    assert below(page, ".md-header")
    narrow = (page.viewport_size or {"width": 0})["width"] < 960
    if narrow:
        page.get_by_role("button", name="Tìm kiếm").first.click()
    box = page.locator(".md-search__input")
    box.fill("hoc tap suot doi 1373")
    hit = page.locator(".md-search-result__item a").first
    expect(hit).to_contain_text("1373", timeout=15_000)
    assert below(page, ".md-search__form")
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1373")
    if narrow:
        page.locator("[data-portal-toggle=drawer]").click()
        expect(page.locator(".md-sidebar--primary")).to_be_visible()
        assert below(page, ".md-sidebar--primary")
    reader.assert_clean()


def test_kiwix_finds_pages_typed_without_marks(phone_reader: Watched, packed: Path) -> None:
    address = phone_reader.base.rsplit("/", 1)[0]
    page = phone_reader.page
    page.goto(f"{address}/search?content={packed.stem}&pattern=cong+dan+hoc+tap")
    names = page.locator(".results a")
    expect(names.first).to_be_visible()
    assert "Công dân học tập" in " ".join(names.all_inner_texts())
