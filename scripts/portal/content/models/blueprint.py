"""Blueprints of tests: what is drawn from which banks, and what it takes to pass."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Id, Model, Text
from portal.content.models.quiz import Bloom, Pool
from portal.locales import Speaker

say = Speaker("records")


class Blueprint(Model):
    """Một bài kiểm tra: rút câu ở đâu, bao nhiêu, thế nào là đạt (tests.yml)."""

    id: Id
    """Mã bài."""
    title: Text
    """Tên bài."""
    purpose: Literal["dau-khoa", "hoc-phan", "cuoi-khoa"] = "hoc-phan"
    """Làm khi nào: đầu khóa, sau một học phần, cuối khóa."""
    summary: Text = say("test-summary")
    """Vài lời cho người làm bài."""
    pool: Pool = "kiem-tra"
    """Rút ở kho câu nào; câu ôn tập trên trang học phần để riêng."""
    matches: Id | None = None
    """Bài cuối lớp sánh với bài đầu lớp này: cùng mã đề thì cùng mục tiêu, cùng bậc, khác câu."""
    modules: list[Id] = Field(min_length=1)
    """Rút câu từ những học phần này."""
    each: int = Field(ge=1)
    """Mỗi học phần đúng bao nhiêu câu; mỗi câu hỏi của một tình huống tính là một câu."""
    levels: dict[Bloom, int] = {}
    """Cả bài có ít nhất bao nhiêu câu của từng bậc nhận thức."""
    minutes: int = Field(ge=1)
    """Thời gian làm bài ở chế độ kiểm tra."""
    pass_percent: int = Field(ge=1, le=100)
    """Đúng từ bao nhiêu phần trăm số câu thì đạt."""
    attempts: int | None = Field(default=None, ge=1)
    """Được làm mấy lần trên một máy; null là không hạn chế."""

    @property
    def questions(self) -> int:
        """How many questions every variant asks."""
        return self.each * len(self.modules)

    @property
    def needed(self) -> int:
        """Right answers it takes to pass."""
        return -(-self.pass_percent * self.questions // 100)
