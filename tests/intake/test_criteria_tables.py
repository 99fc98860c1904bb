"""Scoring tables in the layouts that associations use: what is a criterion, an indicator, a level."""

from __future__ import annotations

import pytest

from portal.content.models import CriteriaSet
from portal.intake.criteria.finding import read_table
from portal.intake.criteria.table import ScoringTable, Source
from portal.intake.flow import IntakeError
from tests.intake.scoring_tables import LEVELS, USUAL, Given, annex, grid

SET = CriteriaSet.model_validate(
    {"id": "nha-doc-sach", "title": "Danh hiệu “Nhà đọc sách”", "subject": "Hộ"}
)


def read(source: Source, number: int | None = None) -> ScoringTable:
    return read_table(source, SET, number)


def shape(table: ScoringTable) -> list[tuple[str, float | None, list[tuple[str, float | None]]]]:
    return [(c.title, c.points, [(i.text, i.points) for i in c.indicators]) for c in table.criteria]


def told(table: ScoringTable) -> str:
    return "\n".join(f.message for f in table.errors)


def test_roman_criteria_and_dotted_indicators() -> None:
    table = read(annex("Bảng tiêu chí “Nhà đọc sách”", USUAL, *LEVELS))
    assert not table.findings
    assert shape(table) == [
        ("Góc đọc sách của nhà", 40, [("Có giá sách", 20), ("Mỗi tối có giờ đọc", 20)]),
        ("Học của người lớn", 60, [("Dự lớp ở nhà văn hóa", 30), ("Đọc sách", 30)]),
    ]
    assert table.criteria[0].indicators[0].steps == (("từ 20 cuốn", 20), ("từ 10 đến 19 cuốn", 10))
    assert table.criteria[1].indicators[1].steps == (("Từ 5 cuốn", 30), ("1 đến 4 cuốn", 15))
    assert [(x.name, x.low, x.high, x.below, x.each) for x in table.levels] == [
        ("Tốt", 90, None, False, None),
        ("Đạt", 70, 90, True, 5),
        ("Chưa đạt", None, 70, True, None),
    ]


def test_a_column_of_merged_criteria_with_points_in_brackets() -> None:
    table = read(
        annex(
            grid(
                ["STT", "Tiêu chí", "Nội dung chỉ số", "Điểm chuẩn", "Tài liệu minh chứng"],
                [("1", 2, 1), ("Góc đọc sách (15 điểm)", 2, 1), "Có giá sách", "7,5", "ảnh"],
                ["Có đèn", "7,5", ""],
                [("2", 1, 1), "Giờ đọc (5 điểm)", "Mỗi tối", "5", ""],
                [("Tổng điểm", 1, 3), "20", ""],
            ),
            "Nhà đọc sách được công nhận khi đạt từ 15 điểm trở lên và không có chỉ số nào dưới 4 điểm.",
        )
    )
    assert not table.findings
    assert shape(table) == [
        ("Góc đọc sách", 15, [("Có giá sách", 7.5), ("Có đèn", 7.5)]),
        ("Giờ đọc", 5, [("Mỗi tối", 5)]),
    ]
    assert table.criteria[0].indicators[0].evidence == "ảnh"
    assert [(x.name, x.low, x.each) for x in table.levels] == [("Đạt", 15, 4)]


