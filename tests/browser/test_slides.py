"""The decks of the site: where they start, whether every slide fits and can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Watched, watch
from .test_pages import violations

DECK = "tai-ve/trinh-chieu-06.html"
MODULE = "hoc-phan/06-cong-dan-hoc-tap"

OVERFULL = """() => {
  const found = [];
  for (const slide of document.querySelectorAll('.slides > section')) {
    const frame = slide.querySelector('.frame');
    const before = slide.style.display;
    slide.style.display = 'block';
    if (frame.scrollHeight > frame.clientHeight + 1 || frame.scrollWidth > frame.clientWidth + 1) found.push(slide.id);
    slide.style.display = before;
  }
  return found;
}"""
SMALL = """() => {
  const found = new Set();
  for (const element of document.querySelectorAll('.frame *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const svg = element.closest('svg');
    if (own && !svg && parseFloat(getComputedStyle(element).fontSize) < 24) found.add(element.outerHTML.slice(0, 80));
  }
  return [...found];
}"""


def opened(watched: Watched, path: str = DECK) -> Page:
    page = watched.page
    page.goto(f"{watched.base}/{path}", wait_until="load")
    page.wait_for_selector("[data-ready]")
    return page


def test_the_button_of_a_module_opens_its_slides(anyhow: Watched) -> None:
    page = anyhow.page
    page.goto(f"{anyhow.base}/{MODULE}/index.html", wait_until="load")
    with page.context.expect_page() as new:
        page.get_by_role("link", name="Trình chiếu").click()
    deck = new.value
    deck.wait_for_selector("[data-ready]")
    assert deck.locator("section.present h1").inner_text().startswith("Công dân học tập")
    anyhow.assert_clean()


@pytest.mark.parametrize(
    ("path", "place"),
    [("bao-cao-vien/index.html", ".course table"), ("bao-cao-vien/trinh-chieu", "article table")],
)
def test_decks_start_from_the_timetable_and_a_page_of_their_own(
    anyhow: Watched, path: str, place: str
) -> None:
    page = anyhow.page
    end = "" if path.endswith(".html") else ".html" if anyhow.base.startswith("file:") else "/"
    page.goto(f"{anyhow.base}/{path}{end}", wait_until="load")
    link = page.locator(place).get_by_role("link", name="Trình chiếu học phần 6").first
    with page.context.expect_page() as new:
        link.click()
    deck = new.value
    deck.wait_for_selector("[data-ready]")
    assert deck.locator("section.present h1").inner_text().startswith("Công dân học tập")
    anyhow.assert_clean()


@pytest.mark.parametrize("number", range(1, 14))
def test_every_slide_fits_both_formats_and_is_large_enough(desktop: Watched, number: int) -> None:
    for shape in ("16x9", "4x3"):
        page = opened(desktop, f"tai-ve/trinh-chieu-{number:02d}.html?kho={shape}")
        assert page.evaluate(OVERFULL) == []
        assert page.evaluate(SMALL) == []
    page.keyboard.press("t")
    assert page.evaluate(OVERFULL) == [], "big text goes back to the usual size where it would overfill"
    desktop.assert_clean()


@pytest.mark.parametrize("width", [360, 1280])
def test_slides_are_accessible(chromium: Browser, server: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 720}, locale="vi-VN")
    watched = watch(context.new_page(), server)
    page = opened(watched)
    for _ in range(4):
        assert violations(watched) == []
        page.keyboard.press("PageDown")
    watched.assert_clean()
    context.close()


def test_without_scripts_the_slides_can_be_read(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(f"{server}/{DECK}")
    assert page.locator("section").count() > 30
    assert page.locator("#the-nao-la-dat h2").is_visible()
    context.close()
