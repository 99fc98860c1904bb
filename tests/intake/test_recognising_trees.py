"""Random texts, written as an office writes them, come back as the tree they were made of."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from portal.content.fulltext import (
    Cell,
    Grid,
    LegalText,
    Letterhead,
    Provenance,
    Unit,
    anchored,
    to_markdown,
)
from portal.intake.recognising import recognise
from tests.intake.lines import outline, source_of
from tests.intake.office import Block, Office, Paragraph, Table
from tests.intake.office import Cell as Written
from tests.unit.test_fulltext import read

POINTS = "abcdđeghiklmnopqrstuvxy"
STARTS = (
    "Tủ sách",
    "Chương trình đọc sách",
    "Mục đích của việc này",
    "Phần mềm ghi sổ",
    "Điều 5 của quy định cũ",
    "Điều kiện mượn sách",
    "2026 là năm mở đầu, nên thôn",
    "10.000 đồng một sách thì thôn",
    "Căn cứ tình hình, thôn",
    "Khoản tiền ấy",
    "Một nửa (50%) số thôn",
    "Người đọc “chăm chỉ”",
)
RESTS = ("mở cửa", "theo khoản 1 Điều 3", "ghi sổ; a) hay b) đều được", "gồm 1. và 2. của mẫu", "họp dân")

words = st.builds(
    lambda a, b, end: f"{a} {b}{end}",
    st.sampled_from(STARTS),
    st.sampled_from(RESTS),
    st.sampled_from(".;"),
)
titles = st.sampled_from(("Phạm vi", "Người giữ tủ sách", "Trách nhiệm của thôn", "Điều kiện mượn"))
paragraph = st.builds(lambda text: Unit("doan", text=text), words)
dashes = st.builds(lambda text: Unit("gach", text=text), words)
tables = st.builds(
    lambda rows: Unit("bang", grid=Grid(tuple(tuple(map(Cell, row)) for row in rows))),
    st.lists(st.lists(words, min_size=2, max_size=2), min_size=2, max_size=3),
)


def numbered(kind: str, units: list[Unit], numbers: list[str]) -> tuple[Unit, ...]:
    return tuple(
        replace(unit, kind=kind, number=number) for unit, number in zip(units, numbers, strict=False)
    )  # type: ignore[arg-type]


def leaf(below: st.SearchStrategy[list[Unit]]) -> st.SearchStrategy[Unit]:
    return st.builds(lambda text, children: Unit("doan", text=text, children=tuple(children)), words, below)


points = st.lists(leaf(st.lists(dashes, max_size=2)), min_size=1, max_size=23).map(
    lambda units: numbered("diem", units, list(POINTS))
)
clause_body = st.one_of(
    st.just(()), points, st.lists(paragraph, max_size=2).map(tuple), tables.map(lambda one: (one,))
)
clauses = st.lists(leaf(clause_body.map(list)), min_size=1, max_size=12).map(
    lambda units: numbered("khoan", units, [str(n) for n in range(1, 13)])
)
article_body = st.one_of(
    st.lists(paragraph, min_size=1, max_size=2).map(tuple),
    clauses,
    st.tuples(paragraph, clauses).map(lambda both: (both[0], *both[1])),
    points,
)
articles = st.lists(
    st.builds(lambda title, body: Unit("dieu", text=title, children=body), titles, article_body),
    min_size=1,
    max_size=6,
).map(lambda units: numbered("dieu", units, [str(n) for n in range(1, 7)]))
sections = st.lists(
    st.builds(lambda body: Unit("de-muc", text="VIỆC CỦA THÔN", children=body), clauses),
    min_size=1,
    max_size=4,
).map(lambda units: numbered("de-muc", units, ["I", "II", "III", "IV"]))


@st.composite
def texts(draw: st.DrawFn) -> tuple[Unit, ...]:
    """Articles, some in chapters; or sections alone; maybe an annex with sections behind them."""
    units = draw(st.one_of(articles, sections))
    if units[0].kind == "dieu" and draw(st.booleans()):
        cut = draw(st.integers(1, len(units)))
        parts = [part for part in (units[:cut], units[cut:]) if part]
        units = numbered(
            "chuong", [Unit("chuong", text="QUY ĐỊNH CHUNG", children=p) for p in parts], ["I", "II"]
        )
    if draw(st.booleans()):
        units = (*units, Unit("phu-luc", "I", "DANH MỤC SÁCH", children=draw(sections)))
    return anchored(units)


def written(units: tuple[Unit, ...]) -> list[Block]:
    """The lines of *units* as an office sets them."""
    blocks: list[Block] = []
    for unit in units:
        if unit.kind in ("chuong", "phu-luc"):
            name = unit.label.upper() if unit.kind == "phu-luc" else unit.label
            blocks += [
                Paragraph(name, bold=True, centred=True),
                Paragraph(unit.text, bold=True, centred=True),
            ]
        elif unit.grid is not None:
            blocks.append(Table(tuple(tuple(Written(cell.text) for cell in row) for row in unit.grid.rows)))
        else:
            line = " ".join(part for part in (unit.label, unit.text) if part)
            blocks.append(Paragraph(line, bold=unit.kind in ("dieu", "de-muc")))
        blocks += written(unit.children)
    return blocks


@given(texts())
def test_a_written_tree_is_recognised_as_it_was(units: tuple[Unit, ...]) -> None:
    body = [unit for unit in units if unit.kind != "phu-luc"]
    end = Table(((Written("Nơi nhận:\n- Như trên;"), Written("CHỦ TỊCH\nNguyễn Văn A")),), bordered=False)
    head = [
        Paragraph("QUYẾT ĐỊNH", bold=True, centred=True),
        Paragraph("Mở tủ sách", bold=True, centred=True),
    ]
    blocks = (*head, *written(tuple(body)), end, *written(units[len(body) :]))
    office = Office(blocks, ("HỘI MẪU", "Số: 1/QĐ-HM"), ("Mẫu, ngày 10 tháng 5 năm 2026",))
    found = recognise(source_of(office))
    assert outline(found.text.units) == outline(units)
    assert found.text.units == units
    assert found.remarks == ()
    head_wanted = Letterhead(("HỘI MẪU",), "1/QĐ-HM", "Mẫu", "2026-05-10", "Quyết định", "Mở tủ sách")
    assert found.text == LegalText(head_wanted, (), (), units, ("CHỦ TỊCH", "Nguyễn Văn A"), ("Như trên;",))
    origin = Provenance("qd-1-mau", "a.docx", "0" * 64, "docx", "2026-11-30")
    assert read(to_markdown(found.text, origin, "T", "D")) == (found.text, origin)
