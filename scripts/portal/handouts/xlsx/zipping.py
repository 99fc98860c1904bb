"""Last touches on the bytes of a workbook that XlsxWriter has no word for; the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping

_ROW = re.compile(r'<row r="(\d+)"[^>]*>')
_FIXED = (1980, 1, 1, 0, 0, 0)


def finish(data: bytes, growing: Mapping[int, Collection[int]], language: str = "vi-VN") -> bytes:
    """Return the workbook *data* with its language, and with rows that grow with what is typed.

    *growing* holds, by number of the sheet from 1, rows from 1 whose height is only a first guess:
    XlsxWriter marks every height as set by hand, and such rows would stay as they are.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            if sheet and growing.get(int(sheet[1])):
                content = _let_grow(content.decode(), growing[int(sheet[1])]).encode()
            elif info.filename == "docProps/core.xml":
                end = b"</cp:coreProperties>"
                content = content.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
            entry = zipfile.ZipInfo(info.filename, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def _let_grow(xml: str, rows: Collection[int]) -> str:
    def loosen(match: re.Match[str]) -> str:
        return match[0].replace(' customHeight="1"', "") if int(match[1]) in rows else match[0]

    return _ROW.sub(loosen, xml)
