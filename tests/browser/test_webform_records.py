"""Many records of one form, and carrying them as files: nothing is lost, nothing strange comes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal.content.catalogue import Catalogue
from portal.forms import compute, form_model
from tests.engine import ask

from .conftest import Watched
from .webforms import CERTIFICATE, CITIZEN, SURVEY, VILLAGE, box, go, open_file, save


def test_many_records(anyhow: Watched, catalogue: Catalogue, tmp_path: Path) -> None:
    page = go(anyhow, SURVEY)
    for name, value in (
        ("nam", "2026"),
        ("xa", "Xã Ví Dụ"),
        ("thon", "Bản Mẫu 1"),
        ("ho_ten", "Nguyễn Văn A"),
    ):
        box(page, name).fill(value)
    page.locator(".wf-records").get_by_role("button", name="Thêm phiếu mới").click()
    expect(page.locator(".wf-records__now")).to_contain_text("Phiếu 2 trên 2")
    assert box(page, "thon").input_value() == "Bản Mẫu 1", "what all share is written once"
    assert box(page, "ho_ten").input_value() == ""
    box(page, "ho_ten").fill("Trần Thị B")
    box(page, "thon").fill("Bản Mẫu 2")
    page.locator(".wf-records summary").click()
    items = page.locator(".wf-records ol button")
    expect(items).to_have_text(["Nguyễn Văn A", "Trần Thị B"])
    assert items.nth(1).get_attribute("aria-current") == "true"
    items.first.click()
    assert box(page, "ho_ten").input_value() == "Nguyễn Văn A"
    assert box(page, "thon").input_value() == "Bản Mẫu 2", "a shared field changes in every record"
    saved = save(page, tmp_path)
    assert saved["form"] == SURVEY
    assert saved["version"] == catalogue.forms[SURVEY].version
    assert [r["fields"]["ho_ten"] for r in saved["records"]] == ["Nguyễn Văn A", "Trần Thị B"]
    page.get_by_role("button", name="Xóa phiếu này").click()
    ask = page.locator(".wf-ask")
    assert "Xóa “Nguyễn Văn A”?" in ask.inner_text()
    ask.get_by_role("button", name="Thôi").click()
    assert page.evaluate("document.activeElement.textContent") == "Xóa phiếu này"
    assert "trên 2" in page.locator(".wf-records__now").inner_text()
    page.get_by_role("button", name="Xóa phiếu này").click()
    ask.get_by_role("button", name="Xóa phiếu này").click()
    assert box(page, "ho_ten").input_value() == "Trần Thị B"
    anyhow.assert_clean()


def test_check_looks_into_the_other_records(desktop: Watched) -> None:
    page = go(desktop, CERTIFICATE)
    box(page, "ho_ten").fill("Nguyễn Văn A")
    page.get_by_role("button", name="Thêm phiếu mới").first.click()
    box(page, "ho_ten").fill("Trần Thị B")
    page.get_by_role("button", name="Kiểm tra").click()
    other = page.locator(".wf-summary").get_by_role("button", name="Nguyễn Văn A")
    assert "chỗ cần xem lại" in other.inner_text()
    other.click()
    assert box(page, "ho_ten").input_value() == "Nguyễn Văn A"
    assert "Số: chưa điền" in page.locator(".wf-summary").inner_text()


def test_round_trip_through_a_file_computes_as_python_does(
    anyhow: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    model = form_model(catalogue.forms[CITIZEN])
    page = go(anyhow, CITIZEN)
    for name, value in (
        ("nam", "2026"),
        ("ho_ten", "Nguyễn Văn A"),
        ("nam_sinh", "1980"),
        ("ngay", "5/11/2026"),
    ):
        box(page, name).fill(value)
    page.locator("#o-nhom label").nth(1).click()
    for row in range(10):
        box(page, "diem_tu_cham", row).fill(f"{7 + row % 3},5")
    box(page, "diem_binh_xet", 0).fill("8")
    saved = save(page, tmp_path)
    assert saved["name"] == f"{CITIZEN}-nguyen-van-a.json"
    record = saved["records"][0]
    assert record["fields"]["ngay"] == "2026-11-05"
    assert compute(model, record) == record
    assert record["fields"]["tong_tu_cham"] == sum(7.5 + row % 3 for row in range(10))
    assert page.locator("#o-tong_tu_cham").inner_text() == "84"
    assert {p["code"] for p in ask("problems", model=model, record=record)} == {"thieu"}
    page.get_by_role("button", name="Xóa hết").click()
    page.locator(".wf-ask").get_by_role("button", name="Xóa hết").click()
    assert box(page, "ho_ten").input_value() == ""
    assert page.locator("#o-tong_tu_cham").inner_text() == "0"
    open_file(page, saved)
    expect(page.locator(".wf-panel")).to_contain_text("Đã mở 1 phiếu")
    assert save(page, tmp_path)["records"] == saved["records"]
    # A second file is added, or takes the place of what is there: the person decides.
    other = json.loads(json.dumps(saved["records"][0]))
    other["fields"]["ho_ten"] = "Trần Thị B"
    open_file(page, saved | {"records": [other]})
    page.locator(".wf-ask").get_by_role("button", name="Thêm vào").click()
    assert [r["fields"]["ho_ten"] for r in save(page, tmp_path)["records"]] == [
        "Nguyễn Văn A",
        "Trần Thị B",
    ]
    open_file(page, saved | {"records": [other]})
    page.locator(".wf-ask").get_by_role("button", name="Bỏ các phiếu").click()
    assert [r["fields"]["ho_ten"] for r in save(page, tmp_path)["records"]] == ["Trần Thị B"]
    anyhow.assert_clean()


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        ("không phải json", "không phải biểu mẫu đã điền"),
        ({"scorecard": "x", "version": 1}, "không phải tệp biểu mẫu"),
        (
            {"form": "bang-tong-hop-xa", "version": 1, "records": [{}]},
            "của biểu mẫu khác (bang-tong-hop-xa)",
        ),
        ({"form": VILLAGE, "version": 999, "records": [{}]}, "Tệp theo bản 999"),
        ({"form": VILLAGE, "version": 1, "records": []}, "không có phiếu nào"),
    ],
)
def test_wrong_files_are_refused_and_nothing_is_lost(
    contents: object, words: str, desktop: Watched
) -> None:
    page = go(desktop, VILLAGE)
    box(page, "thon").fill("Bản Mẫu 1")
    open_file(page, contents)
    expect(page.locator(".wf-panel")).to_contain_text(words)
    assert box(page, "thon").input_value() == "Bản Mẫu 1"
    desktop.assert_clean()


def test_strange_values_in_a_file_are_left_out(
    desktop: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    version = catalogue.forms[VILLAGE].version
    rows = [{"id": "cong-dan", "tong_so": 5, "doi_tuong": "Khác"}, {"id": "la", "tong_so": 9}, "x", None]
    fields = {"nam": {"$gt": 0}, "xa": ["a"], "thon": "<b>Bản</b>", "la": 1, "__proto__": 1}
    page = go(desktop, VILLAGE)
    open_file(
        page,
        {"form": VILLAGE, "version": version, "records": [{"fields": fields, "tables": {"mo_hinh": rows}}]},
    )
    expect(page.locator(".wf-panel")).to_contain_text("Đã mở 1 phiếu")
    record = save(page, tmp_path)["records"][0]
    assert record["fields"]["thon"] == "<b>Bản</b>"
    assert record["fields"]["nam"] is None
    assert record["fields"]["xa"] is None
    assert "la" not in record["fields"]
    assert [r["id"] for r in record["tables"]["mo_hinh"]] == [
        "cong-dan",
        "gia-dinh",
        "dong-ho",
        "cong-dong",
        "don-vi",
    ]
    assert record["tables"]["mo_hinh"][0]["doi_tuong"] == "Công dân học tập"
    assert record["tables"]["mo_hinh"][0]["tong_so"] == 5
    desktop.assert_clean()


def test_figures_added_up_elsewhere_are_offered(desktop: Watched, catalogue: Catalogue) -> None:
    page = go(desktop, "bang-tong-hop-xa")
    version = catalogue.forms["bang-tong-hop-xa"].version
    left = {
        "form": "bang-tong-hop-xa",
        "version": version,
        "records": [{"fields": {"xa": "Xã Ví Dụ"}, "tables": {}}],
    }
    page.evaluate(
        "left => localStorage.setItem('xhht.form.bang-tong-hop-xa.incoming', JSON.stringify(left))", left
    )
    page.reload()
    page.wait_for_selector(".wf-tools")
    assert not page.locator(".wf-ask").is_visible(), "only when somebody comes for it"
    page = go(desktop, "bang-tong-hop-xa", "#ban-nhap")
    page.reload()
    page.wait_for_selector(".wf-tools")
    ask = page.locator(".wf-ask")
    assert "Có 1 phiếu vừa tổng hợp xong" in ask.inner_text()
    ask.get_by_role("button", name="Mở").click()
    assert box(page, "xa").input_value() == "Xã Ví Dụ"
    assert page.evaluate("localStorage.getItem('xhht.form.bang-tong-hop-xa.incoming')") is None
    desktop.assert_clean()
