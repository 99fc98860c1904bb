"""What a test came to: first on the screen, sent by the share sheet, the same numbers on every page."""

from __future__ import annotations

from playwright.sync_api import expect

from portal.content.catalogue import Catalogue

from .answering import answer_rightly
from .conftest import Watched
from .test_desk import questions_of, start
from .test_pages import violations

SHARING = """window.sent = [];
navigator.share = async what => { window.sent.push(what); };"""


def test_the_result_is_the_first_thing_on_a_phone_and_can_be_sent(
    phone: Watched, catalogue: Catalogue
) -> None:
    phone.page.add_init_script(SHARING)
    page = start(phone, "cuoi-khoa", 12, exam=True, name="Nguyễn Văn A")
    asked = questions_of(catalogue, "cuoi-khoa", 12)
    for question in asked[1:]:
        answer_rightly(page, question)
    page.locator(".desk__hand").tap()
    page.get_by_role("button", name="Vẫn nộp").tap()
    outcome = page.locator(".desk__outcome")
    score = f"Đúng {len(asked) - 1} trên {len(asked)} câu."
    assert outcome.inner_text().startswith("Đạt.")
    expect(outcome.locator("h2")).to_contain_text(score)
    for part in ("h2", ".desk__short", ".share__button", ".desk__qr svg"):
        box = outcome.locator(part).bounding_box()
        assert box
        assert 0 <= box["y"] < box["y"] + box["height"] <= 740, f"{part} is not on the first screen"
    assert page.evaluate("document.activeElement.classList.contains('desk__outcome')")
    page.get_by_role("button", name="Gửi", exact=True).tap()
    (sent,) = page.evaluate("window.sent")
    long = page.locator(".desk__letters").text_content() or ""
    assert catalogue.tests["cuoi-khoa"].title in sent["text"]
    assert f"Đạt. {score}" in sent["text"]
    # The page of a class reads this line as it is.
    assert sent["text"].splitlines()[-1] == f"Nguyễn Văn A: {long}"
    assert not page.locator(".desk__letters").is_visible(), "the long code is folded"
    below = page.evaluate(
        "['.desk__outcome', '.desk__buttons', '.desk h3'].map("
        "q => document.querySelector(q).getBoundingClientRect().top)"
    )
    assert below == sorted(below), "result, mistakes, what to read again"
    assert violations(phone) == []
    phone.assert_clean()


def test_the_same_numbers_stand_on_the_card_of_the_test(desktop: Watched, catalogue: Catalogue) -> None:
    page = start(desktop, "hoc-phan-01", 3, exam=True)
    asked = questions_of(catalogue, "hoc-phan-01", 3)
    for question in asked[:4]:
        answer_rightly(page, question)
    page.locator(".desk__hand").click()
    page.get_by_role("button", name="Vẫn nộp").click()
    score = f"úng 4 trên {len(asked)} câu."
    expect(page.locator(".desk__outcome h2")).to_contain_text(score)
    page.goto(f"{desktop.base}/kiem-tra/")
    expect(page.locator("[data-test=hoc-phan-01] .test__mine")).to_contain_text(score)
    # A test says nothing of the questions on the page of its module.
    assert page.evaluate("localStorage.getItem('xhht.progress')") is None


def test_one_big_button_at_a_time(phone: Watched) -> None:
    page = start(phone, "hoc-phan-01", 3, exam=True)
    big = page.locator(".desk .md-button--primary:visible")
    expect(big).to_have_text("Câu sau")
    for _ in range(page.locator(".desk__sheet .q").count() - 1):
        page.locator(".pager__on").tap()
    expect(big).to_have_text("Nộp bài")
