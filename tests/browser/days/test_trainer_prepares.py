"""The day a trainer without Python prepares the two-day class in a browser: list in, agenda, forms, one print view.

What is right is taken from the class that the command plans: the same hours, numbers, questions and forms.
"""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from portal.content.agenda import clock_words
from portal.content.catalogue import Catalogue
from portal.forms.engine import Delegate
from portal.outputs.kit import Ask, KitPlan, plan_kit
from portal.outputs.kit.forms import filled_forms
from portal.paths import Paths
from portal.questions import variant
from tests.browser.conftest import Watched, watch
from tests.browser.test_offline import Host, first_visit, keep_all
from tests.browser.test_pages import violations

ADDRESS = "bao-cao-vien/chuan-bi-lop"
PLACE = "Nhà văn hóa xã Mường Ví Dụ"
PEOPLE = [(f"Nguyễn Văn A{n}", f"Bản Mẫu {n}") for n in range(1, 41)]
COST = "Nước uống = 15.000 / buổi"


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> KitPlan:
    delegates = tuple(Delegate(name=name, place=place) for name, place in PEOPLE)
    ask = Ask("2026-12-10", PLACE, course="hai-ngay", hours="07:30", delegates=delegates)
    return plan_kit(catalogue, ask)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list as a commune sends it: a title, a head, two rows that cannot be taken."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH ĐẠI BIỂU"])
    sheet.append(["STT", "Họ và tên", "Chức vụ", "Đơn vị"])
    for n, (name, place) in enumerate(PEOPLE, 1):
        sheet.append([n, name, "Trưởng bản" if n % 2 else None, place])
    sheet.append([41, None, None, "Bản Mẫu 41"])
    sheet.append([42, PEOPLE[0][0], None, PEOPLE[0][1]])
    path = tmp_path_factory.mktemp("danh sách") / "đại biểu.xlsx"
    book.save(path)
    return path


@pytest.fixture(params=["http", "file"])
def trainer(request: pytest.FixtureRequest, desktop: Watched, opened_file: Watched) -> Watched:
    """A borrowed laptop; its printer is a PDF that we read."""
    watched = desktop if request.param == "http" else opened_file
    watched.page.add_init_script("window.print = () => undefined")
    return watched


def opened(watched: Watched) -> Page:
    end = ".html" if watched.base.startswith("file:") else "/"
    watched.page.goto(f"{watched.base}/{ADDRESS}{end}", wait_until="load")
    expect(watched.page.get_by_label("Nơi mở lớp")).to_be_visible()
    return watched.page


def filled(page: Page, names: Path) -> None:
    page.get_by_label("Lớp", exact=True).select_option("hai-ngay")
    page.get_by_label("Ngày đầu").fill("2026-12-10")
    page.get_by_label("Buổi sáng từ").fill("07:30")
    page.get_by_label("Nơi mở lớp").fill(PLACE)
    page.get_by_label("Khoản chi theo đầu người").fill(COST)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Mở tệp danh sách").click()
    chooser.value.set_files(names)


def values(book: bytes) -> list[str]:
    found = openpyxl.load_workbook(io.BytesIO(book))
    cells = [cell.value for sheet in found for row in sheet.iter_rows() for cell in row]
    return [str(value) for value in cells if value is not None]


