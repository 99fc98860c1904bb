"""``portal import-criteria`` from the file to the set: an invented annex with four tables, and our own sheet."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from portal import pipeline
from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.forms.scoring import assess, scorecard
from portal.paths import Paths
from portal.questions.items import candidates
from tests.content.test_real_content import page_html
from tests.intake.offices import Cell, Office, Paragraph, Table, docx
from tests.intake.scoring_tables import LEVELS, USUAL

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = {
    "gia-dinh-hoc-tap": "Gia đình học tập",
    "dong-ho-hoc-tap": "Dòng họ học tập",
    "cong-dong-hoc-tap-thon": "Cộng đồng học tập",
    "don-vi-hoc-tap-co-so": "Đơn vị học tập",
}
Run = Callable[..., Result]


def annex() -> bytes:
    """The invented annex: four tables alike, each under its heading, with its levels below."""
    blocks: list[Paragraph | Table] = []
    for number, name in enumerate(NAMES.values(), 1):
        blocks.append(Paragraph(f"Phụ lục {number}", bold=True, centred=True))
        blocks.append(Paragraph(f"Bảng tiêu chí đánh giá “{name}” (hư cấu)", bold=True, centred=True))
        rows = [tuple(Cell(c.text, c.rows, c.columns) for c in row) for row in USUAL.rows]
        blocks.append(Table(tuple(rows)))
        blocks += [Paragraph(line) for line in LEVELS]
    return docx(Office(tuple(blocks)))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of this portal, to write into."""
    folder = tmp_path_factory.mktemp("nhap") / "du-an"

    def made(where: str, names: list[str]) -> list[str]:
        return [n for n in names if where.endswith("tai-ve") and not n.endswith(".md")]

    shutil.copytree(ROOT / "docs", folder / "docs", ignore=made)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "phu-luc.docx").write_bytes(annex())
    return folder


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project), "import-criteria", *words])


