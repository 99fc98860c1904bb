"""Files are made once, laid out in order; PDFs are small and still say everything."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from portal.outputs.store import Wanted, once, page_count, produce
from portal.render.typst.typesetting import MAIN, compile_pdf

FONTS = Path(__file__).resolve().parent.parent.parent / ".cache" / "fonts"
PAGE = """
#set document(title: "Tài liệu thử", author: "Nguyễn Văn A")
#set text(lang: "vi", font: "Tinos")
= Chương một
Lời có *chữ đậm* và #link("https://mau.example/")[một liên kết].
#table(columns: 2, table.header[Cột][Số], [Một], [1])
#pagebreak()
== Mục hai
Trang sau.
"""


def wanted(name: str, source: bytes, made: list[str]) -> Wanted:
    def make() -> bytes:
        made.append(name)
        return source + name.encode()

    return Wanted(name, f"Tệp {name}", "Thử", "mau", source + name.encode(), make)


def test_made_once_kept_by_source_and_in_order(tmp_path: Path) -> None:
    out, store, made = tmp_path / "out", tmp_path / "kho", list[str]()
    names = [f"t{n}.txt" for n in range(30)]
    first = list(produce([wanted(n, b"1", made) for n in names], out, store))
    assert [d.file for d in first] == names
    assert sorted(made) == sorted(names)
    assert (out / "t7.txt").read_bytes() == b"1t7.txt"
    again = list(produce([wanted(n, b"1", made) for n in names], tmp_path / "khac", store))
    assert again == first
    assert len(made) == 30, "the same source is not made again"
    list(produce([wanted("t7.txt", b"2", made)], out, store))
    assert made[30:] == ["t7.txt"], "another source is"
    assert (out / "t7.txt").read_bytes() == b"2t7.txt"


def test_a_maker_that_fails_is_heard_and_leaves_no_file(tmp_path: Path) -> None:
    def fails() -> bytes:
        raise ValueError("không làm được")

    with pytest.raises(ValueError, match="không làm được"):
        list(produce([Wanted("a.txt", "", "", "", b"a", fails)], tmp_path / "out", tmp_path / "kho"))
    assert not list(tmp_path.rglob("*.txt"))


def test_a_part_of_several_files_is_made_once() -> None:
    made: list[int] = []
    part = once(lambda: made.append(1) or b"phan")
    assert part() + part() == b"phanphan"
    assert made == [1]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return compile_pdf({MAIN: PAGE.encode()}, FONTS, "2026-01-02")


def test_small_objects_lie_in_streams(pdf: bytes) -> None:
    assert b"/ObjStm" in pdf
    assert pdf.count(b" obj\n") < 40, "what is small does not stand by itself"
    assert page_count(pdf) == 2


def test_the_same_bytes_twice(pdf: bytes) -> None:
    assert compile_pdf({MAIN: PAGE.encode()}, FONTS, "2026-01-02") == pdf


def test_tags_outline_metadata_and_typefaces_survive(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as read:
        root = read.Root
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot.K is not None
        assert str(root.Lang) == "vi"
        assert read.docinfo["/Title"] == "Tài liệu thử"
        assert read.open_metadata()["pdfuaid:part"] == "1"
        assert [str(item.title) for item in read.open_outline().root] == ["Chương một"]
        fonts = [o for o in read.objects if isinstance(o, pikepdf.Dictionary) and "/FontDescriptor" in o]
        assert fonts
        for font in fonts:
            assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()), "not embedded"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Lời có chữ đậm và một liên kết" in " ".join(text.split())
