"""Questions on a cheap phone: one a screen, the big button goes on, pairs and orders by tap; the same by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.content.catalogue import Catalogue

from .answering import answer_rightly
from .conftest import Watched
from .test_pages import violations
from .test_quiz_kinds import example

FOCUS = "document.activeElement.closest('.q')?.id"


def wrong_option(page: Page, question: str) -> Locator:
    value = (
        page.locator(f"#{question} .q__key [data-correct=false]").first.get_attribute("data-option") or ""
    )
    return page.locator(f"#{question} input[value='{value}']")


def asked_on(page: Page) -> list[str]:
    ids: list[str] = page.evaluate("[...document.querySelectorAll('form.quiz .q')].map(q => q.id)")
    return ids


def test_the_big_button_goes_on_and_ends_with_the_result(phone: Watched, catalogue: Catalogue) -> None:
    page = phone.open(example(catalogue, "single")[0])
    ids = asked_on(page)
    assert page.locator(".q:visible").count() == 1, "a phone shows one question a screen"
    expect(page.locator(".quiz__so-far")).to_have_text("Chưa trả lời câu nào.")
    shown = page.locator(".q:visible")
    first = shown.get_attribute("id") or ""
    check = shown.locator(".q__check")
    on = shown.locator(".q__on")
    answer_rightly(page, first)
    check.tap()
    expect(shown.locator(".q__feedback")).to_contain_text("Đúng.")
    expect(on).to_have_text("Câu tiếp")
    size = on.bounding_box()
    assert size
    assert (size["height"] >= 44, size["width"] > 240) == (True, True)
    assert shown.locator("button:visible").first.inner_text() == "Câu tiếp", "it comes first"
    on.tap()
    second = page.locator(".q:visible").get_attribute("id") or ""
    assert second != first
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", second)
    assert -1 < top < 200, "the next question stands at the top"
    page.evaluate("id => { window.location.hash = id; }", ids[-1])
    expect(page.locator(f"#{ids[-1]}")).to_be_visible()
    answer_rightly(page, ids[-1])
    page.locator(".q__check:visible").tap()
    expect(page.locator(".q__on:visible")).to_have_text("Xem kết quả")
    page.locator(".q__on:visible").tap()
    result = page.locator(".quiz__result")
    words = f"Anh chị đã trả lời 2 trên {len(ids)} câu, đúng 2 câu."
    assert result.inner_text().startswith(words), "the score comes first"
    assert page.locator(".q:visible").count() == 0
    assert page.evaluate("document.activeElement.classList.contains('quiz__result')")
    assert violations(phone, "'form.quiz'") == []
    result.get_by_role("button", name="Làm tiếp các câu còn lại").tap()
    assert page.locator(".q:visible").count() == 1
    phone.assert_clean()


def test_a_wrong_answer_is_tried_again_or_left(phone: Watched, catalogue: Catalogue) -> None:
    path, prompt = example(catalogue, "single")
    page = phone.open(path)
    question = page.locator(f"#{prompt.id}")
    wrong_option(page, prompt.id).check()
    question.locator(".q__check").tap()
    expect(question.locator(".q__feedback")).to_contain_text("Chưa đúng.")
    question.get_by_role("button", name="Thử lại").tap()
    expect(question.locator(".q__check")).to_be_visible()
    wrong_option(page, prompt.id).check()
    question.locator(".q__check").tap()
    question.get_by_role("button", name="Câu tiếp").tap()
    expect(question).to_be_hidden()


def test_enter_checks_and_goes_on(anyhow: Watched, catalogue: Catalogue) -> None:
    path, _ = example(catalogue, "single")
    file = path.replace("#", "index.html#") if anyhow.base.startswith("file:") else path
    page = anyhow.page
    page.goto(f"{anyhow.base}/{file}")
    page.get_by_role("button", name="Làm từng câu một").click()
    first = page.locator(".q:visible").get_attribute("id") or ""
    ids = asked_on(page)
    page.locator(f"#{first} input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("q__feedback")
    page.keyboard.press("Enter")
    after = ids[ids.index(first) + 1]
    expect(page.locator(f"#{after}")).to_be_visible()
    assert page.evaluate(FOCUS) == after
    anyhow.assert_clean()


def test_pairs_are_matched_by_tap_and_taken_back(phone: Watched, catalogue: Catalogue) -> None:
    path, prompt = example(catalogue, "matching")
    page = phone.open(path)
    question = page.locator(f"#{prompt.id}")
    pairs = prompt.asked.pairs  # type: ignore[union-attr]
    line = question.locator(".pairs__line")
    side = question.locator(".pairs__side")
    told = question.locator(".pairs [role=status]")
    assert question.locator("select:visible").count() == 0
    line.nth(1).tap()
    side.filter(has_text=pairs[1].right).first.tap()
    expect(line.nth(1)).to_contain_text(f"→ {side.filter(has_text=pairs[1].right).first.inner_text()}")
    expect(told).to_contain_text(f"Đã nối {pairs[1].left}")
    assert question.locator("select").nth(1).input_value() != ""
    assert line.nth(0).get_attribute("aria-pressed") == "true", "the next open line waits"
    # Tapped twice, a line that has an answer is open again.
    line.nth(1).tap()
    line.nth(1).tap()
    expect(line.nth(1)).to_contain_text("Chưa nối")
    assert question.locator("select").nth(1).input_value() == ""
    for at, pair in enumerate(pairs):
        line.nth(at).tap()
        side.filter(has_text=pair.right).first.tap()
    expect(told).to_contain_text("Đã nối đủ các dòng.")
    assert violations(phone, "'form.quiz'") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    question.locator(".q__check").tap()
    expect(question.locator(".q__feedback")).to_contain_text("Đúng.")
    expect(question.locator(".pairs__sides")).to_be_hidden()
    assert question.locator(".pairs__row.opt--right").count() == len(pairs)
    page.reload()
    expect(question.locator(".pairs__row.opt--right")).to_have_count(len(pairs))
    phone.assert_clean()


def test_steps_are_lifted_and_put_where_they_go(phone: Watched, catalogue: Catalogue) -> None:
    path, prompt = example(catalogue, "ordering")
    page = phone.open(path)
    question = page.locator(f"#{prompt.id}")
    steps = prompt.asked.steps  # type: ignore[union-attr]
    lift = question.locator(".order__lift")
    told = question.locator("fieldset [role=status]")
    for at, step in enumerate(steps):
        row = question.locator(f"fieldset [data-step='{step.id}'] .order__lift")
        if lift.nth(at).inner_text() == row.inner_text():
            continue
        row.tap()
        assert row.get_attribute("aria-pressed") == "true"
        expect(told).to_contain_text("Đã nhấc")
        lift.nth(at).tap()
        expect(told).to_contain_text(f"ở chỗ {at + 1} trên {len(steps)}")
    assert violations(phone, "'form.quiz'") == []
    question.locator(".q__check").tap()
    expect(question.locator(".q__feedback")).to_contain_text("Đúng.")
    phone.assert_clean()


def test_a_lifted_step_follows_the_arrows(desktop: Watched, catalogue: Catalogue) -> None:
    path, prompt = example(catalogue, "ordering")
    page = desktop.open(path)
    question = page.locator(f"#{prompt.id}")
    order = "q => [...q.querySelectorAll('fieldset [data-step]')].map(row => row.dataset.step)"
    before: list[str] = question.evaluate(order)
    question.locator(".order__lift").first.focus()
    page.keyboard.press("ArrowDown")
    assert question.evaluate(order) == before, "nothing is lifted yet"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    assert question.evaluate(order) == [before[1], before[0], *before[2:]]
    assert page.evaluate("document.activeElement.closest('[data-step]').dataset.step") == before[1]
    page.keyboard.press("Escape")
    assert question.locator(".order__lift[aria-pressed=true]").count() == 0
    desktop.assert_clean()


@pytest.mark.parametrize("kind", ["matching", "ordering"])
def test_without_scripts_there_are_lists_to_choose_from(
    chromium: Browser, server: str, catalogue: Catalogue, kind: str
) -> None:
    path, prompt = example(catalogue, kind)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{path}")
    assert page.locator(f"#{prompt.id} select:visible").count() >= 3
    context.close()
