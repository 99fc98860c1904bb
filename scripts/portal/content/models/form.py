"""A form: typed fields, tables, formulas, and where its figures are added up."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from portal.content.models.base import Code, Id, Model, Text

FieldType = Literal[
    "text",
    "number",
    "integer",
    "percent",
    "date",
    "choice",
    "multichoice",
    "longtext",
    "signature",
    "table",
]
Layout = Literal["nd30-bao-cao", "nd30-bien-ban", "nd30-to-trinh", "phieu", "bang"]


class FormBasis(Model):
    """Căn cứ của biểu mẫu."""

    document: Id | None
    """Văn bản."""
    article: Text | None
    """Điều, khoản."""
    what: Text | None
    """Lấy gì từ văn bản ấy."""


class Choice(Model):
    """Một lựa chọn."""

    id: Id
    """Mã lựa chọn."""
    label: Text
    """Lời hiện ra."""


class FormField(Model):
    """Một ô của biểu mẫu."""

    id: str
    """Mã ô, chữ thường không dấu, gạch dưới."""
    label: Text
    """Tên ô."""
    type: FieldType
    """Kiểu dữ liệu."""
    required: bool
    """Bắt buộc hay không."""
    unit: Text | None
    """Đơn vị."""
    min: float | None
    """Giá trị nhỏ nhất."""
    max: float | None
    """Giá trị lớn nhất."""
    options: list[Choice] | None
    """Các lựa chọn."""
    help: Text | None
    """Hướng dẫn điền."""
    default: Any = None
    """Giá trị điền sẵn."""
    formula: Code | None = None
    """Công thức tính từ các ô khác."""
    empty_if_zero: str | None = None
    """Ô chia; bằng 0 thì để trống."""
    rule: Text | None = None
    """Quy tắc kết luận, bằng lời."""


class Column(Model):
    """Một cột của bảng."""

    id: str
    """Mã cột."""
    label: Text
    """Tên cột."""
    type: FieldType
    """Kiểu dữ liệu."""
    formula: Code | None = None
    """Công thức từ các cột cùng dòng."""
    empty_if_zero: str | None = None
    """Cột chia; bằng 0 thì để trống."""
    min: float | None = None
    """Giá trị nhỏ nhất."""
    max: float | None = None
    """Giá trị lớn nhất."""
    default: Any = None
    """Giá trị điền sẵn."""
    options: list[Text] | None = None
    """Các lựa chọn."""


class FormTable(Model):
    """Một bảng của biểu mẫu."""

    id: str
    """Mã bảng, trùng mã ô kiểu table."""
    title: Text
    """Tên bảng."""
    columns: list[Column]
    """Các cột."""
    rows: list[dict[str, Any]] | None = None
    """Các dòng có sẵn; null là dòng tự thêm."""
    totals: dict[str, Literal["sum", "average"]] | None = None
    """Dòng tổng: cột nào, cách tính."""
    expected_rows: int | None = None
    """Số dòng thường gặp."""
    note: Text | None = None
    """Lưu ý."""


class Mapping(Model):
    """Một số chuyển lên biểu tổng hợp."""

    from_: str = Field(alias="from")
    """Ô hoặc bảng.cột của biểu này."""
    to: str
    """Ô hoặc bảng.cột của biểu nhận."""
    how: Literal["copy", "sum", "count", "average", "lookup"]
    """Cách chuyển."""
    where: Text | None = None
    """Điều kiện, bằng lời."""


class Aggregate(Model):
    """Biểu này cộng vào biểu nào."""

    into: Id
    """Biểu nhận."""
    per: Text
    """Gộp theo đơn vị nào."""
    method: Literal["sum", "count", "copy", "average", "lookup", "attach"]
    """Cách gộp chính."""
    map: list[Mapping]
    """Các số được chuyển."""
    note: Text | None = None
    """Lưu ý."""


class Form(Model):
    """Một biểu mẫu (forms/*.yml)."""

    id: Id
    """Mã, trùng tên tệp."""
    title: Text
    """Tên biểu mẫu."""
    official: bool
    """Là mẫu của văn bản, hay mẫu tham khảo."""
    label: Text
    """Nhãn hiện cạnh tên."""
    layout_official: bool
    """Bố cục có theo văn bản hay không."""
    purpose: Text
    """Dùng để làm gì."""
    filled_by: Text
    """Ai điền."""
    sent_to: Text
    """Gửi tới đâu."""
    when: Text
    """Khi nào."""
    basis: list[FormBasis]
    """Căn cứ."""
    criteria_set: Id | None = None
    """Bộ tiêu chí liên quan."""
    criteria_set_alternatives: list[Id] = []
    """Bộ tiêu chí khác cũng dùng mẫu này."""
    layout: Layout
    """Bố cục khi in."""
    fields: list[FormField]
    """Các ô."""
    tables: list[FormTable]
    """Các bảng."""
    aggregate: list[Aggregate]
    """Cộng lên biểu nào."""
    from_source: list[Text]
    """Phần lấy từ văn bản."""
    own_design: list[Text]
    """Phần tự thiết kế."""
    privacy: Text | None = None
    """Nhắc về dữ liệu cá nhân."""
    note: Text | None = None
    """Lưu ý."""
    awaiting: list[Text] = []
    """Đang chờ gì."""
