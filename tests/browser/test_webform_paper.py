"""What comes out of a form on its page: filled downloads, paper; and what is left without JavaScript."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, Page, expect

from .conftest import Watched, watch
from .webforms import CERTIFICATE, MINUTES, VILLAGE, box, go


def test_downloads_come_filled(anyhow: Watched, tmp_path: Path) -> None:
    page = go(anyhow, VILLAGE)
    box(page, "nam").fill("2026")
    box(page, "thon").fill("Bản Mẫu 1")
    box(page, "tong_so", 1).fill("1.234")
    for kind, ending in (("Excel", "xlsx"), ("Word", "docx")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Tải {kind} đã điền").click()
        assert waiting.value.suggested_filename == f"{VILLAGE}-ban-mau-1.{ending}"
        waiting.value.save_as(tmp_path / f"tep.{ending}")
    book = openpyxl.load_workbook(tmp_path / "tep.xlsx")

    def first(name: str) -> tuple[str, str]:
        sheet, cells = next(iter(book.defined_names[name].destinations))
        return sheet, cells.replace("$", "")

    sheet, cell = first("x_nam")
    assert book[sheet][cell].value == 2026
    sheet, cells = first("x_mo_hinh.tong_so")
    assert [c.value for (c,) in book[sheet][cells]] == [None, 1234, None, None, None]
    with zipfile.ZipFile(tmp_path / "tep.docx") as parts:
        assert "Bản Mẫu 1" in parts.read("word/document.xml").decode()
    for ending in ("xlsx", "docx"):
        box(page, "thon").fill("Bản khác")
        box(page, "tong_so", 1).fill("5")
        page.locator(".wf-tools input[type=file]").set_input_files(tmp_path / f"tep.{ending}")
        page.locator(".wf-ask").get_by_role("button", name="Bỏ các phiếu").click()
        expect(page.locator(".wf-panel")).to_contain_text("Đã mở 1 phiếu")
        assert (box(page, "thon").input_value(), box(page, "tong_so", 1).input_value()) == (
            "Bản Mẫu 1",
            "1234",
        )
    anyhow.assert_clean()


def printed(page: Page) -> None:
    """Press "In" as far as laying out the paper goes."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="In", exact=True).click()
    page.emulate_media(media="print")


def test_paper_shows_the_filled_form_alone(anyhow: Watched, tmp_path: Path) -> None:
    page = go(anyhow, MINUTES)
    box(page, "co_quan").fill("Chi hội Khuyến học Bản Mẫu 1")
    box(page, "chu_tri").fill("Nguyễn Văn A")
    box(page, "ten_doi_tuong", 0).fill("Gia đình Trần Thị B")
    box(page, "so_dong_y", 0).fill("12")
    box(page, "so_khong_dong_y", 0).fill("0")
    printed(page)
    paper = page.locator(".form-print")
    text = paper.inner_text()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHI HỘI KHUYẾN HỌC BẢN MẪU 1",
        "BIÊN BẢN",
        "Họp bình xét danh hiệu học tập",
        "Gia đình Trần Thị B",
        "100%",
        "(Ký, ghi rõ họ tên)",
        "Nơi nhận",
    ):
        assert words in text, words
    assert not page.locator(".md-container").is_visible()
    assert not page.locator(".webform").first.is_visible()
    colours = page.evaluate(
        """() => { const s = getComputedStyle(document.querySelector('.form-print'));
        return [s.color, s.backgroundColor]; }"""
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert paper.count() == 0
    assert page.locator(".webform").is_visible()
    anyhow.assert_clean()


def test_certificates_are_one_landscape_page_each(desktop: Watched, tmp_path: Path) -> None:
    page = go(desktop, CERTIFICATE)
    box(page, "ten_lop").fill("Tập huấn xây dựng xã hội học tập")
    for number, name in enumerate(("Nguyễn Văn A", "Trần Thị B", "Lò Văn C"), 1):
        box(page, "ho_ten").fill(name)
        box(page, "so").fill(f"0{number}/GCN")
        if number < 3:
            page.get_by_role("button", name="Thêm phiếu mới").first.click()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="In cả 3 phiếu").click()
    file = tmp_path / "giay.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    data = file.read_bytes()
    assert data.count(b"/Type /Page\n") == 3 or data.count(b"/Type /Page ") == 3
    assert b"/MediaBox [0 0 842" in data or b"/MediaBox [0 0 841" in data, "A4 on its side"


def test_the_browsers_own_print_prints_the_form_once_filled(desktop: Watched) -> None:
    page = go(desktop, VILLAGE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".form-print").count() == 0, "an untouched page prints as before"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    box(page, "thon").fill("Bản Mẫu 1")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert "Bản Mẫu 1" in str(page.locator(".form-print").text_content())


def test_without_javascript_a_sentence_and_the_tables(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = watch(context.new_page(), server).open(f"bieu-mau/{VILLAGE}/")
    assert page.locator(".webform__nojs").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".form__table").is_visible()
    context.close()


def test_a_download_that_cannot_be_made_is_said(desktop: Watched) -> None:
    page = go(desktop, VILLAGE)
    page.route("**/mau-*.js", lambda route: route.abort())
    page.get_by_role("button", name="Tải Word đã điền").click()
    expect(page.locator(".wf-panel")).to_contain_text("Không làm được tệp")
    page.unroute("**/mau-*.js")
    with page.expect_download():
        page.get_by_role("button", name="Tải Word đã điền").click()


def test_other_pages_do_not_load_the_bundle(desktop: Watched) -> None:
    asked: list[str] = []
    desktop.page.on("request", lambda r: asked.append(r.url))
    desktop.open("")
    bundle = re.compile(r"/forms(\.\w+)?\.js$")
    assert not any(map(bundle.search, asked))
    go(desktop, VILLAGE)
    assert len(list(filter(bundle.search, asked))) == 1
