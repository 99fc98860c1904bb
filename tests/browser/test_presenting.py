"""Presenting a deck: keys, remote controls, overview, the speaker's window; over http and on file://."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from . import hall_deck
from .conftest import Watched
from .hall_deck import again, opened, put, shown
from .test_pages import violations


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


@pytest.mark.parametrize("width", [360, 1280])
def test_a_show_and_its_question_are_accessible(show: Watched, width: int) -> None:
    show.page.set_viewport_size({"width": width, "height": 720})
    page = opened(show)
    for _ in range(4):
        assert violations(show) == []
        page.keyboard.press("PageDown")
    show.assert_clean()
