"""A criteria set: levels, criteria, conditions, and what is awaited."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portal.content.models.base import Confidence, Id, IsoDate, Model, MonthDay, NamedSource, Numbered, Text
from portal.content.models.indicator import Indicator

Method = Literal["dat-khong-dat", "cham-diem"]
"""Pass or fail by level, or points."""


class Criterion(Model):
    """Một tiêu chí."""

    id: Id
    """Mã tiêu chí."""
    no: int = 0
    """Số thứ tự; bỏ trống thì đánh số theo thứ tự trong tệp."""
    title: Text
    """Tên tiêu chí."""
    alt_title: Text | None = None
    """Tên khác cũng gặp."""
    alt_title_note: Text | None = None
    """Vì sao có hai tên."""
    max_points: float | None = None
    """Điểm tối đa."""
    indicators: Annotated[list[Indicator], Numbered]
    """Các chỉ tiêu."""
    confidence: Confidence | None = None
    """Mức tin cậy, nếu khác cả bộ."""
    note: Text | None = None
    """Lưu ý."""


class LevelAlternative(Model):
    """Ngưỡng điểm khác cho một nhóm."""

    when: Id
    """Mã nhóm."""
    label: Text
    """Tên nhóm."""
    min_points: float
    """Tổng điểm tối thiểu."""
    min_each: float
    """Điểm tối thiểu mỗi chỉ số."""
    confidence: Confidence
    """Mức tin cậy."""
    warning: Text | None = None
    """Lời nhắc phải hiện cùng ngưỡng này."""


class Level(Model):
    """Một mức công nhận hoặc xếp loại."""

    id: Id
    """Mã mức."""
    name: Text
    """Tên mức."""
    alt_name: Text | None = None
    """Tên khác."""
    alt_name_confidence: Confidence | None = None
    """Tên khác chắc đến đâu."""
    rule: Text
    """Quy tắc bằng lời."""
    rule_code: Literal["tat-ca-dat", "khoang-diem", "tong-va-san", "con-lai", "duoi-nguong"]
    """Quy tắc bằng mã, để tính."""
    min_points: float | None = None
    """Tổng điểm từ."""
    min_each: float | None = None
    """Điểm tối thiểu mỗi chỉ số."""
    alternatives: list[LevelAlternative] = []
    """Ngưỡng khác cho một nhóm."""
    confidence: Confidence | None = None
    """Mức tin cậy."""


class Condition(Model):
    """Một điều kiện kèm theo."""

    id: Id
    """Mã."""
    text: Text
    """Điều kiện."""
    confidence: Confidence
    """Mức tin cậy."""
    source: Text | None = None
    """Nguồn riêng."""


class AudienceGroup(Model):
    """Một nhóm đối tượng đánh giá."""

    id: Id
    """Mã nhóm."""
    no: int = 0
    """Số thứ tự; bỏ trống thì đánh số theo thứ tự trong tệp."""
    name: Text
    """Tên nhóm."""
    note: Text | None = None
    """Lưu ý."""


class AudienceList(Model):
    """Các nhóm đối tượng theo một văn bản."""

    document: Id
    """Văn bản chia nhóm."""
    confidence: Confidence
    """Mức tin cậy."""
    groups: Annotated[list[AudienceGroup], Numbered]
    """Các nhóm."""


class Known(Model):
    """Điều đã biết về một bộ chưa có bản gốc."""

    text: Text
    """Nội dung."""
    confidence: Confidence
    """Mức tin cậy."""


class Period(Model):
    """Kỳ số liệu trong năm."""

    from_: MonthDay = Field(alias="from")
    """Từ ngày."""
    to: MonthDay
    """Đến ngày."""


class CriteriaSet(Model):
    """Một bộ tiêu chí (criteria/*.yml)."""

    id: Id
    """Mã, trùng tên tệp."""
    title: Text
    """Tên bộ tiêu chí."""
    subject: Text
    """Đánh giá ai."""
    practice: bool = False
    """Bộ đặt ra để tập chấm: điểm, mức đều hư cấu; không ghi document, status, confidence, sources."""
    document: Id | None = None
    """Văn bản ban hành; bộ nào cũng phải có, trừ bộ đặt ra để tập chấm."""
    related_documents: list[Id] = []
    """Văn bản liên quan."""
    article: Text | None = None
    """Điều quy định."""
    status: Literal["hien-hanh", "het-hieu-luc", "cho-ban-goc", "chua-xac-minh"] | None = None
    """Đang dùng, hết hiệu lực, chờ bản gốc, hay có bảng mà chưa rõ còn dùng (chưa tự chấm được); chỉ bộ để
    tập chấm mới không có."""
    status_note: Text | None = None
    """Giải thích tình trạng."""
    method: Method | None = None
    """Cách đánh giá; null khi chưa biết."""
    method_note: Text | None = None
    """Giải thích cách đánh giá."""
    total_points: float | None = None
    """Tổng điểm."""
    effective_from: IsoDate | None = None
    """Dùng từ ngày."""
    replaces: list[Text] = []
    """Văn bản hoặc bộ bị thay."""
    repealed_by: Id | None = None
    """Văn bản bãi bỏ."""
    repealed_on: IsoDate | None = None
    """Bãi bỏ từ ngày."""
    levels: list[Level] = []
    """Các mức."""
    applies_codes: dict[Id, Text] = {}
    """Nhóm áp dụng: mã và tên."""
    audiences: list[AudienceList] = []
    """Các nhóm đối tượng."""
    criteria: Annotated[list[Criterion], Numbered] = []
    """Các tiêu chí."""
    conditions: list[Condition] = []
    """Điều kiện kèm theo."""
    known: list[Known] = []
    """Điều đã biết khi chưa có bản gốc."""
    validity: int | None = None
    """Giữ danh hiệu bao nhiêu tháng."""
    validity_note: Text | None = None
    """Giải thích thời hạn; không có validity thì lời này cho biết văn bản không đặt thời hạn."""
    period: Period | None = None
    """Kỳ số liệu."""
    period_note: Text | None = None
    """Lời về kỳ số liệu, khi văn bản không đặt ngày đầu và ngày cuối."""
    decided_by: Text | None = None
    """Ai quyết định."""
    procedure: Id | None = None
    """Quy trình đánh giá."""
    confidence: Confidence | None = None
    """Mức tin cậy chung; chỉ bộ đặt ra để tập chấm mới không có."""
    confidence_note: Text | None = None
    """Giải thích mức tin cậy."""
    note: Text | None = None
    """Lưu ý."""
    note_2025: Text | None = None
    """Lưu ý từ khi bỏ cấp huyện."""
    warnings: list[Text] = []
    """Lời nhắc phải hiện trên trang."""
    display_note: Text | None = None
    """Lời nhắc khi chưa có bản gốc."""
    sources: list[NamedSource] = []
    """Nguồn."""
    missing: list[Text] = []
    """Còn thiếu gì."""
    awaiting: list[Text] = []
    """Đang chờ gì."""

    @property
    def standing(self) -> str:
        """The status, or ``practice``: a set made up to practise on is neither in force nor repealed."""
        return "practice" if self.practice or self.status is None else self.status
