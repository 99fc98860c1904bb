"""The scorecard in a browser: the verdict at once, kept on the device, carried as a file, without network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portal.content.catalogue import Catalogue
from portal.forms.scoring import scorecard

from .conftest import Watched, watch
from .test_pages import violations

COMMUNE = "tieu-chi/cong-dong-hoc-tap-xa/"
CITIZEN = "tieu-chi/cong-dan-hoc-tap/"


@pytest.fixture(params=["http", "file"])
def card(request: pytest.FixtureRequest, desktop: Watched, opened_file: Watched) -> Watched:
    watched: Watched = desktop if request.param == "http" else opened_file
    watched.page.goto(f"{watched.base}/{COMMUNE}" + ("" if request.param == "http" else "index.html"))
    watched.page.wait_for_selector(".scorecard__summary")
    return watched


def fill(page: Page, catalogue: Catalogue, level: str) -> None:
    """Answer every indicator of the commune's set just as *level* asks."""
    model = scorecard(catalogue.criteria["cong-dong-hoc-tap-xa"])
    assert model is not None
    for item in model.items:
        row = page.locator(f"[data-item='{item.id}']")
        least = (item.needs or {})[level].min
        if item.kind == "number":
            row.locator("input[inputmode=decimal]").fill(f"{least:g}")
        else:
            row.locator(f"input[type=radio][value='{least:g}']").check()


def test_levels_and_what_is_missing(card: Watched, catalogue: Catalogue) -> None:
    page = card.page
    summary = page.locator(".scorecard__summary")
    assert "Đã trả lời 0 trên 15" in summary.inner_text()
    assert "Chưa đạt mức nào" in summary.inner_text()
    fill(page, catalogue, "muc-1")
    assert "Đang đạt: Mức độ 1" in summary.inner_text()
    left = page.locator(".scorecard__left")
    assert "Muốn đạt Mức độ 2" in left.inner_text()
    left.locator("summary").click()
    assert "từ 80%" in left.inner_text()
    fill(page, catalogue, "muc-2")
    assert "Đang đạt: Mức độ 2" in summary.inner_text()
    assert not left.is_visible()
    assert violations(card) == []
    card.assert_clean()


def test_wrong_numbers_are_explained_and_commas_read(card: Watched) -> None:
    row = card.page.locator("[data-item='tc5-ct1']")
    box = row.locator("input[inputmode=decimal]")
    box.fill("120")
    assert "Ghi một số từ 0 đến 100." in row.inner_text()
    assert box.get_attribute("aria-invalid") == "true"
    box.fill("sáu mươi")
    assert "Ghi một số" in row.inner_text()
    box.fill("60,5")
    assert "Ghi một số" not in row.inner_text()


def test_kept_on_the_device_and_carried_as_a_file(
    card: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = card.page
    fill(page, catalogue, "muc-1")
    page.locator(".scorecard__line input").first.fill("Xã Ví Dụ")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lưu thành tệp").click()
    file = tmp_path / "tu-cham.json"
    waiting.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["scorecard"] == "cong-dong-hoc-tap-xa"
    assert saved["who"] == "Xã Ví Dụ"
    page.reload()
    page.wait_for_selector(".scorecard__summary")
    assert "Đang đạt: Mức độ 1" in page.locator(".scorecard__summary").inner_text()
    page.get_by_role("button", name="Xóa hết").click()
    assert "Đã trả lời 0 trên 15" in page.locator(".scorecard__summary").inner_text()
    page.locator(".scorecard__buttons input[type=file]").set_input_files(file)
    page.locator(".scorecard__told", has_text="Đã mở").wait_for()
    assert "Đang đạt: Mức độ 1" in page.locator(".scorecard__summary").inner_text()
    file.write_text('{"scorecard": "khac", "version": 1}', encoding="utf-8")
    page.locator(".scorecard__buttons input[type=file]").set_input_files(file)
    page.locator(".scorecard__told", has_text="không phải").wait_for()
    assert "Đang đạt: Mức độ 1" in page.locator(".scorecard__summary").inner_text(), "nothing is lost"


def test_points_and_the_warning_of_the_single_source(desktop: Watched) -> None:
    page = desktop.open(CITIZEN)
    for box in page.locator("[data-item] input[inputmode=decimal]").all():
        box.fill("7")
    assert "Tổng 70 điểm. Chưa đạt mức nào." in page.locator(".scorecard__summary").inner_text()
    page.locator(".scorecard__left summary").click()
    assert "Tổng điểm cần từ 80, còn thiếu 10." in page.locator(".scorecard__left").inner_text()
    group = page.locator(".scorecard__form fieldset").first
    assert "MỘT nguồn" in group.inner_text()
    group.locator("input").check()
    assert "Đang đạt" in page.locator(".scorecard__summary").inner_text()


@pytest.mark.parametrize(
    ("typed", "total", "verdict"),
    [
        ("7,7 8,8 9,8 9,9 5 9,4 7,8 6,7 9,6 5,3", "80", "Đang đạt"),
        ("8,9 7,9 7,9 7,9 7,9 7,9 7,9 7,9 7,9 7,9", "80", "Đang đạt"),
        ("8 8 8 8 8 8 8 8 8 7,999", "79,999", "Chưa đạt mức nào"),
    ],
)
def test_points_add_up_as_on_paper(desktop: Watched, typed: str, total: str, verdict: str) -> None:
    page = desktop.open(CITIZEN)
    boxes = page.locator("[data-item] input[inputmode=decimal]").all()
    for box, mark in zip(boxes, typed.split(), strict=True):
        box.fill(mark)
    summary = page.locator(".scorecard__summary").inner_text()
    assert f"Tổng {total} điểm." in summary
    assert verdict in summary
    if total != "80":
        page.locator(".scorecard__left summary").click()
        assert "Tổng điểm cần từ 80, còn thiếu 0,001." in page.locator(".scorecard__left").inner_text()


def test_without_javascript_the_table_has_a_column_to_write_in(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = watch(context.new_page(), server).open(COMMUNE)
    assert page.locator(".scorecard__nojs").is_visible()
    page.emulate_media(media="print")
    assert page.locator("th.only-print").first.is_visible()
    context.close()


def test_repealed_sets_offer_no_scorecard(desktop: Watched) -> None:
    page = desktop.open("tieu-chi/don-vi-hoc-tap-2020/")
    assert page.locator("[data-scorecard]").count() == 0