def test_two_rows_of_header_counted_columns_parts_and_subtotals() -> None:
    table = read(
        annex(
            grid(
                [("TT", 2, 1), ("Nội dung", 2, 1), ("Điểm", 1, 2), ("Ghi chú", 2, 1)],
                ["Tối đa", "Tự chấm"],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["A", "PHẦN CHUNG", "", "", ""],
                ["I", "Sách", "", "", ""],
                ["1", "Có giá sách", "10", "", ""],
                ["2", "Sách mới hằng năm", "10 điểm", "", ""],
                ["", "Cộng mục I", "20", "", ""],
                ["B", "PHẦN RIÊNG", "", "", ""],
                ["II", "Đọc", "", "", ""],
                ["1", "Giờ đọc", "30", "", ""],
                ["", "Tổng cộng", "50", "", ""],
            ),
            "Tổng điểm: 50 điểm. Xếp loại Tốt: 40 - 50 điểm; loại Khá: 30 - 39 điểm; không xếp loại: dưới 30 điểm.",
        )
    )
    assert not table.findings
    assert shape(table) == [
        ("Sách", 20, [("Có giá sách", 10), ("Sách mới hằng năm", 10)]),
        ("Đọc", None, [("Giờ đọc", 30)]),
    ]
    assert [c.group for c in table.criteria] == ["A. PHẦN CHUNG", "B. PHẦN RIÊNG"]
    assert [(x.name, x.low, x.high) for x in table.levels] == [
        ("Tốt", 40, 50),
        ("Khá", 30, 39),
        ("Không xếp loại", None, 30),
    ]


def test_criteria_in_rows_of_one_cell_and_dashes_that_add_up() -> None:
    rows = grid(
        ["TT", "Tiêu chí", "Điểm tối đa"],
        [("Tiêu chí 1: Góc đọc sách (20 điểm)", 1, 3)],
        ["1", "Có giá sách", "10"],
        ["2", "Có đèn", "10"],
        [("Tiêu chí 2: Giờ đọc (10 điểm)", 1, 3)],
        ["3", "Mỗi tối", "10"],
    )
    table = read(annex(rows))
    assert shape(table) == [
        ("Góc đọc sách", 20, [("Có giá sách", 10), ("Có đèn", 10)]),
        ("Giờ đọc", 10, [("Mỗi tối", 10)]),
    ]
    dashes = grid(
        ["TT", "Nội dung", "Điểm tối đa"],
        ["1", "Góc đọc sách", "20"],
        ["", "- Có giá sách", "12"],
        ["", "- Có đèn", "8"],
        ["2", "Giờ đọc", "10"],
        ["", "- Mỗi tối", "10"],
    )
    assert shape(read(annex(dashes))) == [
        ("Góc đọc sách", 20, [("Có giá sách", 12), ("Có đèn", 8)]),
        ("Giờ đọc", 10, [("Mỗi tối", 10)]),
    ]


def test_grades_in_rows_below_an_indicator() -> None:
    rows = grid(
        ["TT", "Tiêu chí, chỉ số", "Điểm"],
        ["I", "Đọc", "20"],
        ["1", "Số sách đọc trong năm", "10"],
        ["", "- Trên 5 cuốn", "10"],
        ["", "- Từ 2 đến 5 cuốn", "6"],
        ["2", "Giờ đọc", "10"],
        ["", "- Mỗi tối", "10"],
        ["", "- Mỗi tuần", "5"],
    )
    table = read(annex(rows, "Đạt: từ 15 điểm trở lên"))
    assert not table.errors
    assert shape(table) == [("Đọc", 20, [("Số sách đọc trong năm", 10), ("Giờ đọc", 10)])]
    assert table.criteria[0].indicators[0].steps == (("Trên 5 cuốn", 10), ("Từ 2 đến 5 cuốn", 6))
    merged = grid(
        ["TT", "Chỉ số", "Mức đạt", "Điểm tối đa"],
        [("1", 2, 1), ("Số sách đọc", 2, 1), "Trên 5 cuốn", "10"],
        ["Từ 2 đến 5 cuốn", "6"],
        [("2", 1, 1), "Giờ đọc", "Mỗi tối", "5"],
    )
    found = read(annex(merged)).criteria
    assert [i.text for c in found for i in c.indicators] == ["Số sách đọc", "Giờ đọc"]
    assert found[0].indicators[0].steps == (("Trên 5 cuốn", 10), ("Từ 2 đến 5 cuốn", 6))
    assert found[0].indicators[0].points == 10


