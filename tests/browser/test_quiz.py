"""The quiz in a browser: by keyboard, feedback in words, kept on the device, without JavaScript too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.content.catalogue import Catalogue
from portal.content.models import Choices
from portal.questions.items import prompts, ready_items

from .answering import answer_rightly
from .conftest import Watched, watch
from .test_pages import violations

MODULE = "hoc-phan/01-khai-niem-va-he-thong-van-ban/"


def answer(page: Page, question: Locator, options: list[str]) -> str:
    """Choose *options* by value, check, and return the feedback shown."""
    for option in options:
        question.locator(f"input[value='{option}']").check()
    question.locator(".q__check").click()
    feedback = question.locator(".q__feedback")
    assert feedback.is_visible()
    return feedback.inner_text()


@pytest.fixture(params=["http", "file"])
def quiz_page(request: pytest.FixtureRequest, desktop: Watched, opened_file: Watched) -> Watched:
    watched: Watched = desktop if request.param == "http" else opened_file
    watched.page.goto(f"{watched.base}/{MODULE}" + ("" if request.param == "http" else "index.html"))
    watched.page.wait_for_selector(".q__check")
    return watched


def test_right_wrong_and_nothing_chosen(quiz_page: Watched, catalogue: Catalogue) -> None:
    page = quiz_page.page
    item = next(i for i in catalogue.quizzes["hp01"].items if i.type == "single")
    question = page.locator(f"#{item.id}")
    assert not question.locator(".q__key").is_visible(), (
        "the key stays closed until the question is answered"
    )
    question.locator(".q__check").click()
    assert "Hãy chọn" in question.inner_text()
    wrong = next(o for o in item.options if not o.correct)
    told = answer(page, question, [wrong.id])
    assert told.startswith("Chưa đúng")
    assert page.evaluate("document.activeElement.classList.contains('q__feedback')"), "feedback takes focus"
    question.get_by_role("button", name="Thử lại").click()
    right = next(o for o in item.options if o.correct)
    told = answer(page, question, [right.id])
    assert told.startswith("Đúng")
    assert "Căn cứ" in question.inner_text()
    quiz_page.assert_clean()


def test_multiple_needs_the_whole_set(quiz_page: Watched, catalogue: Catalogue) -> None:
    page = quiz_page.page
    item = next(i for i in catalogue.quizzes["hp01"].items if i.type == "multiple")
    question = page.locator(f"#{item.id}")
    assert answer(page, question, item.correct_ids[:1]).startswith("Chưa đúng")
    question.get_by_role("button", name="Thử lại").click()
    assert answer(page, question, item.correct_ids).startswith("Đúng")


def test_whole_quiz_score_is_kept_and_shown(quiz_page: Watched, catalogue: Catalogue) -> None:
    page = quiz_page.page
    asked = [p for item in ready_items(catalogue.quizzes["hp01"], "on-tap") for p in prompts(item)]
    first = asked[0].asked
    assert isinstance(first, Choices)
    answer(page, page.locator(f"#{asked[0].id}"), [next(o.id for o in first.options if not o.correct)])
    for prompt in asked[1:]:
        answer_rightly(page, prompt.id)
        page.locator(f"#{prompt.id} .q__check").click()
    result = page.locator(".quiz__result")
    assert f"{len(asked) - 1} trên {len(asked)}" in result.inner_text()
    assert result.locator(f"a[href='#{asked[0].id}']").count() == 1
    assert violations(quiz_page) == []
    page.reload()
    page.wait_for_selector(".q__feedback:visible")
    assert f"{len(asked) - 1} trên {len(asked)}" in page.locator(".quiz__result").inner_text()
    home = f"{quiz_page.base}/" + ("index.html" if quiz_page.base.startswith("file") else "")
    page.goto(home)
    card = page.locator("[data-module=hp01] .module-card__progress")
    # One wrong of its objective's four leaves the objective mastered, and every other is.
    expect(card).to_contain_text("Đã nắm vững")
    quiz_page.assert_clean()


def test_by_keyboard_alone(desktop: Watched, catalogue: Catalogue) -> None:
    page = desktop.open(MODULE)
    item = catalogue.quizzes["hp01"].items[0]
    page.locator(f"#{item.id} input").first.focus()
    position = [o.id for o in item.options].index(item.correct_ids[0])
    page.keyboard.press("Space")
    for _ in range(position):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(f"#{item.id} .q__feedback").inner_text().startswith("Đúng")


def test_targets_are_large_enough(desktop: Watched) -> None:
    page = desktop.open(MODULE)
    page.set_viewport_size({"width": 360, "height": 740})
    heights = page.evaluate("[...document.querySelectorAll('.opt, .q__check')].map(e => e.offsetHeight)")
    assert min(heights) >= 44


def test_broken_or_full_storage_never_breaks_the_run(desktop: Watched, catalogue: Catalogue) -> None:
    page = desktop.open(MODULE)
    page.evaluate(
        "localStorage.setItem('xhht.quiz.hp01', '{broken'); localStorage.setItem('xhht.progress', '7')"
    )
    page.reload()
    page.wait_for_selector(".q__check")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('QuotaExceededError') } }")
    item = catalogue.quizzes["hp01"].items[0]
    assert answer(page, page.locator(f"#{item.id}"), item.correct_ids[:1]).startswith(("Đúng", "Chưa"))
    desktop.assert_clean()


def test_without_javascript_the_answers_unfold(
    chromium: Browser, server: str, catalogue: Catalogue
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = watch(context.new_page(), server).open(MODULE)
    item = catalogue.quizzes["hp01"].items[0]
    question = page.locator(f"#{item.id}")
    assert question.locator("input").count() == len(item.options)
    assert question.locator(".q__check").count() == 0
    question.locator("summary").click()
    assert question.locator("li[data-correct=true]").is_visible()
    context.close()


def test_quiz_prints_with_its_key(desktop: Watched, tmp_path: Path) -> None:
    page = desktop.open(MODULE)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#hp01-c01 legend").is_visible()
    assert page.locator("#hp01-c01 .q__key li[data-correct=true]").is_visible()
    assert not page.locator("#hp01-c01 .q__check").is_visible()
