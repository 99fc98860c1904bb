"""Searching through the real box, over http and on file://."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import Watched, watch
from .searching import LINK, QUERY, RESULTS, ask, at_home, follow, open_box, place, query_set


@pytest.mark.parametrize("name", ["dev.json", "queries.json", "everyday.json"])
def test_people_find_what_they_ask_for(anyhow: Watched, name: str) -> None:
    page = at_home(anyhow)
    missed: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for query in query_set(name):
        at = place(ask(page, query["q"]), query["want"])
        counts[query["class"]] = counts.get(query["class"], 0) + 1
        if at is None or at >= 5:
            missed.setdefault(query["class"], []).append(query["q"])
    total = sum(counts.values())
    lost = sum(len(queries) for queries in missed.values())
    assert 1 - lost / total >= 0.95, missed
    for kind, number in counts.items():
        if number >= 10:
            assert 1 - len(missed.get(kind, [])) / number >= 0.9, (kind, missed[kind])
    anyhow.assert_clean()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hoc tap suot doi 1373", "qd-1373-2021-ttg"),
        ("242", "qd-242-2022-khvn"),
        ("điều 6 thông tư 25", "tt-25-2023-bgddt/"),
        ("bang tong hop thon", "bang-tong-hop-thon"),
    ],
)
def test_a_clerk_lands_on_the_right_page(anyhow: Watched, query: str, first: str) -> None:
    assert first in ask(at_home(anyhow), query)[0]


def test_enter_goes_to_the_clause(anyhow: Watched) -> None:
    page = at_home(anyhow)
    ask(page, "đ6 k2 tt25/2023")
    address = follow(page)
    assert address.endswith("#dieu-6.khoan-2")
    assert "tt-25-2023-bgddt" in address
    assert page.locator("[id='dieu-6.khoan-2']").count() == 1


def test_words_are_marked_in_results_and_on_the_page_reached(anyhow: Watched) -> None:
    page = at_home(anyhow)
    ask(page, "trung tam hoc tap cong dong")
    marked = [text.lower() for text in page.locator(f"{LINK} mark").all_text_contents()]
    assert "trung tâm học tập cộng đồng" in marked
    assert "?h=" in follow(page)
    found = {text.lower() for text in page.locator("article mark[data-md-highlight]").all_text_contents()}
    assert {"trung", "tâm", "cộng", "đồng"} <= found
    assert not any(len(text) < 2 for text in found), "no parts of words"


def test_results_carry_number_and_status(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "thông tư 44/2014")
    title = page.locator(".md-search-result__item h1").first
    assert title.inner_text().startswith("Thông tư 44/2014/TT-BGDĐT")
    chip = title.locator(".search-chip--ended").inner_text()
    assert "Hết hiệu lực" in chip
    assert "TT 25" in chip


def test_a_deep_link_opens_the_results(desktop: Watched) -> None:
    page = desktop.page
    page.goto(f"{desktop.base}/?q=quyet+dinh+1373", wait_until="load")
    page.wait_for_selector(LINK)
    assert "qd-1373-2021-ttg" in (page.locator(LINK).first.get_attribute("href") or "")
    assert "?q=" in page.url
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "?q=" not in url)


def test_each_language_searches_its_own_pages(desktop: Watched) -> None:
    page = desktop.page
    page.goto(f"{desktop.base}/en/", wait_until="load")
    open_box(page)
    found = ask(page, "learning society 1373")
    assert found
    assert all("/en/" in link for link in found)


def test_hero_box_opens_the_search_with_the_words(desktop: Watched) -> None:
    page = desktop.open("")
    page.fill("#hero-q", "Quyết định 1373")
    page.press("#hero-q", "Enter")
    page.wait_for_selector(LINK)
    assert page.input_value(QUERY) == "Quyết định 1373"


def test_examples_find_something(desktop: Watched) -> None:
    page = desktop.open("")
    examples = page.locator(".try")
    assert examples.count() >= 3
    for i in range(examples.count()):
        page = desktop.open("")
        page.locator(".try").nth(i).click()
        page.wait_for_selector(LINK, timeout=15_000)


def test_results_open_on_file(opened_file: Watched) -> None:
    page = at_home(opened_file)
    found = ask(page, "Quyết định 1373")
    assert found
    assert all(link.startswith(opened_file.base) for link in found)
    with page.expect_navigation():
        page.locator(LINK).first.click()
    assert page.locator("article h1").count() == 1
    opened_file.assert_clean()


def test_offline_pages_work_from_file(opened_file: Watched) -> None:
    page = opened_file.page
    for path in (
        "index.html",
        "van-ban/tt-44-2014-bgddt/index.html",
        "hoc-phan/02-quyet-dinh-1373/index.html",
        "en/index.html",
    ):
        page.goto(f"{opened_file.base}/{path}", wait_until="load")
        assert page.locator("h1").count() == 1
    page.goto(f"{opened_file.base}/index.html")
    with page.expect_navigation():
        page.locator(".door h2 a").first.click()
    assert page.url.endswith("hoc-phan/index.html")
    opened_file.assert_clean()


def test_typing_letter_by_letter_and_an_input_method(chromium: Browser, server: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    watched = watch(context.new_page(), server)
    page = at_home(watched)
    page.keyboard.type("cộng đồng học t", delay=5)
    page.wait_for_function(
        "([where, typed]) => document.querySelector(where).dataset.answered === typed",
        arg=[RESULTS, "cộng đồng học t"],
    )
    assert "cong-dong-hoc-tap" in " ".join(
        page.locator(LINK).nth(i).get_attribute("href") or "" for i in range(3)
    )
    # An input method inserts finished text: there is an input event and no key.
    page.locator(QUERY).fill("")
    session = context.new_cdp_session(page)
    session.send("Input.insertText", {"text": "dòng họ học tập"})
    page.wait_for_function(
        "([where, typed]) => document.querySelector(where).dataset.answered === typed",
        arg=[RESULTS, "dòng họ học tập"],
    )
    assert page.locator(LINK).count() > 0
    context.close()


def test_offline_and_online_index_hold_the_same_sections(built_site: Path, offline_site: Path) -> None:
    for language in ("vi", "en"):
        online = (built_site / "search" / f"{language}.js").read_text(encoding="utf-8")
        offline = (offline_site / "search" / f"{language}.js").read_text(encoding="utf-8")
        places = re.sub(r'\["((?:[\w-]+/)*)index\.html"', r'["\1"', offline)
        places = re.sub(r'\["((?:[\w-]+/)*[\w-]+)\.html"', r'["\1/"', places)
        assert places == online
    sizes = json.loads((built_site / "search" / "sizes.json").read_text(encoding="utf-8"))
    for language, size in sizes.items():
        assert size == len(gzip.compress((built_site / "search" / f"{language}.js").read_bytes(), mtime=0))


def test_offline_build_names_no_other_host(offline_site: Path) -> None:
    for path in offline_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "unpkg.com" not in text
        assert '<script src="http' not in text
