"""What a reader would make of a document, straight from how it is written down for tests."""

from __future__ import annotations

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
                            SourceCell(_lines(cell.text.split("\n")), cell.rows, cell.columns) for cell in row
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
