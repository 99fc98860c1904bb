"""The page that adds forms up and the command ``portal aggregate``: one engine, one result."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import openpyxl
from click.testing import CliRunner
from playwright.sync_api import expect

from portal.cli import main
from portal.content.catalogue import Catalogue
from tests.conftest import ROOT

from .conftest import Watched
from .filled_forms import COMMUNE, villages
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
    assert done.exit_code == 0, done.output
    told = json.loads(out.read_text(encoding="utf-8"))
    assert json.loads(waiting.value.path().read_text(encoding="utf-8")) == told
    assert f"{len(sent) - 6} tệp cộng được, 6 tệp không." in done.output
    assert summary(page).startswith(f"Cộng {len(sent) - 6} trên {len(sent)} tệp.")


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
    assert summary(page).startswith("Cộng 2 trên 3 tệp.")
    assert "hình ảnh (JPEG)" in line(page, "gửi.zip/ảnh.jpg").inner_text()
    expect(page.locator(".agg__told").first).to_contain_text("Bỏ qua 1 tệp hệ thống.")
    desktop.assert_clean()
