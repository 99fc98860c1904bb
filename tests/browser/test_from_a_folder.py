"""The copy for computers as people unpack it, opened from a disk in Chromium and in Firefox without network."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from portal.content.catalogue import Catalogue
from portal.offline import PACKAGES, PLACE

from .bidi import firefox, installed
from .conftest import Watched, watch
from .filled_forms import villages

FOLDER = "Tập huấn xã hội học tập (bản 1)"


class Tab(Protocol):
    """What the walk needs of a browser; ``troubles``: errors and warnings of the console."""

    @property
    def troubles(self) -> list[str]: ...
    def open(self, address: str) -> None: ...
    def run(self, script: str) -> Any: ...
    def wait(self, script: str) -> Any: ...
    def give_files(self, selector: str, *files: Path) -> None: ...


class ChromiumTab:
    """The same over Playwright."""

    def __init__(self, watched: Watched) -> None:
        self._page: Page = watched.page
        self.troubles = watched.console

    def open(self, address: str) -> None:
        self._page.goto(address)

    def run(self, script: str) -> Any:
        return self._page.evaluate(script)

    def wait(self, script: str) -> Any:
        return self._page.wait_for_function(script, timeout=15_000).json_value()

    def give_files(self, selector: str, *files: Path) -> None:
        self._page.locator(selector).first.set_input_files(files)


@pytest.fixture(params=["chromium", "firefox"])
def tab(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tab]:
    if request.param == "chromium":
        chromium: Browser = request.getfixturevalue("chromium")
        context = chromium.new_context(locale="vi-VN")
        context.set_offline(True)
        yield ChromiumTab(watch(context.new_page(), "file:"))
        context.close()
        return
    with firefox(installed(), tmp_path / "ho-so") as opened:
        yield opened


def click(tab: Tab, selector: str) -> None:
    tab.run(f"document.querySelector({json.dumps(selector)}).click()")


def landed(tab: Tab, start: str) -> None:
    """Wait until the page that was clicked for is there."""
    tab.wait(
        f"document.readyState === 'complete' && decodeURI(location.pathname).includes({json.dumps(start)})"
    )


def test_a_day_with_the_copy(tab: Tab, built_site: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    folder = tmp_path / FOLDER
    with zipfile.ZipFile(built_site / PLACE / PACKAGES["day-du"]) as archive:
        wanted = [n for n in archive.namelist() if not n.endswith((".pdf", ".pptx", ".zip", ".epub"))]
        archive.extractall(folder, wanted)
    tab.open((folder / "BAT-DAU.html").as_uri())
    landed(tab, "/trang/index.html")
    assert FOLDER in unquote(tab.run("location.pathname"))

    click(tab, "a[href*='hoc-phan/06-cong-dan-hoc-tap/']")
    landed(tab, "06-cong-dan-hoc-tap")
    assert "Công dân học tập" in tab.run("document.querySelector('h1').textContent")
    font = "'16px \"Be Vietnam Pro\"'"  # optional fonts: a slow machine may paint without them
    assert tab.run(f"document.fonts.load({font}).then(faces => faces.length)"), "read from the disk"

    right = "document.querySelector('#hp06-c01 input[value=b]')"
    tab.run(f"{right}.click()")
    click(tab, "#hp06-c01 .q__check")
    assert "Đúng" in tab.wait("document.querySelector('#hp06-c01 .q__feedback')?.textContent")

    click(tab, "label[for=__search]")
    tab.run(
        """(() => { const box = document.querySelector('.md-search__input'); box.focus();
        box.value = 'hoc tap suot doi 1373'; box.dispatchEvent(new Event('input', {bubbles: true}));
        box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true, key: '3'})); })()"""
    )
    found = "document.querySelector('.md-search-result__item a')"
    assert "1373" in tab.wait(f"{found}?.textContent.includes('1373') && {found}.textContent")
    tab.run(f"{found}.click()")
    landed(tab, "/van-ban/qd-1373-2021-ttg/")

    trang = (folder / "trang").as_uri()
    tab.open(f"{trang}/bieu-mau/bang-tong-hop-thon/index.html")
    tab.wait("document.querySelector('#o-thon')")
    tab.run(
        """(() => { const field = document.querySelector('#o-thon'); field.value = 'Bản Mẫu 1';
        field.dispatchEvent(new Event('input', {bubbles: true})); })()"""
    )
    tab.run("new Promise(done => setTimeout(done, 900))")
    tab.open(f"{trang}/bieu-mau/bang-tong-hop-thon/index.html")
    assert tab.wait("document.querySelector('#o-thon')?.value") == "Bản Mẫu 1", "the draft is kept"

    filled = [f for f in villages(catalogue, tmp_path).values() if f.suffix == ".xlsx"][:2]
    tab.open(f"{trang}/can-bo-xa/tong-hop-bieu-mau.html")
    tab.wait("document.querySelector('.dropzone input[type=file]')")
    tab.give_files(".dropzone input[type=file]", *filled)
    read = "[...document.querySelectorAll('.agg__step .agg__told')].find(e => e.textContent.includes('Đã đọc'))"
    assert tab.wait(f"{read}?.textContent")

    tab.open(f"{trang}/tai-ve/ban-nay.html")
    told = tab.wait(
        "document.querySelector('.edition__qr') && document.querySelector('.edition').textContent"
    )
    assert "bản đầy đủ chép về máy tính" in told
    assert "không tự biết" in told
    assert tab.troubles == []
