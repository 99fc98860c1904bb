"""An official text compared, taken along in part, searched; and what axe says of it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from . import searching
from .conftest import Watched, watch
from .fulltexts import DECISION, ISSUED, OLDER, TEXT, number, opened
from .test_pages import violations


def test_two_wordings_beside_each_other(wide: Watched, narrow: Watched) -> None:
    page = wide.open(OLDER)
    groups = page.locator(".law-diff__group")
    assert groups.filter(visible=True).count() == 4
    row = page.locator(".law-diff__row", has_text="không kể sách giáo khoa")
    expect(row.locator("del")).to_have_text(" [bỏ: 50] ")
    old, new = (row.locator(f".law-diff__{side}").bounding_box() for side in ("old", "new"))
    assert old
    assert new
    assert new["x"] >= old["x"] + old["width"] - 1
    expect(page.locator(".law-diff ins").filter(has_text="Điều 4a")).to_be_visible()
    page.get_by_label("Hiện cả phần không đổi").check()
    assert groups.filter(visible=True).count() == groups.count() > 10
    phone = narrow.open(OLDER)
    row = phone.locator(".law-diff__row", has_text="không kể sách giáo khoa")
    old, new = (row.locator(f".law-diff__{side}").bounding_box() for side in ("old", "new"))
    assert old
    assert new
    assert new["y"] >= old["y"] + old["height"] - 1
    expect(phone.locator(".law__notice")).to_contain_text("Lời văn cũ")
    phone.get_by_role("link", name="lời văn mới nhất").first.tap()
    phone.wait_for_url("**/toan-van/")
    phone.get_by_text("Các lời văn khác").tap()
    phone.get_by_role("link", name="xem đã đổi những gì").tap()
    phone.wait_for_url("**/2026-02-01/#so-sanh")


def test_a_part_is_printed_under_its_citation(wide: Watched) -> None:
    page = opened(wide)
    page.click(".law-range summary")
    for field, title in (("#law-from", "Điều 3. Điều kiện"), ("#law-to", "Điều 4. Người giữ")):
        option = page.locator(f"{field} option", has_text=title)
        page.select_option(field, option.get_attribute("value"))
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="In", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".law-print-head")).to_contain_text(f"Điều 3 và Điều 4 {ISSUED}")
    expect(page.locator("[id='kem-theo.dieu-4']")).to_be_visible()
    expect(page.locator("[id='kem-theo.chuong-ii']")).to_be_visible()
    for hidden in ("dieu-1", "kem-theo.dieu-2", "kem-theo.dieu-4a", "kem-theo.chuong-iii", "phu-luc-i"):
        expect(page.locator(f"[id='{hidden}']")).to_be_hidden()
    for hidden in (".law__head", ".law__about", ".law__side"):
        expect(page.locator(hidden)).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("[id='dieu-1']")).to_be_visible()
    expect(page.locator(".law-print-head")).to_have_count(0)


def test_a_part_becomes_a_word_file_also_from_a_disk(wide: Watched, disk: Watched) -> None:
    for watched in (wide, disk):
        page = opened(watched)
        page.click(".law-range summary")
        first = page.locator("#law-from option", has_text="Điều 5. Chấm điểm").inner_text()
        page.select_option("#law-from", label=first)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Tải Word").click()
        with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as made:
            body = made.read("word/document.xml").decode("utf-8")
        words = re.sub(r"<[^>]+>", " ", body)
        assert saved.value.suggested_filename == "trich-qd-9-2026-ubnd-mau.docx"
        assert "Tủ sách học tập được chấm theo Bảng điểm" in words
        assert DECISION in words
        assert "Người giữ tủ sách mở cửa đúng giờ" not in words
        assert "Đã bị bãi bỏ từ" not in words
        assert 'w:val="Heading3"' in body
        assert body.count("<w:tbl>") == 2
        assert '<w:gridSpan w:val="2"/>' in body
        assert '<w:vMerge w:val="restart"/>' in body
        watched.assert_clean()


def test_a_citation_finds_the_wording(wide: Watched) -> None:
    page = searching.at_home(wide)

    def first(query: str) -> str:
        return searching.ask(page, query)[0].removeprefix(f"{wide.base}/")

    assert first("điều 6 quyết định 9/2026").startswith(f"{TEXT}#kem-theo.dieu-6")
    assert first("khoản 2 điều 6 qđ 9/2026") == f"{TEXT}#kem-theo.dieu-6.khoan-2"
    assert first("điều 2 quyết định 9/2026") == f"{TEXT}#dieu-2"
    assert first("quyết định 9/2026") == "van-ban/qd-9-2026-ubnd-mau/"
    assert first("sách chữ to cho người cao tuổi").startswith(TEXT)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [TEXT, OLDER])
def test_accessible_in_both_schemes(chromium: Browser, starter_server: str, width: int, path: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    watched = watch(context.new_page(), starter_server)
    watched.both_schemes = True
    page = opened(watched, path)
    page.focus(number(page, "dieu-2.khoan-1"))
    page.evaluate("document.querySelectorAll('.law details').forEach((box) => { box.open = true; })")
    assert violations(watched) == []
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    watched.assert_clean()
    context.close()
