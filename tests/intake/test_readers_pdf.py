"""PDF with text: rows of print are paragraphs again, tables are whole, what is repeated on pages is gone."""

from __future__ import annotations

import io
import tempfile
import unicodedata
from pathlib import Path

import pikepdf
import pytest
import typst
from fontTools.ttLib import TTFont
from PIL import Image

from portal.intake.flow import IntakeError, SourceText
from portal.intake.readers.lines import folded
from tests.intake.building_pdf import FONTS, compiled
from tests.intake.offices import Cell, Office, Paragraph, Table, invented, office_of, pdf, words_of
from tests.intake.old_letters import to_tcvn3
from tests.intake.reading import grids, lines, message, read, words_found

SENTENCE = (
    "Quy định việc lập, giữ gìn, bổ sung tủ sách học tập của thôn, bản, tổ dân phố trên địa bàn tỉnh Mẫu. "
)


def page_of(source: str) -> SourceText:
    return read(compiled(f'#set text(font: "Tinos", size: 13pt)\n{source}'), "a.pdf")


@pytest.mark.parametrize("justify", [True, False])
def test_a_decision_comes_back_whole(justify: bool) -> None:
    office = invented()
    source = read(pdf(office, justify=justify), "quyet-dinh.pdf")
    wanted = [line for words in words_of(office) for line in folded(words).split("\n")]
    assert [line for words in words_found(source) for line in words.split("\n")] == wanted
    assert (source.reader, source.pages, source.remarks) == ("pdf", 2, ())
    head, catalogue, end = grids(source)
    assert [len(grid.rows[0]) for grid in (head, end)] == [2, 2]
    assert (head.bordered, catalogue.bordered, end.bordered) == (False, True, False)
    assert [cell.header for row in catalogue.rows for cell in row] == [True] * 3 + [False] * 9
    assert (head.page, end.page) == (1, 2)
    by_text = {one.text: one for one in lines(source)}
    assert by_text["QUYẾT ĐỊNH:"].centred
    assert by_text["QUYẾT ĐỊNH:"].bold
    article = by_text["Điều 1. Phạm vi điều chỉnh"]
    assert (article.bold, article.centred) == (True, False)
    assert article.indent == pytest.approx(28.3, abs=1)
    assert by_text["Căn cứ Luật Tổ chức chính quyền địa phương mẫu;"].italic


def test_a_long_text_is_cut_where_its_paragraphs_end() -> None:
    text = "\n".join(f"{n}. " + SENTENCE * (n % 4 + 1) for n in range(1, 60))
    office = office_of(text)
    source = read(pdf(office), "dai.pdf")
    assert words_found(source) == [folded(words) for words in words_of(office)]
    assert (source.pages or 0) > 4
    assert {one.page for one in lines(source)} == set(range(1, (source.pages or 0) + 1))


def test_titles_of_several_rows_are_one_line() -> None:
    title = "QUY ĐỊNH VỀ TỔ CHỨC VÀ HOẠT ĐỘNG CỦA TỦ SÁCH HỌC TẬP TẠI CÁC THÔN, BẢN, TỔ DÂN PHỐ TRÊN ĐỊA BÀN TỈNH MẪU"
    office = Office((Paragraph(title, bold=True, centred=True), *(Paragraph(SENTENCE * 3),) * 3))
    assert words_found(read(pdf(office), "a.pdf"))[0] == title


def test_tables_go_on_over_pages_and_say_their_header_once() -> None:
    rows = [(Cell("STT"), Cell("Tiêu chí"), Cell("Điểm"))]
    rows += [(Cell(str(n)), Cell(SENTENCE.strip()), Cell(str(n % 7))) for n in range(1, 61)]
    office = Office((Paragraph("Bảng chấm điểm:"), Table(tuple(rows)), Paragraph("Hết.")))
    source = read(pdf(office), "bang.pdf")
    (grid,) = grids(source)
    assert (source.pages or 0) >= 3
    assert [[cell.text for cell in row] for row in grid.rows] == [
        [cell.text for cell in row] for row in rows
    ]


def test_a_row_that_a_page_cuts_is_made_whole() -> None:
    long = SENTENCE * 30
    rows = ((Cell("STT"), Cell("Nội dung")), *((Cell(str(n)), Cell(long.strip())) for n in range(1, 5)))
    (grid,) = grids(read(pdf(Office((Table(rows),))), "a.pdf"))
    assert [cell.text for row in grid.rows for cell in row] == [
        folded(cell.text) for row in rows for cell in row
    ]


def test_cells_span() -> None:
    one = Table(
        (
            (Cell("STT", rows=2), Cell("Điểm", columns=2)),
            (Cell("Tối đa"), Cell("Đạt")),
            (Cell("1"), Cell("10"), Cell("9")),
        )
    )
    (grid,) = grids(read(pdf(Office((Paragraph(SENTENCE), one))), "a.pdf"))
    assert [[(c.text, c.rows, c.columns) for c in row] for row in grid.rows] == [
        [("STT", 2, 1), ("Điểm", 1, 2)],
        [("Tối đa", 1, 1), ("Đạt", 1, 1)],
        [("1", 1, 1), ("10", 1, 1), ("9", 1, 1)],
    ]


def test_running_heads_and_numbers_of_pages_are_dropped() -> None:
    source = page_of(
        '#set page(paper: "a4", header: [CÔNG BÁO/Số 12 + 13/Ngày 10-5-2026], footer: context align(center)['
        "Trang #counter(page).display()/4])\n" + "\n\n".join(f"{n}. {SENTENCE * 3}" for n in range(1, 45))
    )
    assert (source.pages or 0) > 3
    assert [one.text[:3].strip() for one in lines(source)] == [f"{n}."[:3] for n in range(1, 45)]


