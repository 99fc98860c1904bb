"""Documents of an office, built for tests from paragraphs and tables, in the layouts that offices and sites use.

    office_of(text, **letterhead) -> Office     paragraphs of plain text, one a line; "| a | b |" lines are a table
    invented() -> Office                         a decision of an invented province, with table and annex
    words_of(office) -> list[str]                what a reader should find, in order; letterhead and cells too
    docx(office, *, numbering="manual", encoding="unicode") -> bytes      numbering: manual, automatic
                                                 encoding: unicode, tcvn3, vni; Paragraph.boxed makes a text box
    html(office, *, layout="vbpl", charset="utf-8", declared=True, decomposed=False, encoding="unicode") -> bytes
                                                 layout: vbpl, thuvienphapluat, phap-dien, plain
    pdf(office, *, justify=True) -> bytes        A4, page numbers above, header rows repeated
    markdown(office, *, front="") -> bytes

Letters for the old encodings (tcvn3, vni) are made in tests/intake/old_letters.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tests.intake.building_docx import docx
from tests.intake.building_html import html
from tests.intake.building_pdf import pdf
from tests.intake.office import Block, Cell, Office, Paragraph, Table, words_of

__all__ = [
    "Block",
    "Cell",
    "Office",
    "Paragraph",
    "Table",
    "docx",
    "html",
    "invented",
    "markdown",
    "office_of",
    "pdf",
    "words_of",
]

_CENTRED = re.compile(r"(?:Chương|Mục|Phần) [IVXLC\d]+\b|PHỤ LỤC|[A-ZĐÀ-Ỹ ,]{8,}:?$")
_BOLD = re.compile(r"(?:Chương|Mục|Phần|Điều) [IVXLC\d]+[a-zđ]?\b|PHỤ LỤC|[A-ZĐÀ-Ỹ ,]{8,}:?$")
_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị) ")


def office_of(text: str, **letterhead: tuple[str, ...]) -> Office:
    """The document that *text* writes: a paragraph a line, "\\v" a soft break, "| a | b |" lines a table."""
    blocks: list[Block] = []
    rows: list[tuple[Cell, ...]] = []
    for line in [*(one.strip() for one in text.split("\n")), ""]:
        if line.startswith("|") and line.endswith("|"):
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                rows.append(tuple(Cell(cell.replace("<br>", "\n")) for cell in cells))
            continue
        if rows:
            blocks.append(Table(tuple(rows)))
            rows = []
        if line:
            words = line.replace("\v", "\n")
            blocks.append(
                Paragraph(
                    words,
                    bold=bool(_BOLD.match(words)),
                    italic=bool(_BASIS.match(words)),
                    centred=bool(_CENTRED.match(words)),
                )
            )
    return Office(tuple(blocks), **letterhead)


def markdown(office: Office, *, front: str = "") -> bytes:
    """The document as a person would write it down."""
    parts = [*office.left, *office.right]
    for block in office.blocks:
        if isinstance(block, Table):
            rows = [
                "| " + " | ".join(c.text.replace("\n", "<br>") for c in row) + " |" for row in block.rows
            ]
            parts.append("\n".join([rows[0], "|" + "---|" * len(block.rows[0]), *rows[1:]]))
        else:
            bold = "\n".join(f"**{line}**" for line in block.text.split("\n"))
            parts.append(bold if block.bold else block.text)
    return (front + "\n\n".join([*parts, *office.signed, *office.recipients]) + "\n").encode()


def invented() -> Office:
    """A decision of an invented province."""
    office = office_of(
        """QUYẾT ĐỊNH
Ban hành Quy định về tủ sách học tập của thôn
ỦY BAN NHÂN DÂN TỈNH MẪU
Căn cứ Luật Tổ chức chính quyền địa phương mẫu;
Theo đề nghị của Giám đốc Sở Mẫu tại Tờ trình số 01/TTr-SM;
QUYẾT ĐỊNH:
Chương I\vQUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quyết định này quy định việc lập, giữ gìn, bổ sung tủ sách học tập của thôn, bản, tổ dân phố trên địa bàn tỉnh Mẫu và trách nhiệm của các cơ quan, đơn vị có liên quan.
Điều 2. Giải thích từ ngữ
Trong Quyết định này, các từ ngữ dưới đây được hiểu như sau:
1. Tủ sách học tập là nơi để sách, báo, tài liệu cho người dân trong thôn đọc, mượn, trao đổi.
2. Người giữ tủ sách là người được thôn cử ra để mở cửa, ghi sổ mượn và trả.
Chương II\vQUY ĐỊNH CỤ THỂ
Điều 3. Yêu cầu của tủ sách
1. Về chỗ đặt:
a) Ở nhà văn hóa hoặc nơi người dân dễ tới, khô ráo, đủ ánh sáng;
b) Mở cửa mỗi tuần ít nhất hai buổi;
c) Có bảng ghi giờ mở cửa;
d) Có sổ ghi tên người mượn;
đ) Có ghế ngồi đọc;
e) Có người giữ tủ sách.
2. Về số sách, theo bảng sau:
| Số thứ tự | Loại sách | Số bản ít nhất |
|---|---|---|
| 1 | Nông nghiệp | 20 |
| 2 | Sức khỏe<br>và dinh dưỡng | 15 |
| 3 | Thiếu nhi | 30 |
Điều 4. Điều khoản thi hành
1. Quyết định này có hiệu lực từ ngày ký.
2. Chánh Văn phòng và các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.
"""
    )
    return replace(
        office,
        left=("ỦY BAN NHÂN DÂN", "TỈNH MẪU", "Số: 15/2026/QĐ-UBND"),
        right=(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Mẫu, ngày 10 tháng 5 năm 2026",
        ),
        recipients=("Nơi nhận:", "- Như Điều 4;", "- Lưu: VT."),
        signed=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"),
    )
