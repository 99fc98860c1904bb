"""The button "Sao chép trích dẫn": what is copied, how it is said, and what happens where copying is forbidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.content.catalogue import Catalogue

from .conftest import Watched
from .test_pages import violations

CITED = (
    "Thông tư số 25/2023/TT-BGDĐT ngày 27/12/2023 của Bộ trưởng Bộ Giáo dục và Đào tạo quy định về đánh giá, "
    "công nhận “Cộng đồng học tập” cấp xã, huyện, tỉnh"
)
_CATCH = """() => {
  window.copied = null;
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async (text) => { window.copied = text; } },
  });
}"""
_FORBID = """() => {
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
  document.execCommand = () => false;
}"""


def regulation(watched: Watched, name: str, prepare: str = _CATCH) -> Page:
    offline = watched.base.startswith("file:")
    watched.page.goto(f"{watched.base}/van-ban/{name}/{'index.html' if offline else ''}", wait_until="load")
    watched.page.evaluate(prepare)
    return watched.page


def copied(page: Page) -> list[str]:
    """The lines copied last."""
    page.wait_for_function("() => window.copied !== null")
    lines: str = page.evaluate("() => window.copied")
    return lines.split("\n")


def test_a_clause_is_cited_with_its_address(anyhow: Watched) -> None:
    page = regulation(anyhow, "tt-25-2023-bgddt")
    page.get_by_role("button", name="Sao chép trích dẫn khoản 2 Điều 6", exact=True).click()
    words, address = copied(page)
    assert words == f"khoản 2 Điều 6 {CITED}"
    assert address.startswith("http")
    assert address.endswith("/van-ban/tt-25-2023-bgddt/#dieu-6.khoan-2")
    assert page.locator("[id='dieu-6.khoan-2']").count() == 1
    if anyhow.base.startswith("http"):
        assert address.startswith(f"{anyhow.base}/")
    anyhow.assert_clean()


def test_the_document_and_an_article(desktop: Watched) -> None:
    page = regulation(desktop, "tt-25-2023-bgddt")
    page.get_by_role("button", name="Sao chép trích dẫn", exact=True).click()
    assert copied(page) == [CITED, f"{desktop.base}/van-ban/tt-25-2023-bgddt/"]
    page.get_by_role("button", name="Sao chép trích dẫn Điều 6", exact=True).click()
    page.wait_for_function("() => window.copied.endsWith('#dieu-6')")
    assert copied(page)[0] == f"Điều 6 {CITED}"
    # One button a place: no item repeats the article it stands under.
    names = page.locator("button.cite[aria-label]").evaluate_all("all => all.map(b => b.ariaLabel)")
    headings = [n for n in names if n.endswith(" Điều 6") and "khoản" not in n]
    assert headings == ["Sao chép trích dẫn Điều 6"]


def test_by_keyboard_and_out_loud(desktop: Watched) -> None:
    page = regulation(desktop, "tt-25-2023-bgddt")
    live = page.locator(".doc [role=status]")
    expect(live).to_have_text("")
    page.locator(".doc__cite .cite").focus()
    page.keyboard.press("Enter")
    expect(live).to_have_text("Đã sao chép trích dẫn.")
    expect(page.locator(".cite__said")).to_be_visible()
    expect(page.locator(".doc__cite .cite")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".cite__said")).to_have_count(1)


def test_where_copying_is_forbidden_the_text_is_shown_selected(anyhow: Watched) -> None:
    page = regulation(anyhow, "tt-25-2023-bgddt", _FORBID)
    page.locator(".doc__cite .cite").click()
    field = page.get_by_role("textbox", name="Trích dẫn")
    expect(field).to_be_focused()
    assert field.input_value().startswith(f"{CITED}\nhttp")
    selected = page.evaluate(
        "(() => { const f = document.activeElement; "
        "return f.value.slice(f.selectionStart, f.selectionEnd); })()"
    )
    assert selected == field.input_value()
    expect(page.locator(".doc [role=status]")).to_contain_text("Ctrl+C")
    anyhow.assert_clean()


def test_over_plain_http_the_older_way_copies(desktop: Watched) -> None:
    page = regulation(
        desktop,
        "tt-25-2023-bgddt",
        """() => {
      window.copied = null;
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = (verb) => {
        const f = document.activeElement;
        if (verb === 'copy') window.copied = f.value.slice(f.selectionStart, f.selectionEnd);
        return true;
      };
    }""",
    )
    page.locator(".doc__cite .cite").click()
    assert copied(page)[0] == CITED
    expect(page.locator(".cite__field")).to_have_count(0)
    expect(page.locator(".doc__cite .cite")).to_be_focused()


def test_of_a_repealed_document_the_successor_is_told_beside(desktop: Watched) -> None:
    page = regulation(desktop, "tt-44-2014-bgddt")
    beside = page.locator(".doc__cite")
    expect(beside).to_contain_text("Hết hiệu lực từ 12/02/2024, nay dùng Thông tư 25/2023/TT-BGDĐT.")
    expect(beside.locator("a")).to_have_attribute("href", "../tt-25-2023-bgddt/")
    page.get_by_role("button", name="Sao chép trích dẫn khoản 1 Điều 8", exact=True).click()
    assert "hiệu lực" not in copied(page)[0]
    said = "Đã sao chép trích dẫn. Hết hiệu lực từ 12/02/2024, nay dùng Thông tư 25/2023/TT-BGDĐT."
    expect(page.locator(".doc [role=status]")).to_have_text(said)
    expect(page.locator(".cite__said")).to_have_text(said)


def test_places_of_several_provisions_are_shown_whole(desktop: Watched) -> None:
    page = regulation(desktop, "luat-91-2025-qh15")
    places = page.locator(".provision__at").all_inner_texts()
    whole = "điểm c khoản 1, khoản 2, điểm a khoản 6 Điều 20"
    assert whole in places
    assert not any(place.startswith(("Và ", "–", ",")) for place in places)
    said = "điểm c khoản 1 Điều 20, khoản 2 Điều 20 và điểm a khoản 6 Điều 20"
    page.get_by_role("button", name=f"Sao chép trích dẫn {said}", exact=True).click()
    assert copied(page)[0][1:].startswith(f"{said[1:]} Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15")
    # Each of them has an address of its own there.
    home = page.locator("li", has=page.locator("[id='dieu-20.khoan-6.diem-a']")).locator(".provision__at")
    expect(home).to_have_text(whole)


@pytest.mark.parametrize("name", ["tt-44-2014-bgddt", "nd-30-2020-cp"])
def test_accessible_and_large_enough(anywhere: Watched, name: str) -> None:
    page = regulation(anywhere, name, _FORBID)
    page.locator(".doc__cite .cite").click()
    expect(page.locator(".cite__field")).to_be_visible()
    assert violations(anywhere) == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    least = page.locator(".cite").evaluate_all("all => Math.min(...all.map(b => b.offsetHeight))")
    assert least >= (44 if page.viewport_size and page.viewport_size["width"] < 600 else 24)
    page.emulate_media(media="print")
    expect(page.locator(".doc__cite .cite")).to_be_hidden()
    anywhere.assert_clean()


def test_every_document_page_has_the_button(built_site: Path, catalogue: Catalogue) -> None:
    for document in catalogue.documents:
        page = (built_site / "van-ban" / document / "index.html").read_text(encoding="utf-8")
        assert '<p class="doc__cite"><button class="cite"' in page, document
