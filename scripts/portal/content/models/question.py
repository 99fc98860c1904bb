"""A question people ask, with a short answer and what it rests on; and words the portal avoids."""

from __future__ import annotations

from pydantic import Field

from portal.content.models.base import Id, Model, Text


class Question(Model):
    """Một câu hỏi hay gặp (questions.yml)."""

    id: Id
    """Mã ổn định, bắt đầu bằng "hd-"."""
    topic: Text
    """Nhóm câu hỏi; các nhóm hiện theo thứ tự gặp lần đầu."""
    question: Text
    """Câu hỏi, như người ta hỏi."""
    asks: list[Text] = []
    """Cách hỏi khác về cùng một điều; không hiện trên trang, chỉ để tìm."""
    answer: Text
    """Trả lời, không quá 80 chữ; con số, ngày tháng đi qua tham chiếu."""
    cite: list[str] = Field(min_length=1)
    """Căn cứ: mã dữ kiện, văn bản, điều khoản, thuật ngữ; về chính cổng thì trang (…/index.md)."""
    see: list[Id] = []
    """Trang nên đọc tiếp: mã học phần, bộ tiêu chí, quy trình, biểu mẫu."""


class Wording(Model):
    """Một cách viết cổng không dùng (wording.yml)."""

    avoid: Text
    """Chữ không dùng, viết thường; khớp trọn từ."""
    use: Text
    """Viết thay bằng gì."""
    why: Text | None = None
    """Vì sao."""
    within: list[Text] = []
    """Những cụm dài hơn có chữ ấy mà vẫn được viết, ví dụ "văn bản gốc" có "bản gốc"."""
