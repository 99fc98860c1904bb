"""Deadlines of the year, and what has changed since the plan."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import (
    Confidence,
    Id,
    Model,
    MonthDay,
    NamedSource,
    PartialDate,
    SourceRef,
    Text,
)


class Deadline(Model):
    """Một mốc trong năm."""

    id: Id
    """Mã mốc."""
    date: MonthDay | None = None
    """Ngày trong năm, mm-dd; null khi chỉ biết tháng hoặc chưa biết."""
    until: MonthDay | None = None
    """Ngày cuối, mm-dd, khi việc kéo dài nhiều ngày kể từ date."""
    month: int | None = None
    """Tháng, khi không có ngày."""
    date_kind: Text
    """Cách hiểu ngày: đúng ngày, trước ngày, trong tháng…"""
    year: Text | None = None
    """Năm nào so với năm đánh giá."""
    roles: list[Id] = Field(min_length=1)
    """Việc của ai, theo danh sách roles của lịch."""
    who: Text
    """Ai làm."""
    what: Text
    """Việc gì."""
    document: Id
    """Văn bản quy định."""
    also_documents: list[Id] = []
    """Văn bản khác cũng quy định mốc này."""
    article: Text | None = None
    """Điều, khoản, điểm."""
    status: Literal["hien-hanh", "cho-huong-dan", "het-hieu-luc"]
    """Mốc đang áp dụng, chờ hướng dẫn hay đã bỏ."""
    confidence: Confidence
    """Mức tin cậy."""
    procedure: Id | None = None
    """Quy trình chứa mốc này."""
    source: SourceRef | None = None
    """Nguồn riêng, nếu không phải văn bản."""

    @property
    def order(self) -> str:
        """A key that sorts through the year; no day comes after its month, neither day nor month last."""
        return self.date or (f"{self.month:02d}-99" if self.month else "99")


class Calendar(Model):
    """Lịch các mốc trong năm (calendar.yml)."""

    id: Id
    """Mã lịch."""
    title: Text
    """Tên lịch."""
    status_codes: dict[str, Text]
    """Giải thích các mã tình trạng."""
    roles: dict[Id, Text]
    """Các vai để chia lịch, theo thứ tự hiện ra."""
    events: list[Deadline]
    """Các mốc."""
    sources: list[NamedSource] = []
    """Nguồn chung."""
    missing: list[Text] = []
    """Mốc chưa biết."""


class Change(Model):
    """Một điều đã đổi sau kế hoạch (changes.yml)."""

    id: Id
    """Mã."""
    date: PartialDate | None = None
    """Khi nào; null khi chưa biết."""
    what: Text
    """Điều gì đổi."""
    means: Text
    """Nghĩa là gì với người dùng văn bản cũ."""
    decider: Text | None = None
    """Ai quyết định, hoặc "chờ hướng dẫn"."""
    documents: list[Id]
    """Văn bản liên quan."""
    confidence: Confidence
    """Mức tin cậy."""
    sources: list[SourceRef] = Field(min_length=1)
    """Nguồn."""
    note: Text | None = None
    """Lưu ý."""


class Claim(Model):
    """Một nguồn nói gì."""

    says: Text
    """Nguồn nói."""
    source: SourceRef
    """Nguồn nào."""


class Caution(Model):
    """Một chỗ các nguồn mâu thuẫn hoặc dễ nhầm (cautions.yml)."""

    id: Id
    """Mã."""
    topic: Text
    """Về việc gì."""
    claims: list[Claim] = Field(min_length=1)
    """Các nguồn nói khác nhau thế nào."""
    use: Text
    """Cổng dùng cách nào."""
    why: Text
    """Vì sao."""
    documents: list[Id] = []
    """Văn bản liên quan."""
