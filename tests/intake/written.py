"""A text as an office would write it: the way back from recognition, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.fulltext import LegalText, Unit
from portal.content.fulltext.writing import dated
from tests.intake.office import Block, Cell, Office, Paragraph, Table

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def office_from(text: LegalText) -> Office:
    """Return the document of *text*: letterhead, provisions, signature, then the annexes."""
    head = text.head
    day = (dated(head.place, head.date),) if head.date else ()
    blocks: list[Block] = []
    titles = (head.kind and head.kind.upper(), head.title)
    blocks += [Paragraph(words, bold=True, centred=True) for words in titles if words]
    blocks += [Paragraph(line, italic=True) for line in text.bases]
    blocks += [Paragraph(line, bold=line.isupper(), centred=line.isupper()) for line in text.opening]
    annexes = [unit for unit in text.units if unit.kind == "phu-luc"]
    blocks += _units(unit for unit in text.units if unit.kind != "phu-luc")
    if text.signature or text.recipients:
        left = "\n".join(["Nơi nhận:", *(f"- {line}" for line in text.recipients)])
        blocks.append(Table(((Cell(left), Cell("\n".join(text.signature))),), bordered=False))
    blocks += _units(annexes)
    number = (f"Số: {head.number}",) if head.number else ()
    return Office(tuple(blocks), left=(*head.issuer, *number), right=(*MOTTO, *day))


def _units(units: Iterator[Unit] | list[Unit]) -> list[Block]:
    return [block for unit in units for block in _unit(unit)]


def _unit(unit: Unit) -> Iterator[Block]:
    match unit.kind:
        case "bang":
            assert unit.grid is not None
            yield Table(
                tuple(tuple(Cell(c.text, c.rows, c.columns) for c in row) for row in unit.grid.rows)
            )
        case "phu-luc" | "phan" | "chuong" | "muc" | "tieu-muc":
            words = "\n".join(
                part
                for part in (unit.label.upper() if unit.kind == "phu-luc" else unit.label, unit.text)
                if part
            )
            yield Paragraph(words, bold=True, centred=True)
        case _:
            words = " ".join(part for part in (unit.label, unit.text) if part)
            yield Paragraph(words, bold=unit.kind in ("dieu", "de-muc"))
    yield from _units(list(unit.children))
