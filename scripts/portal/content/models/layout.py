"""The layout of administrative documents (nd30.yml): elements, signatures, recipients, templates.

Which value of a range the downloads use is decided once, here and in :mod:`portal.content.models.paper`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.content.models.base import Confidence, Id, Model, NamedSource, Text
from portal.content.models.paper import Body, Font, FontStyle, Margins, PageNumber, PageSize, Span
from portal.locales import Speaker

say = Speaker("data-files")


class Element(Model):
    """Một thành phần thể thức: cỡ chữ, kiểu chữ, chỗ đặt."""

    id: Id
    """Mã thành phần."""
    name: Text
    """Tên thành phần; cũng là tên kiểu chữ trong tệp Word."""
    case: Literal["hoa", "thuong", "hon-hop"]
    """In hoa, in thường, hay có cả hai."""
    size_pt: Span
    """Cỡ chữ được phép, pt."""
    style: list[FontStyle] = Field(min_length=1)
    """Kiểu chữ."""
    sample_size_pt: float | None = None
    """Cỡ chữ trong bảng mẫu chữ; tệp tải về dùng cỡ này."""

    @model_validator(mode="after")
    def _sample_in_range(self) -> Element:
        if self.sample_size_pt is not None and self.sample_size_pt not in self.size_pt:
            raise PydanticCustomError("co-chu", say("sample-size"))
        return self

    @property
    def size(self) -> float:
        """Size to set it in: that of the sample sheet, else the largest allowed."""
        return self.size_pt.max if self.sample_size_pt is None else self.sample_size_pt

    @property
    def bold(self) -> bool:
        """Whether it is set bold."""
        return "dam" in self.style

    @property
    def italic(self) -> bool:
        """Whether it is set in italics."""
        return "nghieng" in self.style


class Recipients(Model):
    """Khối nơi nhận."""

    label: Text
    """Dòng mở đầu."""
    line_prefix: str
    """Đầu mỗi dòng."""
    line_end: str
    """Cuối mỗi dòng, trừ dòng cuối."""
    last_line: Text
    """Dòng cuối."""


class SignaturePair(Model):
    """Hai chữ ký cạnh nhau."""

    left: Text
    """Bên trái."""
    right: Text
    """Bên phải."""


class Template(Model):
    """Bố cục của một loại văn bản."""

    id: Id
    """Mã; biểu mẫu gọi mã này ở layout."""
    name: Text
    """Tên loại văn bản."""
    base: Text
    """Mẫu gốc trong nghị định."""
    number_pattern: Text | None = None
    """Dạng số, ký hiệu; null là không có."""
    has_place_date: bool = True
    """Có dòng địa danh và thời gian."""
    signatures: SignaturePair | None = None
    """Hai người cùng ký."""
    recipients_last_line: Text | None = None
    """Dòng cuối của nơi nhận, nếu khác lệ chung."""
    confidence: Confidence
    """Mức tin cậy."""


class Layout(Model):
    """Thể thức và kỹ thuật trình bày văn bản (nd30.yml)."""

    id: Id
    """Mã ổn định."""
    title: Text
    """Tên."""
    document: Id
    """Văn bản căn cứ."""
    article: Text
    """Điều, phụ lục."""
    page: PageSize
    """Khổ giấy."""
    margins_mm: Margins
    """Lề trang."""
    font: Font
    """Phông chữ."""
    page_number: PageNumber
    """Số trang."""
    body: Body
    """Nội dung."""
    elements: list[Element]
    """Các thành phần thể thức."""
    recipients: Recipients
    """Khối nơi nhận."""
    templates: list[Template]
    """Bố cục từng loại văn bản."""
    confidence: Confidence
    """Mức tin cậy của cả tệp."""
    confidence_note: Text
    """Vì sao tin cậy như vậy."""
    sources: list[NamedSource]
    """Nguồn."""
    missing: list[Text]
    """Điều còn thiếu."""

    @model_validator(mode="after")
    def _distinct(self) -> Layout:
        _once("elements", [e.id for e in self.elements])
        _once("templates", [t.id for t in self.templates])
        return self

    def element(self, name: str) -> Element:
        """Return the element *name*; raises KeyError when the decree's list has no such element."""
        return {e.id: e for e in self.elements}[name]

    def template(self, name: str) -> Template:
        """Return the template of a form's ``layout``; sheets and lists alike are set as ``phieu``.

        Raises KeyError when there is no such template.
        """
        return {t.id: t for t in self.templates}["phieu" if name == "bang" else name]


def _once(key: str, ids: Sequence[str]) -> None:
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise PydanticCustomError("trung-ma", say("same-id", key, twice[0]))