def test_a_table_that_goes_on_over_the_page_and_levels_in_a_table_of_their_own() -> None:
    first = grid(["TT", "Chỉ số", "Điểm tối đa"], ["I", "Đọc", "20"], ["1", "Có giá sách", "10"])
    second = grid(["TT", "Chỉ số", "Điểm tối đa"], ["2", "Giờ đọc", "10"], ["", "Tổng cộng", "20"])
    levels = grid(
        ["Xếp loại", "Điểm"], ["Tốt", "Từ 18 điểm"], ["Đạt", "Từ 15 đến dưới 18"], ["Chưa đạt", "Dưới 15"]
    )
    table = read(annex(first, second, levels))
    assert not table.findings
    assert shape(table) == [("Đọc", 20, [("Có giá sách", 10), ("Giờ đọc", 10)])]
    assert [(x.name, x.low, x.high) for x in table.levels] == [
        ("Tốt", 18, None), ("Đạt", 15, 18), ("Chưa đạt", None, 15),
    ]  # fmt: skip


def test_passed_or_not() -> None:
    rows = grid(
        ["TT", "Tiêu chí", "Đạt", "Không đạt"],
        ["I", "Sách", "", ""],
        ["1", "Có giá sách", "", ""],
        ["2", "Có đèn", "", ""],
    )
    table = read(annex(rows, "Nhà đọc sách phải đạt tất cả các chỉ tiêu."))
    assert table.method == "dat-khong-dat"
    assert not table.findings
    assert table.pass_levels == ["Đạt"]
    assert shape(table) == [("Sách", None, [("Có giá sách", None), ("Có đèn", None)])]
    assert "phải đạt bao nhiêu chỉ tiêu" in read(annex(rows)).findings[0].message


def test_the_table_of_the_set_is_chosen_among_several() -> None:
    other = grid(["TT", "Chỉ số", "Điểm"], ["1", "Họp họ", "10"])
    both = (
        "Phụ lục I. Bảng điểm “Nhà đọc sách”",
        USUAL,
        *LEVELS,
        "Phụ lục II. Bảng điểm “Dòng họ học tập”",
        other,
    )
    assert len(read(annex(*both)).criteria) == 2
    assert read(annex(*both), number=2).criteria[0].indicators[0].text == "Họp họ"
    with pytest.raises(IntakeError, match=r"--bang .*1\. Bảng một; 2\. Bảng hai"):
        read(annex("Bảng một", USUAL, "Bảng hai", other))
    with pytest.raises(IntakeError, match="tệp có 2 bảng"):
        read(annex(*both), number=3)
    with pytest.raises(IntakeError, match="chưa rõ bảng nào"):
        read(annex("Bảng điểm “Dòng họ học tập”", other))
    with pytest.raises(IntakeError, match="không thấy bảng chấm"):
        read(annex("Không có bảng", grid(["Nơi nhận", "Ký"], ["a", "b"])))


