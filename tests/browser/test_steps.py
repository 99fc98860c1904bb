"""Learning step by step: one step on the screen, the place kept, links into steps, the whole page for everything else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.content.catalogue import Catalogue

from .answering import answer_rightly
from .conftest import Watched
from .test_pages import violations

MODULE = "hoc-phan/05-bon-mo-hinh-quyet-dinh-242"
SEEN = "[...document.querySelectorAll('section.step, section.beside')].filter(s => s.offsetParent).map(s => s.id)"


def shown(page: Page, steps: list[str]) -> None:
    """Wait until *steps* are what is seen: an address is followed after the click has returned."""
    page.wait_for_function(f"ids => {SEEN}.join() === ids", arg=",".join(steps))


def opened(watched: Watched, anchor: str = "") -> Page:
    """The page of the module, over http or from a folder."""
    file = "/index.html" if watched.base.startswith("file:") else "/"
    watched.page.goto("about:blank")
    watched.page.goto(f"{watched.base}/{MODULE}{file}{anchor}", wait_until="load")
    watched.page.wait_for_function(
        "window.portalQuiz && document.querySelector('[data-portal-view][aria-pressed=true]')"
    )
    return watched.page


def record(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('xhht.learning')"))
    return found


def place(page: Page) -> str:
    return page.locator(".learn__place").inner_text()


def on(page: Page) -> None:
    """The next step, by the way on at the foot of this one."""
    link = page.locator("section.step.now .step__on")
    to = link.get_attribute("href")
    link.click()
    expect(page.locator(f"section.step{to}")).to_be_visible()


def test_steps_follow_each_other_and_the_place_is_kept(anyhow: Watched, catalogue: Catalogue) -> None:
    module = catalogue.modules["hp05"]
    steps = len(module.steps) + 1
    page = opened(anyhow)
    shown(page, ["buoc-1"])
    assert place(page) == f"Bước 1/{steps}"
    on(page)
    expect(page.locator("#buoc-2")).to_be_visible()
    shown(page, ["buoc-2"])
    assert page.url.endswith("#buoc-2")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    kept = record(page)
    assert kept["modules"]["hp05"]["seen"] == [module.steps[0].section]
    assert (kept["last"]["step"], kept["last"]["of"], kept["last"]["anchor"]) == (
        2,
        steps,
        module.steps[1].section,
    )
    page.go_back()
    expect(page.locator("#buoc-1")).to_be_visible()
    page = opened(anyhow)
    shown(page, ["buoc-2"])
    for number in range(2, steps):
        on(page)
        shown(page, [f"buoc-{number + 1}"])
    page.locator("section.step.now .step__nav .md-button").click()
    expect(page.locator("form.quiz[data-quiz] .q").first).to_be_visible()
    assert record(page)["modules"]["hp05"]["read"] is not None
    assert page.locator("section.step.now").count() == 0
    anyhow.assert_clean()


def test_links_lead_into_the_step_that_holds_them(anyhow: Watched, catalogue: Catalogue) -> None:
    sections = [step.section for step in catalogue.modules["hp05"].steps]
    page = opened(anyhow, f"#{sections[2]}")
    shown(page, ["buoc-3"])
    assert page.locator(f"#{sections[2]}").evaluate("h => h.getBoundingClientRect().top") < 400
    page.evaluate("location.hash = 'tai-ve'")
    expect(page.locator("#tai-ve")).to_be_visible()
    assert page.locator("section.step.now").count() == 0
    page.evaluate("location.hash = 'muc-tieu'")
    expect(page.locator("#muc-tieu")).to_be_visible()
    page.locator(".learn__list summary").click()
    page.locator(".learn__list a[href='#buoc-4']").click()
    shown(page, ["buoc-4"])
    # A question is shown where it stands.
    question = catalogue.modules["hp05"].steps[3].questions[0]
    opened(anyhow, f"#{question}")
    expect(page.locator(f"#{question}")).to_be_visible()
    anyhow.assert_clean()


def test_the_question_of_a_step_counts_and_leads_on(anyhow: Watched, catalogue: Catalogue) -> None:
    step = next(n for n, s in enumerate(catalogue.modules["hp05"].steps, 1) if len(s.questions) == 2)
    asked = catalogue.modules["hp05"].steps[step - 1].questions
    page = opened(anyhow, f"#buoc-{step}")
    shown = page.locator("section.step.now .q")
    expect(shown.first).to_be_visible()
    for question in asked:
        answer_rightly(page, question)
        page.locator(f"#{question} .q__check").click()
        page.locator(f"#{question} .q__on").click()
    expect(page.locator(f"#buoc-{step + 1}")).to_be_visible()
    answers = record(page)["answers"]
    assert [answers[question][-1] for question in asked] == ["+", "+"]
    page.evaluate("location.hash = 'tu-kiem-tra'")
    assert page.locator(f"form[data-quiz] #{asked[0]}").count() == 1, "lent questions go home"
    anyhow.assert_clean()


def test_the_whole_page_is_one_press_away_and_stays(anyhow: Watched) -> None:
    page = opened(anyhow)
    page.get_by_role("button", name="Đọc cả bài").click()
    page.wait_for_function(f"{SEEN}.length > 8")
    assert not page.locator(".step__nav").first.is_visible()
    page = opened(anyhow)
    page.wait_for_function(f"{SEEN}.length > 8")
    page.get_by_role("button", name="Học từng bước").click()
    page.wait_for_function(f"{SEEN}.length === 1")
    anyhow.assert_clean()


def test_staff_read_the_whole_page(desktop: Watched) -> None:
    desktop.page.add_init_script("localStorage.setItem('xhht.depth', '\"staff\"')")
    assert len(opened(desktop).evaluate(SEEN)) > 8


def test_paper_and_readers_without_scripts_have_the_whole_page(desktop: Watched, chromium: Browser) -> None:
    page = opened(desktop)
    page.emulate_media(media="print")
    page.wait_for_function(f"{SEEN}.length > 8")
    assert not page.locator(".learn, .step__nav").first.is_visible()
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{desktop.base}/{MODULE}/")
    assert all(section.is_visible() for section in plain.locator("section.step").all())
    assert not plain.locator(".learn").is_visible()
    context.close()


def test_rows_of_a_long_table_open_by_touch_and_keyboard(phone: Watched) -> None:
    phone.page.set_viewport_size({"width": 360, "height": 740})
    page = opened(phone)
    step = page.locator("section.step:has([data-folds])").first.get_attribute("id")
    page.evaluate("step => { location.hash = step; }", step)
    rows = page.locator("section.step.now [data-folds] > tr")
    first, second = rows.nth(0), rows.nth(1)
    assert first.locator("td").nth(1).is_hidden()
    button = first.get_by_role("button", name="Mở hay gập dòng này")
    button.press("Enter")
    assert first.locator("td").nth(1).is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    second.click(position={"x": 8, "y": 8})
    assert second.locator("td").nth(1).is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert rows.nth(2).locator("td").nth(1).is_visible(), "where there is room nothing is folded"
    phone.assert_clean()


def test_steps_are_accessible(anywhere: Watched) -> None:
    for anchor in ("#buoc-1", "#buoc-4", "#tu-kiem-tra"):
        page = opened(anywhere, anchor)
        assert violations(anywhere) == [], anchor
        assert (
            page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
            <= 0
        )
    anywhere.assert_clean()


HEIGHTS = """() => {
  const head = document.querySelector('.learn').getBoundingClientRect();
  const step = document.querySelector('section.step.now');
  const asked = step.querySelector('.step__ask');
  return [step.getBoundingClientRect().bottom - head.top, asked ? asked.getBoundingClientRect().height : 0];
}"""


@pytest.mark.parametrize("number", range(1, 14))
def test_a_module_is_few_screens(phone: Watched, catalogue: Catalogue, number: int) -> None:
    """Counted on a phone: all steps, their head and ways on; and how much of it are the questions."""
    module = next(m for m in catalogue.modules.values() if m.number == number)
    phone.page.goto(f"{phone.base}/hoc-phan/{catalogue.module_folders[module.id]}/", wait_until="load")
    phone.page.wait_for_function("window.portalQuiz")
    whole = asked = 0.0
    for step in range(1, len(module.steps) + 2):
        phone.page.evaluate("step => { location.hash = `buoc-${step}`; }", step)
        expect(phone.page.locator(f"#buoc-{step}")).to_be_visible()
        high, questions = phone.page.evaluate(HEIGHTS)
        assert high < 4 * 740, f"step {step} is {high / 740:.1f} screens"
        whole, asked = whole + high / 740, asked + questions / 740
    print(f"{module.id}: {whole:.1f} screens, {asked:.1f} of them questions")
    assert whole - asked <= 14
    assert whole <= 20.5
