"""Parts of a workbook around its sheets: names, relations, shared strings, number formats."""

from __future__ import annotations

import posixpath
import re

MAX_TEXT = 100_000
"""Characters of one text that are kept; far more than a field takes."""
_REFERENCE = 1000
"""Characters of the address behind a defined name that are kept."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return *text* with characters that XML cannot hold, written as _x000D_, put back."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text[:MAX_TEXT])


class Silent:
    """Events nobody asks for."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Nothing."""

    def end(self, tag: str) -> None:
        """Nothing."""

    def data(self, text: str) -> None:
        """Nothing."""


class Names(Silent):
    """xl/workbook.xml: sheets by name, defined names of the whole workbook, the era of dates."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.era_1904 = False
        self._name: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take sheets, names, and how days are counted."""
        if tag == "sheet":
            link = next((v for k, v in attributes.items() if k.endswith("}id")), "")
            self.sheets[attributes.get("name", "")] = link
        elif tag == "workbookPr":
            self.era_1904 = attributes.get("date1904", "0") in ("1", "true")
        elif tag == "definedName":
            local = "localSheetId" in attributes
            self._name = None if local else attributes.get("name", "").lower()
            if self._name is not None:
                self.names[self._name] = ""

    def end(self, tag: str) -> None:
        """Close a name."""
        if tag == "definedName":
            self._name = None

    def data(self, text: str) -> None:
        """Take where a name points."""
        if self._name is not None and len(self.names[self._name]) < _REFERENCE:
            self.names[self._name] += text


class Links(Silent):
    """Relations of the workbook: part by id, and the parts of which there is one by kind."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a relation that stays inside the file."""
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        path = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        self.found[attributes.get("Id", "")] = path
        self.kinds[attributes.get("Type", "").rpartition("/")[2]] = path


class Strings(Silent):
    """The shared strings; readings of Japanese (rPh) are left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] | None = None
        self._inside = 0
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Open a string or a piece of it."""
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t":
            self._inside += 1

    def end(self, tag: str) -> None:
        """Close a piece or a string."""
        if tag == "si" and self._parts is not None:
            self.found.append(unescape("".join(self._parts)))
            self._parts = None
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "t":
            self._inside -= 1

    def data(self, text: str) -> None:
        """Take a piece."""
        if self._parts is not None and self._inside and not self._phonetic:
            self._parts.append(text)


class Styles(Silent):
    """xl/styles.xml: what the number format of each cell format says."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._cells: list[str] = []
        self._in_cells = self._in_codes = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take format codes, and the number format of each cell format; those of conditions are others."""
        if tag == "numFmts":
            self._in_codes = True
        elif tag == "numFmt" and self._in_codes:
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self._cells.append(attributes.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        """Close the cell formats."""
        if tag == "cellXfs":
            self._in_cells = False
        elif tag == "numFmts":
            self._in_codes = False

    def formats(self) -> list[str]:
        """Return "percent", "date", "time", "datetime" or "" by number of cell format."""
        known: dict[str, str] = {}
        for number in set(self._cells):
            code = self._codes.get(number)
            known[number] = format_kind(code) if code is not None else _BUILT_IN.get(number, "")
        return [known[number] for number in self._cells]


_BUILT_IN = (
    dict.fromkeys(("9", "10"), "percent")
    | dict.fromkeys(map(str, [*range(14, 18), *range(27, 37), *range(50, 59)]), "date")
    | dict.fromkeys(("18", "19", "20", "21", "45", "46", "47"), "time")
    | {"22": "datetime"}
)


def format_kind(code: str) -> str:
    """Return what a number format code says; quoted and escaped characters say nothing."""
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', "", code).lower()
    if "%" in bare:
        return "percent"
    if "general" in bare or not re.search("[ymdhs]", bare):
        return ""
    clock = bool(re.search("[hs]", bare))
    day = bool(re.search("[yd]", bare)) or (not clock and "m" in bare)
    return "datetime" if clock and day else "time" if clock else "date"
