"""Markdown and plain text: paragraphs are lines, numbers stay, marks of the format go."""

from __future__ import annotations

import pytest

from portal.intake.flow import SourceText
from tests.intake.offices import invented, markdown
from tests.intake.old_letters import to_tcvn3, to_vni
from tests.intake.reading import grids, lines, message, read, words_found


def text(written: str, name: str = "a.md") -> SourceText:
    return read(written.encode(), name)


def test_a_decision_comes_back() -> None:
    office = invented()
    found = words_found(read(markdown(office), "a.md"))
    assert "Chương I\nQUY ĐỊNH CHUNG" not in found, "a line break in Markdown ends no line of ours"
    assert [words for words in found if words.startswith(("Điều", "1.", "a)", "đ)"))] == [
        block.text
        for block in office.blocks
        if hasattr(block, "text") and block.text.startswith(("Điều", "1.", "a)", "đ)"))
    ]
    assert found[:3] == list(office.left)


def test_headings_and_marks() -> None:
    found = lines(
        text(
            "# Thông tư\n\n**Điều 1. Phạm vi** {: #dieu-1 }\n\n*Căn cứ Luật*\n\nMột **nửa** [liên kết](http://a.b/(c))"
        )
    )
    assert [(one.text, one.heading, one.bold, one.italic) for one in found] == [
        ("Thông tư", 1, True, False),
        ("Điều 1. Phạm vi", 0, True, False),
        ("Căn cứ Luật", 0, False, True),
        ("Một nửa liên kết", 0, False, False),
    ]


def test_lists_are_lines_with_their_labels() -> None:
    written = "1. một\n2\\. hai\na) điểm\n- gạch\n* gạch nữa\n- a) điểm trong danh sách\n  - sâu"
    assert words_found(text(written)) == [
        "1. một",
        "2. hai",
        "a) điểm",
        "- gạch",
        "- gạch nữa",
        "a) điểm trong danh sách",
        "- sâu",
    ]


def test_tables_of_pipes() -> None:
    (grid,) = grids(text("| STT | **Tên** |\n|---|:---:|\n| 1 | một \\| hai<br>ba |\n| 2 | |"))
    assert [[(cell.text, cell.header) for cell in row] for row in grid.rows] == [
        [("STT", True), ("Tên", True)],
        [("1", False), ("một | hai\nba", False)],
        [("2", False), ("", False)],
    ]


def test_front_matter_comments_and_rules_are_no_text() -> None:
    source = text("---\ntitle: Tên\n---\n\n<!-- ghi chú\nriêng -->\nLời\n\n---\n\n/// khối\n///\n")
    assert words_found(source) == ["Lời"]
    assert source.remarks == (message("co-dau-tep"),)


def test_plain_text_keeps_what_would_be_marks() -> None:
    assert words_found(text("# 1 * 2 * 3\n| không bảng |", "a.txt")) == ["# 1 * 2 * 3", "| không bảng |"]


def test_lines_broken_by_an_editor_are_joined() -> None:
    written = (
        "Điều 1. Phạm vi điều chỉnh\n"
        "Quyết định này quy định việc lập, giữ gìn và bổ sung tủ sách\n"
        "học tập của thôn, bản, tổ dân phố trên địa bàn tỉnh Mẫu, do Ủy\n"
        "ban nhân dân cấp xã quản lý.\n"
        "1. Tủ sách đặt ở nhà văn hóa hoặc nơi người dân dễ tới, khô ráo,\n"
        "đủ ánh sáng.\n"
    )
    assert words_found(text(written, "a.txt")) == [
        "Điều 1. Phạm vi điều chỉnh",
        "Quyết định này quy định việc lập, giữ gìn và bổ sung tủ sách học tập của thôn, bản, tổ dân phố trên "
        "địa bàn tỉnh Mẫu, do Ủy ban nhân dân cấp xã quản lý.",
        "1. Tủ sách đặt ở nhà văn hóa hoặc nơi người dân dễ tới, khô ráo, đủ ánh sáng.",
    ]


def test_two_spaces_are_a_soft_break() -> None:
    assert words_found(text("Chương I  \nQUY ĐỊNH CHUNG\n\nHết\\\nnửa")) == [
        "Chương I\nQUY ĐỊNH CHUNG",
        "Hết\nnửa",
    ]


SENTENCE = "người giữ tủ sách ghi sổ mượn, trả; mỗi quý kiểm kê một lần, hỏng thì sửa chữa kịp thời."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode("utf-16"), "unicode"),
        (to_vni(SENTENCE).encode("cp1252"), "vni"),
        (to_tcvn3(SENTENCE).encode("cp1252"), "tcvn3"),
        (to_tcvn3(SENTENCE).encode("utf-8"), "tcvn3"),
    ],
)
def test_letters_of_any_age(data: bytes, encoding: str) -> None:
    source = read(data, "cu.txt")
    assert (words_found(source), source.encoding) == ([SENTENCE], encoding)
