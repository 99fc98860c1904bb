"""Tests on paper: every question, no key before the key, the same draw as on the page, files that open."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.outputs.tests.files import paper_files
from portal.questions import Variant, facts_of, variant
from portal.questions.draw import draw
from portal.questions.items import candidates
from tests.conftest import ROOT

from .pdf_reading import fonts, is_accessible

FONTS = ROOT / ".cache" / "fonts"
TEST = "cuoi-khoa"


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def papers(catalogue: Catalogue) -> list[Variant]:
    return [variant(catalogue, catalogue.tests[TEST], seed) for seed in (7, 8)]


@pytest.fixture(scope="module")
def made(catalogue: Catalogue, papers: list[Variant]) -> dict[str, bytes]:
    return paper_files(catalogue, catalogue.tests[TEST], papers, FONTS)


def text_of(pdf: bytes) -> str:
    return flat("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_a_paper_holds_what_its_number_draws(catalogue: Catalogue, papers: list[Variant]) -> None:
    pool = candidates(catalogue.quizzes.values())
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
