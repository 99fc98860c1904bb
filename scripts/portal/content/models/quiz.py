"""Quiz banks: items with feedback for every option and a citation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.content.models.base import Id, Model, Text

Citation = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9_]+)*(#[a-z0-9.-]+)?$")]
"""A fact id, a document id, or a document id with ``#`` and a provision."""


class Option(Model):
    """Một phương án trả lời."""

    id: Id
    """Mã phương án: a, b, c, d; với câu đúng/sai: dung, sai."""
    text: Text
    """Lời phương án."""
    correct: bool = False
    """Đúng hay không."""
    feedback: Text
    """Lời giải thích khi người học chọn phương án này."""


class Item(Model):
    """Một câu hỏi."""

    id: Id
    """Mã câu, ví dụ hp02-c07; không dùng lại."""
    rev: int = Field(ge=1)
    """Lần sửa; tăng khi đổi nghĩa câu hỏi."""
    type: Literal["single", "multiple", "true-false"]
    """Loại câu: một đáp án, nhiều đáp án, đúng/sai."""
    objective: Id
    """Mục tiêu của học phần mà câu này kiểm tra."""
    bloom: Literal["nho", "hieu", "van-dung", "phan-tich"]
    """Bậc nhận thức."""
    difficulty: Literal[1, 2, 3]
    """Độ khó."""
    stem: Text
    """Câu hỏi."""
    options: list[Option] = Field(min_length=2, max_length=6)
    """Các phương án."""
    cite: list[Citation] = Field(min_length=1)
    """Căn cứ: dữ kiện hoặc điều khoản."""

    @property
    def correct_ids(self) -> list[str]:
        """Ids of the right options, in order."""
        return [o.id for o in self.options if o.correct]


class Quiz(Model):
    """Bộ câu hỏi của một học phần (hoc-phan/NN-…/quiz.yml)."""

    id: Id
    """Mã học phần."""
    title: Text
    """Tên bộ câu hỏi."""
    items: list[Item] = Field(min_length=1)
    """Các câu."""
