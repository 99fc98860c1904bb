"""The speaker's window: what it shows, that either window may be loaded anew, that the end is told before it comes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from . import hall_deck
from .conftest import Watched, watch
from .hall_deck import again, kept, opened, put, shown, speaker_of
from .test_pages import violations


@pytest.fixture
def speaking(show: Watched) -> Iterator[tuple[Page, Page]]:
    """The window with the slides and the speaker's window."""
    page = opened(show)
    speaker = speaker_of(page)
    heard = watch(speaker, show.base)
    yield page, speaker
    show.assert_clean()
    heard.assert_clean()


def test_the_speaker_sees_notes_time_and_what_comes_next(speaking: tuple[Page, Page]) -> None:
    page, speaker = speaking
    expect(speaker.locator(".speaker__place")).to_have_text(
        f"Trang 1 trên {hall_deck.COUNT}: Học ở bản Ví Dụ"
    )
    expect(speaker.locator(".board__whole")).to_have_text(f"Cả bài: 0:00 trên {hall_deck.TOTAL} phút")
    expect(speaker.locator(".board__advice")).to_contain_text("Giờ chưa chạy")
    expect(speaker.get_by_role("heading", name="Trang sau: Ba bước chấm phiếu")).to_be_visible()
    speaker.get_by_role("button", name="Trang sau", exact=True).click()
    page.wait_for_selector("#buoc.present")
    expect(speaker.locator(".speaker__now h2")).to_have_text("Ba bước chấm phiếu")
    expect(speaker.locator(".speaker__next h2")).to_have_text("Ai chấm phiếu của nhà mình?")
    expect(speaker.locator(".speaker__notes")).to_have_text("Nói về: Ba bước chấm phiếu.")
    expect(speaker.locator(".board__advice")).not_to_contain_text("Giờ chưa chạy")
    page.keyboard.press("PageDown")
    expect(speaker.locator(".speaker__now h2")).to_have_text("Ai chấm phiếu của nhà mình?")
    expect(speaker.locator(".speaker__now .answer")).to_be_hidden()
    speaker.keyboard.press("PageDown")
    expect(speaker.locator(".speaker__now .answer")).to_be_visible()
    expect(speaker.locator(".speaker__now .option--right")).to_have_attribute("data-letter", "B")
    speaker.keyboard.type("26")
    speaker.keyboard.press("Enter")
    page.wait_for_selector("#het.present")
    expect(speaker.get_by_role("heading", name="Đây là trang cuối")).to_be_visible()
    speaker.keyboard.press("PageUp")
    page.wait_for_selector("#nho.present")
    speaker.get_by_role("button", name="Tắt, mở màn").click()
    expect(speaker.locator(".speaker__now.dark")).to_have_count(1)
    assert page.locator(".reveal.paused").count() == 1
    assert violations(Watched(speaker, "")) == []


def test_either_window_may_be_loaded_anew(speaking: tuple[Page, Page]) -> None:
    page, speaker = speaking
    for _ in range(3):
        page.keyboard.press("PageDown")
    assert page.locator("section.present.answered").count() == 1
    put(page, pace=kept(page)["pace"] | {"since": (time.time() - 200) * 1000})
    assert shown(page) == "hoi"
    assert page.locator("section.present.answered").count() == 1
    whole = speaker.locator(".board__whole")
    expect(whole).to_have_text(re.compile(r"Cả bài: 3:2\d trên"))
    speaker.get_by_role("button", name="Trang trước").click()
    page.wait_for_selector("#hoi.present:not(.answered)")
    speaker.reload()
    speaker.wait_for_selector(".speaker__now .frame")
    expect(speaker.locator(".speaker__now h2")).to_have_text("Ai chấm phiếu của nhà mình?")
    expect(whole).to_have_text(re.compile(r"Cả bài: 3:[23]\d trên"))
    page.keyboard.press("PageUp")
    expect(speaker.locator(".speaker__now h2")).to_have_text("Ba bước chấm phiếu")
    again(page)
    speaker.reload()
    speaker.wait_for_selector(".speaker__now .frame")
    speaker.keyboard.press("PageDown")
    page.wait_for_selector("#hoi.present")
    page.close()
    expect(speaker.get_by_role("alert")).to_contain_text("Chưa nối được", timeout=8000)


def test_the_clock_stops_goes_on_and_is_set_back(speaking: tuple[Page, Page]) -> None:
    page, speaker = speaking
    whole = speaker.locator(".board__whole")
    speaker.get_by_role("button", name="Chạy giờ").click()
    expect(whole).to_have_text(re.compile(r"Cả bài: 0:0[1-9]"), timeout=4000)
    speaker.get_by_role("button", name="Dừng giờ").click()
    expect(speaker.get_by_role("button", name="Chạy tiếp")).to_be_visible()
    stands = whole.inner_text()
    page.wait_for_timeout(2200)
    assert whole.inner_text() == stands
    speaker.get_by_role("button", name="Đặt lại giờ").click()
    expect(whole).to_have_text(f"Cả bài: 0:00 trên {hall_deck.TOTAL} phút")


@pytest.mark.parametrize(
    ("slide", "minutes", "on_slide", "advice", "look"),
    [
        ("buoc", 2, 0.2, "Đúng nhịp.", "in-step"),
        ("hoi", 4, 1.7, "Đúng nhịp. Trang này còn nửa phút.", "in-step"),
        ("buoc", 5.2, 4, "Chậm hơn dự kiến 2 phút. Trang này đã đủ giờ, nên sang trang sau.", "behind"),
        ("het", 4.9, 0.1, "Nhanh hơn dự kiến 6 phút.", "ahead"),
        ("nho", 7.5, 0.1, "Còn 5 phút.", "five-left"),
        ("het", 11.2, 0.1, "Còn 1 phút.", "one-left"),
        ("het", 15.2, 0.1, "Đã quá giờ 3 phút.", "over"),
    ],
)
def test_the_end_is_told_before_it_comes(
    show: Watched, slide: str, minutes: float, on_slide: float, advice: str, look: str
) -> None:
    page = opened(show, f"#/{slide}")
    start = (time.time() - minutes * 60) * 1000
    pace = {
        "passed": 0,
        "since": start,
        "here": slide,
        "entered": (minutes - on_slide) * 60_000,
        "spent": {},
    }
    put(page, pace=pace)
    speaker = speaker_of(page)
    expect(speaker.locator(".board__advice")).to_have_text(advice)
    expect(speaker.locator(".board")).to_have_attribute("data-advice", look)
    assert violations(Watched(speaker, ""), "'.board'") == []
    assert page.get_by_text("Còn 5 phút").count() == 0, "the hall is not told"


def test_the_speaker_starts_an_activity(speaking: tuple[Page, Page]) -> None:
    page, speaker = speaking
    speaker.keyboard.type("4")
    speaker.keyboard.press("Enter")
    speaker.get_by_role("button", name="Bắt đầu").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("1:5"))
    expect(speaker.locator(".speaker__activity")).to_contain_text("Hoạt động còn 1:5")
    speaker.keyboard.press("g")
    expect(page.locator(".timer__told")).to_have_text("Đang tạm dừng")


def test_a_window_that_may_not_open_is_told_of(show: Watched) -> None:
    page = opened(show)
    page.evaluate("window.open = () => null")
    page.keyboard.press("s")
    expect(page.locator(".notice-line")).to_contain_text("Trình duyệt chặn cửa sổ mới")
