"""“Bản này có mới nhất không?”: a copy does not claim to know; the page at the portal's address does."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from portal.content.catalogue import Catalogue
from portal.offline.edition import RECORD

from .conftest import Watched
from .test_pages import violations

PAGE = "tai-ve/ban-nay/"
ASKED = """window.asked = []; const real = window.fetch;
window.fetch = (address, options) => { asked.push(options.cache); return real(address, options); };"""


@dataclass
class Site:
    """The built site at the portal's own address, as far as the page can tell."""

    folder: Path
    address: str
    newest: dict[str, Any] = field(default_factory=dict)
    """What the network says is the newest edition; empty: the network is away."""

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        if path == RECORD:
            if self.newest:
                route.fulfill(status=200, content_type="application/json", body=json.dumps(self.newest))
            else:
                route.abort()
        else:
            route.fulfill(path=self.folder / (path + "index.html" if path.endswith("/") else path))


@pytest.fixture
def site(built_site: Path, catalogue: Catalogue) -> Site:
    record = json.loads((built_site / RECORD).read_text(encoding="utf-8"))
    return Site(built_site, catalogue.portal.site_url, record)


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context(locale="vi-VN")
    context.route(f"{site.address}**", site.answer)
    context.add_init_script(ASKED)
    yield context.new_page()
    context.close()


def say(page: Page) -> str:
    box = page.locator(".edition")
    expect(box).to_contain_text("số bản")
    expect(box).not_to_contain_text("Đang hỏi")
    return re.sub(r"\s+", " ", box.inner_text())


def later(site: Site) -> None:
    """The network has another edition by now."""
    parts = site.newest["parts"]
    parts["van-ban"][0] = "ffffff"
    site.newest |= {"day": "2099-12-31", "version": "ffffffffffff"}


def test_the_site_itself_asks_the_network(page: Page, site: Site) -> None:
    page.goto(site.address + PAGE)
    assert "Bản đang đọc là bản mới nhất." in say(page)
    assert page.evaluate("asked") == ["no-store"], "past every cache"
    later(site)
    page.reload()
    told = say(page)
    assert "Đã có bản mới hơn, dựng ngày 31/12/2099." in told
    assert f"Khác ở: {site.newest['parts']['van-ban'][1]}." in told, "and nowhere else"
    site.newest.clear()
    page.reload()
    assert "chưa biết có bản mới hơn hay không" in say(page)


def test_a_copy_leads_to_the_site_which_answers(opened_file: Watched, page: Page, site: Site) -> None:
    copy = opened_file.page
    copy.goto(f"{opened_file.base}/tai-ve/ban-nay.html")
    told = say(copy)
    assert "bản đầy đủ chép về máy tính" in told
    assert "không tự biết" in told
    assert "mới nhất" not in told.replace("Bản này có mới nhất không", "")
    address = copy.get_by_role("link", name="So với bản trên mạng").get_attribute("href")
    assert address is not None
    assert address.startswith(site.address + PAGE)
    picture = Image.open(io.BytesIO(copy.locator(".edition__qr svg").screenshot())).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address]
    assert violations(opened_file) == []
    opened_file.assert_clean()
    page.goto(address)
    assert "Bản anh chị vừa xem là bản mới nhất." in say(page)
    later(site)
    page.goto(address)
    assert "Đã có bản mới hơn" in say(page)
    page.goto(address[:-3])
    assert "thiếu một phần nên chưa so được" in say(page)


def test_a_copy_on_the_laptop_of_a_class_does_not_claim_to_be_the_newest(anywhere: Watched) -> None:
    told = say(anywhere.open(PAGE))
    assert f"bản đặt ở {anywhere.base}/" in told
    assert "không tự biết" in told
    assert "là bản mới nhất" not in told
    assert violations(anywhere) == []
    anywhere.assert_clean()


def test_the_day_is_told_without_javascript(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{PAGE}")
    assert re.search(r"dựng ngày \d\d/\d\d/\d{4}", page.locator(".edition").inner_text())
    context.close()


def test_the_page_for_the_wall_shows_a_code_phones_read(
    chromium: Browser, built_site: Path, catalogue: Catalogue
) -> None:
    from portal import hall

    running = hall.opened(built_site, catalogue.portal, "127.0.0.1")
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(f"{running.here}lop.html")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [running.address]
    assert page.evaluate("document.querySelector('.words').getBoundingClientRect().bottom <= innerHeight")
    page.goto(running.here)
    expect(page.get_by_role("heading", level=1)).to_contain_text("mất sóng")
    context.close()
    running.close()
