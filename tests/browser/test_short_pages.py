"""Pages for a phone: how many screens they take, and lists that are folded until somebody looks for something."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from portal.content.catalogue import Catalogue
from portal.content.downloads import read_manifest

from .conftest import ROOT, Watched
from .test_pages import violations

FAQ, FILES = "tra-cuu/hoi-dap/", "tai-ve/tat-ca/"
MOST = {"": 6, "tai-ve/": 8, FILES: 8, FAQ: 8}
"""Screens of 360 × 740 a page may take, as it is opened."""


@pytest.mark.parametrize(("path", "most"), MOST.items(), ids=lambda p: p or "home")
def test_a_page_takes_few_screens(path: str, most: int, phone: Watched) -> None:
    page = phone.open(path)
    assert page.evaluate("document.documentElement.scrollHeight / window.innerHeight") <= most


def test_home_begins_with_the_door_of_those_who_learn(phone: Watched) -> None:
    page = phone.open("")
    box = page.locator(".door", has_text="Tôi đi học").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740
    asks = page.locator(".asks a")
    assert asks.count() >= 6
    for address in asks.evaluate_all("links => links.map(link => link.href)"):
        assert page.request.get(address).ok, address


def test_every_module_is_reached_from_home(phone: Watched, catalogue: Catalogue) -> None:
    page = phone.open("")
    page.get_by_role("heading", name="Các học phần").click()
    cards = page.locator(".module-card:visible")
    expect(cards).to_have_count(len(catalogue.modules))
    five = catalogue.modules["hp05"]
    expect(cards.filter(has_text=five.title)).to_contain_text(catalogue.module_numbers(five))


def test_questions_are_found_without_marks_and_folded_again(
    anywhere: Watched, catalogue: Catalogue
) -> None:
    page = anywhere.open(FAQ)
    asked = page.locator(".questions details details")
    expect(asked).to_have_count(len(catalogue.questions))
    assert page.locator(".questions details[open]").count() == 0
    field = page.get_by_label("Tìm câu hỏi")
    field.fill("hoc sinh xet cong dan")
    expect(page.locator("#hd-hoc-sinh")).to_be_visible()
    some = page.locator(".questions details details:visible")
    assert 0 < some.count() < len(catalogue.questions)
    expect(page.locator(".find__said")).to_have_text(f"{some.count()} mục khớp.")
    field.fill("xyzzy")
    expect(page.locator(".find__said")).to_contain_text("Không thấy")
    expect(page.locator(".questions details:visible")).to_have_count(0)
    field.fill("")
    assert page.locator(".questions details[open]").count() == 0
    expect(asked).to_have_count(len(catalogue.questions))
    assert violations(anywhere) == []


def test_a_link_to_a_question_opens_it(phone: Watched) -> None:
    page = phone.open(f"{FAQ}#hd-thong-tu-44")
    expect(page.locator("#hd-thong-tu-44")).to_be_in_viewport()
    expect(page.get_by_text("đã bị bãi bỏ").first).to_be_visible()


def test_files_are_found_by_name(anyhow: Watched) -> None:
    listed = [d for d in read_manifest(ROOT / "docs" / "vi" / "tai-ve") if d.listed]
    page = anyhow.open(FILES if anyhow.base.startswith("http") else "tai-ve/tat-ca.html")
    assert page.locator(".files tbody tr").count() == len(listed)
    page.get_by_label("Tìm tệp").fill("so tay can bo xa")
    expect(page.locator(".files tbody tr:visible").first).to_contain_text("sổ tay cán bộ xã")
    assert page.locator(".files tbody tr:visible").count() < 5


def test_on_paper_everything_is_open(desktop: Watched) -> None:
    page = desktop.open(FAQ)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".questions details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".questions details[open]").count() == 0


def test_without_scripts_the_lists_are_there(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{server}/{FAQ}")
    page.locator(".questions > details > summary", has_text="Công dân học tập").first.click()
    page.locator("#hd-hoc-sinh").click()
    expect(page.locator("details:has(> summary #hd-hoc-sinh) > p").first).to_be_visible()
    context.close()
