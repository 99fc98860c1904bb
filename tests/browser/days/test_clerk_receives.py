"""The day a commune clerk receives forty villages' files: drops them, mends, decides, hands over, downloads.

The right answer is added up here from the figures that were put into the files, by no code of the portal.
"""

from __future__ import annotations

import copy
import io
import json
import time
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page, expect

from portal.cli import main
from portal.content.catalogue import Catalogue
from tests.browser.conftest import Watched, watch
from tests.browser.filled_forms import COMMUNE, VILLAGE, village, workbook
from tests.browser.test_aggregate import ADDRESS, choose, line, put_in, summary
from tests.browser.test_pages import violations
from tests.conftest import ROOT

OFFICER = "Nguyễn Văn A"
PAIRS = [
    ("Hạ", "Hà"),
    ("Cọ", "Cò"),
    ("Mạ", "Má"),
    ("Lạn", "Lán"),
    ("Sàng", "Sang"),
    ("Nà", "Na"),
    ("Pó", "Po"),
    ("Ten", "Tén"),
]
NAMES = [f"Bản {a}" for pair in PAIRS for a in pair] + [f"Bản Mẫu {n}" for n in range(1, 25)]
MISSING = ["Bản Chưa Gửi 1", "Bản Chưa Gửi 2", "Bản Chưa Gửi 3"]
COUNTS = ("tong_so", "dang_ky", "de_nghi", "cong_nhan")
Figures = dict[str, dict[str, int]]


def figures(record: dict[str, Any]) -> Figures:
    return {row["id"]: {name: row[name] for name in COUNTS} for row in record["tables"]["mo_hinh"]}


def told(records: list[dict[str, Any]]) -> Figures:
    found = [figures(record) for record in records]
    return {kind: {name: sum(one[kind][name] for one in found) for name in COUNTS} for kind in found[0]}


def spoiled(data: bytes, column: str, value: str) -> bytes:
    """The workbook with *value* typed over the first figure of a column."""
    book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    ((sheet, area),) = book.defined_names[f"x_mo_hinh.{column}"].destinations
    book[sheet][area.replace("$", "").partition(":")[0]] = value
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def sent(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], Figures]:
    """The files of forty villages as they come in, and what they should come to once three are mended."""
    folder = tmp_path_factory.mktemp("bốn mươi bản")
    records = [village(catalogue, n, thon=name) for n, name in enumerate(NAMES, 1)]
    files = {
        f"{n:02}-{r['fields']['thon']}.xlsx": workbook(catalogue, VILLAGE, [r])
        for n, r in enumerate(records, 1)
    }
    names = list(files)
    files[names[20]] = spoiled(files[names[20]], "dang_ky", "không rõ")
    files[names[21]] = spoiled(files[names[21]], "tong_so", "hai chục")
    impossible = copy.deepcopy(records[22])
    impossible["tables"]["mo_hinh"][0]["cong_nhan"] += 5000
    files[names[22]] = workbook(catalogue, VILLAGE, [impossible])
    # Two villages send twice, with other figures; nothing in the files says which is the newer one.
    again = village(catalogue, 90, thon=NAMES[30])
    files["gửi lại.xlsx"] = workbook(catalogue, VILLAGE, [again])
    other = village(catalogue, 91, thon=NAMES[31])
    files["trùng tên.xlsx"] = workbook(catalogue, VILLAGE, [other])
    files["ảnh chụp.jpg"] = b"\xff\xd8\xff\xe0" + b"x" * 100
    for name, data in files.items():
        (folder / name).write_bytes(data)
    meant = [r for r in records if r["fields"]["thon"] != NAMES[30]] + [again, other]
    return [folder / name for name in files], told(meant)


def row(page: Page, name: str) -> Locator:
    return line(page, unicodedata.normalize("NFC", name))


def open_file(page: Page, name: str) -> Locator:
    row(page, name).get_by_role("button", name="Mở và sửa").click()
    editor = page.locator(".agg__editor")
    expect(editor.get_by_role("heading", name=name)).to_be_visible()
    return editor


def sign_and_close(editor: Locator) -> None:
    box = editor.get_by_label("Người sửa, người quyết định")
    if box.input_value() == "":
        box.fill(OFFICER)
    editor.get_by_role("button", name="Xong").click()
    expect(editor).to_have_count(0)


def figure(editor: Locator, kind: int, column: str) -> Locator:
    return editor.locator(f".wf-table tbody tr >> nth={kind}").locator(f"[data-column='{column}']")


