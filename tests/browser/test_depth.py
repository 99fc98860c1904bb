"""Two depths of a page, and the sheets that marks open: by finger, by keyboard, for screen readers, from a disk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watched, watch
from .test_budgets import SHIFT
from .test_pages import violations

MODULE = "hoc-phan/05-bon-mo-hinh-quyet-dinh-242/"
STAFF_ONLY = "details.notes, .module__present, .downloads__more, a[href$='.pptx'], a[href*='scorm']"


def depth(page: Page) -> str:
    return str(page.evaluate("document.documentElement.dataset.depth"))


def seen(page: Page, selector: str) -> int:
    return int(page.locator(selector).locator("visible=true").count())


def test_a_finger_opens_the_source_where_it_stands(phone: Watched) -> None:
    page = phone.open(MODULE)
    assert depth(page) == "learner"
    marks = page.locator("article a.src:visible")
    marks.nth(1).tap()
    sheet = page.locator(".says")
    expect(sheet).to_be_visible()
    number = marks.nth(1).get_attribute("data-n")
    assert number
    entry = page.locator(f"#nguon-{number}")
    assert sheet.locator(".says__title").inner_text() == f"Nguồn {number}"
    assert sheet.locator("p").nth(1).inner_text() == entry.locator("p").first.text_content()
    assert sheet.locator(".pill").count() >= 1
    assert sheet.locator(".says__means").first.inner_text().strip()
    box, mark = sheet.bounding_box(), marks.nth(1).bounding_box()
    assert box
    assert mark
    assert box["width"] == 360
    assert mark["y"] + mark["height"] <= box["y"]
    way = sheet.get_by_role("link", name=re.compile("Xem văn bản"))
    size = way.bounding_box()
    assert size
    assert size["height"] >= 44
    target = str(way.get_attribute("href"))
    way.tap()
    page.wait_for_url("**/van-ban/**")
    assert page.locator(f"[id='{target.split('#')[1]}']").is_visible()
    phone.assert_clean()


def test_every_mark_has_its_entry_and_room_for_a_finger(phone: Watched) -> None:
    page = phone.open(MODULE)
    lost = page.evaluate(
        "[...document.querySelectorAll('[data-entry]')].filter(m => !document.getElementById(m.dataset.entry)).length"
    )
    assert lost == 0
    small = page.evaluate(
        "[...document.querySelectorAll('a.src[data-n]')].map(m => m.getBoundingClientRect())"
        ".filter(b => b.width && (b.width < 24 || b.height < 24)).length"
    )
    assert small == 0
    assert page.locator("article a.src[title], article .fact[title], article .free[title]").count() == 0


def test_the_keyboard_opens_reads_and_comes_back(anyhow: Watched) -> None:
    page = anyhow.open(MODULE if anyhow.base.startswith("http") else f"{MODULE}index.html")
    mark = page.locator("a.src[data-n]").first
    mark.focus()
    page.keyboard.press("Enter")
    sheet = page.locator(".says")
    expect(sheet).to_be_focused()
    assert mark.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.says') !== null")
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(mark).to_be_focused()
    # Forwards out of the sheet one comes to what follows the mark.
    page.keyboard.press("Enter")
    page.locator(".says").locator("button").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".says")).to_have_count(0)
    assert page.evaluate(
        "m => !!(m.compareDocumentPosition(document.activeElement) & 4)", mark.element_handle()
    )
    # A click beside the sheet closes it.
    mark.click()
    expect(page.locator(".says")).to_be_visible()
    page.locator("article h1").click()
    expect(page.locator(".says")).to_have_count(0)


def test_a_term_opens_its_meaning(phone: Watched) -> None:
    page = phone.open(MODULE)
    term = page.locator("a.term:visible").first
    term.tap()
    sheet = page.locator(".says")
    assert sheet.locator("p").nth(1).inner_text()
    assert sheet.get_by_role("link", name="Xem trong bảng thuật ngữ").get_attribute("href")
    term.tap()
    expect(sheet).to_have_count(0)


def test_screen_readers_are_told_what_opens(desktop: Watched) -> None:
    page = desktop.open(MODULE)
    mark = page.locator("a.src[data-n='2']").first
    assert mark.get_attribute("aria-haspopup") == "dialog"
    found = mark.aria_snapshot()
    assert "link" in found
    assert "nguồn" in found
    assert "2" in found
    mark.click()
    assert 'dialog "Nguồn 2"' in page.get_by_role("dialog", name="Nguồn 2").aria_snapshot()


def test_learners_do_not_meet_the_trainers_things(anywhere: Watched) -> None:
    anywhere.page.add_init_script("localStorage.setItem('xhht.view', '\"page\"')")
    page = anywhere.open(MODULE)
    assert seen(page, STAFF_ONLY) == 0
    assert seen(page, "ul.downloads > li") >= 4
    box = page.locator("details.unverified")
    assert box.get_attribute("open") is None
    assert seen(page, "details.unverified ol, details.unverified details") == 0
    page.locator(".depth-line button:visible").click()
    assert depth(page) == "staff"
    expect(page.locator(".depth-line button:visible")).to_be_focused()
    assert seen(page, "details.notes") >= 3
    assert seen(page, "a[href$='.pptx']") == 1
    assert box.get_attribute("open") is not None
    anywhere.assert_clean()


def test_the_choice_is_kept_from_page_to_page(desktop: Watched) -> None:
    page = desktop.open("van-ban/tt-25-2023-bgddt/")
    assert depth(page) == "staff"
    switch = page.get_by_role("banner").get_by_role("group", name="Đọc với tư cách")
    before = page.locator("main").bounding_box()
    switch.get_by_role("button", name="Học viên").click()
    assert page.locator("main").bounding_box() == before
    assert depth(page) == "learner"
    pressed = [b.get_attribute("aria-pressed") for b in switch.get_by_role("button").all()]
    assert pressed == ["true", "false"]
    assert depth(desktop.open("can-bo-xa/")) == "learner"


def test_the_drawer_of_a_phone_has_the_switch(phone: Watched) -> None:
    page = phone.open(MODULE)
    page.locator("[data-portal-toggle=drawer]").tap()
    way = page.locator(".md-sidebar .depth").get_by_role("button", name="Cán bộ")
    way.tap()
    assert depth(page) == "staff"
    size = way.bounding_box()
    assert size
    assert size["height"] >= 40


@pytest.mark.parametrize(
    ("door", "then", "found"), [("bao-cao-vien", MODULE, "staff"), ("hoc-phan", "van-ban/", "learner")]
)
def test_a_door_decides_until_somebody_chooses(desktop: Watched, door: str, then: str, found: str) -> None:
    page = desktop.open("")
    assert depth(page) == "learner"
    link = page.locator(f".door a[href*='{door}']").first
    link.click()
    page.wait_for_url(f"**/{door}/**")
    assert depth(desktop.open(then)) == found
    other = "learner" if found == "staff" else "staff"
    page.locator(f".md-header [data-portal-depth={other}]").click()
    desktop.open("")
    page.locator(f".door a[href*='{door}']").first.click()
    page.wait_for_url(f"**/{door}/**")
    assert depth(page) == other


def test_without_scripts_everything_is_seen(chromium: Browser, server: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{MODULE}")
    assert page.locator("html").get_attribute("data-depth") == "staff"
    assert seen(page, "details.notes") >= 3
    assert seen(page, ".depth, .depth-line") == 0
    mark = page.locator("a.src").first
    assert mark.inner_text() == "nguồn"
    mark.click()
    assert "/van-ban/" in page.url
    context.close()


@pytest.mark.parametrize("chosen", ["learner", "staff"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_depths_are_accessible_and_hold_still(
    chromium: Browser, server: str, chosen: str, scheme: Any
) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.add_init_script(f"localStorage.setItem('xhht.depth', '\"{chosen}\"')")
    watched = watch(context.new_page(), server)
    page = watched.open(MODULE)
    assert page.evaluate(SHIFT) <= 0.02
    page.locator("a[data-n], a.src").locator("visible=true").first.click()
    expect(page.locator(".says")).to_be_visible()
    assert violations(watched) == []
    watched.assert_clean()
    context.close()


def test_on_paper_there_is_one_depth(chromium: Browser, server: str) -> None:
    texts = []
    for chosen in ("learner", "staff"):
        context = chromium.new_context(viewport={"width": 800, "height": 1000})
        context.add_init_script(f"localStorage.setItem('xhht.depth', '\"{chosen}\"')")
        page = context.new_page()
        page.goto(f"{server}/{MODULE}", wait_until="networkidle")
        page.evaluate("document.querySelectorAll('details.unverified').forEach(d => { d.open = true })")
        page.emulate_media(media="print")
        texts.append(page.locator("article").inner_text())
        context.close()
    assert texts[0] == texts[1]
    assert "nguồn" in texts[0]
