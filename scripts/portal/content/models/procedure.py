"""A procedure: who does what, by when, with which papers."""

from __future__ import annotations

from typing import Annotated, Literal

from portal.content.models.base import Confidence, Id, Model, MonthDay, NamedSource, Numbered, Text


class Council(Model):
    """Hội đồng đánh giá."""

    min_members: int
    """Số ủy viên tối thiểu."""
    odd: bool
    """Số ủy viên phải lẻ."""
    members: list[Text]
    """Thành phần."""


class Step(Model):
    """Một bước."""

    no: int = 0
    """Số thứ tự; bỏ trống thì đánh số theo thứ tự trong tệp."""
    waiting: bool = False
    """Chờ hướng dẫn: người làm hoặc nơi nhận gắn với cấp đã kết thúc hoạt động."""
    branch: Literal["dat", "khong-dat"] | None = None
    """Nhánh, khi bước chỉ áp dụng cho một trường hợp: dat hoặc khong-dat."""
    who: Text | None = None
    """Ai làm; null khi chưa rõ."""
    who_confidence: Confidence | None = None
    """Người làm chắc đến đâu."""
    who_note: Text | None = None
    """Lưu ý về người làm."""
    does: Text
    """Làm gì."""
    output: Text | None = None
    """Kết quả."""
    deadline: Text | None = None
    """Hạn."""
    to: Text | None = None
    """Gửi tới đâu."""
    form_ids: list[Id] = []
    """Biểu mẫu dùng ở bước này."""
    council: Council | None = None
    """Hội đồng."""
    confidence: Confidence | None = None
    """Mức tin cậy, nếu khác cả quy trình."""


class ProcedureDeadline(Model):
    """Một mốc của quy trình."""

    date: MonthDay | None = None
    """Ngày trong năm."""
    month: int | None = None
    """Tháng, khi không có ngày."""
    working_days: int | None = None
    """Số ngày làm việc."""
    what: Text
    """Việc gì."""


class Procedure(Model):
    """Một quy trình (procedures/*.yml)."""

    id: Id
    """Mã, trùng tên tệp."""
    title: Text
    """Tên quy trình."""
    criteria_set: Id
    """Bộ tiêu chí mà quy trình phục vụ."""
    document: Id
    """Văn bản quy định."""
    article: Text | None = None
    """Điều quy định."""
    status: Literal["hien-hanh", "het-hieu-luc", "cho-ban-goc"]
    """Tình trạng."""
    steps: Annotated[list[Step], Numbered]
    """Các bước."""
    dossier: list[Text] = []
    """Hồ sơ."""
    dossier_submission: list[Text] = []
    """Cách nộp hồ sơ."""
    deadlines: list[ProcedureDeadline] = []
    """Các mốc."""
    decided_by: Text | None = None
    """Ai quyết định."""
    renewal: Text | None = None
    """Công nhận lại, nâng mức."""
    note: Text | None = None
    """Lưu ý."""
    note_2025: Text | None = None
    """Lưu ý từ khi bỏ cấp huyện."""
    confidence: Confidence
    """Mức tin cậy."""
    confidence_note: Text | None = None
    """Giải thích mức tin cậy."""
    sources: list[NamedSource] = []
    """Nguồn."""
    awaiting: list[Text] = []
    """Đang chờ gì."""