def saved_json(page: Page) -> dict[str, Any]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải tệp dữ liệu (.json)").click()
    found: dict[str, Any] = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    return found


def test_forty_villages_from_the_post_to_the_table(
    desktop: Watched,
    chromium: Browser,
    catalogue: Catalogue,
    sent: tuple[list[Path], Figures],
    tmp_path: Path,
) -> None:
    files, meant = sent
    began = time.monotonic()
    page = desktop.open(ADDRESS)
    choose(page, COMMUNE)
    page.get_by_label("Danh sách nơi phải gửi").fill("\n".join(NAMES + MISSING))
    put_in(page, *files)
    assert summary(page) == "Nhận 37 trên 43 tệp. 5 tệp còn phải sửa hoặc chờ quyết định. 1 tệp không nhận."
    assert page.locator(".agg__board").inner_text() == "43 nơi: đã gửi 40, thiếu 3"
    assert page.locator(".agg__silent").inner_text() == "; ".join(MISSING)

    # Three are mended where they stand.
    names = [f.name for f in files]
    editor = open_file(page, names[20])
    expect(editor.locator(".wf-summary")).to_contain_text("phải là một số (đang ghi “không rõ”)")
    box = figure(editor, 0, "dang_ky")
    assert box.input_value() == "không rõ"
    box.fill(str(village(catalogue, 21)["tables"]["mo_hinh"][0]["dang_ky"]))
    editor.get_by_role("button", name="Xong").click()
    expect(editor.locator(".agg__told")).to_contain_text("ghi tên người sửa")
    sign_and_close(editor)
    expect(row(page, names[20])).to_contain_text("Đã sửa tại bàn")
    editor = open_file(page, names[21])
    figure(editor, 0, "tong_so").fill(str(village(catalogue, 22)["tables"]["mo_hinh"][0]["tong_so"]))
    sign_and_close(editor)
    editor = open_file(page, names[22])
    figure(editor, 0, "cong_nhan").fill(str(village(catalogue, 23)["tables"]["mo_hinh"][0]["cong_nhan"]))
    sign_and_close(editor)

    # Of two that came twice, one is a correction and one is another village of the same name.
    expect(row(page, "gửi lại.xlsx")).to_contain_text("không rõ tệp nào mới hơn")
    editor = open_file(page, "gửi lại.xlsx")
    editor.get_by_label("Bản này mới hơn, thay bản kia").check()
    sign_and_close(editor)
    expect(row(page, names[30])).to_contain_text("Không nhận")
    editor = open_file(page, "trùng tên.xlsx")
    editor.get_by_label("Là hai phiếu khác nhau, cộng cả hai").check()
    sign_and_close(editor)
    assert summary(page) == "Nhận 41 trên 43 tệp. 2 tệp không nhận."
    assert page.locator(".agg__board").inner_text() == "43 nơi: đã gửi 40, thiếu 3"
    assert violations(desktop) == []

    record = saved_json(page)["records"][0]
    assert figures(record) == meant
    print(
        f"\nforty villages: {len(files)} files received, 3 mended, 2 pairs decided in {time.monotonic() - began:.1f} s"
    )

    # The log says who changed what from what to what.
    page.locator("summary", has_text="Nhật ký:").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải nhật ký (Excel)").click()
    sheet = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert sheet is not None
    lines = [[str(c or "") for c in r] for r in sheet.iter_rows(values_only=True)]
    assert lines[0] == ["Lúc", "Người sửa", "Tệp", "Chỗ sửa", "Trước", "Sau"]
    assert len(lines) == 6
    assert {one[1] for one in lines[1:]} == {OFFICER}
    corrected = str(village(catalogue, 21)["tables"]["mo_hinh"][0]["dang_ky"])
    place = "Bảng Năm mô hình, dòng 1 (Công dân học tập), Số đăng ký"
    assert lines[1][2:] == [names[20], place, "không rõ", corrected]

    # The whole set is handed over; on another device it is the same, and the command says the same.
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lưu cả bộ thành một tệp").click()
    handed = tmp_path / "bàn giao.zip"
    waiting.value.save_as(handed)
    second = watch(chromium.new_context().new_page(), desktop.base)
    other = second.page
    other.goto(f"{desktop.base}/{ADDRESS}")
    put_in(other, handed)
    assert other.locator(".agg__choice input:checked").input_value() == COMMUNE
    assert summary(other) == "Nhận 41 trên 43 tệp. 2 tệp không nhận."
    assert other.locator(".agg__board").inner_text() == "43 nơi: đã gửi 40, thiếu 3"
    there = saved_json(other)["records"][0]
    assert there == record
    other.context.close()
    out = tmp_path / "tong.json"
    done = CliRunner().invoke(
        main, ["--project", str(ROOT), "aggregate", str(handed), "--into", COMMUNE, "-o", str(out)]
    )
    assert done.exit_code == 1, done.output
    assert "41 tệp nhận, 0 tệp còn sửa, 2 tệp không nhận." in done.output
    assert json.loads(out.read_text(encoding="utf-8"))["records"][0] == record

    # Next year the old result is dropped in beside the new files.
    old = tmp_path / "nam-truoc.json"
    before = copy.deepcopy(record)
    before["fields"]["nam"] = 2025
    old.write_text(
        json.dumps({"form": COMMUNE, "version": catalogue.forms[COMMUNE].version, "records": [before]}),
        encoding="utf-8",
    )
    put_in(page, old)
    expect(row(page, old.name)).to_contain_text("Để so")
    first = page.locator(".agg__table tbody tr").first
    assert f"2025: {meant['cong-dan']['cong_nhan']:,}".replace(",", ".") in first.inner_text()
    assert saved_json(page)["records"][0] == record, "what is compared is not added"
    desktop.assert_clean()


