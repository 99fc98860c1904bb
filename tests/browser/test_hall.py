"""Asking the hall: hands are counted, bars shown with the right answer, questions parked; all of it kept and carried away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from .conftest import Watched, watch
from .hall_deck import again, opened, shown, speaker_of
from .test_pages import violations

KEY = "xhht.hall.hp90"


def record(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")
    return found


def counts(page: Page) -> dict[str, int]:
    found: dict[str, int] = record(page)["questions"][-1]["counts"]
    return found


def numbers(page: Page) -> list[str]:
    return page.locator(".counter__number").all_inner_texts()


def test_hands_are_counted_with_keys_and_shown_with_the_answer(show: Watched) -> None:
    page = opened(show, "#/hoi")
    panel = page.get_by_role("region", name="Đếm tay hoặc thẻ")
    expect(panel).to_be_hidden()
    page.keyboard.press("h")
    expect(panel).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("b")
    page.keyboard.type("25")
    page.keyboard.press("+")
    page.keyboard.press("Enter")
    page.keyboard.type("111")
    for _ in range(2):
        page.keyboard.press("Backspace")
    page.keyboard.press("-")
    page.keyboard.press("-")
    page.keyboard.press("=")
    assert numbers(page) == ["12", "26", "1"]
    assert page.locator(".reveal.paused").count() == 0, "B is a letter while hands are counted"
    assert page.locator(".share").count() == 0, (
        "the hall does not see what others said before it has answered"
    )
    assert violations(show) == []
    page.keyboard.press("PageDown")
    expect(panel).to_be_hidden()
    assert page.locator("section.present .share").all_inner_texts() == [
        "12 người · 31 %",
        "26 người · 67 %",
        "1 người · 2 %",
    ]
    bars = page.locator("section.present li").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundImage.includes('gradient'))"
    )
    assert bars == [True] * 3
    expect(page.locator("section.present .option--right")).to_contain_text("Người trong nhà")
    assert violations(show) == []
    small = page.locator(".share").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert small >= 28
    page.keyboard.press("PageUp")
    expect(page.locator(".share")).to_have_count(0)
    show.assert_clean()


def test_a_count_is_mended_and_outlives_the_window(show: Watched) -> None:
    page = opened(show, "#/hoi")
    page.mouse.move(400, 300)
    page.get_by_role("button", name="Đếm tay (H)").click()
    for name in ("Thêm một ở chữ A", "Bớt một ở chữ C", "Đếm xong"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, name
    for letter, times in (("A", 3), ("B", 1)):
        for _ in range(times):
            page.get_by_role("button", name=f"Thêm một ở chữ {letter}").click()
    page.get_by_role("button", name="Đếm xong").click()
    page.keyboard.press("PageDown")
    expect(page.locator(".share").first).to_have_text("3 người · 75 %")
    again(page)
    expect(page.locator(".share").first).to_have_text("3 người · 75 %")
    page.keyboard.press("h")
    expect(page.locator("section.present .share")).to_have_count(0)
    page.keyboard.press("a")
    page.keyboard.press("-")
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    assert page.locator(".share").all_inner_texts() == ["2 người · 67 %", "1 người · 33 %", "0 người · 0 %"]
    assert counts(page) == {"A": 2, "B": 1}
    kept = record(page)
    assert [kept["deck"], kept["title"], len(kept["questions"])] == ["hp90", "Bài thử", 1]
    question = kept["questions"][0]
    assert question["question"] == "Ai chấm phiếu của nhà mình?"
    assert question["options"][1] == {"letter": "B", "text": "Người trong nhà"}
    assert question["right"] == ["B"]
    assert len(question["day"]) == 10
    show.assert_clean()


def test_a_hand_is_counted_at_the_speakers_window_out_of_sight(show: Watched) -> None:
    page = opened(show, "#/hoi")
    speaker = speaker_of(page)
    heard = watch(speaker, show.base)
    speaker.keyboard.press("h")
    speaker.keyboard.type("7")
    speaker.keyboard.press("c")
    speaker.keyboard.type("3")
    speaker.get_by_role("button", name="Thêm một ở chữ C").click()
    expect(speaker.locator(".counter__number")).to_have_text(["7", "0", "4"])
    page.wait_for_function("key => (localStorage.getItem(key) || '').includes('\"C\":4')", arg=KEY)
    assert counts(page) == {"A": 7, "C": 4}
    expect(page.get_by_role("region", name="Đếm tay hoặc thẻ")).to_be_hidden()
    assert violations(Watched(speaker, "")) == []
    speaker.keyboard.press("PageDown")
    expect(page.locator("section.present .share").first).to_have_text("7 người · 64 %")
    expect(speaker.locator(".speaker__now .share").first).to_have_text("7 người · 64 %")
    speaker.reload()
    expect(speaker.locator(".counter__number")).to_have_text(["7", "0", "4"])
    speaker.keyboard.press("p")
    speaker.keyboard.type("bao gio co so?")
    speaker.keyboard.press("Enter")
    page.wait_for_function("key => (localStorage.getItem(key) || '').includes('bao gio')", arg=KEY)
    speaker.keyboard.press("PageDown")
    page.wait_for_selector("#lam.present")
    expect(speaker.get_by_role("region", name="Đếm tay hoặc thẻ")).to_be_hidden()
    heard.assert_clean()
    show.assert_clean()


def test_questions_of_the_hall_are_parked_and_the_record_is_carried_away(show: Watched) -> None:
    page = opened(show, "#/hoi")
    page.keyboard.press("h")
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    for text in ("Kinh phí lấy ở đâu?", "Ai ký phiếu?"):
        page.keyboard.press("p")
        field = page.get_by_label("Câu hỏi để trả lời sau")
        expect(field).to_be_focused()
        field.fill(text)
        page.keyboard.press("Enter")
        expect(page.locator(".notice-line")).to_contain_text("Đã ghi")
    page.keyboard.press("p")
    page.keyboard.type("bso")
    page.keyboard.press("Escape")
    assert shown(page) == "hoi"
    assert page.locator(".reveal.paused").count() == 0, "letters typed are no orders"
    page.keyboard.press("m")
    book = page.get_by_role("dialog", name="Sổ của buổi")
    for words in (
        "Ai chấm phiếu",
        "A: 9 người, 100 %",
        "Đúng: B.",
        "Kinh phí lấy ở đâu?",
        "khi đang chiếu: Ai chấm",
    ):
        assert words in book.inner_text(), words
    assert violations(show) == []
    book.get_by_role("button", name="Xóa câu: Ai ký phiếu?").click()
    expect(book.locator(".book__parked li")).to_have_count(1)
    # Another deck shown on this machine goes into the same file; what is no record does not.
    page.evaluate(
        "localStorage.setItem('xhht.hall.hp91', JSON.stringify({deck: 'hp91', title: 'Bài khác', questions: [],"
        "parked: [{text: 'Còn lớp nào?', slide: 'Một', day: '2026-12-10', time: '9:05'}]}));"
        "localStorage.setItem('xhht.hall.hong', '[1')"
    )
    with page.expect_download() as got:
        book.get_by_role("button", name="Tải sổ về máy").click()
    assert got.value.suggested_filename.startswith("hoi-truong-20")
    carried = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert [carried["kind"], carried["version"]] == ["xhht-hall", 1]
    assert {one["deck"] for one in carried["records"]} == {"hp90", "hp91"}
    own = next(one for one in carried["records"] if one["deck"] == "hp90")
    assert [line["text"] for line in own["parked"]] == ["Kinh phí lấy ở đâu?"]
    assert own["questions"][0]["counts"] == {"A": 9}
    book.get_by_role("button", name="Lớp mới").click()
    assert len(record(page)["questions"]) == 1, "asked once more before it is thrown away"
    book.get_by_role("button", name="Bấm lần nữa để xóa").click()
    expect(book).to_contain_text("Chưa đếm câu nào")
    assert record(page)["questions"] == record(page)["parked"] == []
    show.assert_clean()


def test_another_days_hall_answers_beside_the_first(show: Watched) -> None:
    page = opened(show, "#/hoi")
    page.keyboard.press("h")
    page.keyboard.type("9")
    old = record(page)
    old["questions"][0]["day"] = "2026-01-05"
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(old)])
    again(page)
    page.keyboard.press("h")
    assert numbers(page) == ["0", "0", "0"]
    page.keyboard.type("4")
    assert [one["counts"] for one in record(page)["questions"]] == [{"A": 9}, {"A": 4}]


def test_without_storage_the_trainer_is_told(show: Watched) -> None:
    show.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    page = opened(show, "#/hoi")
    page.keyboard.press("h")
    page.keyboard.type("4")
    expect(page.locator(".notice-line")).to_contain_text("không cho lưu")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    with page.expect_download() as got:
        page.get_by_role("button", name="Tải sổ về máy").click()
    assert json.loads(Path(got.value.path()).read_text(encoding="utf-8"))["records"][0]["questions"][0][
        "counts"
    ] == {"A": 4}


def test_a_slide_that_asks_nothing_counts_nothing(show: Watched) -> None:
    page = opened(show, "#/buoc")
    assert page.get_by_role("button", name="Đếm tay (H)").count() == 0
    page.keyboard.press("h")
    expect(page.locator(".notice-line")).to_have_text("Trang này không hỏi hội trường.")
    assert record(page) == {}
