"""The blocks authors may use, with arguments and options: one list for checks, pages and docs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ArgumentKind = Literal[
    "document",
    "facts",
    "module",
    "criteria",
    "procedure",
    "form",
    "page",
    "downloads",
    "course",
    "text",
    "none",
]


DOWNLOAD_GROUPS = (
    "hoc-phan", "mot-tep", "van-ban", "ca-khoa", "bieu-mau", "tieu-chi", "lich", "du-lieu",
    "de-kiem-tra", "trao-doi",
)  # fmt: skip
"""What ``/// downloads`` may list besides a module: handouts, pages as one file, forms, scorecards,
calendars, data, tests on paper, files for other systems."""


@dataclass(frozen=True)
class BlockSpec:
    """One block: what its argument names and which options it takes."""

    name: str
    argument: ArgumentKind
    does: str
    """What it draws, for authors."""
    required: bool = True
    options: dict[str, str] = field(default_factory=dict)
    """Option name to its meaning."""
    content: bool = False
    """Whether Markdown stands inside."""
    screen_only: bool = False
    """Whether it works on the site alone: it has no form on paper, in Word, e-books and slides."""


_SPECS = [
    BlockSpec(
        "document", "document", "Trang văn bản: tình trạng, thuộc tính, quan hệ, nội dung theo điều, "
        "chỗ còn thiếu, nơi nhắc tới.",
    ),
    BlockSpec("documents", "text", "Bảng danh mục văn bản; “plan” chỉ lấy văn bản của kế hoạch.", False),
    BlockSpec(
        "tests", "none", "Danh sách các bài kiểm tra, mỗi bài một nút làm bài.", False,
        screen_only=True,
    ),
    BlockSpec("test-desk", "none", "Chỗ làm bài kiểm tra và ôn tập trên trang.", False, screen_only=True),
    BlockSpec(
        "progress", "none", "Việc học của người dùng máy này; chưa học gì thì ẩn.", False,
        screen_only=True,
    ),
    BlockSpec("offline", "none", "Nút giữ cả cổng trên máy để dùng khi mất sóng.", False, screen_only=True),
    BlockSpec("packages", "none", "Bản đầy đủ và bản nhẹ cho máy tính, kèm cỡ.", False, screen_only=True),
    BlockSpec(
        "edition", "none", "Bản đang đọc là bản nào, trên mạng có bản mới hơn không.", False,
        screen_only=True,
    ),
    BlockSpec("browsers", "none", "Câu nói cổng chạy được từ trình duyệt nào.", False),
    BlockSpec("class-results", "none", "Trang cộng kết quả của cả lớp.", False, screen_only=True),
    BlockSpec(
        "search-documents", "none", "Trang tra cứu văn bản: bộ lọc, ô tìm và bảng mọi văn bản.", False,
        screen_only=True,
    ),
    BlockSpec(
        "facts", "facts", "Bảng dữ kiện kèm nguồn.",
        options={
            "columns": "Danh sách khóa số liệu làm cột; bỏ trống là mọi khóa.",
            "caption": "Tên bảng.",
            "heading": "Tên cột đầu.",
            "as": "list: vẽ thành danh sách có neo từng dữ kiện thay cho bảng.",
        },
    ),
    BlockSpec(
        "criteria", "criteria", "Trang bộ tiêu chí: tình trạng, các mức, chỉ tiêu, ngưỡng, nguồn.",
    ),
    BlockSpec("criteria-sets", "none", "Danh sách các bộ tiêu chí theo tình trạng.", False),
    BlockSpec("procedure", "procedure", "Trang quy trình: các bước, hồ sơ, các mốc."),
    BlockSpec("form", "form", "Trang biểu mẫu: các ô, các bảng, cách tính, nơi chuyển số liệu."),
    BlockSpec("forms", "none", "Danh sách biểu mẫu.", False),
    BlockSpec(
        "aggregate", "none", "Cộng nhiều biểu mẫu đã điền thành biểu của cấp trên.", False,
        screen_only=True,
    ),
    BlockSpec("compare", "text", "So sánh hai bộ tiêu chí, cũ và mới: hai mã cách nhau dấu phẩy."),
    BlockSpec("quiz", "module", "Bộ câu hỏi của học phần."),
    BlockSpec(
        "downloads", "downloads", "Tệp tải về của một học phần hay một nhóm; bỏ trống là tất cả.", False,
        screen_only=True,
    ),
    BlockSpec(
        "kit", "none", "In gì, mấy bản cho một lớp: chọn học phần, số người.", False,
        screen_only=True,
    ),
    BlockSpec(
        "files", "none", "Mọi tệp tải về theo vai, kèm cỡ, ngày, mã SHA-256.", False,
        screen_only=True,
    ),
    BlockSpec("notes", "text", "Ghi chú cho báo cáo viên, thu gọn trên trang.", False, content=True),
    BlockSpec("module", "module", "Đầu học phần: thời gian, đối tượng, mục tiêu."),
    BlockSpec(
        "modules", "none", "Danh sách các học phần.", False,
        options={"level": "Bậc tiêu đề của mỗi học phần: 2 hoặc 3."},
    ),
    BlockSpec("key-points", "module", "Những điều cần nhớ của học phần."),
    BlockSpec(
        "programme", "none", "Chương trình của kế hoạch gốc, kèm những chỗ ghi nhầm.", False,
        options={"slips": "false: không kể những chỗ ghi nhầm."},
    ),
    BlockSpec("course", "course", "Chương trình gợi ý của một lớp trong courses.yml, kèm thứ phải phát."),
    BlockSpec("glossary", "none", "Bảng thuật ngữ theo thứ tự chữ cái tiếng Việt.", False),
    BlockSpec("calendar", "text", "Các mốc trong năm theo vai; ghi mã vai để chỉ lấy một vai.", False),
    BlockSpec(
        "chart", "facts", "Hình cột vẽ từ dữ kiện có số liệu, kèm bảng số và nguồn.",
        options={
            "columns": "Danh sách khóa số liệu làm cột; bỏ trống là mọi khóa.",
            "caption": "Tên hình.",
            "labels": "Nhãn ngắn cho từng dữ kiện, cách nhau dấu chấm phẩy, theo thứ tự mã.",
        },
    ),
    BlockSpec("flow", "procedure", "Hình các bước của một quy trình."),
    BlockSpec(
        "document-map", "text", "Bản đồ văn bản: căn cứ và thay thế; bỏ trống là văn bản của kế hoạch.",
        False,
    ),
    BlockSpec("timeline", "text", "Dòng thời gian các văn bản; bỏ trống là mọi văn bản.", False),
    BlockSpec("questions", "none", "Những câu hỏi hay gặp, kèm căn cứ.", False),
    BlockSpec("knowledge", "none", "Cổng biết gì, chắc đến đâu, còn chờ gì.", False),
    BlockSpec("cautions", "none", "Chỗ các nguồn nói khác nhau, chỗ dễ nhầm; cổng theo cách nào.", False),
    BlockSpec("changes", "none", "Những điều đã đổi sau kế hoạch gốc.", False),
    BlockSpec(
        "hero", "none", "Đầu trang chủ: tiêu đề, lời dẫn, ô tìm kiếm.", False, content=True,
        screen_only=True,
    ),
    BlockSpec(
        "doors", "none", "Khung chứa các lối vào ở trang chủ.", False, content=True,
        screen_only=True,
    ),
    BlockSpec(
        "door", "page", "Một lối vào: cả khung là liên kết tới trang.", content=True,
        options={"style": "a, b hoặc c: màu viền."}, screen_only=True),
]  # fmt: skip
BLOCKS: dict[str, BlockSpec] = {spec.name: spec for spec in _SPECS}
"""Every block by name."""
