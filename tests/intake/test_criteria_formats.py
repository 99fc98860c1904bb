"""The same annex as Word, saved page and PDF gives the same table; odd tables never end in anything but words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.content.models import CriteriaSet
from portal.intake.criteria.finding import read_table
from portal.intake.criteria.merging import merged
from portal.intake.criteria.reading import read_source
from portal.intake.criteria.table import ScoringTable
from portal.intake.flow import IntakeError
from tests.intake.offices import Cell, Office, Paragraph, Table, docx, html, pdf
from tests.intake.scoring_tables import LEVELS, USUAL, annex, grid

SET = CriteriaSet.model_validate(
    {"id": "nha-doc-sach", "title": "Danh hiệu “Nhà đọc sách”", "subject": "Hộ"}
)
OFFICE = Office(
    (
        Paragraph("PHỤ LỤC", bold=True, centred=True),
        Paragraph("Bảng tiêu chí “Nhà đọc sách”", bold=True, centred=True),
        Table(tuple(tuple(Cell(c.text, c.rows, c.columns) for c in row) for row in USUAL.rows)),
        *map(Paragraph, LEVELS),
    )
)


def shape(table: ScoringTable) -> object:
    return (
        [(c.title, c.points, [(i.text, i.points, i.steps) for i in c.indicators]) for c in table.criteria],
        table.total and table.total[0],
        [(x.name, x.low, x.high, x.each) for x in table.levels],
    )


MAKERS = {
    "annex.docx": lambda: docx(OFFICE),
    "annex.html": lambda: html(OFFICE),
    "old.docx": lambda: docx(OFFICE, encoding="tcvn3"),
    "site.html": lambda: html(OFFICE, layout="thuvienphapluat"),
    "annex.pdf": lambda: pdf(OFFICE),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_table(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(MAKERS[name]())
    table = read_table(read_source(path), SET)
    assert [f.message for f in table.findings] == []
    assert shape(table) == shape(read_table(annex("Bảng “Nhà đọc sách”", USUAL, *LEVELS), SET))


CELLS = st.sampled_from(
    ["", "TT", "Tiêu chí", "Chỉ số", "Nội dung", "Điểm tối đa", "Đạt", "Không đạt", "I", "1", "1.1", "a)", "-", "10", "7,5",
     "10 điểm", "Tổng cộng", "Cộng", "Tiêu chí 1: Sách (10 điểm)", "Có sách: 10 điểm; không có: 5 điểm", "5 - 10", "100",
     "Đọc\n- Mỗi tối: 5 điểm\n- Mỗi tuần: 2 điểm", "Ghi chú", "Minh chứng", "(1)", "Tổng điểm: 10 điểm"]
)  # fmt: skip
SPANS = st.sampled_from([1, 1, 1, 2, 3, 50])
ROWS = st.lists(st.lists(st.tuples(CELLS, SPANS, SPANS), min_size=1, max_size=5), min_size=1, max_size=8)
LINES = st.lists(
    st.sampled_from(
        [
            *LEVELS,
            "Tốt: trên 90 điểm",
            "Đạt 80 điểm trở lên: Tốt",
            "Điều kiện:",
            "- Có sổ",
            "Không chỉ số nào dưới 5 điểm",
        ]
    ),
    max_size=4,
)


@settings(max_examples=300)
@given(ROWS, LINES)
def test_any_table_is_read_or_refused_in_words(
    rows: list[list[tuple[str, int, int]]], lines: list[str]
) -> None:
    head: list[tuple[str, int, int]] = [("TT", 1, 1), ("Tiêu chí, chỉ số", 1, 1), ("Điểm tối đa", 1, 1)]
    try:
        table = read_table(annex(grid(list(head), *map(list, rows)), *lines), SET)
    except IntakeError:
        return
    assert all(f.message for f in table.findings)
    if not table.errors:
        document = _document()
        record = merged({"id": "nha-doc-sach", "title": "Nhà", "subject": "Hộ", "document": document.id},
                        table, document, "a.docx", in_use=True)  # fmt: skip
        found = CriteriaSet.model_validate(record)
        assert sum(len(c.indicators) for c in found.criteria) == sum(
            len(c.indicators) for c in table.criteria
        )


def _document():  # type: ignore[no-untyped-def]
    from portal.content.loader import load
    from portal.paths import Paths
    from tests.conftest import MINI

    return load(Paths(MINI))[0].documents["qd-2-2024-mau"]


@pytest.mark.parametrize(
    "words", ["a ", "1.", "từ ", "Đạt từ 10 ", "(((", "- ", "x: 10 điểm; ", "không chỉ số nào "]
)
def test_long_cells_take_no_time(words: str) -> None:
    begun = time.perf_counter()
    long = words * 4000
    rows = grid(["TT", "Chỉ số", "Điểm tối đa"], ["1", long, "10"], ["2", "Có sách", long[:3000]])
    read_table(annex(rows, long, long), SET)
    assert time.perf_counter() - begun < 5
