"""Word files: what stands on the page is read, once, in order; what does not is left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from portal.intake.flow import IntakeError, SourceText
from portal.intake.readers.lines import folded
from tests.intake.building_docx import box, packed, paragraph, run, table
from tests.intake.offices import Cell, Paragraph, Table, docx, invented, words_of
from tests.intake.reading import grids, lines, message, read, words_found


def read_body(body: str, **parts: str) -> SourceText:
    return read(packed(body, **parts), "thu.docx")


def texts(body: str, **parts: str) -> list[str]:
    return words_found(read_body(body, **parts))


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


@pytest.mark.parametrize("numbering", ["manual", "automatic"])
@pytest.mark.parametrize("encoding", ["unicode", "tcvn3", "vni"])
def test_a_decision_comes_back_whole(numbering: str, encoding: str) -> None:
    office = invented()
    source = read(docx(office, numbering=numbering, encoding=encoding), "quyet-dinh.docx")
    assert words_found(source) == [folded(words) for words in words_of(office)]
    assert source.reader == "docx"
    assert source.encoding == encoding
    assert (message("co-chu-cai") in source.remarks) is False
    head, catalogue, end = grids(source)
    assert (head.bordered, catalogue.bordered, end.bordered) == (False, True, False)
    assert [cell.header for row in catalogue.rows for cell in row] == [True] * 3 + [False] * 9
    assert [one.text for one in lines(source) if one.bold and one.centred][:2] == [
        "QUYẾT ĐỊNH",
        "ỦY BAN NHÂN DÂN TỈNH MẪU",
    ]
    assert any(one.italic and one.text.startswith("Căn cứ") for one in lines(source))


def test_a_text_box_is_read_once_where_it_hangs() -> None:
    boxed = paragraph(Paragraph("DỰ THẢO", boxed=True))
    body = paragraph(Paragraph("Trước")) + boxed + paragraph(Paragraph("Sau"))
    assert texts(body) == ["Trước", "DỰ THẢO", "Sau"]
    assert texts(p(run("Chữ trước hình") + box(run("trong khung")))) == ["Chữ trước hình", "trong khung"]
    assert texts(p(box(run("trong khung")) + run("Chữ sau hình"))) == ["trong khung", "Chữ sau hình"]


def test_breaks_tabs_and_unseen_letters() -> None:
    body = p(run("Chương I\nQUY ĐỊNH\tCHUNG")) + p(
        run("mười\u00a0hai ")
        + "<w:r><w:t>xã</w:t><w:softHyphen/><w:t>hội</w:t><w:noBreakHyphen/><w:t>học</w:t></w:r>"
    )
    assert texts(body + p(run(" \u200b ")) + p(run("\u00ad"))) == [
        "Chương I\nQUY ĐỊNH CHUNG",
        "mười hai xãhội-học",
    ]


def test_the_soft_hyphen_of_an_old_font_is_a_letter() -> None:
    inner = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>th</w:t><w:softHyphen/><w:t>­ viÖn cã</w:t></w:r>'
    assert texts(p(inner)) == ["thưư viện có"]


def test_changes_are_taken_as_accepted_and_told() -> None:
    body = p(
        run("Giữ ")
        + f'<w:ins w:id="1">{run("thêm ")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
        + run("hết")
    )
    body += "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Nửa đầu ") + "</w:p>" + p(run("nửa sau"))
    body += f'<w:moveFrom w:id="3">{p(run("chỗ cũ"))}</w:moveFrom><w:moveTo w:id="3">{p(run("chỗ mới"))}</w:moveTo>'
    source = read_body(body)
    assert words_found(source) == ["Giữ thêm hết", "Nửa đầu nửa sau", "chỗ mới"]
    assert source.remarks == (message("co-sua-doi"),)


def test_fields_links_controls_and_tags_are_read_through() -> None:
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("Điều 5")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:hyperlink r:id="r9">{run(" liên kết")}</w:hyperlink><w:smartTag>{run(" thẻ")}</w:smartTag>'
        f'<w:fldSimple w:instr=" DATE ">{run(" trường")}</w:fldSimple>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' ô')}</w:sdtContent></w:sdt>"
    )
    body += f"<w:sdt><w:sdtContent>{p(run('cả đoạn trong ô'))}</w:sdtContent></w:sdt>"
    assert texts(body) == ["Điều 5 liên kết thẻ trường ô", "cả đoạn trong ô"]


def test_an_open_field_swallows_only_its_paragraph() -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("mất")) + p(run("còn"))
    assert texts(body) == ["còn"]


def test_notes_are_marked_and_stand_at_the_end() -> None:
    body = p(run("Điều 1.") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" Phạm vi")) + p(
        run("Cuối")
    )
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += f'<w:footnote w:id="2">{p(run("Được sửa đổi."))}</w:footnote>'
    source = read_body(body, footnotes=notes)
    assert words_found(source) == ["Điều 1.[1] Phạm vi", "Cuối", "[1] Được sửa đổi."]
    assert source.remarks == (message("co-chu-thich"),)


def test_hidden_text_is_left_out_and_told() -> None:
    source = read_body(p(run("thấy ") + run("không thấy", marks="<w:vanish/>")))
    assert words_found(source) == ["thấy"]
    assert source.remarks == (message("co-an"),)


def test_heads_feet_and_contents_are_no_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'
    body = p(run("Điều 1. Tên 3"), '<w:pStyle w:val="M1"/>') + p(run("Lời"))
    data = packed(body, styles=styles, word__header1__xml="<w:hdr/>")
    assert words_found(read(data, "a.docx")) == ["Lời"]


def test_merged_cells_stand_where_they_begin() -> None:
    one = Table(
        (
            (Cell("STT", rows=2), Cell("Điểm", columns=2)),
            (Cell("Tối đa"), Cell("Đạt")),
            (Cell("1"), Cell("10"), Cell("9")),
        )
    )
    (grid,) = grids(read_body(table(one)))
    assert [[(c.text, c.rows, c.columns) for c in row] for row in grid.rows] == [
        [("STT", 2, 1), ("Điểm", 1, 2)],
        [("Tối đa", 1, 1), ("Đạt", 1, 1)],
        [("1", 1, 1), ("10", 1, 1), ("9", 1, 1)],
    ]


def test_borders_come_from_table_style_or_cells() -> None:
    def bordered(properties: str, cell: str = "", styles: str = "") -> bool:
        cells = "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{p(run('x'))}</w:tc>" for _ in range(2))
        body = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr>{cells}</w:tr></w:tbl>"
        return grids(read_body(body, styles=styles))[0].bordered

    lines_in = '<w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
    style = f'<w:style w:type="table" w:styleId="L"><w:tblPr>{lines_in}</w:tblPr></w:style>'
    sides = '<w:tcBorders><w:top w:val="{0}"/><w:left w:val="{0}"/><w:bottom w:val="{0}"/></w:tcBorders>'
    assert bordered(lines_in)
    assert bordered('<w:tblStyle w:val="L"/>', styles=style)
    assert bordered("", cell=sides.format("single"))
    assert not bordered("")
    assert not bordered(lines_in, cell=sides.format("nil"))
    assert not bordered("", cell='<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>')


def test_tables_in_tables_and_frames() -> None:
    inner = table(Table(((Cell("a"), Cell("b")),)))
    cell = f"<w:tc>{p(run('ngoài'))}{inner}<w:p/></w:tc><w:tc>{p(run('bên'))}</w:tc>"
    (grid,) = grids(read_body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert [one.text for one in grid.rows[0]] == ["ngoài\na\nb", "bên"]
    framed = read_body(f"<w:tbl><w:tr><w:tc>{p(run('trong khung'))}{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert [type(block).__name__ for block in framed.blocks] == ["Line", "SourceGrid"]


def test_looks_come_from_styles_too() -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:i w:val="0"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="G"><w:basedOn w:val="N"/><w:pPr><w:jc w:val="center"/>'
        '<w:outlineLvl w:val="1"/><w:ind w:left="567" w:firstLine="200"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="G"/><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:i/></w:rPr></w:style>'
    )
    italic = '<w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>nghiêng</w:t></w:r>'
    body = (
        p(run("Mục 1"), '<w:pStyle w:val="H"/>') + p(italic) + p(run("nửa ", marks="<w:b/>") + run("nửa"))
    )
    first, second, third = lines(read_body(body, styles=styles))
    assert (first.text, first.bold, first.italic, first.centred, first.heading) == (
        "MỤC 1",
        True,
        False,
        True,
        2,
    )
    assert first.indent == pytest.approx(38.35)
    assert (second.bold, second.italic) == (False, True)
    assert third.bold is False


def test_the_strict_form_of_the_format_is_read() -> None:
    data = packed(p(run("Lời")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, part)
    assert words_found(read(out.getvalue(), "a.docx")) == ["Lời"]


@pytest.mark.parametrize(
    ("part", "remark"),
    [
        ("word__vbaProject__bin", "bo-macro"),
        ("word__embeddings/oleObject1__bin", "bo-nhung"),
        ("word__afchunk1__mht", "bo-long-tep"),
    ],
)
def test_what_runs_by_itself_is_left_out_and_told(part: str, remark: str) -> None:
    source = read(packed(p(run("Lời")), **{part: "x"}), "a.docm")
    assert words_found(source) == ["Lời"]
    assert source.remarks == (message(remark),)


PICTURE = (
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="r9"/></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def test_pictures_and_struck_words_are_told() -> None:
    source = read_body(p(run("Lời ") + PICTURE + run("gạch", marks="<w:strike/>")) + p(PICTURE))
    assert words_found(source) == ["Lời gạch"]
    assert source.remarks == (message("co-gach"), message("hinh", 2))
    with pytest.raises(IntakeError) as caught:
        read_body(p(PICTURE))
    assert str(caught.value) == message("anh-trong-word")


def test_formulas_keep_their_letters() -> None:
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{0}</m:t></m:r></m:oMath>'
    assert texts(p(run("Điểm ") + math.format("A = B + C"))) == ["Điểm A = B + C"]


def test_an_empty_file_says_so() -> None:
    with pytest.raises(IntakeError, match="không có chữ"):
        read_body("<w:p/>")
