"""Files that are no workbook of a form, or not one that can be read."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import openpyxl

from tests.content.spreadsheets import edit


def broken(data: bytes) -> dict[str, bytes]:
    """Files that are no workbook of a form, by what is to be said of them."""

    def zipped(**parts: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name.replace("__", "/"), content)
        return out.getvalue()

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    at_end = data.rindex(b"PK\x05\x06")
    directory = struct.unpack_from("<I", data, at_end + 16)[0]
    locked = bytearray(data)
    struct.pack_into("<H", locked, directory + 8, 1)
    flipped = bytearray(data)
    sheet = b"xl/worksheets/sheet1.xml"
    flipped[data.index(sheet) + len(sheet)] = 0xFF  # A kind of block that deflate does not have.
    return {
        "rong": b"",
        "khac-loai 1": b"%PDF-1.7 abc",
        "khac-loai 2": b"\x89PNG\r\n\x1a\n" + bytes(40),
        "khac-loai 3": "Xã;Số hộ\nXã Ví Dụ;3".encode(),
        "khac-loai 4": b"<html><table><tr><td>1</td></tr></table></html>",
        "word-la": zipped(**{"word__document.xml": b"<d/>"}),
        "khac-loai 6": zipped(a=b"1"),
        "khac-loai 7": b"<?xml version='1.0'?><a/>",
        "doc-cu": ole + "WordDocument".encode("utf-16-le"),
        "xls-cu": ole + "Workbook".encode("utf-16-le"),
        "mat-khau 1": ole + "EncryptedPackage".encode("utf-16-le"),
        "mat-khau 2": bytes(locked),
        "hong 4": _ods(),
        "hong 1": data[: len(data) // 2],
        "hong 2": b"\x00\x01\x02" * 90,
        "hong 3": bytes(flipped),
        "qua-lon": b"PK" + bytes(20_000_001),
        "nen-la": edit(data, lambda n, x: x + " " * 12_000_000 if n == "xl/styles.xml" else x),
        "xml-la": edit(
            data,
            lambda n, x: (
                x.replace("<workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook", 1)
                if n == "xl/workbook.xml"
                else x
            ),
        ),
        "khong-cong": _without_contract(),
        "json 1": b'{"form": 3}',
        "json 2": b'{"form": "bang-tong-hop-thon", "version": 1',
        "json 3": b'{"form": "bang-tong-hop-thon", "version": 1, "records": [1]}',
        "json 4": b'{"form": "bang-tong-hop-thon", "version": 1, "records": [{}, {"fields": []}]}',
        "mau-la": b'{"form": "khong-co", "version": 1, "records": []}',
        "khong-ban": b'{"form": "bang-tong-hop-thon", "version": 0, "records": []}',
        "ban-moi": b'{"form": "bang-tong-hop-thon", "version": 99, "records": []}',
        "mat-o": edit(
            data,
            lambda n, x: re.sub(
                r"<definedName name=\"x_(so_ho|mo_hinh\.tong_so)\">[^<]*",
                r'<definedName name="x_\1">#REF!',
                x,
            ),
        ),
        "nhieu-dong": edit(data, _many_rows),
    }


def _ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    return out.getvalue()


def _without_contract() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "Xã Ví Dụ"
    book.save(out)
    return out.getvalue()


def _many_rows(name: str, xml: str) -> str:
    if name != "xl/worksheets/sheet1.xml":
        return xml
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in range(100, 20_500))
    return xml.replace("</sheetData>", rows + "</sheetData>")
