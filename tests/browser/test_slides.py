"""The decks of the site: where they start, whether every slide fits and can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from portal.content.catalogue import Catalogue

from .conftest import ROOT, Watched
from .test_pages import violations

DECK = "tai-ve/trinh-chieu-06.html"
MODULE = "hoc-phan/06-cong-dan-hoc-tap"

DECKS = sorted(p.parent.name[:2] for p in (ROOT / "docs" / "vi" / "hoc-phan").glob("*/slides.yml"))
"""Numbers of the modules whose slides have been written."""
OVERFULL = """() => {
  const found = [];
  for (const slide of document.querySelectorAll('.slides > section')) {
    const before = slide.style.display;
    slide.style.display = 'block';
    const frame = slide.querySelector('.frame');
    const whole = frame.getBoundingClientRect();
    const body = slide.querySelector('.body');
    const room = body.getBoundingClientRect();
    for (const box of [frame, body]) {
      if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) found.push(slide.id);
    }
    for (const part of body.children) {
      const own = part.getBoundingClientRect();
      const out = own.top < room.top - 1 || own.bottom > room.bottom + 1 || own.right > whole.right + 1;
      if (out && getComputedStyle(part).position !== 'absolute') found.push(`${slide.id} ${part.className}`);
    }
    slide.style.display = before;
  }
  return found;
}"""
"""Slides on which something does not fit."""
SMALL = """() => {
  const found = new Set();
  for (const slide of document.querySelectorAll('.slides > section')) {
    const before = slide.style.display;
    slide.style.display = 'block';
    const scale = slide.querySelector('.frame').getBoundingClientRect().height / 720;
    for (const element of slide.querySelectorAll('.frame *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      if (!own || element.tagName === 'title' || element.classList.contains('foot')) continue;
      const svg = element.closest('svg');
      const shown = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width / scale : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * shown;
      if (shown && size < 27.9) found.add(`${slide.id}: ${size.toFixed(1)} ${element.textContent.slice(0, 40)}`);
    }
    slide.style.display = before;
  }
  return [...found];
}"""
"""What is too small to be read from the back row; sources at the foot are for the trainer."""


UNSHOWN = """() => {
  const found = [];
  for (const slide of document.querySelectorAll('.slides > section')) {
    const before = slide.style.display;
    slide.style.display = 'block';
    for (const figure of slide.querySelectorAll('.figure')) {
      const seen = [...figure.children].filter((picture) => picture.getBoundingClientRect().width > 60);
      if (seen.length !== 1) found.push(`${slide.id}: ${seen.length} pictures`);
    }
    slide.style.display = before;
  }
  return found;
}"""
"""Slides that show no form of their picture, or two."""


def opened(watched: Watched, path: str = DECK) -> Page:
    page = watched.page
    page.goto(f"{watched.base}/{path}", wait_until="load")
    page.wait_for_selector("[data-ready]")
    return page


def test_the_button_of_a_module_opens_its_slides(anyhow: Watched, catalogue: Catalogue) -> None:
    page = anyhow.page
    page.add_init_script("localStorage.setItem('xhht.depth', '\"staff\"')")
    page.goto(f"{anyhow.base}/{MODULE}/index.html", wait_until="load")
    with page.context.expect_page() as new:
        page.get_by_role("link", name="Trình chiếu").click()
    deck = new.value
    deck.wait_for_selector("[data-ready]")
    assert deck.locator("section.present h1").inner_text().startswith(catalogue.modules["hp06"].title)
    anyhow.assert_clean()


@pytest.mark.parametrize(
    ("path", "place"),
    [("bao-cao-vien/index.html", ".course table"), ("bao-cao-vien/trinh-chieu", "article table")],
)
def test_decks_start_from_the_timetable_and_a_page_of_their_own(
    anyhow: Watched, catalogue: Catalogue, path: str, place: str
) -> None:
    page = anyhow.page
    end = "" if path.endswith(".html") else ".html" if anyhow.base.startswith("file:") else "/"
    page.goto(f"{anyhow.base}/{path}{end}", wait_until="load")
    link = page.locator(place).get_by_role("link", name="Trình chiếu học phần 6").first
    with page.context.expect_page() as new:
        link.click()
    deck = new.value
    deck.wait_for_selector("[data-ready]")
    assert deck.locator("section.present h1").inner_text().startswith(catalogue.modules["hp06"].title)
    anyhow.assert_clean()


@pytest.mark.parametrize("number", DECKS)
def test_every_slide_fits_both_formats_and_is_large_enough(desktop: Watched, number: str) -> None:
    for shape, width in (("16x9", 1280), ("4x3", 960)):
        desktop.page.set_viewport_size({"width": width, "height": 720})
        page = opened(desktop, f"tai-ve/trinh-chieu-{number}.html?kho={shape}")
        page.evaluate("document.fonts.ready")
        assert page.evaluate(OVERFULL) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate(UNSHOWN) == []
    page.keyboard.press("t")
    assert page.evaluate(OVERFULL) == [], "big text goes back to the usual size where it would overfill"
    desktop.assert_clean()


@pytest.mark.parametrize("scheme", ["", "contrast"])
def test_every_kind_of_slide_is_accessible(desktop: Watched, scheme: str) -> None:
    seen: set[str] = set()
    for number in DECKS:
        page = opened(desktop, f"tai-ve/trinh-chieu-{number}.html")
        page.evaluate("name => name && document.documentElement.classList.add(name)", scheme)
        listed = (
            "[...document.querySelectorAll('.slides > section')].map((s) => [s.id, s.className.trim()])"
        )
        for anchor, kind in page.evaluate(listed):
            looks = " ".join(sorted(name for name in kind.split() if name.startswith("slide--")))
            if looks in seen:
                continue
            seen.add(looks)
            page.evaluate("id => { location.hash = `#/${id}`; }", anchor)
            page.wait_for_selector(f"[id='{anchor}'].present")
            assert violations(desktop) == [], anchor
    assert len(seen) > 12
    desktop.assert_clean()


def test_without_scripts_the_slides_can_be_read(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(f"{server}/{DECK}")
    assert page.locator("section").count() > 15
    assert page.locator(".slide--remember h2").is_visible()
    assert page.locator(".slide--ask .answer").first.is_visible()
    context.close()
