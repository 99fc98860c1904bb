"""An official text is the same after it was written as Markdown, and Markdown shows just its words."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from portal.content.fulltext import (
    Cell,
    FullTextError,
    Grid,
    LegalText,
    Letterhead,
    Provenance,
    Row,
    Unit,
    from_rows,
    read_text,
    to_markdown,
    to_rows,
    walk,
)
from portal.content.pages import read_page
from portal.markdown.standard import STANDARD
from portal.vietnamese import slugify

ORIGIN = Provenance("qd-15-2026-mau", "quyet-dinh.docx", "0" * 64, "docx", "2026-11-30")
LETTERS = "aăđêÔỡ 12.,;:-–+*_`[](){}<>&#|!?/~^=\\\"'“”%"
words = (
    st.text(alphabet=LETTERS, min_size=1, max_size=24)
    .map(lambda t: re.sub(r"\s+", " ", t).strip())
    .filter(bool)
)
lines = st.lists(words, min_size=1, max_size=3).map("\n".join)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(1, 3))
    head = draw(st.booleans())
    cells = st.one_of(lines, st.just(""))
    rows = [
        tuple(
            Cell(draw(cells), draw(st.sampled_from((1, 1, 2))), header=head and at == 0)
            for _ in range(width)
        )
        for at in range(draw(st.integers(1, 3)))
    ]
    return Grid(tuple(rows))


@st.composite
def loose(draw: st.DrawFn) -> list[Unit]:
    """What stands without a number."""
    kinds = draw(st.lists(st.sampled_from(("doan", "gach", "bang")), max_size=2))
    return [
        Unit("bang", grid=draw(grids()))
        if kind == "bang"
        else Unit("gach", draw(st.sampled_from(("", "+"))), draw(words))
        if kind == "gach"
        else Unit("doan", text=draw(lines))
        for kind in kinds
    ]


@st.composite
def provisions(draw: st.DrawFn, kind: str, prefix: str) -> tuple[Unit, ...]:
    """Units of *kind* in *prefix*, loose ones before, between and behind them."""
    below = {"dieu": ("khoan", "de-muc"), "de-muc": ("khoan",), "khoan": ("diem",), "diem": ("tiet",)}
    numbers = {
        "dieu": ["1", "2", "6a"],
        "khoan": ["1", "2", "3a"],
        "diem": ["a", "đ"],
        "tiet": ["a.1"],
        "de-muc": ["I", "II"],
    }
    found: list[Unit] = []
    for number in numbers[kind][: draw(st.integers(0, 3))]:
        slug = number.lower().replace("đ", "dd").replace(".", "-")
        token = f"{'muc' if kind == 'de-muc' else kind}-{slug}"
        anchor = f"{prefix}.{token}" if prefix else token
        children = [*draw(loose())]
        if kind in below:
            children += draw(provisions(draw(st.sampled_from(below[kind])), anchor))
        text = draw(st.one_of(words, st.just("")))
        found += [Unit(kind, number, text, anchor, tuple(children)), *(draw(loose()) if prefix else [])]  # type: ignore[arg-type]
    return tuple(found)


@st.composite
def texts(draw: st.DrawFn) -> LegalText:
    framed = draw(st.booleans())
    units = draw(provisions("dieu", ""))
    if framed:
        mid = len(units) // 2
        units = (
            Unit("chuong", "I", draw(words), "chuong-i", units[:mid]),
            Unit(
                "chuong",
                "II",
                "",
                "chuong-ii",
                (Unit("muc", "1", draw(words), "chuong-ii.muc-1", units[mid:]),),
            ),
        )
    annex = Unit(
        "phu-luc",
        "I",
        draw(words),
        "phu-luc-i",
        (*draw(loose()), *draw(provisions("dieu", "phu-luc-i"))),
    )
    listed = st.lists(words, max_size=2).map(tuple)
    head = Letterhead(
        draw(listed),
        draw(st.one_of(st.none(), words)),
        draw(st.sampled_from((None, "Mẫu"))),
        draw(st.sampled_from((None, "2026-01-05", "2026-10-31"))),
        draw(st.one_of(st.none(), words)),
        draw(st.one_of(st.none(), lines)),
    )
    return LegalText(head, draw(listed), draw(listed), (*units, annex), draw(listed), draw(listed))


def read(markdown: str) -> tuple[LegalText, Provenance]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "toan-van.md"
        source.write_text(markdown, encoding="utf-8")
        return read_text(read_page(source, "vi", "van-ban/qd-15-2026-mau/toan-van.md"))


@given(texts())
@settings(max_examples=80, deadline=None)
def test_a_text_is_the_same_after_writing_and_reading(text: LegalText) -> None:
    assert read(to_markdown(text, ORIGIN, "Toàn văn Quyết định", "Lời văn.")) == (text, ORIGIN)


@given(texts())
@settings(max_examples=40, deadline=None)
def test_units_are_the_same_after_they_were_rows(text: LegalText) -> None:
    assert from_rows(to_rows(text.units)) == text.units


def test_rows_that_lie_too_deep_go_as_deep_as_they_may() -> None:
    units = from_rows(
        [
            Row("dieu", "1", "Tên", 3),
            Row("doan", "", "Lời", 1),
            Row("gach", "", "Ý", 5),
            Row("khoan", "1", "", 9),
        ]
    )
    assert [unit.kind for unit in units] == ["dieu"]
    assert [(unit.kind, unit.anchor) for unit in units[0].children] == [
        ("doan", ""),
        ("gach", ""),
        ("khoan", "dieu-1.khoan-1"),
    ]


def test_addresses_follow_annexes_sections_and_repeats() -> None:
    rows = [
        Row("chuong", "I", "", 0),
        Row("muc", "1", "", 1),
        Row("dieu", "6a", "", 2),
        Row("khoan", "1.1", "", 3),
        Row("diem", "đ", "", 4),
        Row("tiet", "a.1", "", 5),
        Row("de-muc", "II", "", 3),
        Row("khoan", "1", "", 4),
        Row("khoan", "1", "", 4),
        Row("phu-luc", "", "Quy chế", 0),
        Row("dieu", "1", "", 1),
        Row("phu-luc", "II", "Mẫu", 0),
        Row("muc", "1", "", 1),
    ]
    assert [unit.anchor for unit, _ in walk(from_rows(rows))] == [
        "chuong-i",
        "chuong-i.muc-1",
        "dieu-6a",
        "dieu-6a.khoan-1-1",
        "dieu-6a.khoan-1-1.diem-dd",
        "dieu-6a.khoan-1-1.diem-dd.tiet-a-1",
        "dieu-6a.muc-ii",
        "dieu-6a.muc-ii.khoan-1",
        "dieu-6a.muc-ii.khoan-1-2",
        "kem-theo",
        "kem-theo.dieu-1",
        "phu-luc-ii",
        "phu-luc-ii.muc-1",
    ]


@given(texts())
@settings(max_examples=40, deadline=None)
def test_markdown_shows_the_words_and_reads_nothing_into_them(text: LegalText) -> None:
    written = to_markdown(text, ORIGIN, "Toàn văn Quyết định", "Lời văn.")
    body = re.sub(r"(?s)^---.*?---\n|/// .*?///\n", "", written)
    extensions = [one for one in STANDARD if one != "portal.markdown"]
    page = Markdown(extensions=extensions, extension_configs={"toc": {"slugify": slugify}}).convert(body)
    root = html.fromstring(f"<div>{page}</div>")
    shown = Counter(key(e) for e in root.iter("h2", "h3", "h4", "h5", "h6", "p", "td", "th"))
    units = [unit for unit, _ in walk(text.units)]
    expected = [f"{unit.label}{unit.text}" for unit in units if unit.grid is None]
    expected += [cell.text for unit in units if unit.grid for row in unit.grid.rows for cell in row]
    assert Counter(key(one) for one in expected) - shown == Counter()
    anchors = {unit.anchor for unit, _ in walk(text.units) if unit.anchor}
    assert anchors <= set(root.xpath("//@id"))


def key(shown: html.HtmlElement | str) -> str:
    """All that is written there, but for white space and the full stop between a number and its title."""
    return re.sub(r"[\s.]", "", shown if isinstance(shown, str) else str(shown.text_content()))


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("### Điều 6. Tên", 13, "không có neo"),
        ("### Điều 6. Tên {: #dieu-6 .law-khoan }", 13, "không dùng cho tiêu đề"),
        ("1\\. Lời\n{: .law-khoan }", 13, "không có neo"),
        ("1\\. Lời\n{: #dieu-6 .law-mon }", 13, "Không có loại"),
        ('Lời\n{: .law-gach data-of="dieu-9" }', 13, "dieu-9"),
        ("a\n{: #x .law-khoan }\n\nb\n{: #x .law-khoan }", 16, "đã có"),
        ("Mẫu, mồng 5\n{: .law-date }", 13, "ngày"),
        ("Lời\n{: .law-gach id=3 }", 13, "id=3"),
    ],
)
def test_a_page_that_is_wrong_is_told_with_its_line(body: str, line: int, said: str) -> None:
    good = to_markdown(LegalText(), ORIGIN, "Toàn văn", "Lời văn.")
    head, mark, _ = good.partition("/// full-text")
    page = head + mark + " | qd-15-2026-mau\n///\n\n" + body + "\n"
    start = len((head + "x").split("\n")) + 2
    with pytest.raises(FullTextError) as caught:
        read(page)
    assert caught.value.line == line - 13 + start + 1
    assert said in caught.value.message
    assert caught.value.hint


def test_a_page_says_where_its_text_came_from() -> None:
    page = to_markdown(LegalText(), ORIGIN, "Toàn văn", "Lời văn.").replace("full_text:", "full_tex:")
    with pytest.raises(FullTextError, match="full_text"):
        read(page)
