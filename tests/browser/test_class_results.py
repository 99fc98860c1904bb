"""Results of a class: codes in, verdicts, gains, hard questions and files out; on http and file://."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from portal.content.catalogue import Catalogue

from .answering import answer_rightly
from .conftest import Watched
from .test_desk import questions_of, start
from .test_pages import violations


def take_test(watched: Watched, catalogue: Catalogue, test: str, wrong: int, name: str = "") -> str:
    """Take a test with the first *wrong* questions left open; return the code."""
    watched.page.goto("about:blank")
    page = start(watched, test, 21, exam=True, name=name)
    asked = questions_of(catalogue, test, 21)
    for question in asked[wrong:]:
        answer_rightly(page, question)
    page.locator(".desk__hand").click()
    if wrong:
        page.get_by_role("button", name="Vẫn nộp").click()
    return page.locator(".desk__letters").text_content() or ""


def short_code(watched: Watched) -> str:
    """The short code of the test just taken."""
    return watched.page.locator(".desk__short").inner_text()


def open_class(watched: Watched) -> Page:
    file = (
        "bao-cao-vien/ket-qua-lop.html" if watched.base.startswith("file:") else "bao-cao-vien/ket-qua-lop/"
    )
    watched.page.goto(f"{watched.base}/{file}", wait_until="load")
    watched.page.wait_for_selector("#class-codes")
    return watched.page


def give(page: Page, text: str) -> None:
    page.locator("#class-codes").fill(text)
    page.get_by_role("button", name="Thêm").click()


def test_a_class_from_codes_to_files(anyhow: Watched, catalogue: Catalogue) -> None:
    first = take_test(anyhow, catalogue, "dau-khoa", 12)
    last = take_test(anyhow, catalogue, "cuoi-khoa", 0, name="Nguyễn Văn A")
    weak = take_test(anyhow, catalogue, "cuoi-khoa", 30)
    page = open_class(anyhow)
    spoken = last.lower().replace("-", " ")
    give(
        page, f"Nguyễn Văn A: {first}\n{spoken}\nLò Thị Ví Dụ, {weak}\n\n{weak}\nAAAA-BBBB-CCCC-DDDD-EEEE\n"
    )
    told = page.locator(".class__told")
    expect(told).to_contain_text("Đã thêm 3 kết quả.")
    expect(told).to_contain_text("1 mã đã có")
    expect(told.locator("li")).to_have_count(1)
    rows = page.locator("[aria-label='Danh sách kết quả'] tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("Đạt")
    expect(rows.nth(2)).to_contain_text("Chưa đạt")
    assert rows.nth(1).locator("input").input_value() == "Nguyễn Văn A"
    gain = page.locator("[aria-label^='Tiến bộ từ'] tbody tr")
    expect(gain).to_have_count(1)
    expect(gain).to_contain_text("100%")
    assert violations(anyhow) == []

    with page.expect_download() as saving:
        page.get_by_role("link", name="Tải Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saving.value.path()).read_bytes()))
    people, summary, items = book.worksheets
    assert {row[0].value: row[1].value for row in summary.iter_rows(min_row=2)} == {
        "Kiểm tra đầu khóa": 1,
        "Kiểm tra cuối khóa": 2,
    }
    assert people["A3"].value == "Nguyễn Văn A"
    asked = len(questions_of(catalogue, "cuoi-khoa", 21))
    assert [cell.value for cell in people[3]][3:6] == [asked, asked, 1]
    shown = {*questions_of(catalogue, "dau-khoa", 21), *questions_of(catalogue, "cuoi-khoa", 21)}
    assert {row[0].value for row in items.iter_rows(min_row=2)} == shown

    with page.expect_download() as saving:
        page.get_by_role("link", name="Tải CSV").click()
    text = Path(saving.value.path()).read_bytes().decode("utf-8-sig")
    listed = list(csv.reader(io.StringIO(text)))[1:]
    assert [row[9] for row in listed] == ["có"] * 3
    assert [row[0] for row in listed] == [
        "Nguyễn Văn A",
        "Nguyễn Văn A",
        "Lò Thị Ví Dụ",
    ]

    with page.expect_download() as saving:
        page.get_by_role("link", name="Danh sách cấp giấy chứng nhận").click()
    saved = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert [r["fields"]["ho_ten"] for r in saved["records"]] == ["Nguyễn Văn A"]
    assert saved["version"] == catalogue.forms["giay-chung-nhan"].version
    anyhow.assert_clean()


def test_the_list_is_kept_can_be_changed_and_cleared(desktop: Watched, catalogue: Catalogue) -> None:
    code = take_test(desktop, catalogue, "hoc-phan-01", 2)
    page = open_class(desktop)
    give(page, code)
    field = page.locator(".class__name")
    field.fill("Lò Thị Ví Dụ")
    field.blur()
    page.reload()
    assert page.locator(".class__name").input_value() == "Lò Thị Ví Dụ"
    page.get_by_role("button", name="Bỏ kết quả của Lò Thị Ví Dụ").click()
    expect(page.locator(".class__report")).to_contain_text("Chưa có kết quả nào.")
    give(page, code)
    page.get_by_role("button", name="Xóa hết").click()
    page.get_by_role("button", name="Giữ lại").click()
    expect(page.locator(".class__name")).to_have_count(1)
    page.get_by_role("button", name="Xóa hết").click()
    page.locator(".class__sure button").first.click()
    expect(page.locator(".class__name")).to_have_count(0)
    desktop.assert_clean()


def test_people_count_once_and_can_be_told_apart(desktop: Watched, catalogue: Catalogue) -> None:
    one = take_test(desktop, catalogue, "cuoi-mot-buoi", 0)
    short = short_code(desktop)
    two = take_test(desktop, catalogue, "cuoi-mot-buoi", 5)
    weak = short_code(desktop)
    wrong = short[:-1] + ("8" if short.endswith("7") else "7")
    page = open_class(desktop)
    give(
        page,
        f"Lò Thị Ví Dụ {two}\nLò Thị Ví Dụ {one}\n{short} Nguyễn Văn A\n{weak}\n{weak}\nVàng A Mẫu {wrong}",
    )
    told = page.locator(".class__told")
    expect(told).to_contain_text("Đã thêm 5 kết quả.")
    expect(told).to_contain_text("chép sai")
    report = page.locator(".class__report")
    rows = page.locator("[aria-label='Danh sách kết quả'] tbody tr")
    # The weak result under the same name is a repeat; so are the nameless copies of it.
    expect(report).to_contain_text("Tính 2 kết quả")
    expect(report).to_contain_text("3 kết quả lặp")
    expect(report).to_contain_text("tự nó không chứng minh")
    expect(rows.nth(0)).to_contain_text("Lặp với số 2, không tính")
    expect(rows.nth(1)).to_contain_text("Làm quá nhanh")
    expect(rows.nth(2)).not_to_contain_text("Làm quá nhanh")
    summary = page.locator("[aria-label='Cả lớp'] tbody tr")
    expect(summary).to_contain_text("2 (100%)")
    rows.nth(0).get_by_role("button", name="là người khác").click()
    rows.nth(3).get_by_role("button", name="là người khác").click()
    expect(report).to_contain_text("Tính 4 kết quả")
    expect(summary).to_contain_text("2 (50%)")
    expect(report).to_contain_text("2 kết quả nhập bằng mã ngắn chỉ có điểm")
    assert violations(desktop) == []
    with page.expect_download() as saving:
        page.get_by_role("link", name="Tải Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(saving.value.path()).read_bytes()))
    assert [cell.value for cell in book["Cả lớp"][2]][1:3] == [4, 2]
    assert [row[9].value for row in book.worksheets[0].iter_rows(min_row=2)].count("có") == 4
    with page.expect_download() as saving:
        page.get_by_role("link", name="Danh sách cấp giấy chứng nhận").click()
    saved = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert [r["fields"]["ho_ten"] for r in saved["records"]] == ["Lò Thị Ví Dụ", "Nguyễn Văn A"]
    page.reload()
    expect(report).to_contain_text("Tính 4 kết quả")
    desktop.assert_clean()


def test_files_of_the_trainees_are_read(desktop: Watched, catalogue: Catalogue) -> None:
    code = take_test(desktop, catalogue, "hoc-phan-02", 1, name="Nguyễn Văn A")
    desktop.page.locator(".desk__whole summary").click()
    with desktop.page.expect_download() as saving:
        desktop.page.get_by_role("link", name="Lưu thành tệp").click()
    saved = Path(saving.value.path()).read_bytes()
    assert code.encode() in saved
    page = open_class(desktop)
    page.locator("#class-files").set_input_files(
        [
            {"name": "a.txt", "mimeType": "text/plain", "buffer": saved},
            {"name": "b.txt", "mimeType": "text/plain", "buffer": b"rac\n"},
        ]
    )
    expect(page.locator(".class__told")).to_contain_text("Đã thêm 1 kết quả.")
    expect(page.locator(".class__told")).to_contain_text("“rac”")
    assert page.locator(".class__name").input_value() == "Nguyễn Văn A"


def test_many_results_show_what_to_explain_again(desktop: Watched, catalogue: Catalogue) -> None:
    codes = [take_test(desktop, catalogue, "hoc-phan-03", wrong) for wrong in (1, 1, 2, 4)]
    page = open_class(desktop)
    # Equal codes are one person's; the trainees below differ by name in their codes.
    names = ["Nguyễn Văn A", "Nguyễn Văn B", "Nguyễn Văn C", "Nguyễn Văn D"]
    give(page, "\n".join(f"{name} {code}" for name, code in zip(names, dict.fromkeys(codes), strict=False)))
    again = page.locator(".class__report ol li")
    expect(again.first).to_be_visible()
    # Questions for tests stand on no page: the link leads to what they ask for.
    first = questions_of(catalogue, "hoc-phan-03", 21)[0]
    goal = next(i.objective for i in catalogue.quizzes["hp03"].items if first.startswith(i.id))
    assert again.first.locator("a").get_attribute("href").endswith(f"#{goal}")
    again.first.locator("a").click()
    page.wait_for_load_state("load")
    assert page.url.endswith(f"#{goal}")
    expect(page.locator(f"#{goal}")).to_be_in_viewport()


@pytest.mark.parametrize("filled", [False, True])
def test_accessible_and_fitting(anywhere: Watched, catalogue: Catalogue, filled: bool) -> None:
    code = take_test(anywhere, catalogue, "dau-khoa", 3) if filled else ""
    page = open_class(anywhere)
    if filled:
        give(page, f"Nguyễn Văn A {code}")
        page.wait_for_selector(".class__name")
    assert violations(anywhere) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    anywhere.assert_clean()


def test_without_scripts_it_says_so(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/bao-cao-vien/ket-qua-lop/")
    expect(page.locator(".needs-script")).to_contain_text("JavaScript")
    context.close()
