"""The list of units that should send: one name a line of a text, or the first filled column of a sheet."""

from __future__ import annotations

import re

from portal.content.forms.cells import clean
from portal.intake.messages import IntakeError
from portal.intake.sniffing import kind_of
from portal.intake.workbook import Workbook
from portal.vietnamese import fold

_HEADS = re.compile("stt|tt|ten( .*)?|don vi|xa(, phuong)?|thon(, ban)?|ban|ho (va )?ten")
"""What the first line may say when it is a heading, folded."""


def unit_key(name: str) -> str:
    """By which names of units are compared: without case, marks and doubled spaces."""
    return " ".join(fold(name).split())


def read_units(name: str, data: bytes) -> list[str]:
    """Return the names in a file (.txt, .csv or .xlsx), each once, in order.

    Of a line with several cells the first that is not a number is taken; a heading like “Tên đơn vị”
    is left out. Raises IntakeError for files of other kinds.
    """
    if data[:2] == b"PK":
        return parse_units("\n".join(_rows(Workbook(data))))
    try:
        return parse_units(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        kind_of(data)  # says what it is, when it is something known
        raise IntakeError("khac-loai", f"tệp “{name}” không phải chữ UTF-8") from None


def parse_units(text: str) -> list[str]:
    """Return the names in *text*, one a line; the twin of ``parseUnits`` in the browser code."""
    found: dict[str, str] = {}
    for number, line in enumerate(re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))):
        name = re.sub(r"^\s?\d+[.)]\s", "", clean(_first_name(_cells(line)))).strip()
        key = unit_key(name)
        if name and not (number == 0 and _HEADS.fullmatch(key)):
            found.setdefault(key, name)
    return list(found.values())


def _rows(book: Workbook) -> list[str]:
    for sheet in book.sheets:
        lines = []
        for _, cells in sorted(book.cells(sheet).items()):
            texts = [str(cell.value) for _, cell in sorted(cells.items()) if cell.value not in (None, "")]
            if texts:
                lines.append("\t".join(texts))
        if lines:
            return lines
    return []


def _first_name(cells: list[str]) -> str:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return next((cell for cell in filled if not re.fullmatch(r"\d+[.)]?", cell)), "")


def _cells(line: str) -> list[str]:
    """The cells of a line: parted by tabs or semicolons, by commas when one is quoted or numbered."""
    if "\t" in line or ";" in line:
        return [_unquote(c) for c in line.split("\t" if "\t" in line else ";")]
    if '"' not in line and not re.match(r"\s*\d+\s*,", line):
        return [line]
    return [_unquote(c) for c in re.findall(r'"(?:[^"]|"")*"|[^,"]+', line)]


def _unquote(cell: str) -> str:
    return re.sub(r'^"(.*)"$', r"\1", cell.strip()).replace('""', '"')
