"""Searching through the real box, over http and on file://."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from .conftest import Watched


def results(page: Page, query: str) -> list[str]:
    """Type into Material's own box and return the addresses found."""
    page.keyboard.press("/")
    box = page.locator("[data-md-component=search-query]")
    box.fill("")
    box.type(query, delay=15)
    page.wait_for_selector(".md-search-result__link", timeout=15_000)
    page.wait_for_timeout(400)
    links = page.locator(".md-search-result__link")
    return [links.nth(i).get_attribute("href") or "" for i in range(min(links.count(), 8))]


def test_search_over_http(desktop: Watched) -> None:
    page = desktop.open("")
    found = results(page, "cộng đồng học tập")
    assert found
    assert all(re.search("(van-ban|hoc-phan|tieu-chi|quy-trinh|tra-cuu)/", link) for link in found[:3])
    desktop.assert_clean()


def test_hero_box_opens_the_search_with_the_words(desktop: Watched) -> None:
    page = desktop.open("")
    page.fill("#hero-q", "Quyết định 1373")
    page.press("#hero-q", "Enter")
    page.wait_for_selector(".md-search-result__link")
    assert page.input_value("[data-md-component=search-query]") == "Quyết định 1373"


def test_examples_find_something(desktop: Watched) -> None:
    page = desktop.open("")
    examples = page.locator(".try")
    assert examples.count() >= 3
    for i in range(examples.count()):
        page = desktop.open("")
        page.locator(".try").nth(i).click()
        page.wait_for_selector(".md-search-result__link", timeout=15_000)


def test_offline_build_searches_and_opens_results(opened_file: Watched) -> None:
    page = opened_file.page
    page.goto(f"{opened_file.base}/index.html")
    page.wait_for_timeout(300)
    found = results(page, "Quyết định 1373")
    assert found
    assert all(link.startswith("file://") or not link.startswith("http") for link in found)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state()
    assert page.url.startswith("file://")
    assert page.locator("article h1").count() == 1
    opened_file.assert_clean()


def test_offline_pages_work_from_file(opened_file: Watched) -> None:
    page = opened_file.page
    for path in ("index.html", "van-ban/tt-44-2014-bgddt/index.html", "hoc-phan/02-quyet-dinh-1373/index.html",
                 "en/index.html"):  # fmt: skip
        page.goto(f"{opened_file.base}/{path}", wait_until="load")
        assert page.locator("h1").count() == 1
    page.goto(f"{opened_file.base}/index.html")
    page.locator(".door h2 a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("hoc-phan/index.html")
    opened_file.assert_clean()


def test_offline_index_holds_every_language(offline_site: Path) -> None:
    script = (offline_site / "search" / "search_index.js").read_text(encoding="utf-8")
    assert script.startswith("var __index = ")
    assert "en/hoc-phan/02-quyet-dinh-1373/index.html" in script
    assert "van-ban/tt-25-2023-bgddt/index.html#dieu-6" in script


def test_offline_build_names_no_other_host(offline_site: Path) -> None:
    for path in offline_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "unpkg.com" not in text
        assert '<script src="http' not in text