SPOILT: dict[str, tuple[tuple[str, str], str]] = {
    "criterion": (
        ("40", "45"),
        "Dòng 2 (“Góc đọc sách của nhà”): các chỉ số cộng lại 40 điểm, tiêu chí ghi 45",
    ),
    "no points": (("30 điểm", ""), "Dòng 6 (“Dự lớp ở nhà văn hóa”): thiếu điểm tối đa"),
    "no figure": (("30 điểm", "nhiều"), "Dòng 6 (“Dự lớp ở nhà văn hóa”): ô điểm ghi “nhiều”"),
    "total": (("100", "110"), "Dòng 8 (“Tổng cộng”) ghi 110 điểm, còn mọi chỉ số cộng lại 100"),
    "twice": (("1.2", "1.1"), "Dòng 4 (“Mỗi tối có giờ đọc”): số 1.1 đã dùng ở dòng “Có giá sách"),
    "same words": (
        ("Dự lớp ở nhà văn hóa", "Mỗi tối có giờ đọc"),
        "Dòng 6 (“Mỗi tối có giờ đọc”) lặp lại nội dung của dòng 4",
    ),
    "steps": (
        ("từ 20 cuốn: 20", "từ 20 cuốn: 25"),
        "điểm tối đa ghi 20, còn mức cao nhất trong các mức chấm là 25",
    ),
    "nothing": (("30 điểm", "0"), "Dòng 6 (“Dự lớp ở nhà văn hóa”): điểm tối đa là 0"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_does_not_add_up_is_named_with_its_row(name: str) -> None:
    (old, new), message = SPOILT[name]
    rows = _plain()

    def spoil(cell: str) -> str:
        return new if cell == old else cell.replace(old, new) if len(old) > 5 else cell

    spoilt: list[list[Given]] = [[spoil(cell) for cell in row] for row in rows]
    assert spoilt != rows
    table = read(annex(grid(*spoilt), *LEVELS))
    assert message in told(table)


def _plain() -> list[list[str]]:
    return [
        [c.text for c in row] if len(row) == 5 else ["", "Tổng cộng", "100", "", ""] for row in USUAL.rows
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["Tốt: từ 90 điểm", "Đạt: từ 70 đến dưới 85 điểm"], "có khoảng điểm không thuộc mức nào"),
        (["Tốt: từ 90 điểm", "Đạt: từ 70 đến 90 điểm"], "chồng lên nhau"),
        (["Đạt: từ 70 điểm", "Chưa đạt: dưới 60 điểm"], "có khoảng điểm không thuộc mức nào"),
        (["Đạt: từ 70 điểm", "Đạt: từ 80 điểm"], "Mức “Đạt” được nói hai lần"),
        (["Tốt: từ 120 điểm"], "đòi nhiều điểm hơn tổng 100 điểm của bảng"),
        (["Tốt: 90 - 95 điểm", "Đạt: 70 - 89 điểm"], "điểm cao hơn thuộc mức nào"),
        (["Đạt: từ 70 điểm, không chỉ số nào dưới 25 điểm"], "mà có chỉ số tối đa 20 điểm"),
        (["Tổng điểm: 90 điểm"], "Lời ngoài bảng nói tổng 90 điểm"),
        (["Không đạt: dưới 50 điểm"], "không thấy ngưỡng của mức đạt"),
    ],
)
def test_levels_that_leave_a_gap_or_overlap_are_named(lines: list[str], message: str) -> None:
    assert message in told(read(annex(USUAL, *lines)))


@pytest.mark.parametrize(
    ("line", "name", "low", "each"),
    [
        ("Đạt từ 90 điểm trở lên: Xếp loại Tốt", "Tốt", 90, None),
        ("Loại A: 90 – 100 điểm", "A", 90, None),
        ("Xếp loại xuất sắc: Đạt tổng số điểm từ 95 điểm trở lên.", "Xuất sắc", 95, None),
        ("- Gia đình đạt danh hiệu khi có tổng điểm ≥ 80", "Đạt", 80, None),
        ("Tốt (từ 85 đến 100 điểm)", "Tốt", 85, None),
        ("Mức khá: 70 điểm trở lên; các chỉ số đều đạt ít nhất 6 điểm", "Mức khá", 70, 6),
    ],
)
def test_sentences_that_tell_a_level(line: str, name: str, low: float, each: float | None) -> None:
    (level,) = read(annex(USUAL, line)).levels
    assert (level.name, level.low, level.each) == (name, low, each)


def test_conditions_are_kept_in_their_words() -> None:
    table = read(
        annex(
            USUAL,
            *LEVELS,
            "Điều kiện:",
            "- Có người đọc sách mỗi tuần",
            "- Không tiêu chí nào dưới 50% số điểm",
            "Không xét nhà bỏ đọc cả năm.",
        )
    )
    assert table.conditions == [
        "Có người đọc sách mỗi tuần",
        "Không tiêu chí nào dưới 50% số điểm",
        "Không xét nhà bỏ đọc cả năm.",
    ]
