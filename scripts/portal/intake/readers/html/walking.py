"""The content of a page from top to bottom: blocks, breaks, lists, tables become lines and grids."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from portal.intake.flow import Line, SourceBlock, SourceCell, SourceGrid
from portal.intake.readers.counting import formatted_number
from portal.intake.readers.html.container import UNSEEN
from portal.intake.readers.html.styles import Element, Look, Sheet, is_hidden
from portal.intake.readers.html.tables import has_lines, only_places, rows_of
from portal.intake.readers.lettering import Piece
from portal.intake.readers.lines import header_marked, line, whole_rows

_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote",
    "section", "article", "main", "center", "pre", "hr", "form", "fieldset", "address", "figure",
    "figcaption", "header", "footer", "nav", "aside", "body", "html", "tr", "td", "th", "tbody",
    "thead", "tfoot", "caption", "details", "summary",
}  # fmt: skip
_MANY_BREAKS = 6
"""From so many breaks on, they part paragraphs: no title is set in so many lines."""
_LABELLED = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|[-–+•]|(?:Điều|Chương|Mục|Phần)\s+[\dIVXLC])", re.IGNORECASE
)
_COUNTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Walker:
    """Walks one page; *write* turns pieces of a paragraph into words."""

    def __init__(self, sheet: Sheet, write: Callable[[Sequence[Piece]], str]) -> None:
        self.hidden = False
        self._sheet = sheet
        self._write = write
        self._blocks: list[SourceBlock] = []
        self._pieces: list[tuple[str, Look]] = []
        self._shape = Look()
        self._label = ""

    def blocks(self, element: Element, look: Look | None = None) -> list[SourceBlock]:
        """Return what stands in *element*, in the order of reading."""
        outer = (self._blocks, self._pieces, self._shape, self._label)
        self._blocks, self._pieces, self._shape, self._label = [], [], look or Look(), ""
        self._inside(element, look or Look())
        self._ends()
        found = self._blocks
        self._blocks, self._pieces, self._shape, self._label = outer
        return found

    def _inside(self, element: Element, look: Look) -> None:
        self._add(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, look)
            self._add(child.tail, look)

    def _child(self, child: Element, outer: Look) -> None:
        tag = child.tag.lower()
        if tag in UNSEEN or tag in ("del", "img"):
            return
        css = self._sheet.of(child)
        if is_hidden(css, child):
            self.hidden |= any(text.strip() for text in child.itertext())
            return
        look = outer.inside(child, css)
        if tag == "br":
            self._pieces.append(("\n", look))
        elif tag == "table":
            self._ends()
            self._table(child, look)
        elif tag in _BLOCKS or css.get("display", "").lower() in ("block", "list-item", "flex", "grid"):
            self._ends()
            self._shape = look
            if tag == "li":
                self._label = _label(child)
            self._inside(child, look)
            self._ends()
            self._shape = outer
        else:
            self._inside(child, look)

    def _add(self, text: str | None, look: Look) -> None:
        if text:
            folded = re.sub(r"[ \t\r\n\f]+", " ", text)
            self._pieces.append((folded.upper() if look.upper else folded, look))

    def _ends(self) -> None:
        """A paragraph ends: its words become a line, or several where its breaks part paragraphs."""
        pieces, self._pieces = self._pieces, []
        parts = _parted(pieces)
        for part in parts:
            seen = [look for text, look in part if text.strip(" \u00a0\n")]
            if not seen:
                continue
            text = self._write([(text, look.font) for text, look in part])
            label = "" if _LABELLED.match(text) else self._label
            found = line(
                label + text,
                bold=all(look.bold for look in seen),
                italic=all(look.italic for look in seen),
                centred=self._shape.centred or all(look.centred for look in seen),
                heading=self._shape.heading,
                indent=round(self._shape.left + self._shape.indent, 1),
            )
            if found is not None:
                self._blocks.append(found)
                self._label = ""

    def _table(self, table: Element, look: Look) -> None:
        rows = rows_of(table)
        ruled = has_lines(table, rows, self._sheet)
        if not ruled and only_places(rows):
            for row in rows:
                for place in row:
                    self._blocks += self.blocks(place.element, self._inner(place.element, look))
            return
        cells = [
            [
                SourceCell(
                    self._flat(self.blocks(place.element, self._inner(place.element, look))),
                    place.rows,
                    place.columns,
                    place.header and ruled,
                )
                for place in row
            ]
            for row in rows
        ]
        kept = whole_rows(cells)
        if kept:
            self._blocks.append(header_marked(SourceGrid(kept, bordered=ruled)))

    def _inner(self, cell: Element, look: Look) -> Look:
        return look.inside(cell, self._sheet.of(cell))

    def _flat(self, blocks: list[SourceBlock]) -> tuple[Line, ...]:
        found: list[Line] = []
        for block in blocks:
            if isinstance(block, Line):
                found.append(block)
            else:
                found += [one for row in block.rows for cell in row for one in cell.lines]
        return tuple(found)


def _parted(pieces: list[tuple[str, Look]]) -> list[list[tuple[str, Look]]]:
    """The paragraphs of *pieces*: an empty line always parts them, single breaks where there are many."""
    breaks = sum(text == "\n" for text, _ in pieces)
    parts: list[list[tuple[str, Look]]] = [[]]
    waiting = 0
    for text, look in pieces:
        if text == "\n":
            waiting += 1
        elif not text.strip(" \u00a0"):
            parts[-1].append((text, look))
        else:
            if waiting > 1 or (waiting and breaks >= _MANY_BREAKS):
                parts.append([])
            elif waiting:
                parts[-1].append(("\n", look))
            waiting = 0
            parts[-1].append((text, look))
    return parts


def _label(item: Element) -> str:
    """What a page shows before an entry of a list."""
    parent = item.getparent()
    if parent is None or parent.tag.lower() not in ("ol", "ul"):
        return ""
    style = f"{parent.get('style') or ''};{item.get('style') or ''}".replace(" ", "").lower()
    if "list-style:none" in style or "list-style-type:none" in style:
        return ""
    if parent.tag.lower() == "ul":
        return "- "
    count = _whole(parent.get("start"), 1)
    for sibling in parent:
        if sibling.tag == "li":
            count = _whole(sibling.get("value"), count)
            if sibling is item:
                break
            count += 1
    kind = _COUNTS.get(parent.get("type") or "1", "decimal")
    mark = ")" if kind == "lowerLetter" else "."
    return f"{formatted_number(count, kind)}{mark} "


def _whole(written: str | None, otherwise: int) -> int:
    digits = (written or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else otherwise
