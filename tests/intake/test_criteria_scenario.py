"""From the annex to the built portal: a set that waits gets its table, its page a scorecard, people a workbook."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from lxml import html

from portal import pipeline
from portal.cli import main
from portal.content.loader import load
from portal.forms.scoring import Scorecard, assess
from portal.paths import Paths
from tests.conftest import MINI
from tests.intake.offices import Cell, Office, Paragraph, Table, docx
from tests.intake.scoring_tables import LEVELS, USUAL

WAITING = """id: nha-doc-sach
title: Danh hiệu “Nhà đọc sách”
subject: Hộ gia đình
document: qd-2-2024-mau
status: cho-ban-goc
confidence: thu-cap
awaiting:
  - 'Phụ lục của Quyết định 2, bảng tiêu chí “Nhà đọc sách”: tiêu chí, điểm'
  - Ai quyết định
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small portal, with a set that was imported from a Word file."""
    project = tmp_path_factory.mktemp("mau") / "du-an"
    shutil.copytree(MINI, project)

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["--project", str(project), *words])
        assert done.exit_code == 0, done.output
        return done.output

    run("new", "criteria", "nha-doc-sach", "Danh hiệu “Nhà đọc sách”")
    (project / "docs" / "_data" / "criteria" / "nha-doc-sach.yml").write_text(WAITING, encoding="utf-8")
    page = project / "docs" / "vi" / "tieu-chi" / "nha-doc-sach" / "index.md"
    with page.open("a", encoding="utf-8") as file:
        file.write("\n## Khi có phụ lục\n\nXin phụ lục.\n\n## Hỏi thêm\n\nHỏi hội tỉnh.\n")
    rows = tuple(tuple(Cell(c.text, c.rows, c.columns) for c in row) for row in USUAL.rows)
    office = Office(
        (Paragraph("Bảng tiêu chí “Nhà đọc sách”", bold=True), Table(rows), *map(Paragraph, LEVELS))
    )
    (project / "phu-luc.docx").write_bytes(docx(office))
    run("import-criteria", str(project / "phu-luc.docx"), "--as", "nha-doc-sach", "--hien-hanh")
    paths = Paths(project)
    catalogue, issues = pipeline.checked(paths)
    assert [str(i) for i in issues.errors] == []
    pipeline.handouts(paths, catalogue, lambda _: None)
    pipeline.site(paths, catalogue)
    return project


def test_the_page_has_the_table_and_a_scorecard_that_judges_as_the_annex(built: Path) -> None:
    text = (built / "site" / "tieu-chi" / "nha-doc-sach" / "index.html").read_text(encoding="utf-8")
    page = html.fromstring(text)
    words = re.sub(r"\s+", " ", page.text_content())
    assert "Góc đọc sách của nhà" in words
    assert "Xin phụ lục" not in words
    assert "Hỏi hội tỉnh." in words
    assert "Đang áp dụng" in words
    (place,) = page.xpath("//section[@data-scorecard]")
    card = Scorecard.model_validate(json.loads(place.get("data-model")))
    full = {i.id: float(i.max or 0) for i in card.items}
    assert [level.name for level in card.levels] == ["Đạt", "Tốt"]
    assert assess(card, [], full).level == "tot"
    assert assess(card, [], full | {card.items[2].id: 19}).level == "dat", "89 points"
    assert assess(card, [], full | {card.items[2].id: 0}).level is None, "an indicator below 5"
    assert [i.label for i in card.items] == ["Chỉ số 1.1", "Chỉ số 1.2", "Chỉ số 2.1", "Chỉ số 2.2"]


def test_the_workbook_asks_for_the_same(built: Path) -> None:
    book = openpyxl.load_workbook(built / "site" / "tai-ve" / "tu-cham-nha-doc-sach.xlsx")
    shown = [str(c.value) for row in book["Bảng chấm"].iter_rows() for c in row if c.value is not None]
    assert "Chỉ số 2.2" in shown
    assert {"Đạt", "Tốt"} <= set(shown)
    said = "\n".join(str(c.value) for row in book["Hướng dẫn"].iter_rows() for c in row if c.value)
    assert "Đạt: tổng từ 70 điểm, mỗi chỉ số từ 5." in said
    assert "Tốt: tổng từ 90 điểm" in said


def test_drafts_are_nowhere_in_the_site(built: Path) -> None:
    catalogue = load(Paths(built))[0]
    drafts = [
        i for i in catalogue.quizzes["hp01"].items if i.status == "nhap" and i.cite == ["nha-doc-sach"]
    ]
    assert len(drafts) == 4
    stems = [i.stem for i in drafts]
    for path in (built / "site").rglob("*"):
        if path.suffix in (".html", ".js", ".json", ".xml", ".gift"):
            found = path.read_text(encoding="utf-8")
            assert not [stem for stem in stems if stem in found], path
