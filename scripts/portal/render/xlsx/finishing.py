"""Last touches on the bytes of a workbook that XlsxWriter has no word for; the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from portal.render.archive import normalised

_ROW = re.compile(r'<row r="(\d+)"[^>]*>')


def finish(data: bytes, growing: Mapping[int, Collection[int]], language: str = "vi-VN") -> bytes:
    """Return the workbook *data* with its language, and with rows that grow with what is typed.

    *growing* holds, by number of the sheet from 1, rows from 1 whose height is only a first guess:
    XlsxWriter marks every height as set by hand, and such rows would stay as they are.
    """

    def touched(name: str, content: bytes) -> bytes:
        sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
        if sheet and growing.get(int(sheet[1])):
            return _let_grow(content.decode(), growing[int(sheet[1])]).encode()
        if name == "docProps/core.xml":
            end = b"</cp:coreProperties>"
            return content.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
        return content

    return normalised(data, touched)


def _let_grow(xml: str, rows: Collection[int]) -> str:
    def loosen(match: re.Match[str]) -> str:
        return match[0].replace(' customHeight="1"', "") if int(match[1]) in rows else match[0]

    return _ROW.sub(loosen, xml)
