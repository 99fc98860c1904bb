"""The way of somebody who learns alone on a phone: entry test, steps, away and back, end test, a paper of one's own.

What is right is taken from the course that the build writes: its steps, objectives and tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.questions.learning import CourseData, CourseUnit, course_of
from tests.browser.answering import answer_rightly
from tests.browser.conftest import Watched, watch
from tests.browser.test_class_results import give, open_class
from tests.browser.test_desk import questions_of, start
from tests.browser.test_pages import violations

NAME = "Nguyễn Văn A"


@pytest.fixture(scope="module")
def course(catalogue: Catalogue) -> CourseData:
    return course_of(catalogue)


@pytest.fixture(scope="module")
def unit(course: CourseData) -> CourseUnit:
    """The first module that is a row of steps."""
    return next(unit for unit in course.modules if unit.steps)


@pytest.fixture(params=["http", "file"])
def learner(
    request: pytest.FixtureRequest, chromium: Browser, server: str, offline_site: Path
) -> Iterator[Watched]:
    """A phone, 360 px wide: over http, and on a copy in a folder without a network."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce", locale="vi-VN"
    )
    context.set_offline(request.param == "file")
    yield watch(context.new_page(), server if request.param == "http" else offline_site.as_uri())
    context.close()


def at(watched: Watched, folder: str) -> Page:
    """Open a page that has a folder of its own."""
    file = "index.html" if watched.base.startswith("file:") else ""
    watched.page.goto("about:blank")
    watched.page.goto(f"{watched.base}/{folder}{file}", wait_until="load")
    return watched.page


def answer_in_module(page: Page, question: str) -> None:
    """Answer one question of a module's page rightly, wherever on it the question stands."""
    page.evaluate(
        "id => document.getElementById(id).matches('.q--done') &&"
        " document.getElementById(id).querySelector('.q__again').click()",
        question,
    )
    answer_rightly(page, question)
    page.evaluate("id => document.getElementById(id).querySelector('.q__check').click()", question)


def answer_wrongly(page: Page, questions: list[str]) -> None:
    """Answer the first of *questions* that has options with one that is not right."""
    answered = page.evaluate(
        """questions => {
          const records = JSON.parse(document.querySelector('script.quiz__records').textContent);
          const record = records.find(one => questions.includes(one.id) && one.key.options);
          const question = document.getElementById(record.id);
          const wrong = record.key.options.find(one => !one.correct);
          question.querySelector(`input[value="${wrong.id}"]`).click();
          question.querySelector('.q__check').click();
          return question.querySelector('.q__feedback--wrong') !== null;
        }""",
        questions,
    )
    assert answered


def test_from_the_entry_test_to_a_paper_of_ones_own(
    learner: Watched, catalogue: Catalogue, course: CourseData, unit: CourseUnit
) -> None:
    page = at(learner, "")
    first = catalogue.tests[course.first or ""]
    mine = page.locator("[data-progress]")
    expect(mine).to_contain_text(first.title)
    expect(page.locator(".resume")).to_be_hidden()
    mine.get_by_role("link", name="Làm bài đầu khóa").click()
    expect(page.locator(".desk h2")).to_have_text(first.title)

    # The entry test is not passed, and calls for no review and no repeating.
    page = start(learner, first.id, 4, exam=True)
    answer_rightly(page, questions_of(catalogue, first.id, 4)[0])
    page.locator(".desk__hand").click()
    page.get_by_role("button", name="Vẫn nộp").click()
    expect(page.locator(".desk__outcome")).to_be_visible()
    assert page.evaluate("localStorage.getItem('xhht.review')") is None
    page = at(learner, "")
    expect(mine.locator(".mine__next a")).to_have_text("Bắt đầu học phần 1")
    expect(mine).not_to_contain_text(first.title)

    # A step is opened, gone through, and left in the middle of the second.
    page = at(learner, unit.href)
    page.locator("section.step.now .step__on").click()
    expect(page.locator("section.step.now")).to_have_attribute("data-step", "2")
    page = at(learner, "")
    header = page.locator(".resume")
    expect(header).to_contain_text(f"bước 2/{len(unit.steps)}")
    button = mine.locator(".mine__next a")
    expect(button).to_have_text(f"Học tiếp: bước 2/{len(unit.steps)} – {unit.steps[1].title}")
    assert violations(learner) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for way in (button, header):
        page = at(learner, "")
        way.click()
        expect(page.locator("section.step.now")).to_have_attribute("data-step", "2")
        expect(page.locator(".resume")).to_be_hidden()

    # Everything right but one objective: it is named, with its step; the card says the state.
    *others, missed = unit.objectives
    for objective in others:
        for question in objective.practice:
            answer_in_module(page, question)
    answer_wrongly(page, list(missed.practice))
    page = at(learner, "kiem-tra/")
    line = page.locator(".mine__unit")
    expect(line).to_contain_text(f"nắm {len(others)}/{len(unit.objectives)} mục tiêu")
    expect(line.locator("ul li")).to_have_count(1)
    expect(line.locator("ul li")).to_contain_text(missed.text)
    step = next(s for s in unit.steps if missed.id in s.objectives)
    assert violations(learner) == []
    line.get_by_role("link", name=f"học lại bước “{step.title}”").click()
    expect(page.locator(f"section.step.now[data-anchor='{step.anchor}']")).to_be_visible()
    for question in missed.practice:
        answer_in_module(page, question)
    page = at(learner, "hoc-phan/")
    card = page.locator(f".module-card[data-module={unit.id}]")
    expect(card.locator(".state")).to_have_text("Đã nắm vững")
    expect(page.locator(".module-card .state--new")).to_have_count(len(course.modules) - 1)

    # The end test passed, the paper comes first that day; its code is read where classes are counted.
    last = catalogue.tests[course.last or ""]
    page = start(learner, last.id, 21, exam=True)
    asked = questions_of(catalogue, last.id, 21)
    for question in asked[1:]:
        answer_rightly(page, question)
    page.locator(".desk__hand").click()
    page.get_by_role("button", name="Vẫn nộp").click()
    expect(page.locator(".desk__outcome")).to_contain_text("Đạt")
    page = at(learner, "")
    mine.get_by_role("link", name="Lấy giấy tự học").click()
    sheet = page.locator(".own-paper__sheet")
    expect(sheet).to_contain_text("không thay giấy chứng nhận của lớp")
    page.get_by_role("button", name="In hoặc lưu PDF").click()
    expect(page.locator(".own-paper [role=alert]")).to_contain_text("họ và tên")
    page.locator("#paper-name").fill(f"  {NAME} ")
    expect(sheet).to_contain_text(NAME)
    expect(sheet).to_contain_text(f"Đúng {len(asked) - 1} trên {len(asked)} câu")
    assert violations(learner) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    printed = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    words = " ".join(printed.pages[0].extract_text().split())
    assert len(printed.pages) == 1
    assert NAME in words
    assert catalogue.portal.organisation.vi not in words
    long, short = (
        sheet.locator(f".own-paper__{kind} code, code.own-paper__{kind}") for kind in ("long", "short")
    )
    codes = [long.text_content() or "", f"Trần Thị B {short.text_content() or ''}"]
    page = open_class(learner)
    give(page, "\n".join(codes))
    rows = page.locator("tr", has=page.locator(".class__name"))
    expect(rows).to_have_count(2)
    names = page.locator(".class__name").evaluate_all("all => all.map(one => one.value)")
    assert sorted(names) == [NAME, "Trần Thị B"]
    for row in rows.all():
        expect(row).to_contain_text(f"{len(asked) - 1}/{len(asked)}")
    learner.assert_clean()
