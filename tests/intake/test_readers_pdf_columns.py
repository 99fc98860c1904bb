"""PDF: what stands side by side on a page, as letterheads, signatures and numbers with tabs do."""

from __future__ import annotations

from portal.intake.flow import SourceText
from portal.intake.readers.lines import folded
from tests.intake.building_pdf import compiled
from tests.intake.reading import grids, lines, read, words_found

SENTENCE = (
    "Quy định việc lập, giữ gìn, bổ sung tủ sách học tập của thôn, bản, tổ dân phố trên địa bàn tỉnh Mẫu. "
)


def page_of(source: str) -> SourceText:
    return read(compiled(f'#set text(font: "Tinos", size: 13pt)\n{source}'), "a.pdf")


def test_a_notice_of_an_office_keeps_its_columns_apart() -> None:
    """Letters of several sizes, columns that nearly touch, entries that go on below."""

    def column(*rows: tuple[int, str]) -> str:
        return (
            "{ set par(spacing: 0.55em); "
            + " + parbreak() + ".join(f'text({n}pt, "{t}")' for n, t in rows)
            + " }"
        )

    head = (
        column(
            (13, "UBND HUYỆN MẪU"),
            (13, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"),
            (13, "Số: 12/PGDĐT-TB"),
            (12, "V/v mở lớp xóa mù chữ năm 2026 cho người lớn tại các bản vùng cao"),
        ),
        column(
            (13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (14, "Độc lập - Tự do - Hạnh phúc"),
            (14, "Mẫu, ngày 5 tháng 5"),
        ),
    )
    end = (
        column(
            (12, "Nơi nhận:"),
            (11, "- Như trên;"),
            (11, "- Thường trực Huyện ủy, Hội đồng nhân dân, Ủy ban nhân dân huyện (để báo cáo);"),
            (11, "- Lưu: VT, CM."),
        ),
        "align(center, "
        + column((14, "KT. TRƯỞNG PHÒNG"), (14, "PHÓ TRƯỞNG PHÒNG"), (60, " "), (14, "Nguyễn Văn A"))
        + ")",
    )
    source = page_of(
        '#set page(paper: "a4", margin: (left: 30mm, right: 15mm))\n#set text(hyphenate: false)\n'
        f"#grid(columns: (42%, 58%), align: center, {head[0]}, {head[1]})\n#v(1em)\n{SENTENCE * 3}\n\n{SENTENCE * 2}\n\n"
        f"#grid(columns: (45%, 55%), {end[0]}, {end[1]})"
    )
    assert [[cell.text for cell in grid.rows[0]] for grid in grids(source)] == [
        [
            "UBND HUYỆN MẪU\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 12/PGDĐT-TB\n"
            "V/v mở lớp xóa mù chữ năm 2026 cho người lớn tại các bản vùng cao",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 5 tháng 5",
        ],
        [
            "Nơi nhận:\n- Như trên;\n- Thường trực Huyện ủy, Hội đồng nhân dân, Ủy ban nhân dân huyện (để báo cáo);\n"
            "- Lưu: VT, CM.",
            "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\nNguyễn Văn A",
        ],
    ]
    assert [one.text for one in lines(source)] == [folded(SENTENCE * 3), folded(SENTENCE * 2)]


def test_numbers_set_apart_by_tabs_belong_to_their_paragraphs() -> None:
    """As Word prints what it counts by itself: number, tab, words; lines below begin under the words."""
    rows = "".join(f"grid(columns: (12mm, 1fr), [{n}.], [{SENTENCE * 2}]) + " for n in range(1, 6))
    source = page_of(f'#set page(paper: "a4")\n{SENTENCE * 3}\n\n#{{ {rows} [Hết] }}')
    assert words_found(source) == [
        folded(SENTENCE * 3),
        *(folded(f"{n}. {SENTENCE * 2}") for n in range(1, 6)),
        "Hết",
    ]
