"""The report of a class: attendance, sheets, the book of the hall and the tests become the form, as Word or draft."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from portal.content.catalogue import Catalogue
from tests.outputs import read_docx

from .conftest import Watched
from .test_class_results import give, open_class, take_test
from .test_pages import violations

HALL = {
    "deck": "hp06",
    "title": "Học phần 6",
    "questions": [
        {
            "id": "hoi-1",
            "question": "Ai ký giấy?",
            "options": [{"letter": "A", "text": "Chi hội"}, {"letter": "B", "text": "Chủ tịch xã"}],
            "right": ["B"],
            "counts": {"A": 12, "B": 20},
            "day": "2026-12-10",
            "time": "09:15",
        }
    ],
    "parked": [{"text": "Hộ ghép thì ghi ai?", "slide": "Tự chấm", "day": "2026-12-10", "time": "10:00"}],
}


def saved(catalogue: Catalogue, form: str, *records: dict[str, Any]) -> bytes:
    filled = [{"fields": {}, "tables": {}} | record for record in records]
    data = {"form": form, "version": catalogue.forms[form].version, "records": filled}
    return json.dumps(data, ensure_ascii=False).encode()


def sheets(catalogue: Catalogue) -> list[dict[str, Any]]:
    """An attendance sheet of three people and two sheets of opinions."""
    sessions = [(1, 1), (1, 0), (0, 0)]
    rows = [
        {"ho_ten": f"Người {n}", "don_vi": "Bản Ví Dụ", "buoi_1": a, "buoi_2": b, "so_buoi_lop": 2}
        for n, (a, b) in enumerate(sessions, 1)
    ]
    attended = {
        "fields": {"ten_hoi_nghi": "Lớp ở xã Ví Dụ", "so_buoi": 2, "nguoi_diem_danh": "Thư ký"},
        "tables": {"diem_danh": rows},
    }
    asked = ("noi_dung", "bao_cao_vien", "tai_lieu", "thuc_hanh", "thoi_gian", "phuc_vu")
    opinions = [
        {"fields": {"ten_lop": "Lớp ở xã Ví Dụ", **dict.fromkeys(asked, mark), "gop_y": words}}
        for mark, words in (("5", "Cần thêm giờ thực hành"), ("4", ""))
    ]
    files = {
        "diem-danh.json": saved(catalogue, "phieu-diem-danh", attended),
        "danh-gia.json": saved(catalogue, "phieu-danh-gia-lop-tap-huan", *opinions),
        "hoi-truong.json": json.dumps({"kind": "xhht-hall", "version": 1, "records": [HALL]}).encode(),
    }
    return [{"name": n, "mimeType": "application/json", "buffer": data} for n, data in files.items()]


def open_report(page: Page) -> None:
    page.locator(".class__report-part > summary").click()
    page.wait_for_selector("#report-title")


def shown(page: Page) -> dict[str, str]:
    """What the page says goes into the form, by label; "" for what it says is left empty."""
    rows = page.locator("[aria-label='Những gì sẽ ghi vào báo cáo'] tbody tr")
    told = {row.locator("th").inner_text(): row.locator("td").inner_text() for row in rows.all()}
    left = page.locator(".class__left").inner_text().partition(": ")[2].rstrip(".").split("; ")
    return told | dict.fromkeys(left, "")


def test_what_is_known_of_a_class_becomes_its_report(anyhow: Watched, catalogue: Catalogue) -> None:
    first = take_test(anyhow, catalogue, "dau-mot-buoi", 4, name="Nguyễn Văn A")
    last = take_test(anyhow, catalogue, "cuoi-mot-buoi", 0, name="Nguyễn Văn A")
    page = open_class(anyhow)
    give(page, f"{first}\n{last}")
    open_report(page)
    before = shown(page)
    assert before["Số dự"] == before["Kiến nghị"] == ""
    page.locator("#report-called").fill("40")
    page.locator("#report-when").fill("10/12/2026, nhà văn hóa bản Ví Dụ")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Mở phiếu điểm danh").click()
    choosing.value.set_files(sheets(catalogue))
    expect(page.locator(".class__session .class__told li")).to_have_count(3)
    told = shown(page)
    assert told["Lớp, hội nghị"] == "Lớp ở xã Ví Dụ"
    assert told["Số triệu tập"] == "40"
    assert told["Số dự"] == "2"
    assert told["Điểm hài lòng trung bình (1 đến 5)"] == "4,5"
    assert told["Kinh phí đã dùng"] == ""
    done = told["Nội dung đã thực hiện"].splitlines()
    assert done[0] == "Số người có mặt: buổi 1: 2 người; buổi 2: 1 người."
    assert done[1] == "Bài đầu lớp một buổi ở bản: 1 người làm, 0 người đạt, trung bình đúng 50%."
    assert done[2] == "Bài cuối lớp một buổi ở bản: 1 người làm, 1 người đạt, trung bình đúng 100%."
    assert "1 người có cả hai bài, trung bình đúng từ 50% thành 100%" in done[3]
    assert done[4] == "Hỏi cả hội trường ngày 10/12/2026: “Ai ký giấy?” Giơ tay A: 12, B (đúng): 20."
    assert "– Hộ ghép thì ghi ai?" in told["Tồn tại, nguyên nhân"]
    assert "– Cần thêm giờ thực hành" in told["Kiến nghị"]
    assert violations(anyhow) == []

    with page.expect_download() as saving:
        page.locator(".class__session").get_by_role("button", name="Tải Word").click()
    filled = read_docx.controls(Path(saving.value.path()).read_bytes())
    assert filled["ten_lop"] == "Lớp ở xã Ví Dụ"
    assert filled["so_du"] == "2"
    assert "Ai ký giấy?" in filled["noi_dung"]

    page.locator(".class__session").get_by_role("button", name="Mở trong biểu mẫu").click()
    page.wait_for_url("**/bao-cao-ket-qua-tap-huan/**")
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.locator(".wf-input").first).to_be_visible()
    values = page.evaluate(
        "[...document.querySelectorAll('.webform :is(input, textarea)')].map(e => e.value)"
    )
    assert "Lớp ở xã Ví Dụ" in values
    assert any("Hộ ghép thì ghi ai?" in value for value in values)
    anyhow.assert_clean()


def test_the_book_of_this_device_may_be_left_out_and_faults_are_told(desktop: Watched) -> None:
    page = open_class(desktop)
    page.evaluate("hall => localStorage.setItem('xhht.hall.hp06', JSON.stringify(hall))", HALL)
    open_report(page)
    assert "Hộ ghép" in shown(page)["Tồn tại, nguyên nhân"]
    page.get_by_label("Học phần 6, ngày 10/12/2026").uncheck()
    assert shown(page)["Tồn tại, nguyên nhân"] == ""
    for place, wrong, words in (("counts", "35; ba", "chỉ ghi số"), ("called", "4x", "một số nguyên")):
        field = page.locator(f"#report-{place}")
        field.fill(wrong)
        field.blur()
        expect(page.locator(".class__session [role=alert]")).to_contain_text(words)
        field.fill("")
        field.blur()
    page.locator("#report-counts").fill("35, , 36")
    page.locator("#report-counts").blur()
    assert shown(page)["Nội dung đã thực hiện"].splitlines()[0] == (
        "Số người có mặt: buổi 1: 35 người; buổi 3: 36 người."
    )
    page.reload()
    open_report(page)
    assert page.locator("#report-counts").input_value() == "35, , 36"
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Mở phiếu điểm danh").click()
    choosing.value.set_files({"name": "anh.docx", "mimeType": "application/octet-stream", "buffer": b"x"})
    expect(page.locator(".class__session .class__told li")).to_contain_text("anh.docx:")
    assert violations(desktop) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desktop.assert_clean()
