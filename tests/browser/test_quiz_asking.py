"""Questions of a module asked elsewhere on its page: moved with answers and feedback, counted in the quiz, put back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from portal.content.catalogue import Catalogue
from portal.questions.items import prompts, ready_items

from .answering import answer_rightly
from .conftest import Watched
from .test_pages import violations

ASK = """([ids, word]) => {
  const place = document.createElement('section');
  place.id = 'noi-hoi';
  document.querySelector('.md-content h2').before(place);
  window.told = [];
  return window.portalQuiz.ask(ids, place, sum => window.told.push(sum), word);
}"""


def module(watched: Watched, catalogue: Catalogue) -> tuple[Page, list[str], str, list[str]]:
    """The page of a module that has a case; ids of two questions, of the case, and of the questions of the case."""
    for quiz in catalogue.module_quizzes:
        items = ready_items(quiz, "on-tap")
        cases = [item for item in items if item.type == "case"]
        if not cases:
            continue
        # Step by step the page asks by itself.
        watched.page.add_init_script("localStorage.setItem('xhht.view', '\"page\"')")
        folder = f"hoc-phan/{catalogue.module_folders[quiz.id]}/"
        file = "index.html" if watched.base.startswith("file:") else ""
        watched.page.goto(f"{watched.base}/{folder}{file}")
        watched.page.wait_for_function("window.portalQuiz")
        single = [prompts(item)[0].id for item in items if item.type == "single"][:2]
        return watched.page, single, cases[0].id, [prompt.id for prompt in prompts(cases[0])]
    raise AssertionError("no module has a case")


def test_two_questions_are_asked_in_a_step_and_counted(anyhow: Watched, catalogue: Catalogue) -> None:
    page, (first, second), _, _ = module(anyhow, catalogue)
    order = page.evaluate("[...document.querySelectorAll('.q')].map(q => q.id)")
    assert page.evaluate(ASK, [[first, second, "hp00-c99"], None]) == {
        "asked": 2,
        "answered": 0,
        "right": 0,
    }
    place = page.locator("#noi-hoi")
    assert place.locator(".q:visible").count() == 1
    expect(place.locator(".pager__place")).to_have_text("Câu 1 trên 2")
    page.evaluate("window.portalQuiz.enter()")
    assert page.evaluate("document.activeElement.closest('.q').id") == first
    answer_rightly(page, first)
    place.locator(".q__check:visible").click()
    expect(place.locator(".q__feedback:visible")).to_contain_text("Đúng.")
    page.keyboard.press("Enter")
    expect(place.locator(f"#{second}")).to_be_visible()
    wrong = page.locator(f"#{second} .q__key [data-correct=false]").first.get_attribute("data-option")
    place.locator(f"#{second} input[value='{wrong}']").check()
    place.locator(".q__check:visible").click()
    expect(place.locator(".q__feedback:visible")).to_contain_text("Chưa đúng.")
    expect(place.get_by_role("button", name="Thử lại")).to_be_visible()
    place.get_by_role("button", name="Tiếp tục").click()
    assert page.evaluate("window.told") == [{"asked": 2, "answered": 2, "right": 1}]
    assert violations(anyhow, "'form.quiz'") == []
    page.evaluate("window.portalQuiz.home()")
    assert page.locator("#noi-hoi .q").count() == 0
    assert (
        page.evaluate("[...document.querySelectorAll('form.quiz[data-quiz] .q')].map(q => q.id)") == order
    )
    assert page.locator(f"#{first} .q__feedback").inner_text().startswith("Đúng.")
    saved = page.evaluate(
        "Object.keys(JSON.parse(localStorage[Object.keys(localStorage).find(k => /quiz[.]hp/.test(k))]).answers)"
    )
    assert sorted(saved) == sorted([first, second])
    progress = page.evaluate("Object.values(JSON.parse(localStorage['xhht.progress']))[0]")
    assert (progress["right"], progress["answered"], progress["total"]) == (1, 2, len(order))
    anyhow.assert_clean()


def test_a_case_comes_with_its_story(desktop: Watched, catalogue: Catalogue) -> None:
    page, _, case, parts = module(desktop, catalogue)
    assert page.evaluate(ASK, [[case], "Sang bước sau"])["asked"] == len(parts)
    place = page.locator("#noi-hoi")
    expect(place.locator(".case__story")).to_be_visible()
    for part in parts:
        assert page.evaluate(
            "[...document.querySelectorAll('#noi-hoi .q')].filter(q => q.offsetParent).map(q => q.id)"
        ) == [part]
        answer_rightly(page, part)
        place.locator(".q__check:visible").click()
        place.locator(".q__on:visible").click()
    assert page.evaluate("window.told.length") == 1
    expect(place.locator(".q__on:visible")).to_have_text("Sang bước sau")
    # Asking something else first puts back what was asked; one question of a case hides the others.
    assert (
        page.evaluate(
            "ids => window.portalQuiz.ask(ids, document.getElementById('noi-hoi'), () => 0)", parts[1:2]
        )["asked"]
        == 1
    )
    assert place.locator(".q:visible").count() == 1
    expect(place.locator(".pager")).to_be_hidden()
    page.evaluate("window.portalQuiz.home()")
    assert page.locator("form.quiz[data-quiz] .q:visible").count() == page.locator(".q").count()
    desktop.assert_clean()


def test_who_waits_for_the_questions_is_told(desktop: Watched, catalogue: Catalogue) -> None:
    desktop.page.add_init_script(
        "document.addEventListener('portal-quiz', () => { window.opened = !!window.portalQuiz; })"
    )
    page, *_ = module(desktop, catalogue)
    assert page.evaluate("window.opened") is True
