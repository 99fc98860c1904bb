"""Decks: every slide fits and says something; PowerPoint and paper hold the same words."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.document import Notes, Pages, Paragraph, Span, Table, plain
from portal.document.deck.fit import (
    MOST_LINES,
    filled,
    line_height,
    screen_lines,
    sentences,
    split_long,
    table_parts,
)
from portal.document.deck.model import Deck, Line
from portal.outputs.slides import build_slides, deck, problems
from portal.outputs.store import produce
from portal.outputs.subjects import module_path
from portal.render.reveal import single_file
from tests.content.spreadsheets import office

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Pages:
    return Pages(catalogue)


@pytest.fixture(scope="module")
def decks(pages: Pages) -> list[Deck]:
    return [deck(pages, module) for module in pages.catalogue.modules.values()]


@pytest.fixture(scope="module")
def twice(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    found = []
    for name in ("a", "b"):
        folder = tmp_path_factory.mktemp(name)
        made = list(produce(build_slides(pages, ROOT / ".cache" / "fonts"), folder, folder / "cache"))
        found.append({d.file: (folder / d.file).read_bytes() for d in made})
    return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u2028\x0b]+", "", text)


def test_no_slide_is_too_full_too_small_or_empty(decks: list[Deck]) -> None:
    assert [problem for one in decks for problem in problems(one)] == []


def test_the_linter_sees_what_is_wrong(decks: list[Deck]) -> None:
    first = decks[0]
    text = next(s for s in first.slides if s.kind == "text")
    long = Line((Span("một điểm rất dài " * 30),))
    table = next(s for s in first.slides if s.table)
    assert table.table is not None
    tall = replace(table.table, rows=table.table.rows * 20)
    broken = [
        replace(text, lines=(long,)),
        replace(text, title=""),
        replace(text, lines=()),
        replace(table, table=tall),
        replace(text, anchor=first.slides[0].anchor),
    ]
    said = list(problems(replace(first, slides=(first.slides[0], *broken))))
    for words in ("nhiều nhất", "không có tiêu đề", "trang trống", "bảng cao hơn", "trùng địa chỉ"):
        assert any(words in line for line in said), words


def test_nothing_of_the_page_is_lost(decks: list[Deck], pages: Pages) -> None:
    for one in decks:
        module = pages.catalogue.modules[one.module]
        shown = squeezed(
            "".join(
                s.title
                + plain([sp for line in s.lines for sp in line.spans])
                + (plain(s.table) if s.table else "")
                for s in one.slides
            )
        )
        page = pages.of(module_path(pages.catalogue, module)).tree
        for block in page.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        assert squeezed(plain(cell)) in shown, plain(cell)
        notes = [b for b in page.blocks if isinstance(b, Notes)]
        assert sum(len(s.notes) for s in one.slides) == sum(len(n.blocks) for n in notes)
        assert notes
        assert sum(s.kind == "quiz" for s in one.slides) == 5
        goals = {s.asked.text for s in one.slides if s.asked}
        assert len(goals) == 5


@pytest.mark.parametrize(
    ("text", "count"),
    [("ngắn", 1), ("chữ " * 11, 1), ("chữ " * 12, 2), ("x" * 100, 3)],
)
def test_lines_of_the_screen_are_counted(text: str, count: int) -> None:
    assert screen_lines(text) == count


def test_long_points_are_cut_between_words_and_nothing_gets_lost() -> None:
    text = "Xã lập hồ sơ, " * 60
    parts = list(split_long(Line((Span(text),), "•")))
    assert len(parts) > 1
    assert all(line_height(part) <= MOST_LINES for part in parts)
    assert squeezed("".join(plain(p.spans) for p in parts)) == squeezed(text)
    assert [p.mark for p in parts] == ["•"] + [""] * (len(parts) - 1)


def test_slides_are_filled_evenly() -> None:
    pages = list(filled([Line((Span(f"Điểm {n}"),), "•") for n in range(10)]))
    assert [len(page) for page in pages] == [5, 5]


def test_sentences_keep_looks_and_drop_sources() -> None:
    spans = [
        Span("Theo báo, "),
        Span("60%", look="secondary"),
        Span("[1]", look="source"),
        Span(". Câu sau ("),
        Span("[2]", look="source"),
        Span(")."),
    ]
    first, second = sentences(spans)
    assert plain(first) == "Theo báo, 60%."
    assert first[1].look == "secondary"
    assert plain(second) == "Câu sau."


def test_tables_are_cut_between_rows_with_their_header() -> None:
    head = ((Span("Cột"),), (Span("Nội dung"),))
    rows = tuple(((Paragraph((Span(str(n)),)),), (Paragraph((Span("chữ " * 30),)),)) for n in range(12))
    parts = list(table_parts(Table("", head, rows)))
    assert len(parts) > 2
    assert all(part.head == head for part in parts)
    assert [row for part in parts for row in part.rows] == list(rows)


def test_the_same_bytes_twice(twice: list[dict[str, bytes]]) -> None:
    assert twice[0] == twice[1]


def test_powerpoint_has_native_text_tables_and_notes(
    twice: list[dict[str, bytes]], decks: list[Deck]
) -> None:
    for one in decks:
        shown = Presentation(io.BytesIO(twice[0][f"trinh-chieu-{one.number:02d}.pptx"]))
        assert (shown.slide_width, shown.slide_height) == (12192000, 6858000)
        questions = sum(s.kind == "quiz" for s in one.slides)
        assert len(shown.slides) == len(one.slides) + questions
        assert sum(shape.has_table for s in shown.slides for shape in s.shapes) == sum(
            bool(s.table) for s in one.slides
        )
        noted = [s for s in shown.slides if s.has_notes_slide]
        assert len(noted) == sum(bool(s.notes) for s in one.slides)
        for made in shown.slides:
            assert made.shapes.title.text_frame.text.strip()
            for shape in made.shapes:
                if shape.has_text_frame:
                    for paragraph in shape.text_frame.paragraphs:
                        for run in paragraph.runs:
                            assert (
                                run.font.size is None
                                or run.font.size.pt >= 18
                                or shape.name == "Chân trang"
                            )
        assert shown.core_properties.language == "vi-VN"


def test_the_paper_has_every_slide_and_every_note(twice: list[dict[str, bytes]], decks: list[Deck]) -> None:
    for one in decks:
        reader = PdfReader(io.BytesIO(twice[0][f"trinh-chieu-{one.number:02d}.pdf"]))
        text = squeezed("".join(page.extract_text() for page in reader.pages))
        for slide in one.slides:
            assert squeezed(slide.title) in text
            for line in slide.lines:
                for word in re.findall(r"\w+", plain(line.spans)):
                    assert squeezed(word) in text, word
            for block in slide.notes:
                for word in plain(block).split()[:12]:
                    assert squeezed(word) in text
        assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_powerpoint_opens_in_libreoffice(twice: list[dict[str, bytes]], tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(twice[0]["trinh-chieu-09.pptx"])
    subprocess.run(
        [
            office(),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'ho-so').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "a.pptx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = PdfReader(str(tmp_path / "a.pdf")).pages
    shown = Presentation(str(tmp_path / "a.pptx"))
    assert len(pages) == len(shown.slides)
    assert all(page.extract_text().strip() for page in pages)


def test_one_file_needs_nothing_else(decks: list[Deck]) -> None:
    html = single_file(decks[0], ROOT / "overrides" / "assets" / "portal")
    assert re.findall(r'<(?:link|script|img)[^>]*(?:src|href)="([^"]*)"', html) == ["data:,"]
    assert "url(./" not in html
    assert "data:font/woff2;base64," in html
