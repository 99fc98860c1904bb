"""Sending a page or an answer, and saying what is hard to understand: by share sheet, or by copying."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watched, watch
from .test_pages import violations

SHEET = "navigator.share = data => { window.shared = data; return Promise.resolve(); };"
REFUSED = "navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
NO_SHEET = "delete Navigator.prototype.share;"
MODULE = "hoc-phan/05-bon-mo-hinh-quyet-dinh-242/"


@pytest.fixture
def phones(chromium: Browser, server: str) -> Iterator[Watched]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, locale="vi-VN", reduced_motion="reduce"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield watch(context.new_page(), server)
    context.close()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_page_is_sent_by_the_share_sheet(phones: Watched) -> None:
    phones.page.add_init_script(SHEET)
    page = phones.open(f"{MODULE}?x=1#can-nho")
    page.get_by_role("button", name="Gửi trang này").click()
    shared = page.evaluate("window.shared")
    assert shared["title"] == "Xét gia đình, dòng họ, bản, đơn vị học tập (QĐ 242)"
    # Over http, as in a class or from a disk, the published address is sent.
    assert shared["url"].startswith("https://")
    assert shared["url"].endswith(f"/{MODULE}")


@pytest.mark.parametrize("without", [NO_SHEET, REFUSED], ids=["none", "refused"])
def test_without_a_sheet_words_and_address_are_copied_and_it_is_said(phones: Watched, without: str) -> None:
    phones.page.add_init_script(without)
    page = phones.open(MODULE)
    page.get_by_role("button", name="Gửi trang này").click()
    expect(page.locator(".page-foot .share__said").first).to_contain_text("Đã chép")
    words = copied(page)
    assert words.splitlines()[0].startswith("Xét gia đình")
    assert words.endswith(MODULE)


def test_an_answer_is_sent_with_its_own_link(phones: Watched) -> None:
    phones.page.add_init_script(SHEET)
    page = phones.open("tra-cuu/hoi-dap/#hd-thong-tu-44")
    page.get_by_role("button", name="Gửi câu này").click()
    shared = page.evaluate("window.shared")
    assert shared["url"].endswith("/tra-cuu/hoi-dap/#hd-thong-tu-44")
    assert shared["title"] == "Thông tư 44/2014 còn dùng được không?"
    assert "bãi bỏ" in shared["text"]


def test_what_is_hard_is_told_in_prepared_words(phones: Watched) -> None:
    phones.page.add_init_script(NO_SHEET)
    page = phones.open(MODULE)
    page.get_by_text("Trang này khó hiểu ở đâu?").click()
    page.get_by_label("Thiếu việc cần biết").check()
    page.get_by_label("Viết thêm một dòng").fill("chưa rõ nộp cho ai")
    # No address is known: the words say whom to send to, and nothing but copying is offered.
    form = page.locator(".unclear")
    expect(form).to_contain_text("Hội Khuyến học xã")
    assert form.get_by_role("button").all_inner_texts() == ["Chép lời"]
    form.get_by_role("button", name="Chép lời").click()
    expect(form.locator(".share__said")).to_contain_text("Đã chép")
    said, address = copied(page).splitlines()
    assert said == (
        "Trang “Xét gia đình, dòng họ, bản, đơn vị học tập (QĐ 242)”: Thiếu việc cần biết. chưa rõ nộp cho ai"
    )
    assert address.endswith(MODULE)
    assert violations(phones, "'.page-foot'") == []
    phones.assert_clean()


def test_an_address_of_the_portal_is_offered(phones: Watched) -> None:
    page = phones.open(MODULE)
    page.evaluate("document.querySelector('[data-foot]').dataset.phone = '0900000000'")
    page.evaluate("document.querySelector('[data-foot]').dataset.email = 'gop-y@vi-du.example'")
    page.get_by_text("Trang này khó hiểu ở đâu?").click()
    expect(page.locator(".unclear")).to_be_visible()
    names = page.locator(".unclear button").all_inner_texts()
    assert names[:2] == ["Nhắn tin", "Viết thư"]
    assert page.locator(".unclear__note").inner_text().startswith("Lời soạn sẵn, anh chị bấm gửi")
