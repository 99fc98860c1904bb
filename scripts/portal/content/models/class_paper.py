"""The papers of a class: which form, when it is handed out, how many, what is written in beforehand."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Id, Model, Text

Step = Literal[
    "don-tiep",
    "diem-danh",
    "khai-mac",
    "bai-dau",
    "hoc-phan",
    "nghi",
    "hoi-dap",
    "bai-cuoi",
    "danh-gia",
    "be-mac",
]
"""What happens in a class; the lines of its agenda."""
Known = Literal[
    "title",
    "when",
    "place",
    "when-and-place",
    "people",
    "modules",
    "first-day",
    "last-day",
    "hours",
    "sessions",
]
KnownOfRow = Literal["date", "clock", "what", "minutes", "documents", "name", "unit", "sessions"]


class ClassTable(Model):
    """Một bảng điền sẵn của giấy tờ lớp."""

    table: str
    """Mã bảng của biểu mẫu."""
    each: Literal["lesson", "module", "person"]
    """Mỗi dòng là một lượt dạy (lesson), một học phần (module) hay một đại biểu (person)."""
    columns: dict[str, KnownOfRow] = Field(min_length=1)
    """Cột: ghi gì vào; lesson có date, clock, what, minutes, documents; module có what;
    person có name, unit, sessions."""


class ClassPaper(Model):
    """Một giấy tờ của lớp, in từ một biểu mẫu (class.yml)."""

    id: Id
    """Tên tệp trong bộ của lớp, không đuôi, bắt đầu bằng hai chữ số để xếp thứ tự."""
    form: Id
    """Mã biểu mẫu."""
    endings: list[Literal["docx", "xlsx", "pdf"]] = Field(min_length=1)
    """Các tệp có trong bộ; docx, xlsx được điền sẵn, pdf để trống."""
    copies: Literal["each", "one"]
    """In mỗi người một bản hay một bản."""
    prints: Literal["docx", "pdf"] | None = None
    """Tệp cần in trước lớp; bỏ trống là không in trước."""
    note: Text | None = None
    """In để làm gì, một câu ngắn."""
    at: list[Step] = []
    """Lúc phát, theo việc trong chương trình."""
    fields: dict[str, Known] = {}
    """Ô: điều đã biết của lớp được ghi sẵn."""
    tables: list[ClassTable] = []
    """Bảng điền sẵn."""
    person: dict[str, Literal["name", "unit"]] = {}
    """Ô: họ tên, nơi của đại biểu; có thì mỗi đại biểu một phiếu trong tệp Excel và PDF."""
    most_sessions: int | None = Field(default=None, ge=1)
    """Mẫu có cột cho bấy nhiêu buổi; lớp nhiều buổi hơn thì chia thành nhiều tệp."""


class Certificate(Model):
    """Ô nào của biểu mẫu là gì trên giấy chứng nhận; giá trị là mã ô."""

    number: str
    """Số của giấy."""
    name: str
    """Họ tên người được cấp."""
    born: str
    """Năm sinh."""
    unit: str
    """Đơn vị."""
    course: str
    """Tên lớp."""
    first_day: str
    """Ngày đầu."""
    last_day: str
    """Ngày cuối."""
    hours: str
    """Số giờ học."""
    issued: str
    """Ngày cấp."""
    signer: str
    """Người ký."""
    notice: Text
    """Câu nói rõ giấy này là gì, in dưới số."""


class SessionReport(Model):
    """Ô nào của biểu mẫu là gì trong báo cáo kết quả lớp mà trang kết quả lớp lập; giá trị là mã ô."""

    title: str
    """Tên lớp."""
    when: str
    """Thời gian, địa điểm."""
    called: str
    """Số người được mời."""
    attended: str
    """Số người dự từ một buổi trở lên."""
    done: str
    """Việc đã làm: các buổi, bài kiểm tra, câu hỏi cả hội trường."""
    open: str
    """Câu hỏi chưa trả lời được."""
    wishes: str
    """Người học muốn gì, góp ý gì."""
