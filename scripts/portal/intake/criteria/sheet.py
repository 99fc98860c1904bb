"""An XLSX file as tables: cells with what they show, merged ones once; formulas, macros stay closed.

Only as much of the format as a table of words and points needs; our own sheet and any other alike. Rows of
our example are passed over. Leaves to others: what a file may hold (:mod:`portal.intake.limits`).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.intake import limits
from portal.intake.criteria.table import Sheets
from portal.intake.flow import IntakeError, Line, SourceBlock, SourceCell, SourceGrid
from portal.intake.readers.docx.package import parsed
from portal.locales import Speaker
from portal.vietnamese import nfc

say = Speaker("import-criteria")

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 2000, 60, 12
_LARGEST = 8 * 2**20
"""Bytes of a part: a scoring table has some thousand cells."""


def read_workbook(path: Path) -> Sheets:
    """Return the tables of the workbook at *path*, a sheet each, behind its name as a line.

    Raises IntakeError when it is broken, locked, harmful, or holds more than a scoring table can.
    """
    archive = limits.Archive(limits.contents(path))
    book = _part(archive, "xl/workbook.xml")
    names = {
        r.get("Id"): r.get("Target", "")
        for r in _part(archive, "xl/_rels/workbook.xml.rels").iter(_RELATION)
    }
    shared = [_words(item) for item in _part(archive, "xl/sharedStrings.xml", needed=False).iter(_S + "si")]
    blocks: list[SourceBlock] = []
    sheets = list(book.iter(_S + "sheet"))
    if len(sheets) > MOST_SHEETS:
        raise IntakeError(say("too-large"))
    for sheet in sheets:
        if sheet.get("state", "visible") != "visible":
            continue
        target = posixpath.normpath(posixpath.join("/xl", names.get(sheet.get(_R + "id"), ""))).lstrip("/")
        grid = _grid(_part(archive, target), shared)
        if grid.rows:
            blocks += [Line(nfc(sheet.get("name") or target)), grid]
    if not blocks:
        raise IntakeError(say("empty-workbook"))
    return Sheets(path.name, tuple(blocks))


def _part(archive: limits.Archive, name: str, *, needed: bool = True) -> Any:
    content = archive.read(name)
    if content is None:
        if needed:
            raise IntakeError(say("broken-workbook"))
        content = b"<sst/>"
    if len(content) > _LARGEST:
        raise IntakeError(say("too-large"))
    return parsed(content)


def _words(element: Any) -> str:
    """The text of a cell or a shared string, without what is only said how to read (furigana)."""
    texts = [t.text or "" for t in element.iter(_S + "t") if t.getparent().tag != _S + "rPh"]
    return nfc("".join(texts)).strip()


def _place(reference: str) -> tuple[int, int]:
    """Row and column, from 0, of "B12". Raises IntakeError for anything else."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7})", reference)
    if match is None:
        raise IntakeError(say("broken-workbook"))
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _grid(root: Any, shared: list[str]) -> SourceGrid:
    cells: dict[tuple[int, int], str] = {}
    for row, column, text in _cells(root, shared):
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise IntakeError(say("too-large"))
        cells[row, column] = text
    spans = dict(_spans(root, cells))
    covered = {
        (row + down, column + right)
        for (row, column), (rows, columns) in spans.items()
        for down in range(rows)
        for right in range(columns)
        if (down, right) != (0, 0)
    }
    width = max((column for _, column in cells), default=-1) + 1
    lines = []
    for row in range(max((row for row, _ in cells), default=-1) + 1):
        if any(text.startswith(say("example-lead")) for (at, _), text in cells.items() if at == row):
            continue
        found = []
        for column in range(width):
            if (row, column) in covered:
                continue
            rows, columns = spans.get((row, column), (1, 1))
            paragraphs = cells.get((row, column), "").split("\n")
            found.append(SourceCell(tuple(Line(p.strip()) for p in paragraphs if p.strip()), rows, columns))
        lines.append(tuple(found))
    return SourceGrid(tuple(lines))


def _spans(
    root: Any, cells: dict[tuple[int, int], str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    last = max((row for row, _ in cells), default=0)
    for merge in root.iter(_S + "mergeCell"):
        start, _, end = merge.get("ref", "").partition(":")
        (top, left), (bottom, right) = _place(start), _place(end or start)
        if top <= last and bottom >= top and right >= left:
            yield (top, left), (min(bottom, last) - top + 1, min(right, MOST_COLUMNS) - left + 1)


def _cells(root: Any, shared: list[str]) -> Iterator[tuple[int, int, str]]:
    """The cells that show something; a formula shows what the program last worked out."""
    for cell in root.iter(_S + "c"):
        row, column = _place(cell.get("r", ""))
        kind, value = cell.get("t", "n"), cell.findtext(_S + "v") or ""
        if kind == "s":
            text = shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
        elif kind == "inlineStr":
            text = _words(cell)
        elif kind in ("n", ""):
            text = _number(value)
        else:
            text = nfc(value).strip() if kind == "str" else ""
        if text:
            yield row, column, text


def _number(value: str) -> str:
    try:
        return f"{float(value):.15g}" if value else ""
    except (ValueError, OverflowError, ArithmeticError):
        return ""
