"""Courses: which modules are taught in which half of which day, as held or as the editors suggest."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.content.models.base import Id, Model, Text

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, hh:mm."""


class Closing(Model):
    """Cuối buổi theo giờ đã định: nghỉ, tổng kết, tan lớp."""

    rest: Clock
    """Giờ bắt đầu nghỉ; trước giờ ấy buổi học liền mạch."""
    start: Clock
    """Giờ bắt đầu tổng kết."""
    end: Clock
    """Giờ tan."""


class HalfDay(Model):
    """Một buổi của lớp."""

    day: int = Field(ge=1)
    """Ngày thứ mấy của lớp."""
    part: Literal["sang", "chieu"]
    """Buổi."""
    start: Clock
    """Giờ bắt đầu, hh:mm."""
    modules: list[Id] = []
    """Các học phần của buổi, theo thứ tự dạy."""
    closing: Closing | None = None
    """Giờ nghỉ, tổng kết, tan khi đã định sẵn; bỏ trống thì tính từ số phút."""
    sessions: list[Id] = []
    """Các phiên của kế hoạch gốc (programme.yml) mà buổi này giữ đúng giờ."""


class Course(Model):
    """Một lớp: mỗi buổi dạy học phần nào (courses.yml)."""

    id: Id
    """Mã lớp."""
    title: Text
    """Tên lớp."""
    summary: Text
    """Lớp này cho ai, vì sao xếp như thế."""
    first_test: Id | None = None
    """Bài làm đầu lớp, mã trong tests.yml."""
    last_test: Id | None = None
    """Bài làm cuối lớp."""
    halves: list[HalfDay] = Field(min_length=1)
    """Các buổi, theo thứ tự."""
