"""A fact with provenance: one statement, its values, how sure we are and from where."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Confidence, Id, Model, PartialDate, SourceRef, Text

FactKind = Literal["muc-tieu", "nhiem-vu", "dinh-nghia", "trach-nhiem", "quy-trinh", "so-lieu", "boi-canh"]


class Share(Model):
    """Một tỷ lệ tính từ số nào, để máy xem mẫu số có thể có hay không."""

    value: Text
    """Khóa của tỷ lệ trong values."""
    count: Text
    """Số người đạt: mã dữ kiện, dấu hai chấm, khóa."""
    base: Text | None = None
    """Mẫu số mà nguồn nêu, viết như count; tỷ lệ phải đúng bằng phép chia."""
    within: Text | None = None
    """Số dân mà mẫu số không thể vượt, viết như count."""


class Fact(Model):
    """Một dữ kiện kèm nguồn (facts/*.yml)."""

    id: Id
    """Mã ổn định của dữ kiện."""
    at: Text | None
    """Chỗ trong văn bản (Điều, khoản, mục); null khi không rõ."""
    anchor: Text | None = None
    """Địa chỉ của điều khoản trong toàn văn (dieu-6.khoan-1), khi đã đối chiếu (portal verify)."""
    kind: FactKind
    """Loại dữ kiện."""
    text: Text
    """Nội dung, một câu, lời của ban biên soạn."""
    values: dict[str, int | float | str | None] | None = None
    """Các con số, theo năm hoặc theo khóa; null khi chưa biết."""
    unit: Text | None = None
    """Đơn vị của các con số; nhiều đơn vị cách nhau bằng dấu chấm phẩy."""
    confidence: Confidence
    """Mức tin cậy."""
    confidence_by_value: dict[str, Confidence] | None = None
    """Mức tin cậy riêng cho từng con số, nếu khác nhau."""
    sources: list[SourceRef] = Field(min_length=1)
    """Địa chỉ web hoặc id văn bản."""
    note: Text | None = None
    """Lưu ý khi dùng."""
    contradicts: list[Id] = []
    """Id những dữ kiện nói khác."""
    share_of: Share | None = None
    """Tỷ lệ này là của bao nhiêu người, chia cho bao nhiêu."""
    as_of: PartialDate | None = None
    """Số liệu tính đến khi nào."""
    as_of_confidence: Confidence | None = None
    """Mốc thời gian chắc đến đâu."""

    def confidence_for(self, key: str | None) -> Confidence:
        """Return how sure the value *key* is (the fact as a whole for None)."""
        if key is not None and self.confidence_by_value:
            return self.confidence_by_value.get(key, self.confidence)
        return self.confidence
