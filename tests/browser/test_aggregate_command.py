"""The page that adds forms up and the command ``portal aggregate``: one engine, one result."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from portal.cli import console, main
from portal.content.catalogue import Catalogue
from portal.forms import aggregate_data
from portal.forms.engine import GivenFile
from tests.conftest import ROOT
from tests.content.mutations import mutate
from tests.content.other_writers import by_libraries
from tests.engine import engine

from .conftest import Watched
from .filled_forms import COMMUNE, VILLAGE, village, villages, workbook
from .test_aggregate import ADDRESS, choose, line, put_in, summary


def test_the_page_and_the_command_come_to_the_same(
    desktop: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    """Also in full-width digits, which once made two sums of one folder."""
    page, files = desktop.page, villages(catalogue, tmp_path)
    book = openpyxl.load_workbook(files["thon-05.xlsx"])
    ((sheet, area),) = book.defined_names["x_mo_hinh.tong_so"].destinations
    book[sheet][area.replace("$", "").partition(":")[0]] = "１\u202f２３"
    book.save(files["thon-05.xlsx"])
    sent = list(files.values())
    page.goto(f"{desktop.base}/{ADDRESS}")
    page.wait_for_selector(".dropzone")
    choose(page, COMMUNE)
    put_in(page, *sent)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải tệp dữ liệu (.json)").click()
    out = tmp_path / "tong.json"
    done = CliRunner().invoke(
        main, ["--project", str(ROOT), "aggregate", *map(str, sent), "--into", COMMUNE, "-o", str(out)]
    )
    assert done.exit_code == 1, "some were left out"
    told = json.loads(out.read_text(encoding="utf-8"))
    shown = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    for file in (shown, told):
        assert dt.datetime.fromisoformat(file.pop("saved")), "page and command say when it was written"
    assert shown == told
    assert f"{len(sent) - 6} tệp nhận" in done.output
    assert summary(page).startswith(f"Nhận {len(sent) - 6} trên {len(sent)} tệp.")


def test_a_zip_file_is_opened_and_files_of_systems_are_counted(
    desktop: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    page, files = desktop.page, villages(catalogue, tmp_path)
    page.goto(f"{desktop.base}/{ADDRESS}")
    page.wait_for_selector(".dropzone")
    choose(page, COMMUNE)
    with zipfile.ZipFile(tmp_path / "gửi.zip", "w") as archive:
        for n in (1, 2):
            archive.write(files[f"thon-{n:02}.xlsx"], f"Bản Mẫu {n}/biểu.xlsx")
        archive.writestr("Bản Mẫu 1/~$biểu.xlsx", b"x")
        archive.writestr("ảnh.jpg", b"\xff\xd8\xff\xe0")
    put_in(page, tmp_path / "gửi.zip")
    assert summary(page).startswith("Nhận 2 trên 3 tệp.")
    assert "hình ảnh (JPEG)" in line(page, "gửi.zip/ảnh.jpg").inner_text()
    expect(page.locator(".agg__told").first).to_contain_text("Bỏ qua 1 tệp hệ thống.")
    desktop.assert_clean()


def test_rules_say_the_same_on_the_page_and_in_the_command(
    desktop: Watched, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More recognised than proposed; and two files that are right alone and not together."""
    bare = dict.fromkeys(("dang_ky", "de_nghi", "cong_nhan"))
    records = [village(catalogue, n) for n in (1, 2, 3)]
    for record, given in zip(
        records, ({"dang_ky": 4}, {"cong_nhan": 9}, {"de_nghi": 10, "cong_nhan": 12}), strict=True
    ):
        record["tables"]["mo_hinh"][0] |= {"tong_so": 20} | bare | given
    sent = [tmp_path / f"thon-{n}.xlsx" for n in (1, 2, 3)]
    for path, record in zip(sent, records, strict=True):
        path.write_bytes(workbook(catalogue, VILLAGE, [record]))
    why = "Dòng 1, Số được công nhận: không được nhiều hơn số đề nghị (12 so với 10)."
    remark = (
        "Kết quả cộng, bảng Năm mô hình toàn xã, dòng 1, Số được công nhận:"
        " không được nhiều hơn số đăng ký (9 so với 4)."
    )
    page = desktop.page
    page.goto(f"{desktop.base}/{ADDRESS}")
    page.wait_for_selector(".dropzone")
    choose(page, COMMUNE)
    put_in(page, *sent)
    assert why in line(page, "thon-3.xlsx").inner_text()
    assert remark in page.locator(".notice--wait").inner_text()
    page.get_by_label("Số liệu vẽ biểu đồ").select_option(
        label="Năm mô hình toàn xã: Tỷ lệ công nhận trên số đăng ký"
    )
    chart = page.locator("svg.chart")
    assert chart.locator(".chart__value").first.text_content() == "225%, quá 100%: không vẽ"
    assert chart.locator(".chart__bar").first.get_attribute("width") == "0.00%"
    monkeypatch.setattr(console.out, "width", 300)
    out = tmp_path / "tong.json"
    done = CliRunner().invoke(
        main, ["--project", str(ROOT), "aggregate", *map(str, sent), "--into", COMMUNE, "-o", str(out)]
    )
    assert done.exit_code == 1, "some were left out"
    assert why in done.output
    assert remark in done.output


def test_changed_workbooks_of_other_writers_come_to_the_same(
    desktop: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    """Lines, notes and sum of the page are those of the command: nothing read, refused or told differently."""
    chance, paths = random.Random("trang"), []
    for n in range(1, 9):
        book = openpyxl.load_workbook(io.BytesIO(workbook(catalogue, VILLAGE, [village(catalogue, n)])))
        mutate(book, chance)
        book.save(tmp_path / f"{n}.xlsx")
        paths.append(tmp_path / f"{n}.xlsx")
    saved = by_libraries(paths, tmp_path)
    sent = []
    for (writer, name), path in sorted(saved.items()):
        sent.append(path.rename(tmp_path / f"{name}-{writer}"))
    said = engine().aggregate(
        aggregate_data(catalogue), [GivenFile(path) for path in sent], COMMUNE, None, lambda _: None
    )
    page = desktop.page
    page.goto(f"{desktop.base}/{ADDRESS}")
    page.wait_for_selector(".dropzone")
    choose(page, COMMUNE)
    put_in(page, *sent)
    taken = sum(file.state == "accepted" for file in said.files)
    assert summary(page).startswith(f"Nhận {taken} trên {len(said.files)} tệp.")
    shown = [" ".join(row.split()) for row in page.locator(".agg__files .agg__row").all_text_contents()]
    for file in said.files:
        assert any(file.name in row and " ".join(file.why.split()) in row for row in shown), file
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải tệp dữ liệu (.json)").click()
    assert json.loads(waiting.value.path().read_text(encoding="utf-8"))["records"] == said.records
