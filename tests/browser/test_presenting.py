"""Presenting a deck: keys, remote controls, overview, the speaker's window; over http and on file://."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from . import hall_deck
from .conftest import Watched, watch
from .test_pages import violations

KEPT = "xhht.chieu.hp90"


@pytest.fixture(params=["http", "file"])
def show(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Watched]:
    """The window with the slides, before it is opened."""
    hall_deck.lay(tmp_path)
    context = chromium.new_context(
        viewport={"width": 1280, "height": 720}, reduced_motion="reduce", locale="vi-VN"
    )
    if request.param == "file":
        yield watch(context.new_page(), tmp_path.as_uri())
    else:
        with hall_deck.served(tmp_path) as base:
            yield watch(context.new_page(), base)
    context.close()


def opened(show: Watched, rest: str = "") -> Page:
    page = show.page
    page.goto(f"{show.base}/{hall_deck.NAME}{rest}", wait_until="load")
    page.wait_for_selector("[data-ready]")
    return page


def shown(page: Page) -> str:
    return str(page.locator(".slides > section.present").get_attribute("id"))


def again(page: Page) -> None:
    page.reload()
    page.wait_for_selector("[data-ready]")


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(f"sessionStorage.getItem('{KEPT}')"))
    return found


def put(page: Page, **changes: Any) -> None:
    """Change what the window keeps, as if time had passed, and load it anew."""
    page.evaluate(
        "([key, value]) => sessionStorage.setItem(key, value)", [KEPT, json.dumps(kept(page) | changes)]
    )
    again(page)


def speaker_of(page: Page) -> Page:
    with page.expect_popup() as new:
        page.keyboard.press("s")
    new.value.wait_for_selector(".speaker__now .frame")
    return new.value


@pytest.fixture
def speaking(show: Watched) -> Iterator[tuple[Page, Page]]:
    """The window with the slides and the speaker's window."""
    page = opened(show)
    speaker = speaker_of(page)
    heard = watch(speaker, show.base)
    yield page, speaker
    show.assert_clean()
    heard.assert_clean()


def test_remote_controls_walk_darken_and_fill_the_screen(show: Watched) -> None:
    page = opened(show)
    for key, slide in [
        ("PageDown", "buoc"),
        ("ArrowRight", "hoi"),
        ("ArrowLeft", "buoc"),
        ("PageUp", "mo-dau"),
        ("ArrowDown", "buoc"),
        ("ArrowUp", "mo-dau"),
        ("Space", "buoc"),
        ("Home", "mo-dau"),
        ("Enter", "buoc"),
        ("Backspace", "mo-dau"),
        ("End", "het"),
    ]:
        page.keyboard.press(key)
        assert shown(page) == slide, key
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".reveal.paused")).to_have_count(1)
        assert page.locator(".resume-button").text_content() == "Mở lại màn"
        page.keyboard.press(key)
        expect(page.locator(".reveal.paused")).to_have_count(0)
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect(page.locator(".reveal.paused")).to_have_count(0)
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Process', code: 'KeyB', bubbles: true}))"
    )
    expect(page.locator(".reveal.paused")).to_have_count(1)  # a Vietnamese input method holds letters back
    page.keyboard.press("b")
    page.evaluate("window.same = true")
    page.keyboard.press("F5")
    page.wait_for_function("() => document.fullscreenElement !== null")
    assert page.evaluate("window.same"), "the key that begins a show does not load it anew"
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.fullscreenElement === null")
    assert shown(page) == "het", "the key that ends a show leads nowhere else"
    show.assert_clean()


def test_questions_are_asked_before_answered_and_slides_have_addresses(show: Watched) -> None:
    page = opened(show, "#/hoi")
    assert shown(page) == "hoi"
    answer = page.locator("section.present .answer")
    assert answer.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    assert page.locator("section.present .option--right").count() == 0
    page.keyboard.press("PageDown")
    expect(page.locator("section.present.answered .option--right")).to_have_attribute("data-letter", "B")
    expect(answer).to_have_css("visibility", "visible")
    again(page)
    expect(page.locator("section.present.answered .option--right")).to_have_count(1)
    page.keyboard.press("PageDown")
    assert shown(page) == "lam"
    assert page.url.endswith("#/lam")
    page.evaluate("location.hash = '#/buoc'")
    page.wait_for_selector("#buoc.present")
    show.assert_clean()


def test_a_number_and_enter_go_to_a_slide(show: Watched) -> None:
    page = opened(show)
    told = page.locator(".notice-line")
    page.keyboard.type("12")
    expect(told).to_have_text("Tới trang 12: bấm Enter. Ý thứ 8")
    page.keyboard.press("Enter")
    assert shown(page) == "y-8"
    expect(told).to_be_empty()
    page.keyboard.type("34")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    assert shown(page) == "hoi"
    page.keyboard.type("5")
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    assert page.locator("section.present.answered").count() == 1, "a number given up is forgotten"
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect(told).to_have_text(f"Không có trang 99; bài này có {hall_deck.COUNT} trang.")
    assert shown(page) == "hoi"
    show.assert_clean()


