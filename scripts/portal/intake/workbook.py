"""A workbook opened for reading: cells by sheet, and where its defined names point.

Only what forms need is read; macros, links, pictures and charts are never looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.intake.messages import IntakeError
from portal.intake.package import Package
from portal.intake.parts import Links, Names, Strings, Styles
from portal.intake.sheet import Grid, SheetReader, place

_ERA_1904 = 1462
"""Days between the two ways spreadsheets count them."""
_ADDRESS = re.compile(r"\$?('(?:[^']|'')+'|[^'!]+)!([^!:]+)(?::([^!:]+))?")


@dataclass(frozen=True)
class Area:
    """A cell or a piece of one column; rows and columns from 1."""

    sheet: str
    column: int
    first: int
    last: int


class Workbook:
    """A workbook opened for reading; raises IntakeError for whatever cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        if "xl/workbook.xml" not in self._package:
            raise _other_kind(self._package)
        parts = Names()
        self._package.parse("xl/workbook.xml", parts)
        links = Links()
        self._package.parse("xl/_rels/workbook.xml.rels", links)
        self._shift = _ERA_1904 if parts.era_1904 else 0
        self._files = {name: links.found[i] for name, i in parts.sheets.items() if i in links.found}
        self.names = parts.names
        styles = Styles()
        strings = Strings()
        if "styles" in links.kinds and links.kinds["styles"] in self._package:
            self._package.parse(links.kinds["styles"], styles)
        if "sharedStrings" in links.kinds and links.kinds["sharedStrings"] in self._package:
            self._package.parse(links.kinds["sharedStrings"], strings)
        self._formats, self._strings = styles.formats(), strings.found
        self._grids: dict[str, Grid] = {}

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets, in order."""
        return list(self._files)

    def __contains__(self, sheet: str) -> bool:
        return sheet in self._files

    def cells(self, sheet: str) -> Grid:
        """Return the cells with content of *sheet*, by row and column."""
        if sheet not in self._grids:
            reader = SheetReader(sheet, self._strings, self._formats, self._shift)
            self._package.parse(self._files[sheet], reader)
            self._grids[sheet] = reader.grid
        return self._grids[sheet]

    def area(self, name: str) -> Area | None:
        """Return where a defined name points, None when it points nowhere any more."""
        match = _ADDRESS.fullmatch(self.names.get(name.lower(), "").strip())
        if match is None:
            return None
        sheet = match[1].removeprefix("'").removesuffix("'").replace("''", "'")
        first, last = (place(match[2]), place(match[3] or match[2]))
        if sheet not in self or first is None or last is None or first[1] != last[1]:
            return None
        return Area(sheet, first[1], min(first[0], last[0]), max(first[0], last[0]))


def _other_kind(package: Package) -> IntakeError:
    names = package.names()
    if "xl/workbook.bin" in names:
        return IntakeError("xlsb")
    if any(name.startswith("word/") for name in names):
        return IntakeError("khac-loai", "văn bản Word (.docx)")
    if any(name.startswith("ppt/") for name in names):
        return IntakeError("khac-loai", "tệp trình chiếu (.pptx)")
    if "mimetype" in names and "content.xml" in names:
        return IntakeError("ods")
    return IntakeError("khac-loai", "tệp nén (.zip)")
