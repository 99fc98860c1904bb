"""What the box says around results: how a query was read, what the portal does not have, where a card leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Watched
from .searching import LINK, NOTE, QUERY, RESULTS, ask, at_home
from .test_pages import violations

META = ".md-search-result__meta"


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("ddown vij hocj taapj", "đơn vị học tập"),
        ("ho5c ta65p suo61t d9o72i", "học tập suốt đời"),
        ("bcđ xhht", "ban chỉ đạo xã hội học tập"),
        ("công nhận dòg họ", "công nhận dòng họ"),
    ],
)
def test_the_box_says_how_it_read_the_query(desktop: Watched, query: str, read: str) -> None:
    page = at_home(desktop)
    ask(page, query)
    assert page.locator(f"{NOTE} strong").inner_text() == read
    assert page.locator(NOTE).get_attribute("role") == "status"


def test_searching_as_typed_and_back(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "công nhận dòg họ")
    page.locator(f"{NOTE} a").click()
    page.wait_for_function("where => document.querySelector(where).value.startsWith('\"')", arg=QUERY)
    page.wait_for_selector(f"{NOTE} >> text=ngoặc kép")
    page.locator(f"{NOTE} a").first.click()
    page.wait_for_selector(LINK)
    assert page.input_value(QUERY) == "công nhận dòg họ"
    assert ask(page, '"học tập suốt đời"')
    desktop.assert_clean()


def test_the_other_reading_is_one_click_away(anyhow: Watched) -> None:
    page = at_home(anyhow)
    ask(page, "cdht")
    expect(page.locator(f"{NOTE} strong")).to_have_text("công dân học tập")
    page.locator(f"{NOTE} a", has_text="cộng đồng học tập").click()
    page.wait_for_function(
        "where => document.querySelector(where).value === 'cộng đồng học tập'", arg=QUERY
    )
    page.wait_for_selector(LINK)
    expect(page.locator(NOTE)).to_be_hidden()


def test_a_likelier_spelling_is_offered_not_taken(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "biên bản bình sét")
    expect(page.locator(NOTE)).to_contain_text("Có phải anh chị tìm: biên bản bình xét")
    assert page.input_value(QUERY) == "biên bản bình sét"


def test_a_plain_query_needs_no_explanation(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "hoc tap suot doi")
    assert page.locator(NOTE).inner_text() == ""


def test_nothing_found_says_what_to_do(anyhow: Watched) -> None:
    page = at_home(anyhow)
    assert ask(page, "zzqx wwvk") == []
    note = page.locator(NOTE)
    assert "zzqx" in note.inner_text()
    links = note.locator("li a")
    assert links.count() == 3
    for i in range(3):
        address = links.nth(i).get_attribute("href") or ""
        assert address.startswith(anyhow.base)
    with page.expect_navigation():
        links.nth(1).click()
    assert "thuat-ngu" in page.url
    anyhow.assert_clean()


def test_an_absent_document_is_told_before_its_neighbours(anyhow: Watched) -> None:
    page = at_home(anyhow)
    ask(page, "2548/QĐ-UBND")
    note = page.locator(NOTE)
    expect(note).to_have_attribute("role", "status")
    expect(note.locator("strong")).to_have_text("Cổng chưa có Quyết định 2548/QĐ-UBND.")
    expect(note).to_contain_text("Số gần nhất:")
    near = note.locator("li a")
    expect(near.first).to_have_text("Quyết định 2547/QĐ-UBND")
    place = f"{anyhow.base}/van-ban/qd-2547-2021-ubnd-son-la/"
    assert (near.first.get_attribute("href") or "").startswith(place)
    # Said with where to look; nothing is loaded from there.
    expect(note.locator("p a")).to_have_attribute("href", "https://vbpl.vn/")
    # Enter does not lead to another document than the one asked for.
    before = page.url
    page.keyboard.press("Enter")
    expect(note).to_be_focused()
    assert page.url == before
    with page.expect_navigation():
        near.first.click()
    assert page.locator("article h1").inner_text().startswith("Quyết định 2547/QĐ-UBND")
    anyhow.assert_clean()


def test_an_absent_provision_and_absent_words(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "điều 40 thông tư 25")
    said = page.locator(f"{NOTE} strong")
    expect(said).to_have_text("Cổng chưa có Điều 40 của Thông tư 25/2023/TT-BGDĐT.")
    ask(page, "khai sinh")
    expect(said).to_have_text("Không trang nào có cụm “khai sinh”.")


@pytest.mark.parametrize("query", ["constructor", "__proto__", "toString valueOf", "hasOwnProperty 1373"])
def test_any_text_may_be_typed(anyhow: Watched, query: str) -> None:
    page = at_home(anyhow)
    ask(page, query)
    expect(page.locator(RESULTS)).to_have_attribute("data-state", "answered")
    assert ask(page, "thông tư 25")
    anyhow.assert_clean()


def test_the_whole_card_leads_to_the_best_section(anyhow: Watched) -> None:
    page = at_home(anyhow)
    ask(page, "đ6 k2 tt25/2023")
    card = page.locator(".md-search-result__item").first
    heading = card.locator(f":scope > {LINK}").first
    assert heading.locator("h1").inner_text().startswith("Thông tư 25/2023")
    with page.expect_navigation():
        heading.click()
    assert page.url.endswith("#dieu-6.khoan-2")
    # A query for the document itself leads to its top.
    page = at_home(anyhow)
    ask(page, "thông tư 25/2023/TT-BGDĐT")
    href = page.locator(LINK).first.get_attribute("href") or ""
    assert "tt-25-2023-bgddt" in href
    assert "#" not in href


def test_every_card_leads_to_its_best_section(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "công nhận")
    cards = page.locator(".md-search-result__item")
    assert cards.count() > 10
    into = 0
    for card in cards.all():
        heading, *sections = card.locator(LINK).evaluate_all("all => all.map(link => link.href)")
        # To the top of its page, or a second way to one of its sections.
        assert "#" not in heading or heading in sections
        into += "#" in heading
    assert into >= 3


def test_the_chip_says_what_the_page_says(desktop: Watched) -> None:
    for document in ("tt-25-2023-bgddt", "luat-giao-duc-2019", "qd-242-2022-khvn"):
        page = desktop.page
        page.goto(f"{desktop.base}/van-ban/{document}/", wait_until="load")
        pills = page.locator(".doc__top .notice .pill").all_inner_texts()
        number = page.locator(".doc__side dd").first.inner_text()
        page = at_home(desktop)
        ask(page, number)
        heading = page.locator(f"{LINK}[href*='{document}'] h1").first
        assert pills
        assert heading.locator(".search-chip").all_inner_texts()[-len(pills) :] == pills


@pytest.mark.parametrize(
    "query",
    ["ddown vij hocj taapj", "thông tư 44", "zzqx", "2548/QĐ-UBND", "cdht", "điều 40 thông tư 25"],
)
def test_the_open_box_is_accessible_and_fits_a_thumb(anywhere: Watched, query: str) -> None:
    page = at_home(anywhere)
    ask(page, query)
    assert violations(anywhere, f"'{RESULTS}'") == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    if page.viewport_size and page.viewport_size["width"] < 600:
        targets = f"{RESULTS} a, {RESULTS} summary, .md-search__form .md-search__icon"
        small = page.locator(targets).evaluate_all(
            "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9)"
            ".map(e => e.outerHTML)"
        )
        assert small == []
    anywhere.assert_clean()


def test_the_icons_leave_the_typed_text_alone(phone: Watched) -> None:
    page = at_home(phone)
    ask(page, "quy trình đánh giá công nhận cộng đồng học tập cấp xã")
    edges = page.evaluate(
        """where => {
      const field = document.querySelector(where), box = field.getBoundingClientRect();
      const style = getComputedStyle(field);
      const icons = Array.from(document.querySelectorAll('.md-search__form .md-search__icon'))
        .map((icon) => icon.getBoundingClientRect()).filter((icon) => icon.width > 0);
      return {
        left: box.left + parseFloat(style.paddingLeft), right: box.right - parseFloat(style.paddingRight),
        icons: icons.map((icon) => [icon.left, icon.right]),
      };
    }""",
        QUERY,
    )
    assert len(edges["icons"]) == 3
    assert all(right <= edges["left"] or left >= edges["right"] for left, right in edges["icons"])
    assert edges["right"] - edges["left"] > 180


def test_the_count_is_announced(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "thông tư 25")
    expect(page.locator(META)).to_have_attribute("role", "status")
    expect(page.locator(META)).to_contain_text("Tìm thấy")
