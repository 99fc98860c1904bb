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


class Module(Model):
    """Một học phần (hoc-phan/NN-…/module.yml)."""

    id: Id
    """Mã học phần: hp và hai chữ số."""
    number: int = Field(ge=1, le=99)
    """Số thứ tự, trùng hai chữ số đầu tên thư mục."""
    title: Text
    """Tên học phần, không có chữ "Học phần N"."""
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
    sessions: list[Id] = []
    """Phiên của kế hoạch gốc mà học phần này ứng với."""
    leaves_open: list[str] = []
    """Ô mà bài bảo được để trống khi chưa rõ, viết mã biểu.mã ô; biểu mẫu không được bắt buộc ô ấy."""
    key_points: list[Text] = Field(min_length=3)
    """Những điều cần nhớ."""
    updated: IsoDate
    """Ngày soát nội dung gần nhất."""
