"""The day an editor is given papers: a folder is imported, facts are verified, an annex becomes a scorecard.

The portal is that of an invented province, built once after all is in; what readers then find is walked.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html
from playwright.sync_api import Browser, expect

from portal import pipeline
from portal.cli import main
from portal.content.loader import load
from portal.document import Pages
from portal.paths import Paths
from portal.starting import start_project
from tests.browser.conftest import Quiet, Server, Watched, watch
from tests.browser.searching import ask, open_box
from tests.browser.test_pages import violations
from tests.intake.offices import Cell, Office, Paragraph, Table, docx, html, office_of, pdf
from tests.intake.scoring_tables import LEVELS, USUAL

KNOWN, NEW, SET = "qd-2-2024-mau", "qd-33-2026-hkh-mau", "nha-doc-sach"
DECISION = """QUYẾT ĐỊNH
Ban hành bộ tiêu chí Bản đọc sách
Căn cứ Điều lệ Hội Khuyến học tỉnh Mẫu (văn bản hư cấu);
QUYẾT ĐỊNH:
Điều 1. Mục tiêu
1. Các bản đọc sách đều đặn.
2. Năm 2027 có 40% số bản, năm 2030 có 60% số bản đạt Bản đọc sách.
Điều 2. Bộ tiêu chí
Bản đọc sách đạt đủ các chỉ tiêu của bộ tiêu chí.
Điều 3. Tủ sách
Mỗi bản có một tủ sách dùng chung, từ 50 cuốn trở lên.
Điều 4. Ngày đọc sách
Bản tổ chức ngày đọc sách mỗi tháng một lần; trưởng bản chọn ngày và báo cho mọi nhà.
"""


def office(text: str, number: str, day: str) -> Office:
    return office_of(
        text,
        left=("HỘI KHUYẾN HỌC", "TỈNH MẪU", f"Số: {number}"),
        right=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", day),
        recipients=("Nơi nhận:", "- Như trên;", "- Lưu: VT."),
        signed=("CHỦ TỊCH", "Nguyễn Văn A"),
    )


class Day:
    """The project in the morning, what each command told, and the built site in the evening."""

    def __init__(self, folder: Path) -> None:
        start_project(folder / "cong")
        self.paths = Paths(folder / "cong")
        self.told: dict[str, str] = {}
        self.doubts_before = self.doubts()
        self._papers(folder / "giay-to")
        self.run("import", str(folder / "giay-to"), code=1)
        self.run("import", str(folder / "giay-to" / "moi.html"), "--as", NEW)
        self.run("verify", KNOWN, "--accept", "qd-2.ngay-doc")
        self.run("new", "criteria", SET, "Nhà đọc sách")
        awaiting = f"id: {SET}\ntitle: Nhà đọc sách\nsubject: Hộ gia đình\ndocument: {KNOWN}\n"
        awaiting += "status: cho-ban-goc\nconfidence: thu-cap\nawaiting:\n  - Phụ lục của Quyết định 2\n"
        (self.paths.data / "criteria" / f"{SET}.yml").write_text(awaiting, encoding="utf-8")
        self.run("import-criteria", str(folder / "phu-luc.docx"), "--as", SET, "--hien-hanh")
        catalogue, issues = pipeline.checked(self.paths)
        assert [str(issue) for issue in issues.errors] == []
        pipeline.handouts(self.paths, catalogue, lambda _: None)
        pipeline.site(self.paths, catalogue)

    def _papers(self, folder: Path) -> None:
        folder.mkdir()
        known = office(DECISION, "2/QĐ-MAU", "Mẫu, ngày 04 tháng 3 năm 2024")
        (folder / "quyet-dinh-2.pdf").write_bytes(pdf(known))
        fresh = DECISION.replace("Ban hành bộ tiêu chí Bản đọc sách", "Về Ngày hội đọc sách")
        new = office(fresh, "33/2026/QĐ-HKH-MAU", "Mẫu, ngày 05 tháng 10 năm 2026")
        (folder / "moi.html").write_bytes(html(new))
        (folder / "hong.docx").write_bytes(b"PK\x03\x04 khong phai Word")
        rows = tuple(tuple(Cell(c.text, c.rows, c.columns) for c in row) for row in USUAL.rows)
        annex = Office(
            (Paragraph("Bảng tiêu chí Nhà đọc sách", bold=True), Table(rows), *map(Paragraph, LEVELS))
        )
        (folder.parent / "phu-luc.docx").write_bytes(docx(annex))

    def run(self, verb: str, *words: str, code: int = 0) -> None:
        done = CliRunner().invoke(main, ["--project", str(self.paths.root), verb, *words])
        assert done.exit_code == code, done.output
        self.told[verb] = self.told.get(verb, "") + done.output

    def doubts(self) -> int:
        """How many doubts stand below the module that teaches the decision."""
        page = Pages(load(self.paths)[0]).of("hoc-phan/01-ban-doc-sach/index.md")
        return sum(len(one.lines) for one in page.doubts)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return Day(tmp_path_factory.mktemp("ngay"))


@pytest.fixture
def reader(day: Day, chromium: Browser) -> Iterator[Watched]:
    handler = functools.partial(Quiet, directory=str(day.paths.site))
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="vi-VN"
    )
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield watch(context.new_page(), f"http://127.0.0.1:{running.server_port}")
        context.close()
        running.shutdown()


def test_a_folder_is_taken_in_and_what_stays_outside_is_told(day: Day) -> None:
    told = day.told["import"]
    assert "hong.docx" in told
    assert "moi.html" in told
    texts = load(day.paths)[0].texts
    assert set(texts.newest) >= {KNOWN, NEW}
    assert texts.newest[KNOWN].origin.reader == "pdf"
    assert texts.newest[KNOWN].unit("dieu-1.khoan-2")


def test_a_verified_fact_is_no_doubt_any_more(day: Day) -> None:
    fact = load(day.paths)[0].facts["qd-2.ngay-doc"]
    assert (fact.confidence, fact.anchor) == ("chinh-van", "dieu-4")
    assert day.doubts() == day.doubts_before - 1


def test_readers_find_the_wording_and_its_place(reader: Watched) -> None:
    page = reader.open(f"van-ban/{KNOWN}/")
    page.get_by_role("link", name="Đọc toàn văn").first.click()
    expect(page.locator("h1")).to_contain_text("Toàn văn")
    expect(page.locator("[id='dieu-1.khoan-2']")).to_contain_text("60% số bản")
    assert violations(reader) == []
    open_box(page)
    found = ask(page, "điều 3 quyết định 2")
    assert found[0].endswith(f"van-ban/{KNOWN}/toan-van/#dieu-3"), found[:3]
    page = reader.open(f"van-ban/{NEW}/toan-van/")
    expect(page.locator("#dieu-4")).to_be_visible()
    reader.assert_clean()


def test_the_annex_is_a_page_that_scores(reader: Watched, day: Day) -> None:
    page = reader.open(f"tieu-chi/{SET}/")
    card = page.locator("[data-scorecard]")
    fields = card.locator("input[inputmode=decimal], input[type=number]")
    expect(fields.first).to_be_visible()
    for at, points in enumerate(("20", "20", "30", "30")):
        fields.nth(at).fill(points)
    expect(card).to_contain_text("100")
    expect(card).to_contain_text("Tốt")
    assert violations(reader) == []
    text = lxml_html.fromstring(page.content()).text_content()
    assert "Chờ bản gốc" not in text
    assert (day.paths.downloads / f"tu-cham-{SET}.xlsx").is_file()
    reader.assert_clean()
