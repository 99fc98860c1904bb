"""Paper by the rules of administrative documents: size, margins, font, page number, body text.

Lengths are in millimetres, sizes in points, as the decree gives them: mostly as ranges.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.content.models.base import Model, Text
from portal.locales import Speaker

say = Speaker("data-files")


FontStyle = Literal["dung", "nghieng", "dam"]
"""Upright, italic, bold."""


class Span(Model):
    """Một khoảng được phép."""

    min: float = Field(ge=0)
    """Nhỏ nhất."""
    max: float = Field(ge=0)
    """Lớn nhất."""

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.min > self.max:
            raise PydanticCustomError("khoang", say("span"))
        return self

    def __contains__(self, value: float) -> bool:
        return self.min <= value <= self.max


class PageSize(Model):
    """Khổ giấy."""

    width_mm: float
    """Chiều rộng, mm."""
    height_mm: float
    """Chiều cao, mm."""


class Margins(Model):
    """Lề trang, mm."""

    top: Span
    """Lề trên."""
    bottom: Span
    """Lề dưới."""
    left: Span
    """Lề trái, phía đóng ghim."""
    right: Span
    """Lề phải."""

    @property
    def roomy(self) -> dict[str, float]:
        """The smallest margins allowed, mm by side: forms need every millimetre to write on."""
        return {side: getattr(self, side).min for side in ("top", "bottom", "left", "right")}


class Font(Model):
    """Phông chữ."""

    family: Text
    """Tên phông chữ."""


class PageNumber(Model):
    """Số trang."""

    start: int
    """Số của trang đầu."""
    size_pt: Span
    """Cỡ chữ."""
    hide_on_first_page: bool
    """Không hiện ở trang đầu."""


class Body(Model):
    """Cách trình bày nội dung."""

    align: Literal["deu-hai-le", "trai"]
    """Căn lề: đều hai lề, hay sát lề trái."""
    first_line_indent_cm: list[float] = Field(min_length=1)
    """Lùi đầu dòng được phép, cm."""
    paragraph_spacing_min_pt: float
    """Khoảng cách tối thiểu giữa các đoạn, pt."""
    line_spacing: Span
    """Khoảng cách dòng, tính theo dòng đơn."""