def tree(project: Path) -> dict[str, bytes]:
    return {str(p.relative_to(project)): p.read_bytes() for p in project.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def imported(project: Path) -> tuple[Catalogue, Issues]:
    """The content after all four sets have got their table."""
    before = tree(project)
    tried = run(project, str(project / "phu-luc.docx"), "--as", "gia-dinh-hoc-tap", "--thu")
    assert tried.exit_code == 0, tried.output
    assert "+total_points: 100" in tried.output
    assert tree(project) == before, "a trial writes nothing"
    for name in NAMES:
        done = run(project, str(project / "phu-luc.docx"), "--as", name, "--hien-hanh")
        assert done.exit_code == 0, done.output
        assert f"docs/_data/criteria/{name}.yml" in done.output
    return pipeline.checked(Paths(project))


def test_all_four_sets_are_complete_and_the_check_only_warns(imported: tuple[Catalogue, Issues]) -> None:
    catalogue, issues = imported
    assert [str(i) for i in issues.errors] == []
    for name, title in NAMES.items():
        criteria = catalogue.criteria[name]
        assert (criteria.status, criteria.confidence, criteria.total_points) == (
            "hien-hanh",
            "chinh-van",
            100,
        )
        assert criteria.sources[0].name.startswith("Phụ lục Quyết định 242/QĐ-KHVN")
        assert [c.max_points for c in criteria.criteria] == [40, 60]
        assert criteria.display_note is None
        assert len(criteria.awaiting) == 2, "what the table does not say is still awaited"
        card = scorecard(criteria)
        assert card is not None
        full = {i.id: float(i.max or 0) for i in card.items}
        assert assess(card, [], full).level == "tot"
        assert assess(card, [], full | {card.items[0].id: 5}).level == "dat", "85 points"
        assert assess(card, [], full | {card.items[0].id: 4}).level is None, "an indicator below 5"
        html = page_html(catalogue, f"tieu-chi/{name}/index.md")
        assert "Góc đọc sách của nhà" in html
        assert "Căn cứ: chưa rõ" not in html
        assert f'data-scorecard="{name}"' in html
        assert "portal import-criteria" not in html
        assert title in html


def test_drafts_have_the_figures_of_the_set_and_are_asked_nowhere(
    imported: tuple[Catalogue, Issues], catalogue: Catalogue
) -> None:
    after, issues = imported
    drafts = [i for i in after.quizzes["hp05"].items if i.status == "nhap"]
    assert len(drafts) == 16
    mine = [i for i in drafts if i.cite == ["gia-dinh-hoc-tap"]]
    assert [getattr(i, "answer", None) for i in mine] == [100, 70, None, 90]
    assert [o.text for o in mine[2].options if o.correct] == ["Học của người lớn"]  # type: ignore[union-attr]
    assert len(candidates(after.module_quizzes)) == len(candidates(catalogue.module_quizzes))
    page = next(p.path for p in after.pages if p.path.startswith("hoc-phan/05-"))
    assert all(i.id not in page_html(after, page) for i in drafts)
    warned = [str(i) for i in issues.sorted() if "BO-CAU-HOI" in str(i)]
    assert any(mine[0].id in line for line in warned)
    assert len(after.slides["hp05"].slides) == len(catalogue.slides["hp05"].slides)


def test_again_changes_nothing_and_what_people_added_stays(
    project: Path, imported: tuple[Catalogue, Issues]
) -> None:
    path = project / "docs" / "_data" / "criteria" / "gia-dinh-hoc-tap.yml"
    before = tree(project)
    again = run(project, str(project / "phu-luc.docx"), "--as", "gia-dinh-hoc-tap")
    assert "Không có gì mới" in again.output
    assert tree(project) == before
    text = path.read_text(encoding="utf-8")
    mine = text.replace(
        "text: Mỗi tối có giờ đọc.\n", "text: Mỗi tối có giờ đọc.\n        evidence_hint: sổ đọc\n"
    )
    path.write_text("# ghi tay\n" + mine + "validity: 12\n", encoding="utf-8")
    rows = [
        tuple(Cell(c.text.replace("Dự lớp", "Dự một lớp"), c.rows, c.columns) for c in r)
        for r in USUAL.rows
    ]
    new = docx(Office((Paragraph("Bảng “Gia đình học tập”"), Table(tuple(rows)), *map(Paragraph, LEVELS))))
    (project / "moi.docx").write_bytes(new)
    changed = run(project, str(project / "moi.docx"), "--as", "gia-dinh-hoc-tap")
    assert changed.exit_code == 0, changed.output
    assert re.findall(r"(?m)^[-+]  .*(?:text|name): (.+)$", changed.output) == [
        "Dự lớp ở nhà văn hóa.", "Dự một lớp ở nhà văn hóa.",
        "Phụ lục Quyết định 242/QĐ-KHVN (phu-luc.docx)", "Phụ lục Quyết định 242/QĐ-KHVN (moi.docx)",
    ]  # fmt: skip
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# ghi tay\n")
    assert "evidence_hint: sổ đọc" in after
    assert "validity: 12" in after
    ids = [i["id"] for c in yaml.safe_load(after)["criteria"] for i in c["indicators"]]
    assert ids == ["tc1-cs1", "tc1-cs2", "tc2-cs1", "tc2-cs2"]


def test_without_the_word_of_the_issuer_there_is_a_table_and_no_scorecard(
    tmp_path: Path, project: Path
) -> None:
    folder = tmp_path / "du-an"
    shutil.copytree(project, folder)
    shutil.copytree(
        ROOT / "docs" / "_data" / "criteria", folder / "docs" / "_data" / "criteria", dirs_exist_ok=True
    )
    done = run(folder, str(folder / "phu-luc.docx"), "--as", "dong-ho-hoc-tap")
    assert "chưa rõ còn dùng" in done.output
    catalogue, issues = pipeline.checked(Paths(folder))
    assert [str(i) for i in issues.errors] == []
    html = page_html(catalogue, "tieu-chi/dong-ho-hoc-tap/index.md")
    assert "Chưa rõ còn dùng" in html
    assert "Hỏi cơ quan ban hành còn dùng không rồi mới chấm." in html
    assert "Góc đọc sách của nhà" in html
    assert "data-scorecard" not in html


def test_a_wrong_table_writes_nothing(project: Path) -> None:
    rows = [tuple(Cell(c.text.replace("40", "45"), c.rows, c.columns) for c in r) for r in USUAL.rows]
    wrong = docx(Office((Paragraph("Bảng “Dòng họ học tập”"), Table(tuple(rows)), *map(Paragraph, LEVELS))))
    (project / "sai.docx").write_bytes(wrong)
    before = tree(project)
    done = run(project, str(project / "sai.docx"), "--as", "dong-ho-hoc-tap")
    assert done.exit_code == 1
    assert (
        "Dòng 2 (“Góc đọc sách của nhà”): các chỉ số cộng lại 40 điểm, tiêu chí ghi 45 điểm." in done.output
    )
    assert tree(project) == before


def test_our_own_sheet_is_written_typed_into_and_read(project: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "bang.xlsx"
    assert run(project, "--mau", str(sheet)).exit_code == 0
    assert "đặt tên khác" in run(project, "--mau", str(sheet)).output
    empty = run(project, str(sheet), "--as", "gia-dinh-hoc-tap")
    assert "không thấy bảng chấm" in empty.output or "không có chỉ số" in empty.output, (
        "the example is no content"
    )
    book = openpyxl.load_workbook(sheet)
    table, levels = book["Bảng chấm"], book["Ngưỡng"]
    assert table.data_validations.dataValidation
    typed = [
        ("I", "Góc đọc", 20, ""), ("1.1", "Có giá sách", 7.5, "ảnh"), ("1.2", "Có đèn", 12.5, ""),
        ("II", "Giờ đọc", 30, ""), ("2.1", "Mỗi tối (cả nhà: 30 điểm; một người: 15 điểm)", 30, ""),
        ("", "Tổng cộng", 50, ""),
    ]  # fmt: skip
    for at, row in enumerate(typed, 5):
        for column, value in enumerate(row, 1):
            table.cell(at, column).value = value
    for at, row in enumerate([("Tốt", 45, 5), ("Đạt", 35, 5)], 3):
        for column, value in enumerate(row, 1):
            levels.cell(at, column).value = value
    book.save(sheet)
    done = run(project, str(sheet), "--as", "don-vi-hoc-tap-co-so", "--hien-hanh")
    assert done.exit_code == 0, done.output
    criteria = pipeline.checked(Paths(project))[0].criteria["don-vi-hoc-tap-co-so"]
    assert [(c.title, c.max_points) for c in criteria.criteria] == [("Góc đọc", 20), ("Giờ đọc", 30)]
    assert [i.max_points for i in criteria.criteria[0].indicators] == [7.5, 12.5]
    assert criteria.criteria[0].indicators[0].evidence_hint == "ảnh"
    assert [(x.name, x.min_points, x.min_each) for x in criteria.levels] == [("Tốt", 45, 5), ("Đạt", 35, 5)]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Ghi tệp và mã bộ"),
        (("phu-luc.docx", "--as", "gia-dinh-hoc-tab"), "Không có bộ tiêu chí “gia-dinh-hoc-tab”"),
        (("phu-luc.docx", "--as", "bo-tap-cham"), "không ghi văn bản ban hành"),
        (("phu-luc.docx", "--as", "don-vi-hoc-tap-2020", "--hien-hanh"), "hết hiệu lực"),
        (("phu-luc.docx", "--as", "gia-dinh-hoc-tap", "--bang", "9"), "tệp có 4 bảng chấm"),
    ],
)
def test_what_cannot_be_done_is_said(project: Path, words: tuple[str, ...], message: str) -> None:
    done = run(project, *[str(project / w) if w.endswith(".docx") else w for w in words])
    assert done.exit_code != 0
    assert message in done.output
    assert "Traceback" not in done.output


def test_other_workbooks_are_to_be_saved_anew(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "bang.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "lưu lại dạng .xlsx" in run(project, str(path), "--as", "gia-dinh-hoc-tap").output


def _workbook(*parts: tuple[str, bytes]) -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return buffer.getvalue()


HOSTILE = {
    "no zip": b"PK\x03\x04 not a zip",
    "no book": _workbook(("xl/styles.xml", b"<a/>")),
    "entities": _workbook(("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>')),
    "bomb": _workbook(("xl/workbook.xml", b"<a>" + b" " * 60_000_000 + b"</a>")),
    "broken": _workbook(("xl/workbook.xml", b"<workbook><sheets>"), ("xl/_rels/workbook.xml.rels", b"<a/>")),
    "outside": _workbook(
        ("xl/workbook.xml", b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
         b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
         b'<sheet name="a" r:id="x"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
         b'relationships"><Relationship Id="x" Target="../../../etc/passwd"/></Relationships>'),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_harmful_workbooks_are_refused_in_words(project: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "la.xlsx"
    path.write_bytes(HOSTILE[name])
    done = run(project, str(path), "--as", "gia-dinh-hoc-tap")
    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert "Traceback" not in done.output
