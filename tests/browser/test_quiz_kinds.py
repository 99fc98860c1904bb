"""Every kind of question: by keyboard, by touch, one a screen, on paper, and without scripts no key unasked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.content.catalogue import Catalogue
from portal.questions import variant
from portal.questions.items import Prompt, interaction_texts, prompts, ready_items

from .answering import answer_rightly
from .conftest import Watched
from .test_pages import violations

KINDS = ["single", "multiple", "true-false", "matching", "ordering", "numeric", "short", "case"]


def example(catalogue: Catalogue, kind: str) -> tuple[str, Prompt]:
    """The first question of a kind, of a case its first one, and where it stands on the page of its module."""
    for quiz in catalogue.module_quizzes:
        for item in ready_items(quiz, "on-tap"):
            if item.type == kind:
                first = prompts(item)[0]
                return f"hoc-phan/{catalogue.module_folders[quiz.id]}/#{first.id}", first
    raise AssertionError(f"no question of kind {kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_right_wrong_and_the_basis(anyhow: Watched, catalogue: Catalogue, kind: str) -> None:
    path, prompt = example(catalogue, kind)
    page = anyhow.page
    page.goto(
        f"{anyhow.base}/{path.replace('#', 'index.html#') if anyhow.base.startswith('file') else path}"
    )
    question = page.locator(f"#{prompt.id}")
    check = question.locator(".q__check")
    check.click()
    told = question.locator(".q__feedback")
    if prompt.type == "ordering":
        assert told.inner_text().startswith("Chưa đúng.")
        question.get_by_role("button", name="Thử lại").click()
    else:
        assert told.inner_text().startswith("Hãy")
    assert not question.locator(".q__key").is_visible()
    answer_rightly(page, prompt.id)
    check.click()
    assert told.inner_text().startswith("Đúng.")
    expect(told.locator(".q__cite")).to_contain_text("Căn cứ")
    assert told.locator(".q__cite a").count() >= 1
    assert page.evaluate("document.activeElement.classList.contains('q__feedback')")
    page.reload()
    expect(question.locator(".q__feedback")).to_contain_text("Đúng.")
    assert violations(anyhow, "'form.quiz'") == []
    anyhow.assert_clean()


def test_a_known_mistake_has_its_own_words(desktop: Watched, catalogue: Catalogue) -> None:
    path, prompt = example(catalogue, "numeric")
    page = desktop.open(path)
    question = page.locator(f"#{prompt.id}")
    near = prompt.asked.near[0]  # type: ignore[union-attr]
    question.locator("input").fill(f"{near.value:g} %".replace(".", ","))  # type: ignore[union-attr]
    page.keyboard.press("Enter")
    expect(question.locator(".q__feedback")).to_contain_text(near.feedback)


@pytest.mark.parametrize("kind", ["matching", "ordering", "numeric", "short"])
def test_by_keyboard_alone(desktop: Watched, catalogue: Catalogue, kind: str) -> None:
    path, prompt = example(catalogue, kind)
    page = desktop.open(path)
    question = page.locator(f"#{prompt.id}")
    asked = prompt.asked
    if kind == "matching":
        question.locator(".pairs__line").first.focus()
        for pair in asked.pairs:  # type: ignore[union-attr]
            # The line that waits is the next one; what belongs to it is found by arrows.
            line = question.locator(".pairs__line[aria-pressed=true]")
            assert line.locator(".pairs__left").inner_text() == pair.left
            question.locator(".pairs__side").first.focus()
            texts = [t.partition(". ")[2] for t in question.locator(".pairs__side").all_inner_texts()]
            for _ in range(texts.index(pair.right)):
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            expect(question.locator(".pairs [role=status]")).to_contain_text("Đã nối")
        question.locator(".pairs__side").last.focus()
        page.keyboard.press("Tab")
    elif kind == "ordering":
        for at, step in enumerate(asked.steps):  # type: ignore[union-attr]
            row = question.locator(f"fieldset [data-step='{step.id}']")
            while row.evaluate("e => [...e.parentNode.children].indexOf(e)") > at:
                row.locator(".order__move--up").focus()
                page.keyboard.press("Enter")
        question.locator(".q__check").focus()
    else:
        question.locator("input").focus()
        key = asked.accept[0] if kind == "short" else f"{asked.answer:g}"  # type: ignore[union-attr]
        page.keyboard.type(key)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('q__check')")
    page.keyboard.press("Enter")
    expect(question.locator(".q__feedback")).to_contain_text("Đúng.")


@pytest.mark.parametrize("kind", KINDS)
def test_by_touch_on_a_phone(phone: Watched, catalogue: Catalogue, kind: str) -> None:
    path, prompt = example(catalogue, kind)
    page = phone.open(path)
    question = page.locator(f"#{prompt.id}")
    small = question.evaluate(
        "q => [...q.querySelectorAll('.opt, button, .answer__field')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    answer_rightly(page, prompt.id)
    question.locator(".q__check").tap()
    expect(question.locator(".q__feedback")).to_contain_text("Đúng.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_question_a_screen(desktop: Watched, catalogue: Catalogue) -> None:
    page = desktop.open(example(catalogue, "case")[0])
    total = page.locator(".q").count()
    page.get_by_role("button", name="Làm từng câu một").click()
    assert page.locator(".q:visible").count() == 1
    expect(page.locator(".pager__place")).to_have_text(f"Câu 1 trên {total}")
    page.get_by_role("button", name="Câu sau").click()
    expect(page.locator(".pager__place")).to_have_text(f"Câu 2 trên {total}")
    page.reload()
    assert page.locator(".q:visible").count() == 1, "the view is remembered"
    assert violations(desktop) == []
    page.get_by_role("button", name="Xem cả trang").click()
    assert page.locator(".q:visible").count() == total


def test_mistakes_can_be_done_again(desktop: Watched, catalogue: Catalogue) -> None:
    path, _ = example(catalogue, "single")
    page = desktop.open(path)
    asked: list[str] = page.evaluate("[...document.querySelectorAll('.q')].map(q => q.id)")
    for question in asked[1:]:
        answer_rightly(page, question)
        page.evaluate("id => document.getElementById(id).querySelector('.q__check').click()", question)
    wrong = page.locator(f"#{asked[0]} .q__key [data-correct=false]").first.get_attribute("data-option")
    page.locator(f"#{asked[0]} input[value='{wrong}']").check()
    page.locator(f"#{asked[0]} .q__check").click()
    expect(page.locator(".quiz__result")).to_contain_text("nhắc ôn")
    page.get_by_role("button", name="Làm lại các câu sai").click()
    assert page.locator(".q--done").count() == len(asked) - 1


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_no_key_is_shown_unasked(
    chromium: Browser, server: str, catalogue: Catalogue, kind: str
) -> None:
    path, prompt = example(catalogue, kind)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{path}")
    question = page.locator(f"#{prompt.id}")
    visible = question.inner_text()
    shown = set(interaction_texts(prompt.asked))
    feedback = [t for t in shown if t.endswith(".") and t != prompt.asked.stem]
    key = question.locator(".q__key").inner_text()
    assert not [t for t in feedback if t in visible and t not in option_texts(prompt)]
    assert key.strip() == "Xem đáp án"
    question.locator("summary").click()
    assert len(question.locator(".q__key").inner_text()) > len(key)
    context.close()


def option_texts(prompt: Prompt) -> set[str]:
    asked = prompt.asked
    return {o.text for o in getattr(asked, "options", [])} | {s.text for s in getattr(asked, "steps", [])}


def test_on_paper_all_keys_come_after_all_questions(desktop: Watched, catalogue: Catalogue) -> None:
    page = desktop.open(example(catalogue, "matching")[0])
    page.get_by_role("button", name="Làm từng câu một").click()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    lowest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.q fieldset')].map(e => e.getBoundingClientRect().bottom))"
    )
    first = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.q__key')].map(e => e.getBoundingClientRect().top))"
    )
    assert page.locator(".q fieldset:visible").count() == page.locator(".q").count()
    assert lowest <= first + 1
    assert page.locator(".match__sides").first.is_visible()
    assert not page.locator(".order__move:visible").count()


def test_options_stand_as_on_paper(desktop: Watched, catalogue: Catalogue) -> None:
    page: Page = desktop.page
    page.goto(f"{desktop.base}/kiem-tra/lam-bai/?de=hoc-phan-01&ma=101")
    page.locator(".desk__intro button[type=submit]").click()
    page.wait_for_selector(".desk__sheet .q")
    shown = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.q[data-type=single], .q[data-type=multiple]')]"
        ".map(q => [q.id, [...q.querySelectorAll('.opt')].map(o => o.innerText.slice(0, 2) + o.children[0].value)]))"
    )
    paper = variant(catalogue, catalogue.tests["hoc-phan-01"], 101)
    asked = {q.id: [f"{c.letter}.{c.id}" for c in q.choices] for q in paper.questions}
    assert shown == {identifier: asked[identifier] for identifier in shown}
    assert len(shown) >= 5
    keys = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.q[data-type=single]')].map(q => [q.id,"
        " q.querySelector('[data-correct=true] .letter').textContent]))"
    )
    assert keys == {q.id: f"{q.key}." for q in paper.questions if q.kind == "single"}
