"""What the built documents consist of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; a soft break is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False
    boxed: bool = False
    """In a text box, where the format has such."""


@dataclass(frozen=True)
class Cell:
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table:
    """Cells that span stand where they begin; the first row is the header."""

    rows: tuple[tuple[Cell, ...], ...]
    bordered: bool = True


Block = Paragraph | Table


@dataclass(frozen=True)
class Office:
    """A document with its letterhead (left and right column) and its end."""

    blocks: tuple[Block, ...]
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()

    def all_blocks(self) -> list[tuple[Block, bool]]:
        """The blocks with letterhead and end as tables without borders; whether a block is one of those."""
        found: list[tuple[Block, bool]] = [(block, False) for block in self.blocks]
        if self.left or self.right:
            found.insert(0, (self._columns(self.left, self.right), True))
        if self.recipients or self.signed:
            found.append((self._columns(self.recipients, self.signed), True))
        return found

    @staticmethod
    def _columns(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
        return Table(((Cell("\n".join(left)), Cell("\n".join(right))),), bordered=False)


def words_of(office: Office) -> list[str]:
    """Paragraphs and cells in the order of reading, line breaks of cells and soft breaks kept."""
    found = []
    for block, _ in office.all_blocks():
        if isinstance(block, Table):
            found += [cell.text for row in block.rows for cell in row if cell.text]
        else:
            found.append(block.text)
    return found
