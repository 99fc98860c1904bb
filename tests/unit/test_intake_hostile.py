"""Files that are not what they say, broken files, and files made to harm: refused in words, and quickly."""

from __future__ import annotations

import io
import json
import random
import re
import struct
import time
import zipfile

import msoffcrypto
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from portal.forms.model import blank_record
from portal.render.xlsx import form_workbook
from tests.content.form_records import EVERYTHING
from tests.content.spreadsheets import edit
from tests.engine import IntakeError, read_form_file
from tests.unit.test_intake import INFO, MODELS, as_json

RECORD = blank_record(EVERYTHING)
RECORD["fields"] |= {"so": 7, "chu": "Nguyễn Văn A"}
PLAIN = form_workbook(EVERYTHING, units=[], info=INFO, records=[RECORD])
MAX_PART, MAX_PARTS = 40_000_000, 2000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code_of(data: bytes, name: str = "bieu.xlsx") -> str:
    """Why *data* is refused; the reason comes in words and without waiting."""
    begun = time.monotonic()
    with pytest.raises(IntakeError) as error:
        read_form_file(name, data, MODELS)
    assert time.monotonic() - begun < 10
    words = str(error.value)
    assert len(words) > 25
    assert words[0].isupper()
    assert words.endswith(".")
    assert "{" not in words
    return error.value.code


