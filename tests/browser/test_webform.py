"""Filling a form in on its page: by keyboard and by touch, with figures that follow, checked, kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from portal.content.catalogue import Catalogue
from portal.forms import form_model

from .conftest import Watched, watch
from .test_pages import violations
from .webforms import CERTIFICATE, CITIZEN, DELEGATES, MINUTES, SURVEY, VILLAGE, box, go, table_row


@pytest.mark.parametrize("form", [VILLAGE, SURVEY, CITIZEN, MINUTES, CERTIFICATE, "phan-cong-bao-cao-vien"])
def test_every_look_is_accessible(form: str, anywhere: Watched) -> None:
    page = go(anywhere, form)
    assert violations(anywhere) == []
    page.get_by_role("button", name="Kiểm tra").click()
    page.get_by_role("button", name="Thêm phiếu mới").first.click()
    page.locator(".wf-records summary").click()
    page.get_by_role("button", name="Xóa hết").click()
    assert violations(anywhere) == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"the page is {wide} px wider than the screen"
    small = page.evaluate(
        """() => [...document.querySelectorAll('.webform :is(button, input, select, textarea), .ways a')]
        .map(e => (e.type === 'radio' || e.type === 'checkbox') ? e.closest('label') : e)
        .filter(e => e.type !== 'file' && e.getClientRects().length && e.getBoundingClientRect().height < 44)
        .map(e => e.outerHTML.slice(0, 90))"""
    )
    assert small == [], "targets must be 44 px high"
    anywhere.assert_clean()


def test_every_form_can_be_filled_in(desktop: Watched, catalogue: Catalogue) -> None:
    for form in catalogue.forms.values():
        page = go(desktop, form.id)
        model = form_model(form)
        drawn = page.evaluate(
            "() => [...document.querySelectorAll('.wf-form [id^=o-]')].map(e => e.id.slice(2))"
        )
        for field in model.fields:
            assert field.id in drawn, f"{form.id}: {field.id}"
        for table in model.tables:
            for column in table.columns:
                if not (column.given or column.auto):
                    name = f"{table.id}-{column.id}-"
                    assert any(d.startswith(name) for d in drawn), f"{form.id}: {name}"
        names = page.evaluate(
            """() => [...document.querySelectorAll('.wf-form :is(input, select, textarea)')].filter(e =>
            !e.labels?.length && !e.getAttribute('aria-labelledby')).map(e => e.id)"""
        )
        assert names == [], f"{form.id}: controls without a name"
    desktop.assert_clean()


def test_by_keyboard_alone_with_live_figures(anyhow: Watched) -> None:
    page = go(anyhow, VILLAGE)
    box(page, "nam").focus()
    page.keyboard.type("2026")
    for words in ("Xã Ví Dụ", "Bản Mẫu 1", "120", "310", "31122026"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    for number in ("310", "200", "150", "124"):
        page.keyboard.press("Tab")
        page.keyboard.type(number)
    row = table_row(page, "Công dân học tập")
    expect(row).to_contain_text("64,52%")
    expect(row).to_contain_text("40%")
    expect(row).to_contain_text("62%")
    live = page.locator(".wf-form > .visually-hidden[role=status]")
    page.keyboard.press("Tab")
    expect(live).to_contain_text("Tỷ lệ công nhận trên tổng số: 40%")
    # Enter goes down the column, as in a spreadsheet.
    box(page, "tong_so", 0).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("1.120")
    assert page.evaluate("document.activeElement.dataset.column") == "tong_so"
    table_row(page, "Gia đình học tập").locator("[data-column=dang_ky]").fill("560")
    expect(table_row(page, "Gia đình học tập")).to_contain_text("50%")
    page.get_by_role("button", name="Kiểm tra").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.wf-fine')")
    expect(page.locator(".wf-fine")).to_have_text("Không thấy lỗi.")
    anyhow.assert_clean()


def test_by_touch_on_a_phone(phone: Watched) -> None:
    page = go(phone, SURVEY)
    box(page, "nam").tap()
    page.keyboard.type("2026")
    page.get_by_label("Người dân", exact=False).first.tap()
    page.locator("#o-nhu_cau label").nth(1).tap()
    page.locator("#o-nhu_cau label").nth(3).tap()
    box(page, "ngay").fill("5112026")
    box(page, "ngay").fill("05112026")
    box(page, "ngay").blur()
    assert box(page, "ngay").input_value() == "05/11/2026", "digits alone are a day"
    page.reload()
    page.wait_for_selector(".wf-tools")
    assert box(page, "nam").input_value() == "2026"
    assert page.locator("#o-nhu_cau input:checked").count() == 2
    assert box(page, "ngay").input_value() == "05/11/2026"
    page = go(phone, VILLAGE)
    assert page.locator(".wf-table--cards").count() == 1
    label = page.evaluate(
        """() => { const c = document.querySelector('.wf-table--cards td[data-label]');
        return getComputedStyle(c, '::before').content.includes(c.dataset.label); }"""
    )
    assert label, "on phones every cell carries the name of its column"
    phone.assert_clean()


def test_a_broken_rule_is_told_beside_its_field_while_it_is_broken(desktop: Watched) -> None:
    page = go(desktop, VILLAGE)
    asked = page.locator("tbody tr").first.locator("td:has([data-column=de_nghi]) .wf-bad")
    box(page, "de_nghi", 0).fill("12")
    box(page, "de_nghi", 0).press("Tab")
    assert asked.inner_text() == "", "nothing is judged while a figure is missing"
    box(page, "dang_ky", 0).fill("10")
    box(page, "dang_ky", 0).press("Tab")
    expect(asked).to_have_text("Đang nhiều hơn số đăng ký, xin xem lại (12 so với 10).")
    assert box(page, "de_nghi", 0).get_attribute("aria-invalid") == "true"
    box(page, "tong_so", 0).fill("40")
    expect(table_row(page, "Công dân học tập")).to_contain_text("25%")
    shares = table_row(page, "Công dân học tập").locator("output").all_inner_texts()
    assert shares[1:] == ["", ""], "nobody has told how many were recognised"
    box(page, "dang_ky", 0).fill("12")
    expect(asked).to_have_text("")
    page = go(desktop, SURVEY)
    box(page, "so_nguoi_ho").fill("3")
    box(page, "so_nguoi_lon").fill("4")
    box(page, "so_nguoi_lon").press("Tab")
    grown = page.locator(".wf-field", has=box(page, "so_nguoi_lon")).locator(".wf-bad")
    expect(grown).to_have_text("Không được nhiều hơn số người trong hộ (4 so với 3).")
    desktop.assert_clean()


def test_problems_beside_the_field_and_in_the_summary(desktop: Watched) -> None:
    page = go(desktop, VILLAGE)
    year = page.locator(".wf-field", has=box(page, "nam"))
    box(page, "nam").type("20")
    assert year.locator(".wf-bad").inner_text() == "", "nothing is said while somebody types"
    box(page, "nam").press("Tab")
    assert "Không được nhỏ hơn" in year.locator(".wf-bad").inner_text()
    assert box(page, "nam").get_attribute("aria-invalid") == "true"
    assert "o-nam-sai" in str(box(page, "nam").get_attribute("aria-describedby"))
    box(page, "so_ho").fill("một trăm")
    box(page, "dang_ky", 0).fill("500")
    box(page, "tong_so", 0).fill("310")
    page.get_by_role("button", name="Kiểm tra").click()
    summary = page.locator(".wf-summary")
    assert summary.get_attribute("role") == "alert"
    assert page.evaluate("document.activeElement.matches('.wf-summary')")
    text = summary.inner_text()
    for words in (
        "Có 8 chỗ cần xem lại",
        "Năm đánh giá: không được nhỏ hơn",
        "Xã, phường: chưa điền.",
        "Tổng số hộ: phải là một số (đang ghi “một trăm”).",
        "Dòng 1, Tỷ lệ đăng ký: tính ra 161,29, lớn hơn 100",
        "Dòng 1, Số đăng ký: không được nhiều hơn tổng số (500 so với 310).",
    ):
        assert words in text, text
    summary.get_by_role("link", name="Tổng số hộ").press("Enter")
    assert page.evaluate("document.activeElement.id") == "o-so_ho"
    page.keyboard.press("Control+a")
    page.keyboard.type("120")
    page.keyboard.press("Tab")
    assert page.locator(".wf-field", has=box(page, "so_ho")).locator(".wf-bad").inner_text() == ""
    summary.get_by_role("link", name="Tỷ lệ đăng ký").click()
    assert page.evaluate("document.activeElement.tagName") == "OUTPUT"
    desktop.assert_clean()


def test_draft_survives_and_unkept_is_said(chromium: Browser, anyhow: Watched) -> None:
    page = go(anyhow, MINUTES)
    box(page, "co_quan").fill("Chi hội Bản Mẫu 1")
    box(page, "thanh_phan").fill("Bà Nguyễn Văn A\nÔng Trần Thị B")
    box(page, "so_du").fill("mười")
    page.locator("#o-loai_hop label").first.click()
    box(page, "ten_doi_tuong", 0).fill("Gia đình Nguyễn Văn A")
    page.reload()
    page.wait_for_selector(".wf-tools")
    assert box(page, "co_quan").input_value() == "Chi hội Bản Mẫu 1"
    assert box(page, "thanh_phan").input_value() == "Bà Nguyễn Văn A\nÔng Trần Thị B"
    assert box(page, "so_du").input_value() == "mười", "what does not fit is not lost either"
    assert page.locator("#o-loai_hop input:checked").count() == 1
    assert box(page, "ten_doi_tuong", 0).input_value() == "Gia đình Nguyễn Văn A"
    assert "tự lưu trong trình duyệt" in page.locator(".wf-kept").inner_text()
    context = chromium.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    other = watch(context.new_page(), anyhow.base)
    page = go(other, MINUTES)
    box(page, "co_quan").fill("Chi hội Bản Mẫu 1")
    expect(page.locator(".wf-kept")).to_contain_text("không tự lưu được")
    context.close()


def test_rows_are_added_removed_and_brought_back(desktop: Watched) -> None:
    page = go(desktop, DELEGATES)
    for number, name in enumerate(("Nguyễn Văn A", "Trần Thị B", "Lò Văn C")):
        if number:
            page.get_by_role("button", name="Thêm dòng").click()
            assert page.evaluate("document.activeElement.dataset.column") == "ho_ten"
        page.keyboard.type(name) if number else box(page, "ho_ten", 0).fill(name)
    total = page.locator("#o-tong")
    expect(total).to_have_text("3")
    page.get_by_role("button", name="Xóa dòng 2").click()
    expect(total).to_have_text("2")
    assert box(page, "ho_ten", 1).input_value() == "Lò Văn C"
    assert "Đã xóa dòng 2" in page.locator(".wf-undo").inner_text()
    page.keyboard.press("Enter")  # the focus is on "Hoàn tác"
    expect(total).to_have_text("3")
    assert [box(page, "ho_ten", n).input_value() for n in range(3)] == [
        "Nguyễn Văn A",
        "Trần Thị B",
        "Lò Văn C",
    ]
    box(page, "don_vi", 2).fill("Xã Ví Dụ")
    page.keyboard.press("Enter")
    assert page.locator(".wf-table tbody tr").count() == 4, "Enter in the last row makes another"
    expect(total).to_have_text("3")
    desktop.assert_clean()


def test_cells_of_a_spreadsheet_can_be_pasted(desktop: Watched) -> None:
    page = go(desktop, DELEGATES)
    box(page, "ho_ten", 0).focus()
    page.evaluate(
        """() => { const data = new DataTransfer();
        data.setData('text/plain', 'Nguyễn Văn A\\tTrưởng bản\\tXã Ví Dụ\\txã, PHƯỜNG\\r\\nTrần Thị B\\t\\tXã Ví Dụ\\r\\n');
        document.activeElement.dispatchEvent(new ClipboardEvent('paste',
          {clipboardData: data, bubbles: true, cancelable: true})); }"""
    )
    assert box(page, "ho_ten", 1).input_value() == "Trần Thị B"
    assert box(page, "don_vi", 0).input_value() == "Xã Ví Dụ"
    assert (
        box(page, "thanh_phan", 0).input_value() == "Xã, phường" or box(page, "thanh_phan", 0).count() == 1
    )
    expect(page.locator("#o-tong")).to_have_text("2")
