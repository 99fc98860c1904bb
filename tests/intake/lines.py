"""What a reader would make of a document, straight from how it is written down for tests."""

from __future__ import annotations

from portal.content.fulltext import LegalText, Unit, walk
from portal.intake.flow import Line, Reader, SourceBlock, SourceCell, SourceGrid, SourceText
from tests.intake.office import Office, Table


def source_of(office: Office, reader: Reader = "docx") -> SourceText:
    """The stream of *office*, letterhead and signature as tables without borders."""
    blocks: list[SourceBlock] = []
    if office.left or office.right:
        blocks.append(_beside(office.left, office.right))
    for block in office.blocks:
        if isinstance(block, Table):
            blocks.append(
                SourceGrid(
                    tuple(
                        tuple(
                            SourceCell(_lines(cell.text.split("\n")), cell.rows, cell.columns)
                            for cell in row
                        )
                        for row in block.rows
                    )
                )
            )
        else:
            blocks.append(Line(block.text, block.bold, block.italic, block.centred))
    if office.recipients or office.signed:
        blocks.append(_beside(office.recipients, office.signed))
    return SourceText("van-ban.docx", "0" * 64, reader, tuple(blocks))


def _beside(left: tuple[str, ...], right: tuple[str, ...]) -> SourceGrid:
    return SourceGrid(((SourceCell(_lines(left)), SourceCell(_lines(right))),), bordered=False)


def _lines(texts: tuple[str, ...] | list[str]) -> tuple[Line, ...]:
    return tuple(Line(text, centred=True) for text in texts)


def outline(units: tuple[Unit, ...], depth: int = 0) -> str:
    """A tree as lines: two spaces a level, kind, number, words; of a table its rows."""
    lines = []
    for unit in units:
        words = unit.text if unit.grid is None else f"{len(unit.grid.rows)} hàng"
        lines.append("  " * depth + " ".join(part for part in (unit.kind, unit.number, words) if part))
        if unit.children:
            lines.append(outline(unit.children, depth + 1))
    return "\n".join(lines)


def anchors(text: LegalText) -> list[str]:
    """The addresses of a text, in order."""
    return [unit.anchor for unit, _ in walk(text.units) if unit.anchor]
