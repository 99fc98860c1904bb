"""Nghe: a part of a page read aloud by sentence, with a fake voice; hidden where the device has no Vietnamese one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watched, watch
from .test_pages import violations
from .voices import ENGLISH, end_sentence, give_voices, said

PAGE = "hoc-phan/05-bon-mo-hinh-quyet-dinh-242/"
PART = "biet-bon-danh-hieu-xet-ai"


def until(page: Page, expression: str) -> None:
    """Wait for *expression*; the page's policy forbids Playwright to wait inside of it."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(expression)


def begin(watched: Watched, part: str = PART) -> Page:
    """Open the page with a Vietnamese voice and press the button of *part*."""
    give_voices(watched.page)
    page = watched.open(PAGE + ("index.html" if watched.base.startswith("file") else ""))
    page.locator(f"#{part} + .listen-at button").click()
    until(page, "fakeVoice.said.length > 0")
    return page


def marked(page: Page) -> str:
    """The words that are marked as being said."""
    return str(
        page.evaluate(
            "[...(CSS.highlights.get('listen') || [])].map((range) => range.toString().replace(/\\s+/g, ' ')).join()"
        )
    )


def sentences(page: Page) -> int:
    """How many sentences the part has that is read."""
    return int((page.locator(".listen__place").text_content() or "").rsplit(" ", 1)[1])


def test_a_part_is_read_sentence_by_sentence_and_marked(anyhow: Watched) -> None:
    page = begin(anyhow)
    parts = page.evaluate("Object.values(portalSpeech)[0]")
    lines = [line for anchor, blocks in parts if anchor == PART for block in blocks for line in block]
    assert any(len(line) > 1 for line in lines)
    for number, line in enumerate(lines):
        assert said(page)[number:] == [line[-1]]
        assert re.sub(r" *nguồn", "", marked(page)) == line[0]  # a mark of a source may stand within
        end_sentence(page)
    assert len(said(page)) == len(lines)
    assert page.evaluate("fakeVoice.said[0].voice") == "of the device"
    anyhow.assert_clean()


def test_at_the_end_nothing_is_marked_and_it_can_be_heard_again(desktop: Watched) -> None:
    page = begin(desktop)
    count = sentences(page)
    for _ in range(count):
        end_sentence(page)
    main = page.locator(".listen__main")
    expect(main).to_have_text("Nghe lại")
    assert marked(page) == ""
    main.click()
    assert said(page)[count:] == ["Biết bốn danh hiệu xét ai"]


def test_pause_and_going_on_begin_the_sentence_again(desktop: Watched) -> None:
    page = begin(desktop)
    end_sentence(page)
    sentence = said(page)[-1]
    main = page.locator(".listen__main")
    expect(main).to_have_text("Tạm dừng")
    expect(main).to_be_focused()
    page.keyboard.press("Enter")
    expect(main).to_have_text("Nghe tiếp")
    expect(page.locator(f"#{PART} + .listen-at button")).to_have_text("Nghe tiếp")
    end_sentence(page)  # a voice that was told to stop ends late: nothing follows
    assert said(page)[-1] == sentence
    assert len(said(page)) == 2
    page.keyboard.press("Enter")
    assert said(page)[2:] == [sentence]


def test_a_sentence_back_and_on(desktop: Watched) -> None:
    page = begin(desktop)
    page.get_by_role("button", name="Đọc câu sau").click()
    page.get_by_role("button", name="Đọc câu sau").click()
    page.get_by_role("button", name="Đọc câu trước").click()
    told = said(page)
    assert len(told) == 4
    assert told[3] == told[1]
    expect(page.locator(".listen__place")).to_contain_text("Câu 2 trên")


def test_the_speed_is_kept(desktop: Watched) -> None:
    page = begin(desktop)
    page.get_by_label("Tốc độ đọc").select_option(label="Chậm")
    assert page.evaluate("fakeVoice.said.map((one) => one.rate)") == [1, 0.8]
    page = desktop.open(PAGE)
    page.locator(f"#{PART} + .listen-at button").click()
    until(page, "fakeVoice.said.length > 0")
    assert page.evaluate("fakeVoice.said[0].rate") == 0.8
    expect(page.get_by_label("Tốc độ đọc")).to_have_value("slow")


def test_stopping_takes_the_bar_away_and_gives_the_focus_back(desktop: Watched) -> None:
    page = begin(desktop)
    page.keyboard.press("Escape")
    expect(page.locator(".listen-bar")).to_have_count(0)
    button = page.locator(f"#{PART} + .listen-at button")
    expect(button).to_be_focused()
    expect(button).to_have_text("Nghe")
    expect(button).to_have_accessible_name("Nghe mục: Biết bốn danh hiệu xét ai")
    assert marked(page) == ""


def test_another_part_ends_the_first(desktop: Watched) -> None:
    page = begin(desktop)
    page.locator("#noi-ngan-gon + .listen-at button").click()
    until(page, "fakeVoice.said.length > 1")
    assert said(page)[1] == "Nói ngắn gọn"
    expect(page.locator(".listen-bar")).to_have_count(1)
    expect(page.locator(f"#{PART} + .listen-at button")).to_have_text("Nghe")