def zipped(**parts: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def with_part(name: str, content: bytes | str) -> bytes:
    """The plain workbook with one part replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(PLAIN)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            target.writestr(info.filename, content if info.filename == name else source.read(info))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "rong", "0 byte"),
        (b"%PDF-1.7\n...", "khac-loai", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "khac-loai", "PNG"),
        (b"\xff\xd8\xff\xe0", "khac-loai", "JPEG"),
        (b"RIFF\x00\x00\x00\x00WEBP", "khac-loai", "WEBP"),
        (b"\x00\x00\x00\x18ftypheic", "khac-loai", "hình ảnh"),
        (b"<html><table>", "khac-loai", "HTML"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "khac-loai", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "khac-loai", "XML"),
        ("Họ tên;Năm\nA;1".encode(), "khac-loai", "CSV"),
        (b"{\\rtf1", "khac-loai", "RTF"),
        (b"Rar!\x1a", "khac-loai", "RAR"),
        (b"MZ\x90", "khac-loai", "chương trình"),
        (OLE + "Workbook".encode("utf-16-le"), "xls-cu", ".xls"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc-cu", "Word Document (*.docx)"),
        (OLE + b"?" * 600, "hong", "hỏng"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mat-khau", "mật khẩu"),
        (b"\x00\x01\x02\xff" * 99, "hong", "hỏng"),
        (zipped(word__document_dot_xml="<a/>"), "word-la", "Word"),
        (zipped(ppt__a="<a/>"), "khac-loai", "trình chiếu"),
        (zipped(xl__workbook_dot_bin=b"x"), "xlsb", ".xlsb"),
        (zipped(a="b"), "khac-loai", ".zip"),
        (zipped(mimetype="application/vnd.oasis", content_dot_xml="<a/>"), "odt", ".odt"),
        (b"PK\x03\x04", "hong", "hỏng"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(90), "loi-tat", "shortcut"),
        (b"[InternetShortcut]\r\nURL=a", "loi-tat", "shortcut"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "khac-loai", ".msg"),
        (zipped(Index__Document_dot_iwa="x"), "khac-loai", "Numbers"),
        (b"{", "json", "cắt cụt"),
        (b" " * 21_000_000, "qua-lon", "21 MB"),
    ],
)
def test_files_of_other_kinds(data: bytes, code: str, words: str) -> None:
    assert code_of(data) == code
    with pytest.raises(IntakeError, match=re.escape(words)):
        read_form_file("a.xlsx", data, MODELS)


def test_real_password_protection_is_named() -> None:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(PLAIN)).encrypt("mat-khau", out)
    assert msoffcrypto.OfficeFile(io.BytesIO(out.getvalue())).is_encrypted()
    assert code_of(out.getvalue()) == "mat-khau"


def test_truncated_files_are_broken() -> None:
    for part in (0.1, 0.5, 0.9, 0.999):
        assert code_of(PLAIN[: int(len(PLAIN) * part)]) == "hong"


def test_zip_bombs_stay_packed() -> None:
    assert code_of(with_part("xl/worksheets/sheet1.xml", b"<a>" + b" " * (MAX_PART + 1))) == "nen-la"
    assert code_of(with_part("xl/worksheets/sheet1.xml", b"<a>" + b" " * 5_000_000)) == "nen-la", (
        "5,000 times"
    )
    chance = random.Random(1)
    layers = {
        f"n{n}": b"".join(bytes(10_000) + chance.randbytes(200) for _ in range(1100)) for n in range(6)
    }
    assert code_of(zipped(xl__workbook_dot_xml="<a/>", **layers)) == "nen-la", "more than 60 MB together"
    assert code_of(zipped(**{f"n{n}": "" for n in range(MAX_PARTS + 1)})) == "nen-la"


def test_sizes_that_lie_do_not_help() -> None:
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 60_000
    data = bytearray(with_part("xl/worksheets/sheet1.xml", sheet))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    assert code_of(bytes(data)) in ("hong", "nen-la")


def test_elements_without_end_and_without_bottom() -> None:
    deep = "<a>" * 5000 + "</a>" * 5000
    for part, root in (
        ("workbook", "workbook"),
        ("styles", "styleSheet"),
        ("worksheets/sheet1", "worksheet"),
    ):
        assert code_of(with_part(f"xl/{part}.xml", f"<{root}>{deep}</{root}>")) == "nen-la"
    many = (
        "<styleSheet>"
        + "".join(f'<xf numFmtId="{n * 7919 % 1000}" a="{n}"/>' for n in range(250_000))
        + "</styleSheet>"
    )
    found = read_form_file("a.xlsx", with_part("xl/styles.xml", many), MODELS)
    assert found.records[0]["fields"]["so"] == 7


def test_a_sheet_of_100000_rows_is_refused_with_the_reason() -> None:
    chance = random.Random(2)
    rows = "".join(
        f'<row r="{n}"><c r="B{n}"><v>{chance.random()}</v></c></row>' for n in range(1, 100_001)
    )
    with pytest.raises(IntakeError) as error:
        read_form_file(
            "a.xlsx",
            with_part("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>"),
            MODELS,
        )
    assert error.value.code == "nhieu-dong"
    assert "“Biểu mẫu” có hơn 20.000 dòng" in str(error.value)


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.mark.parametrize(
    "declaration",
    [
        LAUGHS,
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!DOCTYPE x>",
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
    ],
)
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_declarations_is_refused_in_every_part(declaration: str, part: str, encoding: str) -> None:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as book:
        xml = book.read(part).decode().partition("?>")[2] or book.read(part).decode()
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{xml.replace("Nguyễn", "&f;&i;")}'
    assert code_of(with_part(part, text.encode(encoding))) == "xml-la"


def test_macros_and_links_to_elsewhere_are_never_opened() -> None:
    link = '<Relationship Id="rId99" Type="http://x/externalLink" Target="http://127.0.0.1:9/" TargetMode="External"/>'

    def add(name: str, xml: str) -> str:
        return (
            xml.replace("</Relationships>", link + "</Relationships>")
            if name.endswith("workbook.xml.rels")
            else xml
        )

    out = io.BytesIO(edit(PLAIN, add))
    with zipfile.ZipFile(out, "a") as book:
        book.writestr("xl/vbaProject.bin", OLE + b"Auto_Open")
        book.writestr("xl/externalLinks/externalLink1.xml", "<!DOCTYPE x><externalLink/>")
    assert read_form_file("a.xlsm", out.getvalue(), MODELS).records[0]["fields"]["so"] == 7


def test_names_that_point_to_strange_places() -> None:
    for address in (
        "[1]Biểu!$A$1",
        "'Biểu mẫu'!$A:$A",
        "'Biểu mẫu'!$A$1:$C$9",
        "Sheet9!$A$1",
        "SUM(1)",
        "=" * 5000,
        "#REF!",
    ):
        book = openpyxl.load_workbook(io.BytesIO(PLAIN))
        book.defined_names["x_so"].attr_text = address
        out = io.BytesIO()
        book.save(out)
        assert code_of(out.getvalue()) == "mat-o", address
    book = openpyxl.load_workbook(io.BytesIO(PLAIN))
    book.defined_names["x_mo.ten"].attr_text = "'Biểu mẫu'!$C$1:$C$1048576"
    out = io.BytesIO()
    book.save(out)
    assert read_form_file("a.xlsx", out.getvalue(), MODELS).records


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b'{"form": 1}',
        b'{"form": "du-thu", "version": 3}',
        as_json(records={}),
        as_json(records=[1]),
        as_json(records=[{}, {"tables": 1}]),
        as_json(records=[{"fields": []}]),
        as_json(records=[{"tables": {"mo": {}}}]),
        as_json(records=[{"tables": {"mo": [1]}}]),
        as_json(records=[{"tables": {"mo": [{}] * 20_001}}]),
        as_json().replace(b"[{}]", b'[{"fields": {"so": NaN}}]'),
        as_json().replace(b"[{}]", b'[{"fields": {"so": Infinity}}]'),
        b'{"form": "du-thu", "a": ' + b"[" * 100_000,
        b"{\xff}",
    ],
)
def test_json_of_the_wrong_shape(content: bytes) -> None:
    assert code_of(content, "a.json") == "json"


@pytest.mark.parametrize(
    "value",
    [
        "[]",
        "{}",
        "true",
        json.dumps("x" * 6000),
        "9" * 400,
        "9" * 5000,
        "1e999",
        "1e300",
        json.dumps("\ud800"),
        r'"\u0000\u0001"',
        "-0.0",
        json.dumps("9" * 4000),
        "[[[]]]",
        '{"a": [1]}',
        "[true, 2]",
    ],
)
def test_json_with_values_of_the_wrong_kind_keeps_the_rest(value: str) -> None:
    cells = ", ".join(
        f'"{f}": {value}' for f in ("chu", "so", "nguyen", "ty_le", "ngay", "diem", "nhieu", "ky")
    )
    record = f'[{{"fields": {{{cells}}}, "tables": {{"co": [{{"id": "d-1", "so": 4}}]}}}}]'
    found = read_form_file("a.json", as_json().replace(b"[{}]", record.encode()), MODELS)
    assert found.records[0]["tables"]["co"][1]["so"] == 4
    assert json.dumps(found.records, allow_nan=False, ensure_ascii=False).encode()
    assert all(problem.words for problem in found.problems)