def test_a_line_that_returns_in_the_text_is_no_running_head() -> None:
    entry = "(Điều {0} Nghị định số 20, có hiệu lực từ ngày 15/05/2014)\n\n{1}"
    entries = "\n\n".join(entry.format(n, SENTENCE * 2) for n in range(1, 80))
    assert len(lines(page_of(f'#set page(paper: "a4")\n{entries}'))) == 158


def test_the_name_of_the_state_is_one_line_where_its_column_is_narrow() -> None:
    office = Office(
        (Paragraph(SENTENCE * 4),),
        left=("ỦY BAN NHÂN DÂN", "TỈNH MẪU"),
        right=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    )
    (head,) = grids(read(pdf(office), "a.pdf"))
    assert [cell.text for cell in head.rows[0]] == [
        "ỦY BAN NHÂN DÂN\nTỈNH MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]


def test_turned_pages_are_read_as_they_are_seen() -> None:
    office = Office((Paragraph(SENTENCE * 3), Table(((Cell("a"), Cell("b")), (Cell("1"), Cell("2"))))))
    upright = read(pdf(office), "a.pdf")
    for by in (90, 180, 270):
        with pikepdf.open(io.BytesIO(pdf(office))) as file:
            page = file.pages[0]
            width, height = (float(side) for side in page.mediabox[2:])
            matrix = {
                90: (0, 1, -1, 0, height, 0),
                180: (-1, 0, 0, -1, width, height),
                270: (0, -1, 1, 0, 0, width),
            }[by]
            page.contents_add(("q " + " ".join(map(str, matrix)) + " cm").encode(), prepend=True)
            page.contents_add(b"Q")
            page.mediabox = [0, 0, *((width, height) if by == 180 else (height, width))]
            page.Rotate = by
            out = io.BytesIO()
            file.save(out)
        assert words_found(read(out.getvalue(), "a.pdf")) == words_found(upright), by


def test_notes_at_the_foot_stand_at_the_end() -> None:
    source = page_of(
        f'#set page(paper: "a4")\nĐiều 1. {SENTENCE}#footnote[Được sửa đổi bởi Điều 2.] {SENTENCE * 2}\n\n'
        + "\n\n".join(SENTENCE * 2 for _ in range(30))
    )
    assert words_found(source)[-1].endswith("Được sửa đổi bởi Điều 2.")
    assert sum("Được sửa đổi" in words for words in words_found(source)) == 1


def test_decomposed_tones_are_joined() -> None:
    found = words_found(page_of(unicodedata.normalize("NFD", f"Điều 1. {SENTENCE}" * 2)))
    assert found == [f"Điều 1. {SENTENCE}Điều 1. {SENTENCE}".strip()]


def test_old_fonts_are_read_by_their_names(tmp_path: Path) -> None:
    with TTFont(FONTS / "Tinos_400Regular.ttf") as font:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = ".VnTime"
        font.save(tmp_path / "vntime.ttf")
    sentence = "Người giữ tủ sách ghi sổ mượn, trả; mỗi quý kiểm kê một lần, hỏng thì sửa chữa kịp thời."
    with tempfile.TemporaryDirectory() as name:
        main = Path(name) / "main.typ"
        main.write_text(
            f'#set text(font: ".VnTime", hyphenate: false)\n#"{to_tcvn3(sentence)}"', encoding="utf-8"
        )
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path)]
        )
        made = typst.compile(str(main), font_paths=fonts)
    source = read(made, "cu.pdf")
    # A soft hyphen, which is the letter ư there, has no place on a page of Typst.
    assert words_found(source)[0].replace("ư", "") == sentence.replace("ư", "")
    assert source.encoding == "tcvn3"


def scanned(pages: int) -> bytes:
    images = [Image.new("L", (620, 877), 255) for _ in range(pages)]
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=75)
    return out.getvalue()


def test_scanned_pages_are_refused_with_advice() -> None:
    with pytest.raises(IntakeError) as caught:
        read(scanned(3), "scan.pdf")
    assert str(caught.value) == message("scan", 3)


def test_scanned_pages_among_others_are_told() -> None:
    with pikepdf.open(io.BytesIO(pdf(invented()))) as file, pikepdf.open(io.BytesIO(scanned(2))) as more:
        file.pages.extend(more.pages)
        out = io.BytesIO()
        file.save(out)
    source = read(out.getvalue(), "a.pdf")
    assert source.remarks == (message("trang-hinh", "3, 4"),)
    assert "Điều 4. Điều khoản thi hành" in words_found(source)


def test_letters_behind_a_picture_were_guessed_by_a_program() -> None:
    with pikepdf.open(io.BytesIO(scanned(1))) as image, pikepdf.open(io.BytesIO(pdf(invented()))) as file:
        for page in file.pages:
            page.add_underlay(image.pages[0])
        out = io.BytesIO()
        file.save(out)
    assert read(out.getvalue(), "a.pdf").remarks == (message("co-ocr"),)


def test_a_short_page_is_no_scan() -> None:
    assert words_found(read(pdf(Office((Paragraph("Lời ngắn."),))), "a.pdf")) == ["Lời ngắn."]


def test_a_locked_file_is_refused_with_advice() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(Office((Paragraph("Lời"),))))) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(IntakeError) as caught:
        read(out.getvalue(), "khoa.pdf")
    assert str(caught.value) == message("mat-khau-pdf")


def test_a_file_that_only_forbids_changes_is_read() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(Office((Paragraph(SENTENCE * 2),))))) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    assert words_found(read(out.getvalue(), "a.pdf")) == [folded(SENTENCE * 2)]