def test_what_is_typed_at_the_desk_survives_the_browser_being_killed(
    desktop: Watched, sent: tuple[list[Path], Figures]
) -> None:
    page = desktop.open(ADDRESS)
    choose(page, COMMUNE)
    put_in(page, sent[0][0], sent[0][20])
    editor = open_file(page, sent[0][20].name)
    figure(editor, 0, "dang_ky").fill("1")
    page.wait_for_timeout(900)
    page.reload()
    expect(page.locator(".agg__told", has_text="Đã mở lại 2 tệp")).to_be_visible()
    editor = open_file(page, sent[0][20].name)
    assert figure(editor, 0, "dang_ky").input_value() == "1"
    editor.get_by_role("button", name="Lấy lại như tệp đã gửi").click()
    editor = open_file(page, sent[0][20].name)
    assert figure(editor, 0, "dang_ky").input_value() == "không rõ"
    editor.get_by_role("button", name="Xong").click()
    page.locator(".agg__told").get_by_role("button", name="Hoàn tác").click()
    editor = open_file(page, sent[0][20].name)
    assert figure(editor, 0, "dang_ky").input_value() == "1"
    desktop.assert_clean()


def test_a_file_is_accepted_with_a_reason_set_aside_or_replaced(
    desktop: Watched, sent: tuple[list[Path], Figures]
) -> None:
    page, files = desktop.open(ADDRESS), sent[0]
    choose(page, COMMUNE)
    put_in(page, files[0], files[22], files[-1])
    editor = open_file(page, files[22].name)
    editor.get_by_label("Vẫn nhận, dù còn chỗ sai").check()
    editor.get_by_role("button", name="Xong").click()
    expect(editor.locator(".agg__told")).to_contain_text("ghi lý do")
    editor.get_by_label("Lý do").fill("Bản đã gọi điện xác nhận số.")
    sign_and_close(editor)
    assert summary(page).startswith("Nhận 2 trên 3 tệp.")
    expect(row(page, files[22].name)).to_contain_text("Nhận dù còn chỗ sai, lý do: Bản đã gọi điện")
    expect(page.locator(".agg__figures .notice--wait")).to_contain_text("Bản đã gọi điện xác nhận số.")
    editor = open_file(page, files[0].name)
    editor.get_by_label("Để riêng, không nhận").check()
    editor.get_by_label("Lý do").fill("Gửi nhầm xã.")
    sign_and_close(editor)
    expect(row(page, files[0].name)).to_contain_text("Để riêng: Gửi nhầm xã.")
    assert summary(page).startswith("Nhận 1 trên 3 tệp.")
    with page.expect_file_chooser() as choosing:
        row(page, "ảnh chụp.jpg").get_by_role("button", name="Thay bằng tệp khác").click()
    choosing.value.set_files(files[1])
    expect(row(page, files[1].name)).to_contain_text("Nhận")
    expect(row(page, "ảnh chụp.jpg")).to_have_count(0)
    page.locator("summary", has_text="Nhật ký:").click()
    expect(page.locator(".agg__log")).to_contain_text("Thay tệp")
    desktop.assert_clean()
