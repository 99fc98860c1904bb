"""An indicator of a criteria set and what each level asks of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Confidence, Id, Model, Text


class Measured(Model):
    """Một số đo kèm theo ngưỡng."""

    measure: Text
    """Đo cái gì."""
    min_percent: float
    """Từ bao nhiêu phần trăm trở lên."""


class Threshold(Model):
    """Điều một mức độ đòi hỏi ở một chỉ tiêu; mọi khóa có mặt đều phải đạt."""

    required: Literal[True] | None = None
    """Phải có, phải làm; không đo bằng số."""
    min_percent: float | None = Field(default=None, ge=0, le=100)
    """Tỷ lệ phần trăm tối thiểu."""
    min_count: int | None = None
    """Số lượng tối thiểu."""
    unit: Text | None = None
    """Đơn vị của số lượng."""
    min_level: int | None = None
    """Mức độ chuẩn tối thiểu (phổ cập, xóa mù chữ…)."""
    min_rank: Text | None = None
    """Bậc xếp loại tối thiểu, bằng chữ."""
    min_points: float | None = None
    """Điểm tối thiểu."""
    trend: Literal["tang", "giam"] | None = None
    """So với năm trước phải tăng hay giảm."""
    and_: list[Measured] = Field(default=[], alias="and")
    """Số đo khác phải đạt cùng lúc."""


class Alternative(Model):
    """Ngưỡng khác cho một nhóm đối tượng."""

    when: Id
    """Mã nhóm đối tượng (applies_codes)."""
    label: Text
    """Tên nhóm."""
    measure: Text | None = None
    """Đo cái gì, nếu khác chỉ tiêu."""
    muc_1: Threshold = Field(alias="muc-1")
    """Ngưỡng ở mức độ 1."""
    muc_2: Threshold = Field(alias="muc-2")
    """Ngưỡng ở mức độ 2."""
    note: Text | None = None
    """Lưu ý."""

    def threshold(self, level: str) -> Threshold:
        """Return the threshold of a level id."""
        return self.muc_1 if level == "muc-1" else self.muc_2


class Reference(Model):
    """Căn cứ của một chỉ tiêu."""

    document: Id | None = None
    """Id văn bản; null khi văn bản chưa có trong danh mục."""
    article: Text | None = None
    """Điều, khoản."""
    what: Text | None = None
    """Nói về gì."""


class StandardRow(Model):
    """Một điều kiện của chuẩn được dẫn tới."""

    text: Text
    """Điều kiện."""
    min_percent: float | None = None
    """Tỷ lệ tối thiểu."""
    min_percent_vung_dac_biet_kho_khan: float | None = None
    """Tỷ lệ tối thiểu ở nơi đặc biệt khó khăn."""


class Standard(Model):
    """Chuẩn của văn bản khác mà chỉ tiêu dẫn tới."""

    title: Text
    """Tên chuẩn."""
    document: Id
    """Văn bản quy định chuẩn."""
    article: Text
    """Điều, khoản."""
    rows: list[StandardRow]
    """Các điều kiện."""


class Indicator(Model):
    """Một chỉ tiêu (chỉ số)."""

    id: Id
    """Mã chỉ tiêu."""
    no: int = 0
    """Số thứ tự; bỏ trống thì đánh số theo thứ tự trong tiêu chí."""
    text: Text
    """Nội dung."""
    text_by_level: dict[Id, Text] = {}
    """Lời riêng của từng mức độ."""
    max_points: float | None = None
    """Điểm tối đa; null khi không chấm điểm hoặc chưa biết."""
    applies_to: Id = "tat-ca"
    """Áp dụng cho nhóm nào."""
    applies_to_by_level: dict[Id, Id] = {}
    """Nhóm áp dụng riêng theo mức độ."""
    measure: Text | None = None
    """Đo cái gì."""
    thresholds: dict[Id, Threshold] | None = None
    """Ngưỡng theo mức độ; null khi chưa biết."""
    alternatives: list[Alternative] = []
    """Ngưỡng thay cho một nhóm."""
    additional_thresholds: list[Alternative] = []
    """Ngưỡng kiểm thêm cho một nhóm."""
    depends_on: Id | None = None
    """Bộ tiêu chí cấp dưới mà chỉ tiêu này đếm kết quả."""
    standards: dict[Id, Standard] = {}
    """Chuẩn được dẫn tới, theo mức độ."""
    parts: list[Text] = []
    """Các phần của chỉ tiêu."""
    evidence_hint: Text | None = None
    """Gợi ý minh chứng."""
    refs: list[Reference] = []
    """Căn cứ."""
    confidence: Confidence | None = None
    """Mức tin cậy, nếu khác cả bộ."""
    note: Text | None = None
    """Lưu ý."""
