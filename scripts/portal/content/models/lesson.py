"""A lesson of five minutes in everyday words: what it says, what each claim rests on, its poster."""

from __future__ import annotations

from pydantic import Field

from portal.content.models.base import Id, IsoDate, Model, Text
from portal.content.models.module import Objective


class Claim(Model):
    """Một điều bài nói với bà con, và dữ kiện đứng dưới điều ấy."""

    says: Text
    """Lời của điều ấy, chép đúng từng chữ như trong bài."""
    cite: list[Id] = Field(min_length=1)
    """Mã dữ kiện làm căn cứ."""
    form: Id | None = None
    """Biểu mẫu mà điều ấy nói tới, nếu có."""


class Poster(Model):
    """Tờ A4 treo ở nhà văn hóa, chữ to, ít mực."""

    lines: list[Text] = Field(min_length=3, max_length=5)
    """Ba tới năm dòng, mỗi dòng một điều."""
    ask: Text
    """Hỏi ai, một câu."""


class Lesson(Model):
    """Một bài học năm phút (bai-hoc/NN-…/lesson.yml)."""

    id: Id
    """Mã bài: bh và hai chữ số."""
    number: int = Field(ge=1, le=99)
    """Số thứ tự, trùng hai chữ số đầu tên thư mục."""
    title: Text
    """Tên bài: học xong biết điều gì, bằng lời thường."""
    summary: Text
    """Bài nói gì, một câu."""
    minutes: int = Field(default=5, ge=1, le=10)
    """Thời gian cần, phút."""
    picture: Id
    """Hình của bài: tên tệp trong docs/_data/hinh, không có đuôi .svg."""
    claims: list[Claim] = Field(min_length=1)
    """Những điều bài nói, theo thứ tự trong bài."""
    poster: Poster
    """Tờ treo của bài."""
    updated: IsoDate
    """Ngày soát nội dung gần nhất."""

    @property
    def objectives(self) -> list[Objective]:
        """What its questions ask for: that one knows what the title says."""
        return [Objective(id=f"{self.id}-mt1", text=self.title)]
