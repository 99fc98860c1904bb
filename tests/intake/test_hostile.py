"""Files that are broken, locked, of another kind or meant to do harm: a clear sentence, within the limits."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.intake import limits
from portal.intake.flow import IntakeError
from portal.intake.readers import read_bytes, read_file
from tests.intake.building_docx import packed, paragraph
from tests.intake.offices import Paragraph, docx, html, invented
from tests.intake.reading import message, read, words_found

LINE = paragraph(Paragraph("Điều 1. Lời"))
POSIX = pytest.mark.skipif(os.name != "posix", reason="giới hạn chỉ có ở hệ POSIX")


def refused(data: bytes, name: str) -> str:
    with pytest.raises(IntakeError) as caught:
        read(data, name)
    return str(caught.value)


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"", "a.docx", "rong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "doc-cu"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "mat-khau",
        ),
        (b"{\\rtf1 abc}", "a.rtf", "rtf"),
        (b"{\\rtf1 abc}", "a.doc", "rtf"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "a.jpg", "anh"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.pdf", "anh"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n", "a.mht", "mht"),
        (zipped(xl__workbook_xml="<a/>"), "a.xlsx", "xlsx"),
        (zipped(content_xml="<a/>", mimetype="application/vnd.oasis"), "a.odt", "odt"),
        (zipped(a="b"), "a.zip", "zip"),
        (bytes(range(256)) * 4, "a.bin", "la"),
        (bytes(range(256)) * 4, "a.docx", "hong"),
        (b"PK\x03\x04" + bytes(100), "a.docx", "hong"),
        (b"%PDF-1.7\nabc", "a.pdf", "hong"),
        (bytes(range(32)) * 90, "a.txt", "khong-phai-chu"),
        (b"<html><body></body></html>", "a.html", "khong-co-chu"),
        (zipped(word__document_xml="<w:document"), "a.docx", "hong"),
        (zipped(word__styles_xml="<a/>"), "a.docx", "hong"),
    ],
)
def test_each_file_that_is_none_of_ours_is_told_what_it_is(data: bytes, name: str, key: str) -> None:
    assert refused(data, name) == message(key, *(["bin"] if key == "la" else []))


def rewritten(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            part = old.read(one).decode()
            new.writestr(one, change(part) if one == name else part)
    return out.getvalue()


def document(text: str, declaration: str) -> bytes:
    return rewritten(
        packed(LINE),
        "word/document.xml",
        lambda part: part.replace("?>", "?>" + declaration, 1).replace("Điều 1. Lời", text),
    )


BOMB = '<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "{}"><!ENTITY c "{}">]>'.format("&a;" * 50, "&b;" * 50)


@pytest.mark.parametrize(
    ("text", "declaration"),
    [
        ("&c;", BOMB),
        ("&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        ("Lời", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'),
        ("Lời", "<! DOCTYPE a>"),
    ],
)
def test_declarations_in_xml_are_refused(text: str, declaration: str) -> None:
    assert refused(document(text, declaration), "a.docx") == message("xml-la")


def test_declarations_hidden_in_another_encoding_are_refused() -> None:
    part = f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<a>&c;</a>'.encode("utf-16")
    assert refused(zipped(word__document_xml=part), "a.docx") == message("xml-la")


def test_a_page_calls_nothing_and_opens_nothing() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>Điều 1. &x; &amp; hết</p>'
    page += '<link rel=stylesheet href="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe>'
    assert words_found(read(page.encode(), "a.html"))[-1].startswith("Điều 1.")
    assert not any("root:" in words for words in words_found(read(page.encode(), "a.html")))


def test_what_unpacks_beyond_measure_is_refused() -> None:
    assert refused(zipped(word__document_xml=b"<a>" + b" " * 30 * 2**20), "a.docx") == message("nen-la")
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(limits.MAX_ENTRIES + 1):
            archive.writestr(f"word/{number}", b"")
    assert refused(many.getvalue(), "a.docx") == message("nen-la")


def test_a_size_that_lies_does_not_help() -> None:
    data = bytearray(zipped(word__document_xml=b"<a>" + b" " * 60 * 2**20))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refused(bytes(data), "a.docx") in (message("nen-la"), message("hong"))


def test_a_bomb_in_a_part_that_is_not_read_does_no_harm() -> None:
    assert words_found(read(packed(LINE, word__media=b"x" * 40 * 2**20), "a.docx")) == ["Điều 1. Lời"]  # type: ignore[arg-type]


def test_tables_without_bottom_are_refused() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 20 + LINE + "</w:tc></w:tr></w:tbl>" * 20
    assert refused(packed(body), "a.docx") == message("qua-sau")


def test_a_locked_package_says_so() -> None:
    data = bytearray(packed(LINE))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    assert refused(bytes(data), "a.docx") == message("mat-khau")


def test_names_do_not_climb_out_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<w/>", encoding="utf-8")
    target = "../" * 12 + str(tmp_path)[1:] + "/secret.xml"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="{target}"/>'
        "</Relationships>"
    )
    data = io.BytesIO(rewritten(packed(LINE), "word/_rels/document.xml.rels", lambda _: relation))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(target, "<w/>")
    assert words_found(read(data.getvalue(), "a.docx")) == ["Điều 1. Lời"]


def test_the_file_goes_through_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module beside the file is not imported; nothing is written; what comes back is what was read."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    path = tmp_path / "quyết định.docx"
    path.write_bytes(docx(invented()))
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    source = read_file(path)
    inside = read(path.read_bytes(), path.name)
    assert (source.blocks, source.remarks, source.encoding) == (
        inside.blocks,
        inside.remarks,
        inside.encoding,
    )
    assert (source.file, len(source.sha256)) == ("quyết định.docx", 64)
    assert sorted(tmp_path.iterdir()) == before


def test_what_cannot_be_opened_or_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IntakeError, match="Không mở được"):
        read_file(tmp_path / "khong-co.docx")
    with pytest.raises(IntakeError, match="Không mở được"):
        read_file(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "ong.docx")
        with pytest.raises(IntakeError, match="Không mở được"):
            read_file(tmp_path / "ong.docx")
    monkeypatch.setattr(limits, "MAX_FILE", 2**20)
    (tmp_path / "a.docx").write_bytes(bytes(2**20 + 1))
    with pytest.raises(IntakeError, match="quá 1 MB"):
        read_file(tmp_path / "a.docx")
    (tmp_path / "b.docx").touch()
    with pytest.raises(IntakeError, match="0 byte"):
        read_file(tmp_path / "b.docx")


def test_time_is_up_when_it_is_up() -> None:
    began = time.monotonic()
    with pytest.raises(IntakeError, match="đã dừng"):
        read_bytes(html(invented()), "a.html", seconds=0.01)
    assert time.monotonic() - began < 5


def test_a_reader_that_falls_over_is_a_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(*_: object, **__: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], -11, b"")

    monkeypatch.setattr(limits.subprocess, "run", dead)
    with pytest.raises(IntakeError) as caught:
        read_bytes(b"x", "a.txt")
    assert str(caught.value) == message("hong")


@pytest.mark.parametrize(
    ("error", "key"), [(MemoryError(), "qua-nang"), (RecursionError(), "qua-nang"), (IndexError(), "hong")]
)
def test_any_fault_of_a_reader_becomes_a_sentence(error: BaseException, key: str) -> None:
    def work() -> dict[str, object]:
        raise error

    out = io.BytesIO()
    limits.answer_of(work, out)
    assert json.loads(out.getvalue()) == {"error": message(key), "cause": repr(error)}


def test_an_answer_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_WORDS", 10)
    out = io.BytesIO()
    limits.answer_of(lambda: {"a": "x" * 20}, out)
    assert json.loads(out.getvalue())["error"] == message("qua-nhieu-chu")


@POSIX
def test_the_process_can_neither_write_nor_take_all_memory(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom portal.intake.limits import confine\nconfine(memory=2**29)\n"
        "try:\n    Path(sys.argv[1]).write_text('x')\n    Path(sys.argv[1]).stat().st_size and print('written')\n"
        "except OSError: print('kept')\n"
        "try: bytearray(2**30)\nexcept MemoryError: print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["kept", "refused"]
