"""Words that help searching: names of kinds, synonyms, ways to ask, words that say little."""

from __future__ import annotations

from pydantic import Field

from portal.content.models.base import Id, Model, Text
from portal.content.models.document import DocumentKind


class KindNames(Model):
    """Người ta gọi một loại văn bản bằng những chữ nào."""

    kind: DocumentKind
    """Loại văn bản."""
    names: list[Text] = Field(min_length=1)
    """Tên và chữ viết tắt."""


class Synonym(Model):
    """Chữ người ta dùng và chữ trong văn bản."""

    say: Text
    """Chữ hay gõ."""
    means: list[Text] = Field(min_length=1)
    """Chữ văn bản dùng cho cùng một điều."""


class Intent(Model):
    """Một cách hỏi và chữ thường có trong câu trả lời."""

    ask: list[Text] = Field(min_length=1)
    """Các cách hỏi."""
    add: Text
    """Chữ của câu trả lời; đoạn có chữ này được xếp cao hơn."""


class Shorthand(Model):
    """Một chữ viết tắt ngoài bảng thuật ngữ."""

    abbr: Text
    """Chữ viết tắt."""
    means: list[Text] = Field(min_length=1)
    """Viết đủ."""


class IssuerNames(Model):
    """Những tên mà một cơ quan ban hành đã được ghi."""

    name: Text
    """Tên dùng chung."""
    also: list[Text] = Field(min_length=1)
    """Các tên khác của cùng cơ quan."""


class SearchWords(Model):
    """Chữ giúp việc tìm kiếm (search.yml)."""

    kinds: list[KindNames]
    """Tên gọi các loại văn bản."""
    abbreviations: list[Shorthand] = []
    """Chữ viết tắt chưa có trong bảng thuật ngữ."""
    synonyms: list[Synonym] = []
    """Chữ đồng nghĩa."""
    intents: list[Intent] = []
    """Cách hỏi."""
    fillers: list[Text] = []
    """Cụm chữ của câu hỏi không nói gì về nội dung."""
    topics: dict[Id, Text] = {}
    """Mã chủ đề và tên chủ đề, theo thứ tự hiện ở trang tra cứu văn bản."""
    issuers: list[IssuerNames] = []
    """Cơ quan ban hành có nhiều tên, gộp lại khi lọc."""
    weights: dict[Text, float] = {}
    """Thư mục hoặc trang (như tra-cuu/thuat-ngu) và hệ số xếp hạng; 1 là bình thường."""
    taught: float = 1
    """Hệ số thêm cho văn bản có trong kế hoạch tập huấn và văn bản thay thế chúng."""
    asked: dict[Text, float] = {}
    """Thư mục hoặc trang trả lời câu hỏi, và hệ số thêm khi người ta gõ cả câu hỏi."""
    light: list[Text] = []
    """Chữ ít giá trị trong câu dài."""
