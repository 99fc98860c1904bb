"""The page that adds forms up, in a real browser, on a server and from a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from portal.content.catalogue import Catalogue
from portal.forms import form_model
from tests.content.browser_workbooks import same
from tests.engine import read_form_file

from .conftest import Watched, watch
from .filled_forms import COMMUNE, VILLAGE, meant, registrations, villages
from .test_pages import violations

ADDRESS = "can-bo-xa/tong-hop-bieu-mau/"
TITLES = {
    COMMUNE: "Bảng tổng hợp năm mô hình học tập của xã, phường",
    "bang-tong-hop-tinh": "Bảng tổng hợp toàn tỉnh",
    VILLAGE: "Bảng tổng hợp năm mô hình học tập của thôn, bản",
}


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return villages(catalogue, tmp_path_factory.mktemp("thon"))


@pytest.fixture(params=["http", "file"])
def adder(request: pytest.FixtureRequest, desktop: Watched, opened_file: Watched) -> Watched:
    watched: Watched = desktop if request.param == "http" else opened_file
    watched.page.goto(f"{watched.base}/{ADDRESS if request.param == 'http' else ADDRESS[:-1] + '.html'}")
    watched.page.wait_for_selector(".dropzone")
    return watched


def choose(page: Page, target: str) -> None:
    page.locator(".agg__choice label", has=page.get_by_text(TITLES[target], exact=True)).locator(
        "input"
    ).check()


def put_in(page: Page, *paths: Path) -> None:
    page.locator(".dropzone input[type=file]").first.set_input_files(paths)
    page.locator(".agg__step .agg__told", has_text="Đã đọc").wait_for()


def summary(page: Page) -> str:
    return page.locator(".agg__summary").inner_text()


def line(page: Page, name: str) -> Locator:
    return page.locator(
        ".agg__files > .agg__row", has=page.locator(".agg__name").get_by_text(name, exact=True)
    )


REASONS = {
    "bao-cao.xlsx": "Tệp này là tệp PDF",
    "cu.xlsx": "Tệp không ghi theo bản nào của mẫu",
    "thon-03.xlsx": "Giống hệt tệp gui-lai.xlsx",
    "khac-mau.xlsx": "Mẫu này không cộng vào",
    "nam-truoc.xlsx": "Năm đánh giá là “2025”, các tệp khác là “2026”",
    "so-sai.xlsx": "Số được công nhận: không được nhiều hơn số đề nghị (5.000 so với",
}
PENDING = ("nam-truoc.xlsx", "so-sai.xlsx")


def test_every_file_is_judged_and_the_good_ones_add_up(
    adder: Watched, files: dict[str, Path], catalogue: Catalogue
) -> None:
    page = adder.page
    choose(page, COMMUNE)
    put_in(page, *(files[name] for name in sorted(files)))
    assert summary(page) == "Nhận 10 trên 16 tệp. 2 tệp còn phải sửa hoặc chờ quyết định. 4 tệp không nhận."
    for name, why in REASONS.items():
        state = "Còn sửa" if name in PENDING else "Không nhận"
        assert state in line(page, name).inner_text()
        assert why in line(page, name).inner_text()
    line(page, "so-sai.xlsx").locator(".agg__notes summary").click()
    assert "dòng 2" in line(page, "so-sai.xlsx").inner_text().lower()
    page.locator(".agg__fold > summary").click()
    assert line(page, "thon-01.xlsx").inner_text().split("\n")[0].startswith("thon-01.xlsx")
    assert "Bản Mẫu 1" in line(page, "thon-01.xlsx").inner_text()
    record = meant(catalogue, range(1, 11))
    cells = page.locator(".agg__table").first.locator("tbody tr").first.locator("td").all_inner_texts()
    people = record["tables"]["mo_hinh"][0]
    assert [c.replace(".", "") for c in cells[:4]] == [
        str(people[k]) for k in ("tong_so", "dang_ky", "de_nghi", "cong_nhan")
    ]
    chart = page.locator("svg.chart")
    assert chart.get_attribute("role") == "img"
    assert "Công dân học tập" in str(chart.get_attribute("aria-label"))
    assert chart.locator(".chart__bar").count() == 5
    page.locator("#agg-bieu-do").select_option(label="Số được công nhận theo thôn, bản: Gia đình")
    assert chart.locator(".chart__bar").count() == 10
    assert violations(adder) == []
    adder.assert_clean()


def test_who_has_not_sent(adder: Watched, files: dict[str, Path]) -> None:
    page = adder.page
    choose(page, COMMUNE)
    box = page.get_by_label("Danh sách nơi phải gửi")
    box.fill("BẢN MẪU 1\nbản  mẫu 2\nBản Xa\nBản Mẫu 11\nBản Gần")
    put_in(page, files["thon-01.xlsx"], files["thon-02.xlsx"], files["thon-05.xlsx"], files["so-sai.xlsx"])
    told = page.locator(".agg__standing").inner_text()
    assert "5 nơi: đã gửi 3, thiếu 2" in told
    assert "Bản Xa; Bản Gần" in told
    assert "Đã gửi nhưng chưa nhận được tệp (1): Bản Mẫu 11" in told
    assert "không có trong danh sách: Bản Mẫu 5" in told
    page.get_by_role("button", name="Sao chép danh sách chưa gửi").click()
    said = page.locator(".agg__standing .agg__told", has_text="sao chép")
    said.wait_for()
    page.wait_for_timeout(500)  # what was typed into the list is taken over after a pause
    assert said.is_visible(), "nothing is drawn over what was said"
    page.reload()
    page.wait_for_selector(".dropzone")
    assert page.locator(".agg__choice input:checked").input_value() == COMMUNE
    assert "Bản Gần" in page.get_by_label("Danh sách nơi phải gửi").input_value()
    adder.assert_clean()


def test_lists_of_units_come_from_files_and_from_the_province(
    adder: Watched, catalogue: Catalogue, tmp_path: Path
) -> None:
    page = adder.page
    choose(page, "bang-tong-hop-tinh")
    box = page.get_by_label("Danh sách nơi phải gửi")
    assert box.input_value().split("\n") == catalogue.units
    picker = page.locator(".agg__buttons input[type=file]")
    (tmp_path / "ds.csv").write_text("STT;Tên\n1;Xã Ví Dụ\n2;Phường Mẫu\n", encoding="utf-8-sig")
    picker.set_input_files(tmp_path / "ds.csv")
    page.get_by_text("Đã lấy").wait_for()
    assert box.input_value().split("\n")[-2:] == ["Xã Ví Dụ", "Phường Mẫu"]
    (tmp_path / "ds.csv").write_bytes(b"\xff\x00\xfe")
    picker.set_input_files(tmp_path / "ds.csv")
    page.get_by_text("Không đọc được tên nào").wait_for()
    page.get_by_role("button", name="Ghi tên các xã, phường").click()
    assert box.input_value().split("\n") == catalogue.units
    adder.assert_clean()


def test_the_result_is_taken_away_and_read_back(
    adder: Watched, files: dict[str, Path], catalogue: Catalogue, tmp_path: Path
) -> None:
    page = adder.page
    choose(page, COMMUNE)
    put_in(page, *(files[f"thon-{n:02}.xlsx"] for n in range(1, 11)))
    models = {form.id: form_model(form) for form in catalogue.forms.values()}
    record = meant(catalogue, range(1, 11))
    taken = {}
    for label, ending in (("Tải Excel", "xlsx"), ("Tải Word", "docx"), ("Tải tệp dữ liệu (.json)", "json")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).click()
        assert waiting.value.suggested_filename == f"{COMMUNE}-xa-vi-du.{ending}"
        waiting.value.save_as(tmp_path / f"a.{ending}")
        taken[ending] = (tmp_path / f"a.{ending}").read_bytes()
    for ending in ("xlsx", "json", "docx"):
        found = read_form_file(f"a.{ending}", taken[ending], models)
        assert found.problems == []
        assert same(found.records, [record])
    page.get_by_role("button", name="Mở trong biểu mẫu").click()
    page.wait_for_url(f"**/{COMMUNE}/**#ban-nhap")
    page.get_by_role("button", name="Mở", exact=True).click()
    assert page.locator("#o-xa").input_value() == "Xã Ví Dụ"
    adder.assert_clean()


def test_files_come_later_go_away_and_are_cleared(adder: Watched, files: dict[str, Path]) -> None:
    page = adder.page
    choose(page, COMMUNE)
    put_in(page, files["thon-01.xlsx"], files["thon-02.xlsx"])
    assert summary(page) == "Nhận 2 trên 2 tệp."
    put_in(page, files["thon-04.xlsx"], files["thon-01.xlsx"])
    assert summary(page).startswith("Nhận 3 trên 4 tệp.")
    assert "Giống hệt tệp thon-01.xlsx" in page.locator(".agg__files").inner_text()
    page.get_by_role("button", name="Bỏ tệp thon-02.xlsx").click()
    assert summary(page).startswith("Nhận 2 trên 3 tệp.")
    page.get_by_role("button", name="Bỏ hết tệp").click()
    assert "Chưa có tệp nào" in page.locator(".agg__result").inner_text()
    data = json.dumps(
        {"form": VILLAGE, "version": 1, "records": [{"fields": {"thon": "Bản Thả", "so_ho": 9}}]}
    )
    carried = page.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'tha.json')); return d; }",
        data,
    )
    page.dispatch_event(".dropzone", "drop", {"dataTransfer": carried})
    page.locator(".agg__summary").wait_for()
    assert "Bản Thả" in line(page, "tha.json").inner_text()
    adder.assert_clean()


def test_reading_can_be_stopped(desktop: Watched, catalogue: Catalogue, tmp_path: Path) -> None:
    page = desktop.page
    page.add_init_script(
        "const read = Response.prototype.arrayBuffer; let files = 0;"
        "const gate = new Promise(open => { window.goOn = open; });"
        "Response.prototype.arrayBuffer = async function () {"
        " files += 1; if (files > 20) await gate; return read.call(this); }"
    )
    desktop.open(ADDRESS)
    choose(page, VILLAGE)
    page.locator(".dropzone input[type=file]").first.set_input_files(
        registrations(catalogue, tmp_path, 40, 2)
    )
    bar = page.locator(".agg__busy progress")
    bar.wait_for()
    assert bar.get_attribute("max") == "40"
    while bar.evaluate("e => e.value") < 2:
        page.wait_for_timeout(20)
    page.get_by_role("button", name="Dừng").click()  # the gate holds the reading until it is told to go on
    page.evaluate("() => window.goOn()")
    page.locator(".agg__told", has_text="Đã dừng. Mới đọc").wait_for()
    assert not bar.is_visible()
    read = int(summary(page).split(" trên ")[1].split()[0])
    assert 0 < read <= 21
    desktop.assert_clean()


def test_two_hundred_files_of_fifty_lines(desktop: Watched, catalogue: Catalogue, tmp_path: Path) -> None:
    paths = registrations(catalogue, tmp_path, 200, 50)
    page = desktop.open(ADDRESS)
    choose(page, VILLAGE)
    page.evaluate(
        "() => { window.beats = 0; const beat = () => { window.beats += 1; setTimeout(beat, 10); }; beat(); }"
    )
    put_in(page, *paths)
    assert summary(page) == "Nhận 200 trên 200 tệp."
    asked = page.locator(".agg__table tbody td[data-label='Số đăng ký']").all_inner_texts()
    assert sum(int(c.replace(".", "")) for c in asked if c) == 10_000
    assert page.evaluate("window.beats") > 20, "the page stood still while it was reading"
    desktop.assert_clean()


@pytest.fixture
def wide_and_narrow(anywhere: Watched) -> Watched:
    anywhere.open(ADDRESS)
    return anywhere


def test_accessible_everywhere_empty_and_full(wide_and_narrow: Watched, files: dict[str, Path]) -> None:
    page = wide_and_narrow.page
    assert violations(wide_and_narrow) == []
    choose(page, COMMUNE)
    page.get_by_label("Danh sách nơi phải gửi").fill("Bản Mẫu 1\nBản Xa")
    put_in(page, *files.values())
    page.locator(".agg__fold > summary").click()
    page.locator(".agg__notes summary").first.click()
    assert violations(wide_and_narrow) == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    wide_and_narrow.assert_clean()


def test_on_paper_only_the_result_is_left(desktop: Watched, files: dict[str, Path]) -> None:
    page = desktop.open(ADDRESS)
    choose(page, COMMUNE)
    put_in(page, files["thon-01.xlsx"], files["thon-02.xlsx"])
    page.emulate_media(media="print")
    assert page.locator(".agg__table").first.is_visible()
    assert page.locator("svg.chart").is_visible()
    for gone in (".agg__choice", ".dropzone", ".agg__take", ".agg__remove"):
        assert not page.locator(gone).first.is_visible(), gone


def test_without_javascript(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = watch(context.new_page(), server).open(ADDRESS)
    assert "portal aggregate" in page.locator(".agg").inner_text()
    assert page.locator(".agg__targets a").count() == 10
    context.close()
