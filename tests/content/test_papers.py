"""Tests on paper: every question, no key before the key, the same draw as on the page, files that open."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.outputs.store import page_count
from portal.outputs.tests.files import numbers_for, paper_files
from portal.outputs.tests.numbers import PUBLISHED, fresh_numbers
from portal.outputs.tests.papers import papers_pdf
from portal.questions import Variant, facts_of, variant
from portal.questions.draw import draw
from portal.questions.items import candidates
from portal.render.typst.glyphs import printable
from tests.conftest import ROOT

from .pdf_reading import fonts, is_accessible

FONTS = ROOT / ".cache" / "fonts"
TEST = "cuoi-khoa"


def flat(text: str) -> str:
    """*text* as it is printed, without spaces: what the typeface lacks shows as a square."""
    return re.sub(r"\s+", "", printable(text, FONTS))


@pytest.fixture(scope="module")
def papers(catalogue: Catalogue) -> list[Variant]:
    return [variant(catalogue, catalogue.tests[TEST], seed) for seed in (7, 8)]


@pytest.fixture(scope="module")
def made(catalogue: Catalogue, papers: list[Variant]) -> dict[str, bytes]:
    return paper_files(catalogue, catalogue.tests[TEST], papers, FONTS)


def text_of(pdf: bytes) -> str:
    return flat("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_a_paper_holds_what_its_number_draws(catalogue: Catalogue, papers: list[Variant]) -> None:
    pool = candidates(catalogue.module_quizzes)
    for one in papers:
        first = catalogue.tests.get(one.test.matches or "")
        drawn = draw(one.test, pool, one.seed, first)
        assert list(dict.fromkeys(q.item for q in one.questions)) == drawn
        assert len(one.questions) == one.test.questions
        assert [q.number for q in one.questions] == list(range(1, len(one.questions) + 1))
    assert papers[0].questions != papers[1].questions


def test_the_exam_shows_every_question_and_no_key(
    catalogue: Catalogue, made: dict[str, bytes], papers: list[Variant]
) -> None:
    exam = text_of(made[f"de-{TEST}.pdf"])
    document = docx.Document(io.BytesIO(made[f"de-{TEST}.docx"]))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    word = flat("".join([*(p.text for p in document.paragraphs), *cells]))
    for one in papers:
        for question in one.questions:
            for shown in (question.text, question.opening, *question.listed, *question.listed_sides):
                assert flat(shown) in exam, shown
                assert flat(shown) in word, shown
            assert flat(question.why) not in exam
            assert flat(question.why) not in word
            assert flat(question.basis_words) not in exam
    told = flat(facts_of(catalogue.tests[TEST]))
    assert exam.count(told) == word.count(told) == len(papers)
    assert "Đápán" not in exam
    assert "Đápán" not in word


def test_the_key_answers_every_question_with_its_basis(
    made: dict[str, bytes], papers: list[Variant]
) -> None:
    key = text_of(made[f"dap-an-{TEST}.pdf"])
    for one in papers:
        for question in one.questions:
            assert flat(f"Câu {question.number}: {question.key}.") in key
            assert flat(question.basis_words) in key
        assert flat(f"Mã đề {one.seed}") in key
    assert flat("Bảng chấm") in key


def test_fonts_tags_and_bytes(catalogue: Catalogue, made: dict[str, bytes], papers: list[Variant]) -> None:
    assert made == paper_files(catalogue, catalogue.tests[TEST], papers, FONTS)
    for name, content in made.items():
        if name.endswith(".pdf"):
            assert all(font.startswith(("Tinos", "BeVietnamPro")) for font in fonts(content)), fonts(
                content
            )
            assert is_accessible(content)


def test_word_file_has_headings_for_the_navigation_pane(
    made: dict[str, bytes], papers: list[Variant]
) -> None:
    document = docx.Document(io.BytesIO(made[f"de-{TEST}.docx"]))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name.lower() == "heading 1"]
    assert len(headings) == 2 * len(papers)
    assert f"Phiếu trả lời. Mã đề {papers[0].seed}" in headings


def test_the_answer_sheet_stands_below_the_last_question(
    made: dict[str, bytes], papers: list[Variant]
) -> None:
    pages = [flat(p.extract_text()) for p in PdfReader(io.BytesIO(made[f"de-{TEST}.pdf"])).pages]
    for one in papers:
        last = flat(f"Câu {len(one.questions)}.")
        mine = [page for page in pages if flat(f"Mã đề {one.seed}") in page]
        asked = next(n for n, page in enumerate(mine) if last in page)
        sheet = next(n for n, page in enumerate(mine) if flat(f"Phiếu trả lời. Mã đề {one.seed}") in page)
        assert sheet == len(mine) - 1
        assert sheet - asked <= 1, "the sheet begins right after the questions"


def test_the_key_grid_is_one_page_of_every_question_and_variant(
    catalogue: Catalogue, made: dict[str, bytes], papers: list[Variant]
) -> None:
    first, second, *_ = PdfReader(io.BytesIO(made[f"dap-an-{TEST}.pdf"])).pages
    grid = flat(first.extract_text())
    assert "Bảngđápántheocâuvàmãđề" in grid
    longest = max(catalogue.tests.values(), key=lambda test: test.questions)
    assert longest.questions == len(papers[0].questions), "the longest test is tried"
    for one in papers:
        assert flat(f"Mã đề {one.seed}") in grid
        for question in one.questions:
            assert flat(question.key) in grid, question.key
    row = "".join(flat(one.questions[-1].key) for one in papers)
    assert f"{len(papers[0].questions)}{row}" in grid
    assert flat("Câu 1: ") in flat(second.extract_text()), "reasons begin on the next page"


def test_samples_say_that_they_are(catalogue: Catalogue) -> None:
    test = catalogue.tests["hoc-phan-01"]
    for seed, told in ((PUBLISHED[0], True), (4711, False)):
        made = paper_files(catalogue, test, [variant(catalogue, test, seed)], FONTS)
        word = docx.Document(io.BytesIO(made[f"de-{test.id}.docx"]))
        paragraphs = " ".join(p.text for p in word.paragraphs)
        assert ("Mãđềmẫu" in text_of(made[f"de-{test.id}.pdf"])) is told
        assert ("Mã đề mẫu" in paragraphs) is told


def test_fresh_numbers_are_unpublished_and_equally_long(catalogue: Catalogue) -> None:
    pair = [catalogue.tests["dau-mot-buoi"], catalogue.tests["cuoi-mot-buoi"]]
    numbers = numbers_for(catalogue, pair, FONTS, "Lớp ở xã Ví Dụ, 10/12/2026")
    assert numbers == numbers_for(catalogue, pair, FONTS, "Lớp ở xã Ví Dụ, 10/12/2026")
    assert len(set(numbers)) == 4
    assert not set(numbers) & set(PUBLISHED)
    for test in pair:
        pages = {
            page_count(papers_pdf(catalogue, test, [variant(catalogue, test, n)], FONTS, "test"))
            for n in numbers
        }
        asked = {len(variant(catalogue, test, n).questions) for n in numbers}
        assert len(pages) == len(asked) == 1


def test_where_no_four_are_alike_the_most_alike_are_taken() -> None:
    tried: list[int] = []

    def each_its_own(number: int) -> int:
        tried.append(number)
        return len(tried) // 2

    numbers = fresh_numbers(3, each_its_own, "x")
    assert len(set(numbers)) == 3
    assert len(tried) == 40
    assert numbers == sorted(numbers)


def test_the_command_takes_fresh_numbers_and_refuses_published_ones(tmp_path: Path) -> None:
    def run(*arguments: str) -> Result:
        options = ["papers", "--bai", "cuoi-mot-buoi", "-o", str(tmp_path), *arguments]
        return CliRunner().invoke(main, ["--project", str(ROOT), *options])

    assert run().exit_code == 0
    first = text_of((tmp_path / "de-cuoi-mot-buoi.pdf").read_bytes())
    numbers = set(re.findall(r"Mãđề(\d+)", first))
    assert len(numbers) == 4
    assert all(1000 <= int(number) <= 9999 for number in numbers)
    refused = run("--ma-de", "7,101")
    assert refused.exit_code == 2
    assert "101" in refused.output
    assert "--cho-phep-ma-cong-bo" in refused.output
    assert run("--ma-de", "101", "--cho-phep-ma-cong-bo").exit_code == 0
    assert "Mãđề101" in text_of((tmp_path / "de-cuoi-mot-buoi.pdf").read_bytes())


def test_the_command_writes_any_number(tmp_path: Path) -> None:
    run = CliRunner().invoke(
        main, ["--project", str(ROOT), "papers", "--bai", "dau-khoa", "--ma-de", "55", "-o", str(tmp_path)]
    )
    assert run.exit_code == 0, run.output
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"de-dau-khoa.pdf", "de-dau-khoa.docx", "dap-an-dau-khoa.pdf"}
    for arguments, message in (
        (["--bai", "la"], "Không có bài"),
        (["--bai", "dau-khoa", "--ma-de", "x"], "mã đề"),
    ):
        run = CliRunner().invoke(main, ["--project", str(ROOT), "papers", *arguments])
        assert run.exit_code == 2
        assert message in run.output
