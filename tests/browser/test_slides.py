"""Presenting from the site: slides, keys, speaker's window; over http and on file://."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

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


def shown(page: Page) -> str:
    return str(page.locator(".slides > section.present").get_attribute("id"))


def test_the_button_of_a_module_opens_its_slides(anyhow: Watched) -> None:
    page = anyhow.page
    page.goto(f"{anyhow.base}/{MODULE}/index.html", wait_until="load")
    with page.context.expect_page() as new:
        page.get_by_role("link", name="Trình chiếu").click()
    deck = new.value
    deck.wait_for_selector("[data-ready]")
    assert deck.locator("section.present h1").inner_text().startswith("Công dân học tập")
    anyhow.assert_clean()


def test_remote_keys_walk_and_questions_are_asked_before_answered(anyhow: Watched) -> None:
    page = opened(anyhow)
    page.keyboard.press("PageDown")
    assert shown(page) == "muc-tieu"
    page.keyboard.press("PageUp")
    assert shown(page) == "mo-dau"
    page.keyboard.press("End")
    assert shown(page) == "het"
    question, following = (page.locator("section.slide--quiz").nth(n).get_attribute("id") for n in (0, 1))
    page.goto(f"{anyhow.base}/{DECK}#/{question}")
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert shown(page) == question, "a slide has an address of its own"
    answer = page.locator("section.present .answer")
    assert answer.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    assert page.locator("section.present.answered").count() == 0
    page.keyboard.press("PageDown")
    expect(page.locator("section.present.answered .option--right")).to_have_count(1)
    expect(answer).to_have_css("visibility", "visible")
    page.keyboard.press("PageDown")
    assert shown(page) == following
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


def test_the_format_follows_the_screen_and_the_key(desktop: Watched) -> None:
    page = desktop.page
    page.set_viewport_size({"width": 1024, "height": 768})
    opened(desktop)
    assert page.locator("section.present .frame").evaluate("e => e.offsetWidth") == 960
    page.keyboard.press("r")
    assert page.locator("section.present .frame").evaluate("e => e.offsetWidth") == 1280


def test_laser_contrast_darkness_overview_and_help(anyhow: Watched) -> None:
    page = opened(anyhow)
    page.keyboard.press("l")
    page.mouse.move(300, 200)
    box = page.locator(".laser").bounding_box()
    assert box is not None
    assert abs(box["x"] + box["width"] / 2 - 300) < 3
    page.keyboard.press("l")
    expect(page.locator(".laser")).to_have_count(0)
    page.keyboard.press("c")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert violations(anyhow) == []
    page.keyboard.press("c")
    page.keyboard.press("b")
    expect(page.locator(".reveal.paused")).to_have_count(1)
    page.keyboard.press("b")
    expect(page.locator(".reveal.paused")).to_have_count(0)
    page.keyboard.press("o")
    expect(page.locator(".reveal.overview")).to_have_count(1)
    page.keyboard.press("o")
    page.get_by_role("button", name="Phím (?)").click()
    dialog = page.get_by_role("dialog", name="Bảng phím")
    for words in ("cửa sổ người nói", "chấm đỏ", "PageDown", "khổ 4:3"):
        assert words in dialog.inner_text()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    anyhow.assert_clean()


@pytest.fixture
def speaking(anyhow: Watched) -> Iterator[tuple[Page, Page]]:
    """The window with the slides and the speaker's window."""
    page = opened(anyhow)
    with page.expect_popup() as new:
        page.keyboard.press("s")
    speaker = new.value
    speaker.wait_for_selector(".speaker__slide .frame")
    yield page, speaker
    anyhow.assert_clean()


def test_the_speaker_sees_notes_time_and_what_comes_next(speaking: tuple[Page, Page]) -> None:
    page, speaker = speaking
    assert "Trang 1 trên" in speaker.locator(".speaker__place").inner_text()
    assert "trên 75 phút" in speaker.locator(".speaker__timer").inner_text()
    first = speaker.locator(".speaker__slide--next h2").inner_text()
    speaker.get_by_role("button", name="Trang sau", exact=True).click()
    page.wait_for_selector("#muc-tieu.present")
    expect(speaker.locator(".speaker__left .speaker__slide h2")).to_have_text(first)
    noted = page.evaluate("document.querySelector('.slides > section:has(.notes)').id")
    page.evaluate("id => { location.hash = `#/${id}`; }", noted)
    page.wait_for_selector(f"[id='{noted}'].present")
    expect(speaker.locator(".speaker__notes")).to_contain_text(re.compile("phút"))
    speaker.keyboard.press("PageUp")
    page.wait_for_function("id => document.querySelector('section.present').id !== id", arg=noted)
    speaker.get_by_role("button", name="Tắt, mở màn").click()
    expect(speaker.locator(".speaker__slide.dark")).to_have_count(1)
    assert page.locator(".reveal.paused").count() == 1
    assert violations(Watched(speaker, "")) == []


def test_nobody_else_can_drive_the_slides(desktop: Watched) -> None:
    page = opened(desktop)
    page.evaluate("postMessage({ kind: 'do', what: 'next' }, '*')")
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    assert shown(page) == "mo-dau"


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
