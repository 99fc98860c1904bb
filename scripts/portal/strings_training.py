"""Words of courses, slides and what a trainer takes along, in each language of the portal."""

from __future__ import annotations

TRAINING: dict[str, tuple[str, str]] = {
    "agenda": ("Chương trình gợi ý", "Suggested agenda"),
    "agenda.bai-cuoi": ("Làm bài: {0}", "Test: {0}"),
    "agenda.bai-dau": ("Làm bài: {0}", "Test: {0}"),
    "agenda.be-mac": ("Tổng kết, trao giấy chứng nhận", "Closing, certificates"),
    "agenda.danh-gia": ("Ghi phiếu đánh giá lớp", "Evaluation forms"),
    "agenda.diem-danh": ("Điểm danh", "Roll call"),
    "agenda.don-tiep": ("Đón tiếp, điểm danh, phát tài liệu", "Arrival, roll call, handouts"),
    "agenda.hoi-dap": ("Hỏi đáp", "Questions"),
    "agenda.khai-mac": ("Khai mạc, giới thiệu lớp", "Opening"),
    "agenda.nghi": ("Nghỉ giải lao", "Break"),
    "agenda_day": ("Ngày thứ {0}, {1}", "Day {0}, {1}"),
    "agenda_give": ("Phát, làm", "Hand out"),
    "agenda_minutes": ("Phút", "Minutes"),
    "agenda_time": ("Giờ", "Time"),
    "agenda_what": ("Việc", "What"),
    "present": ("Trình chiếu", "Present"),
    "part.chieu": ("buổi chiều", "afternoon"),
    "part.sang": ("buổi sáng", "morning"),
}
