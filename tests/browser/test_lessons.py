"""A lesson on a phone: read, answered, on to the next; from a folder without network; in both schemes."""

from __future__ import annotations

import re

import pytest

from portal.content.catalogue import Catalogue
from portal.content.models import Choices

from .answering import answer_rightly
from .conftest import Watched
from .searching import ask, at_home
from .test_pages import violations

MOST_SCREENS = 4
"""Of a phone, from the title to the way on."""


def folder(catalogue: Catalogue, lesson: str) -> str:
    return f"{catalogue.folder_of(lesson)}/"


@pytest.mark.parametrize("number", range(1, 9))
def test_a_lesson_takes_few_screens(phone: Watched, catalogue: Catalogue, number: int) -> None:
    page = phone.open(folder(catalogue, f"bh0{number}"))
    page.add_style_tag(content="* { content-visibility: visible !important }")
    one = page.locator(".quiz__view")
    if one.get_attribute("aria-pressed") != "true":
        one.click()
    end = page.evaluate("document.querySelector('.lesson-ways').getBoundingClientRect().bottom + scrollY")
    print(f"bh0{number}: {end / 740:.2f} màn hình")
    assert end <= MOST_SCREENS * 740
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    phone.assert_clean()


def test_answering_three_questions_and_going_on(phone: Watched, catalogue: Catalogue) -> None:
    page = phone.open(folder(catalogue, "bh03"))
    for item in catalogue.quizzes["bh03"].items:
        question = page.locator(f"#{item.id}")
        if not question.is_visible():
            page.get_by_role("button", name=re.compile("^Câu (tiếp|sau)")).locator(
                "visible=true"
            ).first.click()
        assert question.is_visible()
        answer_rightly(page, item.id)
        question.locator(".q__check").click()
        assert isinstance(item, Choices)
        right = next(option for option in item.options if option.correct)
        assert right.feedback in question.locator(".q__feedback").inner_text()
    page.locator(".lesson-ways a.md-button").click()
    page.wait_for_url("**/bai-hoc/04-*/")
    assert page.locator("article.lesson").get_attribute("data-lesson") == "bh04"
    phone.assert_clean()


def test_what_it_rests_on_opens_by_a_tap(phone: Watched, catalogue: Catalogue) -> None:
    page = phone.open(folder(catalogue, "bh05"))
    claim = page.locator(".lesson__claim").first
    assert not claim.is_visible()
    page.locator(".lesson__basis > summary").tap()
    assert claim.is_visible()
    assert page.locator(".lesson__basis .pill").first.is_visible()


def test_from_a_folder_without_network(opened_file: Watched, catalogue: Catalogue) -> None:
    page = opened_file.page
    page.goto(f"{opened_file.base}/bai-hoc/index.html")
    page.locator(".lessons h2 a:not(.headerlink)").first.click()
    page.wait_for_selector("article.lesson .drawing")
    item = catalogue.quizzes["bh01"].items[0]
    answer_rightly(page, item.id)
    page.locator(f"#{item.id} .q__check").click()
    assert page.locator(f"#{item.id} .q__feedback").inner_text().startswith("Đúng")
    page.locator(".lesson-ways a.md-button").click()
    page.wait_for_selector("article[data-lesson='bh02']")
    opened_file.assert_clean()


@pytest.mark.parametrize(
    "path", ["bai-hoc/", "bai-hoc/03-tinh-nhung-gi/", "bai-hoc/06-dien-thoai-de-lam-gi/"]
)
def test_everybody_can_use_it(anywhere: Watched, path: str) -> None:
    page = anywhere.open(path)
    for details in page.locator("details.lesson__basis").all():
        details.evaluate("one => one.open = true")
    assert violations(anywhere) == []
    anywhere.assert_clean()


@pytest.mark.parametrize(
    ("query", "lesson"),
    [("mười điều được tính", "bh03"), ("hoc o dau hoc luc nao", "bh07"), ("không rõ thì hỏi ai", "bh08")],
)
def test_search_leads_to_lessons(desktop: Watched, catalogue: Catalogue, query: str, lesson: str) -> None:
    found = ask(at_home(desktop), query)
    assert any(folder(catalogue, lesson) in address for address in found[:5]), found[:5]