def test_a_step_is_read_to_its_end(desktop: Watched) -> None:
    page = begin(desktop, "noi-ngan-gon")
    count = sentences(page)
    for _ in range(count):
        end_sentence(page)
    until(page, f"fakeVoice.said.length > {count}")
    assert said(page)[count] == "Biết bốn danh hiệu xét ai"
    page.get_by_role("button", name="Đọc cả bài").click()
    for _ in range(sentences(page)):
        end_sentence(page)
    expect(page.locator(".listen__main")).to_have_text("Nghe lại")


def test_a_folded_row_opens_when_it_is_read(phone: Watched) -> None:
    page = begin(phone)
    row = page.locator("[data-folds] > tr .row__open").first
    expect(row).to_have_attribute("aria-expanded", "false")
    while "Điều nên biết: " not in said(page)[-1]:
        end_sentence(page)
    expect(row).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("[...CSS.highlights.get('listen')][0].getClientRects().length") > 0


def test_the_sentence_stays_in_sight(phone: Watched) -> None:
    page = begin(phone)
    for _ in range(12):
        end_sentence(page)
    box = page.evaluate("[...CSS.highlights.get('listen')][0].getBoundingClientRect().toJSON()")
    assert box["top"] > 60
    assert box["bottom"] < page.locator(".listen-bar").evaluate("(bar) => bar.getBoundingClientRect().top")


def test_without_a_highlight_api_the_block_is_marked(desktop: Watched) -> None:
    desktop.page.add_init_script("delete window.Highlight")
    page = begin(desktop)
    expect(page.locator(f"#{PART}")).to_have_class("heard listen-now")
    while said(page)[-1].startswith(("Biết", "Hình: ")):
        end_sentence(page)
    expect(page.locator(".listen-now")).to_have_count(1)
    expect(page.locator(".listen-now")).to_contain_text("Gia đình học tập")


@pytest.mark.parametrize("voices", [ENGLISH, "[]"])
def test_no_button_without_a_vietnamese_voice(desktop: Watched, voices: str) -> None:
    give_voices(desktop.page, voices)
    page = desktop.open(PAGE)
    page.evaluate("fakeVoice.arrive()")
    assert page.locator(".listen").count() == 0


def test_no_button_without_speech_at_all(desktop: Watched) -> None:
    desktop.page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    page = desktop.open(PAGE)
    assert page.locator(".listen").count() == 0
    desktop.assert_clean()


def test_voices_may_come_late(desktop: Watched) -> None:
    give_voices(desktop.page, late=True)
    page = desktop.open(PAGE)
    assert page.locator(".listen").count() == 0
    page.evaluate("fakeVoice.arrive()")
    expect(page.locator(f"#{PART} + .listen-at button")).to_be_visible()


def test_the_texts_come_when_somebody_listens(desktop: Watched) -> None:
    asked: list[str] = []
    desktop.page.on("request", lambda request: asked.append(request.url))
    give_voices(desktop.page)
    page = desktop.open(PAGE)
    button = page.locator(f"#{PART} + .listen-at button")
    expect(button).to_be_visible()
    assert not [url for url in asked if "/nghe/" in url]
    button.click()
    until(page, "fakeVoice.said.length > 0")
    assert [url for url in asked if url.endswith("/nghe/hp05.js")]


def test_what_does_not_come_is_told_and_can_be_tried_again(desktop: Watched) -> None:
    give_voices(desktop.page)
    page = desktop.open(PAGE)
    page.route("**/nghe/hp05.js", lambda route: route.abort())
    page.locator(f"#{PART} + .listen-at button").click()
    expect(page.locator(".not-loaded")).to_be_visible()
    page.unroute("**/nghe/hp05.js")
    page.locator(".not-loaded button").click()
    until(page, "fakeVoice.said.length > 0")
    expect(page.locator(".not-loaded")).to_have_count(0)


@pytest.mark.parametrize("number", range(1, 14))
def test_every_part_that_is_said_has_a_button(desktop: Watched, number: int) -> None:
    give_voices(desktop.page)
    page = desktop.open("hoc-phan/")
    address = page.locator(f"a[href*='{number:02}-']").first.get_attribute("href")
    page = desktop.open(f"hoc-phan/{address}")
    expect(page.locator(".listen").first).to_be_attached()
    page.add_script_tag(url=f"{desktop.base}/nghe/hp{number:02}.js")
    said_parts = page.evaluate("Object.values(portalSpeech)[0].map((part) => part[0])")
    assert (
        page.evaluate("[...document.querySelectorAll('.heard')].map((heading) => heading.id)") == said_parts
    )


def test_listening_is_accessible_and_fits(chromium: Browser, server: str) -> None:
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            context = chromium.new_context(
                viewport={"width": width, "height": 740}, color_scheme=scheme, reduced_motion="reduce"
            )
            watched = watch(context.new_page(), server)
            page = begin(watched)
            end_sentence(page)
            assert violations(watched, "{include: [['.listen-bar'], ['.listen-at']]}") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            context.close()


def test_a_lesson_is_heard_from_its_title(anyhow: Watched) -> None:
    give_voices(anyhow.page)
    index = "index.html" if anyhow.base.startswith("file") else ""
    page = anyhow.open(f"bai-hoc/05-to-phieu-hoi-gi/{index}")
    expect(page.locator(".listen")).to_have_count(1)
    page.locator("h1 + .listen-at button").click()
    until(page, "fakeVoice.said.length > 0")
    assert said(page) == ["Bài năm: Tờ phiếu hỏi gì"]
    assert marked(page) == "Bài 5: Tờ phiếu hỏi gì"
    anyhow.assert_clean()
