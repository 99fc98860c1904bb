"""A form: typed fields, tables, formulas, and where its figures are added up."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from portal.content.models.base import Code, Id, Model, Text
from portal.content.models.class_paper import Certificate, SessionReport
from portal.content.models.sample import Sample
from portal.locales import Speaker
from portal.vietnamese import slugify

say = Speaker("records")


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
Layout = Literal["nd30-bao-cao", "nd30-bien-ban", "nd30-giay-moi", "nd30-to-trinh", "phieu", "bang"]


class FormBasis(Model):
    """Căn cứ của biểu mẫu."""

    document: Id | None = None
    """Văn bản."""
    article: Text | None = None
    """Điều, khoản."""
    what: Text | None = None
    """Lấy gì từ văn bản ấy."""


class Choice(Model):
    """Một lựa chọn."""

    id: Id
    """Mã lựa chọn."""
    label: Text
    """Lời hiện ra."""


def _named(choice: Any) -> Any:
    """A choice written as its label alone gets the label's slug for an id."""
    return {"id": slugify(choice), "label": choice} if isinstance(choice, str) else choice


class FormField(Model):
    """Một ô của biểu mẫu."""

    id: str
    """Mã ô, chữ thường không dấu, gạch dưới."""
    label: Text
    """Tên ô."""
    type: FieldType = "text"
    """Kiểu dữ liệu."""
    required: bool = False
    """Bắt buộc hay không."""
    unit: Text | None = None
    """Đơn vị."""
    min: float | None = None
    """Giá trị nhỏ nhất."""
    max: float | None = None
    """Giá trị lớn nhất."""
    options: (
        list[Annotated[Choice, BeforeValidator(_named, json_schema_input_type=Choice | str)]] | None
    ) = None
    """Các lựa chọn; viết gọn [Có, Không] thì mã lấy từ lời: co, khong."""
    help: Text | None = None
    """Hướng dẫn điền."""
    units: bool = False
    """Gợi ý tên xã, phường của tỉnh."""
    default: Any = None
    """Giá trị điền sẵn."""
    formula: Code | None = None
    """Công thức tính từ các ô khác."""
    empty_if_zero: str | None = None
    """Ô chia; bằng 0 thì để trống. Thiếu một số của phép chia thì kết quả cũng để trống."""
    rule: Text | None = None
    """Quy tắc kết luận, bằng lời."""


class Column(Model):
    """Một cột của bảng."""

    id: str
    """Mã cột."""
    label: Text
    """Tên cột."""
    type: FieldType = "text"
    """Kiểu dữ liệu."""
    formula: Code | None = None
    """Công thức từ các cột cùng dòng."""
    empty_if_zero: str | None = None
    """Cột chia; bằng 0 thì để trống. Thiếu một số của phép chia thì kết quả cũng để trống."""
    min: float | None = None
    """Giá trị nhỏ nhất."""
    max: float | None = None
    """Giá trị lớn nhất."""
    default: Any = None
    """Giá trị điền sẵn."""
    options: list[Text] | None = None
    """Các lựa chọn."""
    units: bool = False
    """Gợi ý tên xã, phường của tỉnh."""


class FormTable(Model):
    """Một bảng của biểu mẫu."""

    id: str
    """Mã bảng, trùng mã ô kiểu table."""
    title: Text = ""
    """Tên bảng; bỏ trống là tên ô cùng mã."""
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
    open: bool = False
    """Dòng có sẵn chỉ là gợi ý: được sửa và thêm dòng."""
    key: str | None = None
    """Cột cho biết dòng đã điền; bỏ trống là cột chữ đầu tiên phải điền."""


class FormRule(Model):
    """Một điều các con số phải thỏa; ô bỏ trống thì chưa xét."""

    id: Id
    """Mã quy tắc."""
    in_: str | None = Field(default=None, alias="in")
    """Bảng mà từng dòng phải thỏa; bỏ trống là so các ô, hoặc tổng một cột với một ô."""
    must: Code
    """Điều phải đúng: hai vế và một dấu <=, >=, =, <, >, như cong_nhan <= tong_so, sum(bang.cot) = tong."""
    level: Literal["error", "warning"]
    """Khi sai: error thì tệp chưa cộng được; warning thì nhắc xem lại."""
    words: Text
    """Lời nói ngay sau tên ô đứng đầu: “không được nhiều hơn tổng số”."""


class Mapping(Model):
    """Một số chuyển lên biểu tổng hợp."""

    from_: str = Field(alias="from")
    """Ô hoặc bảng.cột của biểu này."""
    to: str
    """Ô hoặc bảng.cột của biểu nhận."""
    how: Literal["copy", "sum", "count", "average", "lookup"]
    """Cách chuyển."""
    where: Text | None = Field(default=None, exclude=True)
    """Điều kiện, bằng lời."""
    match: Literal["row", "option", "answered", "value"] | None = None
    """Dòng nhận số: row cùng mã; option “câu.lựa chọn”; answered mọi dòng của câu; value cùng tên."""
    from_row: str | None = None
    """Chỉ lấy dòng này của biểu gửi."""
    to_row: str | None = None
    """Ghi vào dòng này của biểu nhận."""
    append: bool = False
    """Thêm dòng mới vào bảng của biểu nhận: mỗi tệp một dòng, hoặc mỗi dòng một dòng."""
    equals: str | None = None
    """Chỉ tính khi giá trị bằng mã lựa chọn này."""
    at_least: float | None = None
    """Chỉ tính khi giá trị từ số này trở lên."""
    only_if: dict[str, str] = {}
    """Chỉ tính dòng có cột này bằng chữ này."""
    only_from: dict[str, float] = {}
    """Chỉ tính dòng có cột này từ số này trở lên."""
    key: dict[str, str] = {}
    """Tra (lookup): ô của biểu gửi khớp với cột nào của biểu nhận."""


