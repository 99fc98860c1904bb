"""The scorecard as a workbook and on paper, on a server and from a folder."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page

from portal.content.catalogue import Catalogue
from portal.forms.scoring import scorecard
from tests.content.spreadsheets import named_values

from .conftest import Watched
from .test_pages import violations
from .test_scorecard import CITIZEN, COMMUNE, fill


@pytest.fixture(params=["http", "file"])
def card(request: pytest.FixtureRequest, desktop: Watched, opened_file: Watched) -> Watched:
    watched: Watched = desktop if request.param == "http" else opened_file
    watched.page.goto(f"{watched.base}/{COMMUNE}" + ("" if request.param == "http" else "index.html"))
    watched.page.get_by_role("button", name="Tải Excel").wait_for()
    return watched


def taken(page: Page, path: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải Excel").click()
    waiting.value.save_as(path)
    return path.read_bytes()


def test_the_workbook_carries_marks_verdict_and_evidence_and_comes_back(
    card: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = card.page
    fill(page, catalogue, "muc-1")
    page.locator(".scorecard__line input").first.fill("Xã Ví Dụ")
    page.locator("[data-item='tc1-ct1'] .scorecard__line input").fill("=Báo cáo số 1")
    path = tmp_path / "tu-cham.xlsx"
    data = taken(page, path)
    shown = named_values(data, "x_")
    assert shown["x_who"] == "Xã Ví Dụ"
    assert shown["x_note.tc1_ct1"] == "=Báo cáo số 1"
    assert shown["x_mark.tc1_ct1"] == "Đạt"
    assert named_values(data)["y_level"] == "Mức độ 1"
    page.get_by_role("button", name="Xóa hết").click()
    page.locator(".scorecard__buttons input[type=file]").set_input_files(path)
    page.locator(".scorecard__told", has_text="Đã mở").wait_for()
    assert "Đang đạt: Mức độ 1" in page.locator(".scorecard__summary").inner_text()
    assert page.locator("[data-item='tc1-ct1'] .scorecard__line input").input_value() == "=Báo cáo số 1"
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["_cong"]["B1"] = "bo-khac"
    book.save(path)
    for wrong in (path, Path(__file__)):
        page.locator(".scorecard__buttons input[type=file]").set_input_files(wrong)
        page.locator(".scorecard__told", has_text="không phải").wait_for()
        assert "Đang đạt: Mức độ 1" in page.locator(".scorecard__summary").inner_text(), "nothing is lost"
        page.locator("[data-item='tc1-ct1'] .scorecard__line input").fill("đổi")
        assert page.locator(".scorecard__told").inner_text() == ""
    assert violations(card) == []
    card.assert_clean()


@pytest.mark.parametrize("address", [COMMUNE, CITIZEN])
def test_paper_shows_the_scorecard_alone(
    desktop: Watched, catalogue: Catalogue, address: str, tmp_path: Path
) -> None:
    page = desktop.open(address)
    page.get_by_role("button", name="Tải Excel").wait_for()
    model: dict[str, Any] | None = scorecard(catalogue.criteria[address.split("/")[1]])
    assert model is not None
    page.locator(".scorecard__line input").first.fill("Xã Ví Dụ")
    if address == COMMUNE:
        fill(page, catalogue, "muc-1")
    else:
        for box in page.locator("[data-item] input[inputmode=decimal]").all():
            box.fill("7,5")
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    page.get_by_role("button", name="In", exact=True).click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    paper = page.locator(".form-print")
    text = paper.inner_text()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BẢNG TỰ CHẤM",
        "Xã Ví Dụ",
        "Người tự chấm",
        "Kết luận:",
        "Còn thiếu để đạt",
    ):
        assert words in text
    assert ("Đạt: Mức độ 1." if address == COMMUNE else "Tổng 75 điểm. Chưa đạt mức nào.") in text
    for item in model.items:
        assert item.text in text
    assert paper.locator("tbody tr").count() == len(model.items)
    assert not page.locator(".md-container").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert paper.count() == 0
    assert page.locator(".md-container").is_visible()
    desktop.assert_clean()
