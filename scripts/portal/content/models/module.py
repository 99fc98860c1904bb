"""A learning module: objectives, time, prerequisites, key points."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Id, IsoDate, Model, Text

Audience = Literal["hoc-vien", "bao-cao-vien", "can-bo-xa"]


class Objective(Model):
    """Một mục tiêu kiểm tra được."""

    id: Id
    """Mã mục tiêu, ví dụ hp02-mt1."""
    text: Text
    """Học xong làm được gì."""


class LearningStep(Model):
    """Một bước học: một mục của trang, một ý, hai tới năm phút."""

    section: Id
    """Mã của tiêu đề ## trên trang, ví dụ biet-bon-danh-hieu-xet-ai."""
    objectives: list[Id] = Field(min_length=1)
    """Mục tiêu mà bước này dạy."""
    questions: list[Id] = Field(default=[], max_length=2)
    """Một hoặc hai câu ôn tập hỏi cuối bước, về mục tiêu của bước."""


class SheetPicture(Model):
    """Hình của tờ A4, vẽ từ dữ liệu như khối cùng tên trên trang."""

    kind: Literal["chart", "flow", "document-map", "timeline"]
    """Vẽ gì: hình cột, các bước, bản đồ văn bản, dòng thời gian."""
    of: list[Text] = Field(min_length=1)
    """Vẽ từ đâu: mã dữ kiện (chart), một mã quy trình (flow), mã văn bản (document-map, timeline)."""
    columns: list[Text] = []
    """Khóa làm cột của chart."""
    labels: list[Text] = []
    """Nhãn ngắn từng dữ kiện của chart."""
    caption: Text
    """Tên hình."""


class Sheet(Model):
    """Phần riêng của tờ A4 hai mặt: làm gì, khi nào, hỏi ai. Lời tóm tắt và điều cần nhớ lấy từ bài."""

    do: list[Text] = Field(min_length=2, max_length=6)
    """Việc phải làm, theo thứ tự, mỗi việc một câu ngắn."""
    by: list[Text] = Field(min_length=1, max_length=4)
    """Mốc: ngày nào, việc gì."""
    ask: list[Text] = Field(min_length=1, max_length=4)
    """Hỏi ai, về việc gì."""
    picture: SheetPicture | None = None
    """Một hình của học phần."""


class Module(Model):
    """Một học phần (hoc-phan/NN-…/module.yml)."""

    id: Id
    """Mã học phần: hp và hai chữ số."""
    number: int = Field(ge=1, le=99)
    """Số thứ tự, trùng hai chữ số đầu tên thư mục."""
    title: Text
    """Học xong làm được gì, không có chữ "Học phần N", không có số văn bản (ghi ở shown_by)."""
    title_en: Text | None = None
    """Tên tiếng Anh."""
    summary: Text
    """Học phần nói gì, một câu."""
    summary_en: Text | None = None
    """Tóm tắt tiếng Anh, một câu."""
    audience: list[Audience] = Field(default=["hoc-vien"], min_length=1)
    """Dành cho ai."""
    minutes: int = Field(ge=5, le=240)
    """Thời gian cần, phút."""
    objectives: list[Objective] = Field(min_length=1)
    """Mục tiêu."""
    prerequisites: list[Id] = []
    """Học phần nên học trước."""
    documents: list[Id] = Field(min_length=1)
    """Văn bản được dạy."""
    shown_by: list[Id] = []
    """Văn bản trong documents mà số đứng cạnh tên học phần: “Xét gia đình học tập (QĐ 242)”."""
    sessions: list[Id] = []
    """Phiên của kế hoạch gốc mà học phần này ứng với."""
    leaves_open: list[str] = []
    """Ô mà bài bảo được để trống khi chưa rõ, viết mã biểu.mã ô; biểu mẫu không được bắt buộc ô ấy."""
    steps: list[LearningStep] = []
    """Các bước học, theo thứ tự trên trang. Mục đứng trước thuộc bước 1; mục khác chỉ có khi đọc cả bài."""
    key_points: list[Text] = Field(min_length=3)
    """Những điều cần nhớ; tờ A4 lấy năm điều đầu."""
    sheet: Sheet | None = None
    """Tờ A4 hai mặt phát cho mỗi người; bỏ trống thì học phần không có tờ này."""
    updated: IsoDate
    """Ngày soát nội dung gần nhất."""
