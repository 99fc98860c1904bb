"""Quiz banks: items of eight kinds, each answer with feedback, each item with a citation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.content.models.base import Id, Model, Text

Citation = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9_]+)*(#[a-z0-9.-]+)?$")]
"""A fact id, a document id, or a document id with ``#`` and a provision."""

Bloom = Literal["nho", "hieu", "van-dung", "phan-tich"]
"""Levels of Bloom's taxonomy in use: remember, understand, apply, analyse."""

Pool = Literal["on-tap", "kiem-tra"]
"""Where an item is asked: for practice on the page of its module, or in tests."""


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


class Pair(Model):
    """Một cặp của câu ghép đôi."""

    id: Id
    """Mã cặp: a, b, c…"""
    left: Text
    """Vế cho sẵn."""
    right: Text
    """Vế đúng của nó; hai cặp được có cùng một vế phải."""
    feedback: Text
    """Lời giải thích cho cặp này."""


class Step(Model):
    """Một mục của câu xếp thứ tự."""

    id: Id
    """Mã mục: a, b, c…"""
    text: Text
    """Lời của mục."""
    feedback: Text
    """Vì sao mục này đứng ở chỗ ấy."""


class NearNumber(Model):
    """Một số hay trả lời nhầm."""

    value: float
    """Số nhầm."""
    feedback: Text
    """Lời giải thích riêng cho số này."""


class NearText(Model):
    """Một lời hay trả lời nhầm."""

    text: Text
    """Lời nhầm."""
    feedback: Text
    """Lời giải thích riêng cho lời này."""


class Choices(Model):
    """Câu chọn phương án."""

    stem: Text
    """Câu hỏi."""
    options: list[Option] = Field(min_length=2, max_length=6)
    """Các phương án."""

    @property
    def correct_ids(self) -> list[str]:
        """Ids of the right options, in order."""
        return [o.id for o in self.options if o.correct]


class Single(Choices):
    """Câu một đáp án."""

    type: Literal["single"]
    """Loại câu."""


class Multiple(Choices):
    """Câu nhiều đáp án."""

    type: Literal["multiple"]
    """Loại câu."""


class TrueFalse(Choices):
    """Câu đúng/sai; hai phương án có mã dung và sai."""

    type: Literal["true-false"]
    """Loại câu."""


class Matching(Model):
    """Câu ghép đôi."""

    type: Literal["matching"]
    """Loại câu."""
    stem: Text
    """Câu hỏi."""
    pairs: list[Pair] = Field(min_length=3, max_length=8)
    """Các cặp đúng; máy tự xáo vế phải."""
    extras: list[Text] = Field(default=[], max_length=3)
    """Vế phải thừa, không ghép với vế nào."""


class Ordering(Model):
    """Câu xếp thứ tự."""

    type: Literal["ordering"]
    """Loại câu."""
    stem: Text
    """Câu hỏi; nói rõ xếp từ đâu tới đâu."""
    steps: list[Step] = Field(min_length=3, max_length=8)
    """Các mục, ghi theo thứ tự đúng; máy tự xáo."""


class Numeric(Model):
    """Câu trả lời bằng số."""

    type: Literal["numeric"]
    """Loại câu."""
    stem: Text
    """Câu hỏi."""
    answer: float
    """Đáp số."""
    tolerance: float = Field(default=0, ge=0)
    """Được lệch bao nhiêu."""
    unit: Text | None = None
    """Đơn vị hiện sau ô trả lời, ví dụ %."""
    feedback: Text
    """Lời giải thích khi đúng; cũng hiện ở phần đáp án."""
    near: list[NearNumber] = []
    """Số hay nhầm."""
    otherwise: Text
    """Lời giải thích cho số sai khác."""


class Short(Model):
    """Câu trả lời bằng vài chữ; so không kể dấu, chữ hoa, cách đặt dấu thanh."""

    type: Literal["short"]
    """Loại câu."""
    stem: Text
    """Câu hỏi."""
    accept: list[Text] = Field(min_length=1)
    """Các cách trả lời được nhận; cách đầu hiện ở phần đáp án."""
    feedback: Text
    """Lời giải thích khi đúng; cũng hiện ở phần đáp án."""
    near: list[NearText] = []
    """Lời hay nhầm."""
    otherwise: Text
    """Lời giải thích cho lời sai khác."""


class CasePart(Model):
    """Phần chung của câu hỏi trong một tình huống."""

    id: Id
    """Mã trong tình huống: 1, 2, 3."""


class SinglePart(CasePart, Single):
    """Câu một đáp án trong tình huống."""


class MultiplePart(CasePart, Multiple):
    """Câu nhiều đáp án trong tình huống."""


class TrueFalsePart(CasePart, TrueFalse):
    """Câu đúng/sai trong tình huống."""


class NumericPart(CasePart, Numeric):
    """Câu trả lời bằng số trong tình huống."""


class ShortPart(CasePart, Short):
    """Câu trả lời bằng vài chữ trong tình huống."""


class ItemMeta(Model):
    """Phần chung của mọi câu trong bộ."""

    id: Id
    """Mã câu, ví dụ hp02-c07; không dùng lại."""
    rev: int = Field(default=1, ge=1)
    """Lần sửa; tăng khi đổi nghĩa câu hỏi."""
    status: Literal["nhap", "da-soat"] = "nhap"
    """Nháp (chưa đưa ra trang và đề), hay đã soát lại với nguồn."""
    pool: Pool = "on-tap"
    """Kho của câu: ôn tập trên trang học phần, hay để riêng cho bài kiểm tra."""
    objective: Id
    """Mục tiêu của học phần mà câu này kiểm tra."""
    bloom: Bloom
    """Bậc nhận thức."""
    difficulty: Literal[1, 2, 3] = 1
    """Độ khó."""
    cite: list[Citation] = Field(min_length=1)
    """Căn cứ: dữ kiện hoặc điều khoản."""


class SingleItem(ItemMeta, Single):
    """Câu một đáp án."""


class MultipleItem(ItemMeta, Multiple):
    """Câu nhiều đáp án."""


class TrueFalseItem(ItemMeta, TrueFalse):
    """Câu đúng/sai."""


class MatchingItem(ItemMeta, Matching):
    """Câu ghép đôi."""


class OrderingItem(ItemMeta, Ordering):
    """Câu xếp thứ tự."""


class NumericItem(ItemMeta, Numeric):
    """Câu trả lời bằng số."""


class ShortItem(ItemMeta, Short):
    """Câu trả lời bằng vài chữ."""


Part = Annotated[
    SinglePart | MultiplePart | TrueFalsePart | NumericPart | ShortPart, Field(discriminator="type")
]
"""A question inside a case."""


class CaseItem(ItemMeta):
    """Một tình huống và vài câu hỏi về nó; mỗi câu được chấm riêng."""

    type: Literal["case"]
    """Loại câu."""
    stem: Text
    """Tình huống, kể gọn."""
    parts: list[Part] = Field(min_length=2, max_length=4)
    """Các câu hỏi."""


Item = Annotated[
    SingleItem
    | MultipleItem
    | TrueFalseItem
    | MatchingItem
    | OrderingItem
    | NumericItem
    | ShortItem
    | CaseItem,
    Field(discriminator="type"),
]
"""One entry of a bank."""


class Quiz(Model):
    """Bộ câu hỏi của một học phần (hoc-phan/NN-…/quiz.yml)."""

    id: Id
    """Mã học phần."""
    title: Text
    """Tên bộ câu hỏi."""
    items: list[Item] = Field(min_length=1)
    """Các câu."""
