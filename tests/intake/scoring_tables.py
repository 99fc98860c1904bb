"""Tables of invented annexes, as readers hand them over."""

from __future__ import annotations

from portal.intake.criteria import Source
from portal.intake.criteria.table import Sheets
from portal.intake.flow import Line, SourceCell, SourceGrid

Given = str | tuple[str, int, int]
"""Words of a cell; with the rows and columns it covers."""


def grid(*rows: list[Given]) -> SourceGrid:
    """Return a table of cells, each written where it begins."""

    def cell(given: Given) -> SourceCell:
        text, down, right = (given, 1, 1) if isinstance(given, str) else given
        return SourceCell(tuple(Line(line) for line in text.split("\n") if line), down, right)

    return SourceGrid(tuple(tuple(cell(one) for one in row) for row in rows))


def annex(*blocks: str | SourceGrid) -> Source:
    """Return a file of lines and tables."""
    return Sheets("phu-luc.docx", tuple(Line(b) if isinstance(b, str) else b for b in blocks))


USUAL = grid(
    ["TT", "Tiêu chí, chỉ số", "Điểm tối đa", "Điểm tự chấm", "Ghi chú"],
    ["I", "Góc đọc sách của nhà", "40", "", ""],
    ["1.1", "Có giá sách (từ 20 cuốn: 20 điểm; từ 10 đến 19 cuốn: 10 điểm)", "20", "", ""],
    ["1.2", "Mỗi tối có giờ đọc", "20", "", ""],
    ["II", "Học của người lớn", "60", "", ""],
    ["2.1", "Dự lớp ở nhà văn hóa", "30 điểm", "", ""],
    ["2.2", "Đọc sách:\n- Từ 5 cuốn: 30 điểm\n- 1 đến 4 cuốn: 15 điểm", "30", "", ""],
    [("Tổng cộng", 1, 2), "100", "", ""],
)
LEVELS = (
    "Xếp loại:",
    "- Tốt: từ 90 điểm trở lên",
    "- Đạt: từ 70 đến dưới 90 điểm, không chỉ số nào dưới 5 điểm",
    "- Chưa đạt: dưới 70 điểm",
)
