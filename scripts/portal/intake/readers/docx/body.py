"""The text of a Word file from top to bottom: paragraphs and tables become lines and grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.intake.flow import IntakeError, Line, SourceBlock, SourceCell, SourceGrid
from portal.intake.readers.docx.numbering import Numbering
from portal.intake.readers.docx.package import Element, W
from portal.intake.readers.docx.runs import MC, Runs, Words, chosen_content
from portal.intake.readers.docx.styles import Look, Shape, Styles, value
from portal.intake.readers.docx.tables import has_borders, rows_of
from portal.intake.readers.lettering import Lettering
from portal.intake.readers.lines import header_marked, line, whole_rows
from portal.locales import Speaker

say = Speaker("intake-readers")

_DEEP = 12
"""Tables in tables, boxes in boxes: no office nests them deeper."""
_SKIPPED = {W + name for name in ("del", "moveFrom", "sectPr", "tblPr", "tcPr", "sdtPr", "altChunk")}


class Body:
    """Walks the text of one file."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: Runs, letters: Lettering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = runs
        self._letters = letters
        self._carried = Words()
        """Of a paragraph whose end was deleted: it goes on in the next one."""

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[SourceBlock]:
        """Yield what stands in *parent*, in order. Raises IntakeError where it is too deep."""
        if depth > _DEEP:
            raise IntakeError(say("qua-sau"))
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                if chosen is not None:
                    yield from self.blocks(chosen, depth + 1)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child, depth)

    def lines(self, parent: Element, depth: int) -> tuple[Line, ...]:
        """Return the paragraphs in *parent*; of tables in it, those of the cells, one behind the other."""
        return tuple(self._flat(self.blocks(parent, depth)))

    def _flat(self, blocks: Iterable[SourceBlock]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Line):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[SourceBlock]:
        style = value(paragraph, "pPr/pStyle")
        if self._styles.is_contents(style):
            return
        words, self._carried = self._carried, Words()
        self._runs.read(paragraph, words)
        self._runs.paragraph_ends()
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = words
            return
        shape = self._styles.shape(style).under(paragraph.find(W + "pPr"))
        written = self._line(words, shape, style)
        for box in words.boxes:
            yield from self.blocks(box, depth + 1)
        if written is not None:
            yield written
        for box in words.boxes_behind:
            yield from self.blocks(box, depth + 1)

    def _line(self, words: Words, shape: Shape, style: str | None) -> Line | None:
        seen = words.seen
        # Word counts a paragraph without words too.
        label = self._label(shape, style)
        text = self._letters.text([(text, look.font) for text, look in words.pieces])
        if not label and text.lstrip().startswith("đ)"):
            self._numbering.typed_after_d = True
        if label == "- " and text.lstrip().startswith(("-", "–", "+", "•")):
            label = ""
        return (
            None
            if not seen
            else line(
                label + text,
                bold=bool(seen) and all(look.bold for _, look in seen),
                italic=bool(seen) and all(look.italic for _, look in seen),
                centred=shape.centred,
                heading=shape.level,
                indent=shape.left + shape.first,
            )
        )

    def _label(self, shape: Shape, style: str | None) -> str:
        """What Word writes before the paragraph by itself."""
        list_id, level = shape.numbering or ("0", None)
        if list_id == "0":
            return ""
        at = self._numbering.level_of_style(list_id, style) if level is None else level
        return self._numbering.label(list_id, at)

    def _table(self, table: Element, depth: int) -> Iterator[SourceBlock]:
        places = rows_of(table)
        all_places = [place for row in places for place in row]
        bordered = has_borders(table, self._styles)
        if len(all_places) == 1 and (not bordered or all_places[0].element.find(f".//{W}tbl") is not None):
            # A frame around text, not a table.
            yield from self.blocks(all_places[0].element, depth + 1)
            return
        rows = whole_rows(
            [
                SourceCell(self.lines(place.element, depth + 1), place.rows, place.columns, place.header)
                for place in row
            ]
            for row in places
        )
        if rows:
            yield header_marked(SourceGrid(rows, bordered=bordered))


def pieces(root: Element, styles: Styles) -> Iterator[tuple[str, str]]:
    """Yield the letters of all runs with their fonts, to learn what they are written in."""
    looks: dict[tuple[str | None, str | None], Look] = {}
    for paragraph in root.iter(W + "p"):
        style = value(paragraph, "pPr/pStyle")
        for run in paragraph.iter(W + "r"):
            text = "".join(found.text or "" for found in run.iterfind(W + "t"))
            if not text:
                continue
            properties = run.find(W + "rPr")
            key = (style, value(properties, "rStyle"))
            if key not in looks:
                looks[key] = styles.dressed(styles.look(style), key[1])
            yield text, looks[key].under(properties).font


def numbered(lines: Iterable[Line], label: str) -> Iterator[Line]:
    """Yield the lines of a note, the first with its label."""
    for at, one in enumerate(lines):
        yield replace(one, text=f"{label} {one.text}") if at == 0 else one
