"""The layout of administrative documents (nd30.yml): elements, signatures, recipients, templates.

Which value of a range the downloads use is decided once, here and in :mod:`portal.content.models.paper`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.content.models.base import Confidence, Id, IsoDate, Model, NamedSource, Text
from portal.content.models.paper import Body, Font, FontStyle, Margins, PageNumber, PageSize, Span


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
    align: Text | None = None
    """Chỗ đặt, bằng lời."""
    sample_size_pt: float | None = None
    """Cỡ chữ trong bảng mẫu chữ; tệp tải về dùng cỡ này."""
    note: Text | None = None
    """Lưu ý."""
    confidence: Confidence
    """Mức tin cậy."""

    @model_validator(mode="after")
    def _sample_in_range(self) -> Element:
        if self.sample_size_pt is not None and self.sample_size_pt not in self.size_pt:
            raise PydanticCustomError("co-chu", "sample_size_pt nằm ngoài size_pt; sửa cho khớp")
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


class NineParts(Model):
    """Các thành phần thể thức chính."""

    article: Text
    """Điều của nghị định."""
    confidence: Confidence
    """Mức tin cậy."""
    items: list[Text]
    """Các thành phần, theo thứ tự."""


class DigitalSignature(Model):
    """Chữ ký số."""

    signature_image: Text
    """Hình chữ ký."""
    seal: Text
    """Hình dấu."""


class SignatureBlock(Model):
    """Khối chữ ký."""

    order: list[Id]
    """Thứ tự từ trên xuống."""
    prefixes: list[Text]
    """Chữ viết tắt trước chức vụ."""
    digital: DigitalSignature
    """Chữ ký số."""
    confidence: Confidence
    """Mức tin cậy."""


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
    confidence: Confidence
    """Mức tin cậy."""


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
    parts: list[Id]
    """Các thành phần, theo thứ tự."""
    lines: list[Text] = []
    """Các dòng nội dung phải có."""
    signatures: SignaturePair | None = None
    """Hai người cùng ký."""
    recipients_last_line: Text | None = None
    """Dòng cuối của nơi nhận, nếu khác lệ chung."""
    note: Text | None = None
    """Lưu ý."""
    confidence: Confidence
    """Mức tin cậy."""


class HeaderExample(Model):
    """Ví dụ về phần đầu văn bản."""

    text: Text
    """Ví dụ."""
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
    issued: IsoDate
    """Ngày ban hành."""
    effective_from: IsoDate
    """Ngày có hiệu lực."""
    replaces: list[Text]
    """Thay văn bản nào."""
    status_note: Text
    """Lưu ý về hiệu lực."""
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
    sample_set_note: Text
    """Lưu ý về bộ cỡ chữ mẫu."""
    nine_parts: NineParts
    """Các thành phần thể thức chính."""
    signature_block: SignatureBlock
    """Khối chữ ký."""
    recipients: Recipients
    """Khối nơi nhận."""
    abbreviations: dict[str, str]
    """Chữ viết tắt tên loại văn bản."""
    templates: list[Template]
    """Bố cục từng loại văn bản."""
    organisation_header_examples: list[HeaderExample]
    """Ví dụ về phần đầu."""
    confidence: Confidence
    """Mức tin cậy của cả tệp."""
    confidence_note: Text
    """Vì sao tin cậy như vậy."""
    sources: list[NamedSource]
    """Nguồn."""
    missing: list[Text]
    """Điều còn thiếu."""

    @model_validator(mode="after")
    def _known_parts(self) -> Layout:
        _once("elements", [e.id for e in self.elements])
        _once("templates", [t.id for t in self.templates])
        known = {e.id for e in self.elements}
        for template in self.templates:
            for part in template.parts:
                if part not in known:
                    raise PydanticCustomError(
                        "thanh-phan",
                        "mẫu {template} gọi thành phần {part} không có trong elements",
                        {"template": template.id, "part": part},
                    )
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
        raise PydanticCustomError(
            "trung-ma", "{key} có hai mục cùng mã {twice}", {"key": key, "twice": twice[0]}
        )
