"""The page "Tra cứu văn bản": facets, words, address, keyboard, paper and life without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import Watched
from .test_pages import violations

PLACE = "tra-cuu/van-ban"
NAMES = ".lookup__item .lookup__name a"


def lookup(watched: Watched, query: str = "") -> Page:
    """The page, at an address of its own on a disk."""
    address = f"{PLACE}.html" if watched.base.startswith("file:") else f"{PLACE}/"
    watched.page.goto(f"{watched.base}/{address}{query}", wait_until="load")
    expect(watched.page.locator(".lookup__status")).not_to_be_empty()
    return watched.page


def shown(page: Page) -> list[str]:
    return page.locator(NAMES).all_inner_texts()


def type_words(page: Page, text: str) -> None:
    page.locator("#lookup-q").fill(text)
    page.wait_for_function("t => document.querySelector('[data-lookup]').dataset.shown === t", arg=text)


def test_facets_narrow_the_list_and_count(anyhow: Watched) -> None:
    page = lookup(anyhow)
    everything = shown(page)
    assert len(everything) == page.locator("tr[data-document]").count() > 40
    ended = page.get_by_role("checkbox", name="Hết hiệu lực")
    promised = int(page.locator("label", has=ended).locator("[data-count]").inner_text())
    ended.check()
    assert len(shown(page)) == promised
    assert all("Hết hiệu lực" in line for line in page.locator(".lookup__item").all_inner_texts())
    page.get_by_role("checkbox", name="Cộng đồng học tập", exact=False).first.check()
    both = shown(page)
    assert 0 < len(both) < promised
    assert "Thông tư 44/2014/TT-BGDĐT" in both
    expect(page.locator(".lookup__status")).to_contain_text(f"{len(both)} trên {len(everything)}")
    page.get_by_role("button", name="Bỏ hết bộ lọc").click()
    assert shown(page) == everything
    anyhow.assert_clean()


def test_words_find_provisions_of_documents_only(anyhow: Watched) -> None:
    page = lookup(anyhow)
    type_words(page, "dieu 6 thong tu 25")
    assert shown(page)[0].startswith("Thông tư 25/2023")
    first = page.locator(".lookup__item").first.locator(".lookup__provisions a").first
    assert first.inner_text().startswith("Điều 6")
    first.click()
    page.wait_for_load_state("load")
    assert "tt-25-2023-bgddt" in page.url
    assert page.url.endswith("#dieu-6")
    anyhow.assert_clean()


def test_words_and_facets_together(anyhow: Watched) -> None:
    page = lookup(anyhow)
    type_words(page, "cong dong hoc tap")
    assert any(name.startswith("Thông tư 44/2014") for name in shown(page))
    page.get_by_role("checkbox", name="Còn hiệu lực").check()
    assert not any(name.startswith("Thông tư 44/2014") for name in shown(page))
    assert any(name.startswith("Thông tư 25/2023") for name in shown(page)[:3])
    type_words(page, "")
    expect(page.locator(".lookup__status")).to_contain_text(" trên ")
    anyhow.assert_clean()


def test_how_a_query_was_read_is_said(desktop: Watched) -> None:
    page = lookup(desktop)
    type_words(page, "coongj ddoongf hocj taapj")
    expect(page.locator(".lookup__note")).to_contain_text("Hiểu là: cộng đồng học tập")


def test_nothing_found_says_what_to_do(desktop: Watched) -> None:
    page = lookup(desktop)
    type_words(page, "zzqx vvkw")
    expect(page.locator(".lookup__status")).to_have_text("Không có văn bản nào khớp.")
    expect(page.locator(".lookup__note")).to_contain_text("bớt chữ")


@pytest.mark.parametrize("order", ["moi", "so", "ten"])
def test_orders(desktop: Watched, order: str) -> None:
    page = lookup(desktop)
    before = shown(page)
    page.locator("#lookup-order").select_option(order)
    after = shown(page)
    assert sorted(after) == sorted(before)
    assert after != before


def test_the_address_can_be_shared(desktop: Watched) -> None:
    page = lookup(desktop)
    type_words(page, "điều 6")
    page.get_by_role("checkbox", name="Thông tư").check()
    address, names = page.url, shown(page)
    other = page.context.new_page()
    other.goto(address, wait_until="load")
    other.wait_for_function("() => document.querySelector('[data-lookup]').dataset.shown === 'điều 6'")
    assert shown(other) == names
    assert other.get_by_role("checkbox", name="Thông tư").is_checked()
    assert not other.locator("[data-md-toggle=search]").is_checked()


def test_by_keyboard_alone(desktop: Watched) -> None:
    page = lookup(desktop)
    page.locator("#lookup-q").focus()
    page.keyboard.type("xoa mu chu")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('[data-lookup]').dataset.shown === 'xoa mu chu'")
    assert page.evaluate("document.activeElement.id") == "ket-qua"
    page.get_by_role("checkbox", name="Còn hiệu lực").focus()
    page.keyboard.press("Space")
    expect(page.locator(".lookup__chip")).to_have_text(["Còn hiệu lực"])
    page.locator(".lookup__chip").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lookup__chip")).to_have_count(0)


def test_accessible_with_results_and_choices(anywhere: Watched) -> None:
    page = lookup(anywhere, "?tim=dieu%206&hieu-luc=con-hieu-luc")
    page.wait_for_function("() => document.querySelector('[data-lookup]').dataset.shown === 'dieu 6'")
    page.locator(".lookup__filters").evaluate("box => { box.open = true; }")
    assert violations(anywhere) == []
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    small = page.evaluate(
        "() => Array.from(document.querySelectorAll('.facet label, .lookup__line input, .lookup__bar select'))"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    anywhere.assert_clean()


def test_without_scripts_the_tables_are_there(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{PLACE}/")
    expect(page.locator("tr[data-document]").first).to_be_visible()
    expect(page.locator("#lookup-q")).to_be_hidden()
    expect(page.locator(".lookup__filters")).to_be_hidden()
    context.close()


def test_on_paper_what_is_shown_is_printed(desktop: Watched) -> None:
    page = lookup(desktop, "?hieu-luc=het-hieu-luc")
    page.emulate_media(media="print")
    expect(page.locator(".lookup__item").first).to_be_visible()
    expect(page.locator(".lookup__filters")).to_be_hidden()
    expect(page.locator(".lookup__ask")).to_be_hidden()


def test_while_the_index_is_not_there_no_list_is_shown(anywhere: Watched) -> None:
    page = anywhere.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/vi.js", hold)
    page.goto(f"{anywhere.base}/{PLACE}/?tim=dieu%206", wait_until="load")
    expect(page.locator(".lookup__status")).to_have_text(re.compile(r"Đang mở chỉ mục, \d+ KB…"))
    assert shown(page) == []
    assert violations(anywhere) == []
    # Facets without words need no index.
    page.locator("#lookup-q").fill("")
    expect(page.locator(".lookup__status")).to_have_text(re.compile(r"\d+ văn bản\."))
    page.locator("#lookup-q").fill("dieu 6")
    expect(page.locator(".lookup__status")).to_contain_text("Đang mở")
    for route in held:
        route.continue_()
    expect(page.locator(".lookup__provisions a").first).to_be_visible()
    anywhere.assert_clean()


def test_a_lost_index_is_told_and_tried_again(desktop: Watched) -> None:
    page = desktop.page
    page.route("**/search/vi.js", lambda route: route.abort())
    page.goto(f"{desktop.base}/{PLACE}/?tim=dieu%206", wait_until="load")
    note = page.locator(".lookup__note")
    expect(note).to_contain_text("kiểm tra mạng")
    expect(note).to_have_attribute("role", "status")
    assert shown(page) == []
    page.unroute("**/search/vi.js")
    note.get_by_text("Thử lại").click()
    expect(page.locator(".lookup__provisions a").first).to_be_visible()
    expect(note).to_be_hidden()


def test_an_absent_document_is_told(anyhow: Watched) -> None:
    page = lookup(anyhow)
    type_words(page, "2548/QĐ-UBND")
    note = page.locator(".lookup__note")
    expect(note.locator("strong")).to_have_text("Cổng chưa có Quyết định 2548/QĐ-UBND.")
    with page.expect_navigation():
        note.locator("li a").first.click()
    assert "qd-2547-2021-ubnd-son-la" in page.url
    anyhow.assert_clean()


@pytest.mark.parametrize("text", ["constructor", "__proto__"])
def test_any_text_may_be_typed(anyhow: Watched, text: str) -> None:
    page = lookup(anyhow)
    type_words(page, text)
    expect(page.locator(".lookup__status")).to_have_text("Không có văn bản nào khớp.")
    type_words(page, "thông tư 25/2023")
    assert shown(page)[0].startswith("Thông tư 25/2023")
    anyhow.assert_clean()


def test_the_status_is_said_as_the_page_says_it(built_site: Path) -> None:
    """The table, from which the list is made, has both parts of the status for every document."""
    table = html.parse(built_site / PLACE / "index.html")
    rows = table.xpath("//tr[@data-document]")
    assert len(rows) > 40
    doubtful = 0
    for row in rows:
        document = row.get("data-document")
        listed = [pill.text_content() for pill in row.xpath(".//*[contains(@class, 'pill')]")]
        page = html.parse(built_site / "van-ban" / document / "index.html")
        notice = page.xpath("//*[contains(@class, 'doc__top')]//*[contains(@class, 'notice')]/p[1]")[0]
        assert listed == [pill.text_content() for pill in notice.xpath(".//*[contains(@class, 'pill')]")]
        doubtful += listed[-1] == "suy ra"
    assert doubtful > 20