def test_all_slides_at_once_for_keys_and_mouse(show: Watched) -> None:
    page = opened(show, "#/buoc")
    page.keyboard.press("o")
    cells = page.locator("[role=dialog][aria-labelledby] .overview__cell")
    expect(cells).to_have_count(hall_deck.COUNT)
    expect(cells.nth(1)).to_be_focused()
    expect(cells.nth(1)).to_have_attribute("aria-current", "true")
    box = cells.nth(0).bounding_box()
    assert box is not None
    assert box["width"] > 180, "large enough to be told apart"
    columns = cells.evaluate_all("all => all.filter(one => one.offsetTop === all[0].offsetTop).length")
    assert columns > 2
    page.keyboard.press("ArrowDown")
    expect(cells.nth(1 + columns)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert shown(page) == "y-1" if columns == 4 else True
    expect(cells.first).to_be_hidden()
    page.keyboard.press("o")
    assert violations(show) == []
    expect(cells.nth(2).locator(".answer")).to_be_hidden()  # leapt over, not asked yet
    page.keyboard.press("End")
    expect(cells.last).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(cells.first).to_be_hidden()
    page.mouse.move(300, 300)
    page.get_by_role("button", name="Mọi trang (O)").click()
    page.get_by_role("button", name="Nhớ ba điều").click()
    assert shown(page) == "nho"
    page.keyboard.press("PageDown")
    assert shown(page) == "het", "the keys are the show's again"
    show.assert_clean()


def test_the_list_of_keys_names_every_key(show: Watched) -> None:
    page = opened(show)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Bảng phím")
    words = dialog.inner_text()
    for said in (
        "Số rồi Enter",
        "PageDown",
        "F5",
        "cửa sổ người nói",
        "đếm ngược",
        "câu hỏi của hội trường",
        "4:3",
        "Firefox",
    ):
        assert said in words, said
    assert violations(show) == []
    page.keyboard.press("PageDown")
    assert shown(page) == "mo-dau", "keys pressed in a box are the box's"
    for _ in range(3):
        page.keyboard.press("Tab")
        assert dialog.evaluate("box => box.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("PageDown")
    assert shown(page) == "buoc"
    show.assert_clean()


def test_laser_contrast_big_text_and_format(show: Watched) -> None:
    page = opened(show, "?kho=4x3")
    frame = page.locator("section.present .frame")
    assert frame.evaluate("e => e.offsetWidth") == 960
    page.keyboard.press("r")
    assert frame.evaluate("e => e.offsetWidth") == 1280
    page.keyboard.press("l")
    page.mouse.move(300, 200)
    box = page.locator(".laser").bounding_box()
    assert box is not None
    assert abs(box["x"] + box["width"] / 2 - 300) < 3
    page.keyboard.press("l")
    expect(page.locator(".laser")).to_have_count(0)
    page.keyboard.press("c")
    page.keyboard.press("t")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert violations(show) == []
    again(page)
    assert page.evaluate("document.documentElement.className").count("contrast") == 1, "it stays as it was"
    assert page.locator("html.big").count() == 1
    show.assert_clean()


def test_tools_go_out_of_sight_while_nothing_moves(show: Watched) -> None:
    page = opened(show)
    page.clock.install()
    again(page)
    tools = page.get_by_role("navigation", name="Công cụ trình chiếu")
    expect(tools).to_have_css("opacity", "1")
    page.clock.run_for(6000)
    expect(tools).to_have_css("opacity", "0")
    page.mouse.move(200, 200)
    expect(tools).to_have_css("opacity", "1")
    page.clock.run_for(6000)
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    tools.get_by_role("button").last.focus()
    expect(tools).to_have_css("opacity", "1")


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


def test_an_activity_counts_down_stops_and_ends_quietly(show: Watched) -> None:
    page = opened(show, "#/lam")
    face = page.get_by_role("timer")
    assert face.inner_text() == "2:00"
    page.keyboard.press("g")
    expect(face).to_have_text("1:58", timeout=4000)
    page.keyboard.press("g")
    expect(page.locator(".timer__told")).to_have_text("Đang tạm dừng")
    stands = face.inner_text()
    page.wait_for_timeout(1500)
    assert face.inner_text() == stands
    again(page)
    assert face.inner_text() == stands, "loaded anew, it stands where it stood"
    page.mouse.move(100, 100)
    page.get_by_role("button", name="Thêm 1 phút").click()
    assert face.inner_text().startswith("2:5")
    face.click()
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    put(page, countdowns={"lam": {"left": 1200, "since": time.time() * 1000}})
    expect(page.locator(".timer__told")).to_have_text("Hết giờ")
    assert face.inner_text() == "0:00"
    assert violations(show) == []
    page.get_by_role("button", name="Đặt lại").click()
    assert face.inner_text() == "2:00"
    page.keyboard.press("Home")
    page.keyboard.press("g")
    expect(page.locator(".notice-line")).to_have_text("Trang này không có đồng hồ hoạt động.")
    show.assert_clean()


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


@pytest.mark.parametrize("width", [360, 1280])
def test_a_show_and_its_question_are_accessible(show: Watched, width: int) -> None:
    show.page.set_viewport_size({"width": width, "height": 720})
    page = opened(show)
    for _ in range(4):
        assert violations(show) == []
        page.keyboard.press("PageDown")
    show.assert_clean()
