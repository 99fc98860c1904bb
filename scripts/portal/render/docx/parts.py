"""The body of a sheet in Word: lines with dots to the margin, boxes to tick, tables."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.paper.body import GAP
from portal.forms.paper.model import (
    Box,
    Boxes,
    Cell,
    LabelledField,
    Line,
    Lines,
    Matrix,
    Part,
    Row,
    Slot,
    Strip,
    Table,
)
from portal.locales import Speaker
from portal.render.docx.controls import Controls
from portal.render.docx.markup import cell, kept, paragraph, row, run, tab_stops, table, twips
from portal.render.docx.styles import CHOICE, GUIDE, LABEL, REMARK, RULE, cell_style, style_id

say = Speaker("form-paper")

ROW_HEIGHT = 8.0
"""Rows that are written in, mm."""
INDENT = 5.0
"""Boxes to tick below their question, mm from the margin."""
ANSWER = 15.0
"""Columns of a grid of questions, mm."""
GRID_SIZE = 12.0
"""Size of a grid of questions, points."""
SHADE, GROUP_SHADE = "F0F0F0", "F8F8F8"
CELL_BLANK = "…"


class Parts:
    """Draws the parts of one sheet, *width* mm wide; *official* documents have headed paragraphs."""

    def __init__(self, width: float, controls: Controls, *, official: bool) -> None:
        self.width, self.controls, self.official = width, controls, official

    def draw(self, part: Part) -> Iterator[str]:
        """Return the block elements of *part*."""
        if isinstance(part, Line):
            yield self._line(part)
        elif isinstance(part, Strip):
            yield self._strip(part)
        elif isinstance(part, Lines):
            yield from self._lines(part)
        elif isinstance(part, Boxes):
            yield from self._boxes(part)
        elif isinstance(part, Matrix):
            yield from self._matrix(part)
        else:
            yield from self._table(part)
        note = part.note if isinstance(part, Table) else ""
        if isinstance(part, Line | Lines | Boxes):
            note = part.asked.note
        if note:
            yield paragraph(REMARK, run(note))

    def _asked(self, asked: LabelledField, slot: Slot | None = None) -> str:
        """What stands before a place to write; the unit goes once it is filled."""
        empty = slot is None or not slot.text
        words = run(_numbered(asked.number, asked.label))
        if asked.unit and empty:
            words += run(f" ({asked.unit})")
        # In official documents the guidance stands in the place itself and goes when somebody types.
        if asked.help and not (self.official and slot and empty):
            words += run(f" ({asked.help})", GUIDE)
        return words + run(": ")

    def _slot(self, asked: LabelledField, slot: Slot, empty_lines: int = 1) -> str:
        """The place to write of a line, with its unit when it is filled."""
        guidance = f"({asked.help})" if self.official and asked.help else ""
        dots = slot.blank or "\n".join(["\t"] * empty_lines)
        unit = run(f" {asked.unit}") if asked.unit and slot.text else ""
        return self.controls.place(slot, guidance + dots) + unit

    def _line(self, line: Line) -> str:
        rest = run("\n") if line.below else ""
        return paragraph(
            LABEL,
            self._asked(line.asked, line.slot),
            rest,
            self._slot(line.asked, line.slot),
            tabs=tab_stops([("right", self.width, True)]),
        )

    def _strip(self, strip: Strip) -> str:
        """Lines side by side: a stop with dots at the end of each, a bare one where the next begins."""
        stops: list[tuple[str, float, bool]] = []
        parts: list[str] = []
        start = 0.0
        for line, width in zip(strip.lines, strip.widths, strict=True):
            if parts:
                stops.append(("left", start, False))
                parts.append(run("\t"))
            if not line.slot.text and not line.slot.blank:
                stops.append(("left" if start + width < self.width - 1 else "right", start + width, True))
            parts += [self._asked(line.asked, line.slot), self._slot(line.asked, line.slot)]
            start += width + GAP
        return paragraph(LABEL, *parts, tabs=tab_stops(stops))

    def _lines(self, lines: Lines) -> Iterator[str]:
        style = style_id("khoan-co-tieu-de") if self.official else LABEL
        yield paragraph(style, self._asked(lines.asked, lines.slot), keep=True)
        yield paragraph(
            style_id(lines.style) if self.official else LABEL,
            self._slot(lines.asked, lines.slot, lines.height),
            tabs=tab_stops([("right", self.width, True)]),
            align="" if lines.slot.text else "left",
        )

    def _boxes(self, part: Boxes) -> Iterator[str]:
        inline = "".join(run("   ") + self._box(b) for b in part.boxes) if part.columns == 0 else ""
        yield paragraph(LABEL, self._asked(part.asked), inline, keep=part.columns > 0)
        if part.columns == 1:
            hang = f'w:left="{twips(INDENT * 2)}" w:hanging="{twips(INDENT)}"'
            for box in part.boxes:
                yield paragraph(CHOICE, self._box(box), indent=hang)
        elif part.columns > 1:
            width = (self.width - INDENT) / part.columns
            hang = f'w:left="{twips(INDENT)}" w:hanging="{twips(INDENT)}"'
            cells = [cell(width, paragraph(CHOICE, self._box(b), indent=hang)) for b in part.boxes]
            cells += [cell(width, paragraph(CHOICE))] * (-len(cells) % part.columns)
            rows = [row(*cells[n : n + part.columns]) for n in range(0, len(cells), part.columns)]
            yield table([width] * part.columns, rows, grid=False, title=part.asked.label, indent=INDENT)

    def _box(self, box: Box) -> str:
        return self.controls.tick(box) + run("\u00a0" + box.label)

    def _matrix(self, part: Matrix) -> Iterator[str]:
        yield paragraph(LABEL, spacing='w:before="60" w:line="120" w:lineRule="exact"')
        first = self.width - ANSWER * len(part.heads)
        plain, head = cell_style(GRID_SIZE), cell_style(GRID_SIZE, head=True)
        heads = [cell(first, paragraph(head, run(say("content"))), shade=SHADE, middle=True)]
        heads += [cell(ANSWER, paragraph(head, run(h)), shade=SHADE, middle=True) for h in part.heads]
        rows = [row(*heads, head=True)]
        for asked, boxes in part.rows:
            question = cell(first, paragraph(plain, run(_numbered(asked.number, asked.label))), middle=True)
            answers = [
                cell(ANSWER, paragraph(plain, self.controls.tick(b), align="center"), middle=True)
                for b in boxes
            ]
            rows.append(row(question, *answers, height=ROW_HEIGHT))
        yield table([first] + [ANSWER] * len(part.heads), rows, grid=True, title=say("scores"))

    def _table(self, part: Table) -> Iterator[str]:
        head = cell_style(part.size, head=True)
        yield paragraph("Heading1", run(_numbered(part.number, part.title)))
        heads = [
            cell(w, paragraph(head, run(h)), shade=SHADE, middle=True)
            for h, w in zip(part.heads, part.widths, strict=True)
        ]
        rows = [row(*heads, head=True), *(self._row(r, part) for r in part.rows)]
        if part.total is not None:
            span, total = part.total.span, part.total
            label = [
                cell(sum(part.widths[:span]), paragraph(head, run(total.label)), span=span, middle=True)
            ]
            cells = [
                self._cell(c, w, part.size) for c, w in zip(total.cells, part.widths[span:], strict=True)
            ]
            rows[-1] = kept(rows[-1])
            rows.append(row(*label * (span > 0), *cells, height=ROW_HEIGHT))
        yield table(part.widths, rows, grid=True, title=part.title)
        yield paragraph(RULE)

    def _row(self, data: Row, within: Table) -> str:
        if data.group:
            across = paragraph(cell_style(within.size), run(data.group, bold=True, italic=True), keep=True)
            return row(
                cell(sum(within.widths), across, span=len(within.widths), shade=GROUP_SHADE, middle=True)
            )
        written = any(c.slot is not None for c in data.cells)
        cells = [self._cell(c, w, within.size) for c, w in zip(data.cells, within.widths, strict=True)]
        return row(*cells, height=ROW_HEIGHT if written else 0.0)

    def _cell(self, data: Cell, width: float, size: float) -> str:
        content = self.controls.place(data.slot, CELL_BLANK) if data.slot else run(data.text)
        align = "center" if data.align == "center" else ""
        return cell(width, paragraph(cell_style(size), content, align=align), middle=True)


def _numbered(number: str, label: str) -> str:
    return f"{number} {label}" if number else label