class Aggregate(Model):
    """Biểu này cộng vào biểu nào."""

    into: Id
    """Biểu nhận."""
    per: Text
    """Gộp theo đơn vị nào."""
    map: list[Mapping]
    """Các số được chuyển."""
    same: list[str] = []
    """Các ô phải giống nhau ở mọi tệp (năm, xã); chép sang biểu nhận."""
    unit: str | None = None
    """Ô cho biết đơn vị gửi; mỗi đơn vị một tệp."""
    note: Text | None = None
    """Lưu ý."""


class Migration(Model):
    """Một lần đổi mã ô: tệp của bản cũ được nhận theo tên mới."""

    from_: int = Field(alias="from", ge=1)
    """Bản trước khi đổi; bản sau nó dùng mã mới."""
    fields: dict[str, str] = {}
    """Mã ô cũ: mã ô mới."""
    columns: dict[str, str] = {}
    """Cột cũ: cột mới, đều viết bảng.cột."""
    tables: dict[str, str] = {}
    """Mã bảng cũ: mã bảng mới."""


class Form(Model):
    """Một biểu mẫu (forms/*.yml)."""

    id: Id
    """Mã, trùng tên tệp."""
    title: Text
    """Tên biểu mẫu."""
    version: int = Field(default=1, ge=1)
    """Bản; tăng một mỗi khi đổi ô, bảng, cột, để tệp cũ được nhận ra."""
    migrates: list[Migration] = []
    """Các lần đổi mã ô; tệp bản cũ không đổi ô nào khác thì vẫn được nhận."""
    shared: list[str] | None = None
    """Nhập nhiều phiếu trong một tệp: các ô ghi một lần cho cả tệp; null là mỗi tệp một phiếu."""
    key: list[str] = []
    """Khóa của phiếu: các ô này giống nhau thì là một, chỉ cộng một lần; “bảng.cột” là khóa của dòng."""
    official: bool = False
    """Là mẫu của văn bản, hay mẫu tham khảo."""
    label: Text = say("form-label")
    """Nhãn hiện cạnh tên."""
    layout_official: bool = False
    """Bố cục có theo văn bản hay không."""
    purpose: Text
    """Dùng để làm gì."""
    filled_by: Text | None = None
    """Ai điền."""
    sent_to: Text | None = None
    """Gửi tới đâu."""
    when: Text | None = None
    """Khi nào."""
    basis: list[FormBasis] = []
    """Căn cứ."""
    criteria_set: Id | None = None
    """Bộ tiêu chí liên quan."""
    also_cites: list[Id] = []
    """Văn bản được nhắc tới ngoài căn cứ; lời của biểu mẫu không nhắc văn bản nào khác."""
    layout: Layout = "phieu"
    """Bố cục khi in."""
    certificate: Certificate | None = None
    """Mỗi phiếu in thành một giấy chứng nhận: ô nào là gì trên giấy."""
    session_report: SessionReport | None = None
    """Trang kết quả lớp lập sẵn phiếu này thành báo cáo: ô nào là gì."""
    fields: list[FormField]
    """Các ô."""
    tables: list[FormTable] = []
    """Các bảng."""
    rules: list[FormRule] = []
    """Điều các con số phải thỏa: xét trên web, trong Excel, khi đọc tệp và khi cộng xong."""
    aggregate: list[Aggregate] = []
    """Cộng lên biểu nào."""
    sample: Sample | None = None
    """Phiếu điền thử; phải đúng mọi quy tắc của mẫu. Hình ở các bài lấy từ đây."""
    from_source: list[Text] = []
    """Phần lấy từ văn bản."""
    own_design: list[Text] = []
    """Phần tự thiết kế."""
    privacy: Text | None = None
    """Nhắc về dữ liệu cá nhân."""
    note: Text | None = None
    """Lưu ý."""
    awaiting: list[Text] = []
    """Đang chờ gì."""

    @model_validator(mode="before")
    @classmethod
    def _titled(cls, data: Any) -> Any:
        """A table without a title of its own is called like its field."""
        if not isinstance(data, dict) or not all(
            isinstance(data.get(k), list) for k in ("fields", "tables")
        ):
            return data
        labels = {f.get("id"): f["label"] for f in data["fields"] if isinstance(f, dict) and "label" in f}
        tables = [
            {"title": labels[t["id"]], **t} if isinstance(t, dict) and t.get("id") in labels else t
            for t in data["tables"]
        ]
        return data | {"tables": tables}

    def in_words(self, rule: str) -> str:
        """Return the rule of a field as people read it: names of fields for their ids, ≥ and ≤ as signs."""
        labels = {f.id: f"“{f.label}”" for f in self.fields if "_" in f.id}
        words = re.sub(r"[a-z0-9_]+", lambda m: labels.get(m[0], m[0]), rule)
        return words.replace(">=", "≥").replace("<=", "≤")