def test_the_two_day_class_is_prepared_in_a_browser(
    trainer: Watched, plan: KitPlan, names: Path, paths: Paths, record_property: pytest.RecordProperty
) -> None:
    begun = time.monotonic()
    page = opened(trainer)
    expect(page.locator(".class-kit__problems li")).to_have_count(3)
    filled(page, names)
    for words in ("Dòng 43: thiếu họ tên", f"Dòng 44, {PEOPLE[0][0]}: đã có ở dòng 3"):
        expect(page.locator(".class-kit__faults")).to_contain_text(words)
    expect(page.locator(".class-kit__problems li")).to_have_count(0)
    expect(page.get_by_role("button", name="In cả bộ")).to_be_visible(timeout=30_000)
    prepared = time.monotonic()

    for slot in plan.slots:
        assert page.locator(".class-kit__agenda tr", has_text=clock_words(slot.start)).count() > 0
    decks = page.locator(".class-kit__agenda a", has_text=re.compile("^Trình chiếu$"))
    assert decks.count() == len(plan.modules)
    for at, module in enumerate(plan.modules):
        assert f"trinh-chieu-{module.number:02d}.html" in str(decks.nth(at).get_attribute("href"))

    rows = [
        row.split("\t") for row in page.locator(".class-kit__prints tbody").first.inner_text().split("\n")
    ]
    kinds = [row[0].strip() for row in rows if len(row) == 4]
    assert sum("Danh sách ký tên" in kind for kind in kinds) == plan.sessions
    for test in plan.tests:
        assert [k for k in kinds if k.startswith(test.title)] == [
            f"{test.title}, Mã đề {s}" for s in plan.seeds
        ]
    sheets = sum(int(row[3]) for row in rows if len(row) == 4)

    # From a folder one copy of everything, to be photocopied.
    originals = trainer.base.startswith("file:")
    if originals:
        page.get_by_label("In thế nào").select_option("one")
    page.get_by_role("button", name="In cả bộ").click()
    laid = page.locator(".kit-print > :is(section, article)").count()
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    done = time.monotonic()
    record_property("seconds_prepared", round(prepared - begun, 1))
    record_property("seconds_printed", round(done - begun, 1))
    print(f"prepared in {prepared - begun:.1f} s, printed in {done - begun:.1f} s, {sheets} sheets")
    assert prepared - begun < 20
    # Printed on both sides, a sheet is two pages.
    assert len(printed.pages) == laid
    assert originals or laid == 2 * sheets
    text = [re.sub(r"\s+", " ", p.extract_text()) for p in printed.pages]
    first = -(-int(rows[0][1]) // 2) * 2
    cover = " ".join(text[:first])
    assert "Đọc trước khi tới lớp" in cover
    assert "40 người × 4 buổi × 15.000 đồng" in cover
    assert "2.400.000" in cover
    order = [next(n for n, words in enumerate(text) if n >= first and mark in words) for mark in (
        "Chương trình lớp tập huấn Lớp", "Buổi 1: Sáng 10/12", "Buổi 4: Chiều 11/12", plan.tests[0].title + " Mã đề",
        plan.tests[1].title + " Mã đề", "GIẤY CHỨNG NHẬN", "Đáp án, chỉ cho người chấm Không phát",
    )]  # fmt: skip
    assert order == sorted(order)
    for name, _ in PEOPLE:
        assert sum(name in words for words in text) >= 1 + plan.sessions

    # The same number asks the same questions with the same letters as the command and the page "Làm bài".
    for test in plan.tests:
        for seed in plan.seeds:
            start = next(n for n, words in enumerate(text) if f"{test.title} Mã đề {seed} " in words)
            paper = re.sub(r"\W+", "", "".join(text[start : start + 5]))
            for question in variant(plan.catalogue, test, seed).questions:
                assert re.sub(r"\W+", "", f"{question.number}. {question.text}") in paper, (
                    seed,
                    question.id,
                )
    trainer.assert_clean()


def test_the_letters_of_the_key_are_those_of_the_command(
    trainer: Watched, plan: KitPlan, names: Path
) -> None:
    page = opened(trainer)
    filled(page, names)
    page.get_by_role("button", name="In cả bộ").click()
    tables = page.locator(".kit-print .kit-key")
    for test, table in zip(plan.tests, tables.all(), strict=True):
        grid = table.evaluate(
            "table => [...table.tBodies[0].rows].map(row => [...row.cells].slice(1).map(cell => cell.textContent))"
        )
        for column, seed in enumerate(plan.seeds):
            for asked, row in zip(variant(plan.catalogue, test, seed).questions, grid, strict=True):
                if asked.choices:
                    right = ", ".join(one.letter for one in asked.choices if one.right)
                    assert row[column].strip() == right, asked.id
                else:
                    assert row[column].strip(), asked.id


def test_forms_are_filled_as_the_command_fills_them(
    trainer: Watched, plan: KitPlan, names: Path, paths: Paths
) -> None:
    page = opened(trainer)
    filled(page, names)
    expected = filled_forms(plan, paths.fonts)
    for paper in plan.catalogue.class_papers.values():
        if "xlsx" not in paper.endings:
            continue
        title = plan.catalogue.forms[paper.form].title
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"{title} (Excel)").click()
        assert waiting.value.suggested_filename == f"{paper.id}.xlsx"
        ours, theirs = values(waiting.value.path().read_bytes()), values(expected[f"{paper.id}.xlsx"])
        plain = [sorted(v for v in side if not v.startswith("=")) for side in (ours, theirs)]
        assert plain[0] == plain[1], paper.id
    trainer.assert_clean()


def test_what_was_typed_stays_and_is_taken_along(trainer: Watched, names: Path, tmp_path: Path) -> None:
    page = opened(trainer)
    filled(page, names)
    page.get_by_label("Số người dự").fill("45")
    expect(page.get_by_text("Đã giữ trên máy này.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Nơi mở lớp")).to_have_value(PLACE)
    expect(page.get_by_label("Danh sách, mỗi dòng")).to_have_value(re.compile(PEOPLE[39][0]))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lưu lớp thành tệp").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert kept.name == "lop-2026-12-10-nha-van-hoa-xa-muong-vi-du.json"
    page.get_by_role("button", name="Xóa, soạn lớp khác").click()
    expect(page.get_by_label("Nơi mở lớp")).to_have_value("")
    stranger = tmp_path / "khac.json"
    stranger.write_text(json.dumps({"kind": "khac"}), encoding="utf-8")
    for path, words in ((stranger, "không phải tệp lớp"), (kept, "Đã mở lớp từ tệp.")):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Mở tệp đã lưu").click()
        chooser.value.set_files(path)
        expect(page.locator(".class-kit__form > .class-kit__told")).to_contain_text(words)
    expect(page.get_by_label("Nơi mở lớp")).to_have_value(PLACE)
    expect(page.get_by_label("Số người dự")).to_have_value("45")
    trainer.assert_clean()


def test_an_installed_portal_prepares_a_class_without_network(
    chromium: Browser, built_site: Path, names: Path
) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800},
        locale="vi-VN",
        reduced_motion="reduce",
        service_workers="allow",
    )
    context.add_init_script("window.print = () => undefined")
    host = Host(built_site)
    watched = watch(context.new_page(), "")
    with host.up() as home:
        watched.base = home.rstrip("/")
        first_visit(watched.page, home)
        keep_all(watched.page)
    watched.console.clear()
    page = opened(watched)
    filled(page, names)
    page.get_by_role("button", name="In cả bộ").click()
    assert page.locator(".kit-print .kit-page").count() > 100
    assert watched.console == []
    context.close()


@pytest.mark.parametrize("filled_in", [False, True])
def test_everybody_can_use_the_page(anywhere: Watched, names: Path, filled_in: bool) -> None:
    page = opened(anywhere)
    if filled_in:
        filled(page, names)
        expect(page.get_by_role("button", name="In cả bộ")).to_be_visible()
    assert violations(anywhere) == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    anywhere.assert_clean()
