"""Taking tests: drawn by number, with and without a clock, kept through a reload, handed to the trainer as a code."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.content.catalogue import Catalogue
from portal.questions import facts_of
from portal.questions.draw import draw
from portal.questions.items import candidates, prompts

from .answering import answer_rightly
from .conftest import Watched
from .test_pages import violations

SHORT = re.compile(r"^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$")
CODE = re.compile(r"^([0-9A-HJKMNP-TV-Z]{4}-)+[0-9A-HJKMNP-TV-Z]{1,4}$")


def desk(watched: Watched, query: str) -> Page:
    page_file = "kiem-tra/lam-bai.html" if watched.base.startswith("file:") else "kiem-tra/lam-bai/"
    watched.page.goto(f"{watched.base}/{page_file}?{query}", wait_until="load")
    watched.page.wait_for_selector(".desk h2, .desk ul, .desk button")
    return watched.page


def start(watched: Watched, test: str, seed: int, *, exam: bool, time: str = "0", name: str = "") -> Page:
    page = desk(watched, f"de={test}&ma={seed}")
    page.locator(f"input[value={'exam' if exam else 'practice'}]").check()
    page.locator("#desk-time").select_option(time)
    page.locator("#desk-name").fill(name)
    page.locator(".desk__intro button[type=submit]").click()
    page.wait_for_selector(".desk__sheet .q")
    return page


def questions_of(catalogue: Catalogue, test: str, seed: int) -> list[str]:
    """Ids of the questions Python draws, cases taken apart."""
    banks = catalogue.module_quizzes
    items = {item.id: item for quiz in banks for item in quiz.items}
    first = catalogue.tests.get(catalogue.tests[test].matches or "")
    drawn = draw(catalogue.tests[test], candidates(catalogue.module_quizzes), seed, first)
    return [prompt.id for identifier in drawn for prompt in prompts(items[identifier])]


@pytest.mark.parametrize("test", ["dau-khoa", "cuoi-khoa", "hoc-phan-06"])
@pytest.mark.parametrize("seed", [1, 4711])
def test_a_number_names_the_same_test_here_and_in_python(
    anyhow: Watched, catalogue: Catalogue, test: str, seed: int
) -> None:
    page = start(anyhow, test, seed, exam=True)
    shown = page.evaluate("[...document.querySelectorAll('.desk__sheet .q')].map(q => q.id)")
    assert shown == questions_of(catalogue, test, seed)
    expect(page.locator(".desk h2")).to_contain_text(f"Mã đề {seed}")
    anyhow.assert_clean()


def test_everything_right_passes_and_gives_a_code(anyhow: Watched, catalogue: Catalogue) -> None:
    page = start(anyhow, "cuoi-khoa", 12, exam=True, name="Nguyễn Văn A")
    asked = questions_of(catalogue, "cuoi-khoa", 12)
    for question in asked:
        answer_rightly(page, question)
    page.locator(".desk__hand").click()
    outcome = page.locator(".desk__outcome")
    expect(outcome).to_contain_text(f"Đúng {len(asked)} trên {len(asked)} câu.")
    expect(outcome.locator(".pill--ok")).to_contain_text("Đạt")
    assert SHORT.match(page.locator(".desk__short").inner_text())
    page.get_by_text("Mã đầy đủ, để gửi tin nhắn").click()
    assert CODE.match(page.locator(".desk__letters").inner_text())
    expect(page.locator(".desk__qr svg")).to_be_visible()
    assert violations(anyhow) == []
    anyhow.assert_clean()


def test_card_start_page_and_result_say_the_same_of_every_test(
    desktop: Watched, catalogue: Catalogue
) -> None:
    page = desktop.open("kiem-tra/")
    cards = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-test]')]"
        ".map(card => [card.dataset.test, card.querySelector('.test__facts').textContent]))"
    )
    assert set(cards) == set(catalogue.tests)
    for test, facts in cards.items():
        assert facts in desk(desktop, f"de={test}&ma=4").locator(".desk").inner_text()
        page = start(desktop, test, 4, exam=True)
        assert page.locator(".desk__sheet .q").count() == catalogue.tests[test].questions
        assert f"{catalogue.tests[test].questions} câu, {catalogue.tests[test].minutes} phút" in facts
        page.evaluate("localStorage.removeItem('xhht.attempt')")


@pytest.mark.parametrize(("missing", "verdict"), [(0, "Đạt."), (1, "Chưa đạt.")])
def test_the_pass_mark_is_met_by_the_last_right_answer(
    desktop: Watched, catalogue: Catalogue, missing: int, verdict: str
) -> None:
    test = catalogue.tests["dau-khoa"]
    page = start(desktop, test.id, 21, exam=True)
    for question in questions_of(catalogue, test.id, 21)[: test.needed - missing]:
        answer_rightly(page, question)
    page.locator(".desk__hand").click()
    page.get_by_role("button", name="Vẫn nộp").click()
    outcome = page.locator(".desk__outcome")
    expect(outcome.locator(".pill")).to_have_text(verdict)
    expect(outcome).to_contain_text(facts_of(test))


def test_an_exam_says_nothing_until_the_end(desktop: Watched) -> None:
    page = start(desktop, "hoc-phan-01", 3, exam=True)
    assert page.locator(".q:visible").count() == 1
    assert page.locator(".q__check:visible").count() == 0
    assert page.locator(".q__key:visible").count() == 0
    page.locator(".desk__hand").click()
    expect(page.locator(".desk__note")).to_contain_text("chưa trả lời")
    page.get_by_role("button", name="Quay lại làm").click()
    assert page.locator(".desk__outcome").count() == 0
    page.locator(".desk__hand").click()
    page.get_by_role("button", name="Vẫn nộp").click()
    expect(page.locator(".desk__outcome")).to_contain_text("Đúng 0 trên")
    page.get_by_role("button", name="Xem lại câu sai").click()
    expect(page.locator(".q__feedback:visible").first).to_contain_text("Chưa trả lời.")
    expect(page.locator(".q__cite:visible").first).to_contain_text("Căn cứ")


def test_practice_tells_after_each_question(desktop: Watched, catalogue: Catalogue) -> None:
    page = start(desktop, "hoc-phan-02", 5, exam=False)
    first = questions_of(catalogue, "hoc-phan-02", 5)[0]
    answer_rightly(page, first)
    page.locator(".q:visible .q__check").click()
    expect(page.locator(f"#{first} .q__feedback")).to_contain_text("Đúng.")


def test_a_reload_goes_on_where_it_was(desktop: Watched, catalogue: Catalogue) -> None:
    page = start(desktop, "hoc-phan-03", 9, exam=True, time="12")
    asked = questions_of(catalogue, "hoc-phan-03", 9)
    answer_rightly(page, asked[0])
    page.locator(".pager__on").click()
    before = page.locator(".desk__clock").inner_text()
    page.reload()
    page.get_by_role("button", name="Làm tiếp").click()
    expect(page.locator(".pager__place")).to_contain_text("Câu 2")
    assert page.locator(".desk__clock").inner_text() <= before
    assert page.evaluate("JSON.parse(localStorage.getItem('xhht.attempt')).answers")[asked[0]]["picked"]
    page.reload()
    page.get_by_role("button", name="Bỏ bài dở").click()
    assert page.evaluate("localStorage.getItem('xhht.attempt')") is None


def test_the_clock_hands_in_by_itself(desktop: Watched) -> None:
    page = start(desktop, "hoc-phan-04", 2, exam=True, time="12")
    expect(page.locator(".desk__clock")).to_contain_text("Còn 1")
    page.evaluate(
        "() => { const saved = JSON.parse(localStorage.getItem('xhht.attempt'));"
        "saved.started -= 15 * 60000; localStorage.setItem('xhht.attempt', JSON.stringify(saved)); }"
    )
    page.reload()
    page.get_by_role("button", name="Làm tiếp").click()
    expect(page.locator(".desk__outcome")).to_be_visible()


def test_storage_that_is_full_or_broken_loses_nothing(desktop: Watched, catalogue: Catalogue) -> None:
    page = desktop.page
    page.goto(f"{desktop.base}/kiem-tra/")
    page.evaluate(
        "for (const key of ['attempt', 'results', 'review', 'progress']) localStorage.setItem('xhht.' + key, '{bad')"
    )
    page = start(desktop, "hoc-phan-05", 6, exam=True)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('QuotaExceededError') } }")
    asked = questions_of(catalogue, "hoc-phan-05", 6)
    for question in asked:
        answer_rightly(page, question)
    expect(page.locator(".desk__note")).to_contain_text("không lưu được")
    page.locator(".desk__hand").click()
    expect(page.locator(".desk__outcome")).to_contain_text(f"Đúng {len(asked)} trên {len(asked)}")
    desktop.assert_clean()


def test_mistakes_come_back_for_review(desktop: Watched) -> None:
    page = start(desktop, "hoc-phan-07", 8, exam=True)
    page.locator(".desk__hand").click()
    page.get_by_role("button", name="Vẫn nộp").click()
    desk(desktop, "de=on-tap")
    expect(page.locator(".desk")).to_contain_text("không có câu nào đến hạn")
    page.evaluate(
        "() => { const q = JSON.parse(localStorage.getItem('xhht.review'));"
        "for (const id in q) q[id].due -= 1; localStorage.setItem('xhht.review', JSON.stringify(q)); }"
    )
    page.goto(f"{desktop.base}/")
    expect(page.locator("[data-progress]")).to_contain_text("đến hạn hôm nay")
    page.locator("[data-progress] a.md-button").click()
    page.get_by_role("button", name="Bắt đầu").click()
    count = page.locator(".desk__sheet .q").count()
    for question in page.evaluate("[...document.querySelectorAll('.desk__sheet .q')].map(q => q.id)"):
        answer_rightly(page, question)
        page.evaluate("id => document.getElementById(id).querySelector('.q__check').click()", question)
    page.locator(".desk__hand").click()
    expect(page.locator(".desk__outcome")).to_contain_text(f"Đúng {count} trên {count}")
    steps = page.evaluate("Object.values(JSON.parse(localStorage.getItem('xhht.review'))).map(c => c.step)")
    assert steps == [1] * count
    desktop.assert_clean()


def test_progress_travels_as_file_and_code(
    anyhow: Watched, chromium: Browser, catalogue: Catalogue
) -> None:
    index = "kiem-tra/index.html" if anyhow.base.startswith("file:") else "kiem-tra/"
    page = anyhow.page
    page.goto(f"{anyhow.base}/{index}")
    page.evaluate(
        "localStorage.setItem('xhht.progress', JSON.stringify("
        "{hp01: {right: 9, total: 20, at: '2026-11-20'}, hp03: {right: 5, total: 21, at: '2026-11-21'}}))"
    )
    page.reload()
    expect(page.locator("[data-progress]")).to_contain_text(
        f"đang học 2, trên {len(catalogue.modules)} học phần"
    )
    page.locator(".mine__take summary").click()
    code = page.locator(".mine__code").inner_text()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Lưu thành tệp").click()
    saved = saving.value.path()
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator(".mine__take summary").click()
    page.locator("#mine-code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Nhập").click()
    expect(page.locator(".mine__told")).to_contain_text("Đã nhập")
    expect(page.locator("[data-progress]")).to_contain_text(
        f"đang học 2, trên {len(catalogue.modules)} học phần"
    )
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator(".mine__take summary").click()
    page.locator("#mine-file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": saved.read_bytes()}
    )
    expect(page.locator(".mine__told")).to_contain_text("Đã nhập")
    page.locator("#mine-code").fill("AAAA-BBBB")
    page.get_by_role("button", name="Nhập").click()
    expect(page.locator(".mine__told")).to_contain_text("Mã không đúng")
    anyhow.assert_clean()


@pytest.mark.parametrize("view", ["intro", "run", "end"])
def test_every_view_is_accessible_and_fits(anywhere: Watched, view: str) -> None:
    page = desk(anywhere, "de=cuoi-khoa&ma=5")
    if view != "intro":
        page.locator(".desk__intro button[type=submit]").click()
        page.wait_for_selector(".desk__sheet .q")
    if view == "end":
        page.locator(".desk__hand").click()
        page.get_by_role("button", name="Vẫn nộp").click()
        page.get_by_role("button", name="Xem lại mọi câu").click()
    assert violations(anywhere) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        "() => [...document.querySelectorAll('.desk :is(button, select, label.opt, .desk__field input, .order__move)')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert small == []
    anywhere.assert_clean()


def test_without_scripts_the_page_says_what_else_there_is(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/kiem-tra/lam-bai/")
    expect(page.locator(".needs-script")).to_contain_text("đề in")
    page.goto(f"{server}/kiem-tra/")
    assert page.locator(".tests .test").count() > 10
    expect(page.locator("[data-progress] a", has_text="Làm bài đầu khóa")).to_be_visible()
    context.close()
