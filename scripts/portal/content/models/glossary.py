"""Terms and abbreviations."""

from __future__ import annotations

from pydantic import Field

from portal.content.models.base import Confidence, Id, Model, SourceRef, Text


class Term(Model):
    """Một thuật ngữ (glossary.yml)."""

    id: Id
    """Mã ổn định, bắt đầu bằng "tn."."""
    term: Text
    """Thuật ngữ như viết trong câu."""
    abbr: list[Text] = []
    """Chữ viết tắt."""
    definition: Text
    """Định nghĩa bằng lời dễ hiểu."""
    synonyms: list[Text] = []
    """Cách gọi khác."""
    documents: list[Id] = []
    """Văn bản dùng thuật ngữ này."""
    not_in: list[Id] = []
    """Văn bản đã đọc mà không có chữ này; câu chỉ nói về văn bản ấy thì không dùng nó như quy định."""
    confidence: Confidence
    """suy-luan: định nghĩa do ban biên soạn tóm ý."""
    sources: list[SourceRef] = Field(min_length=1)
    """Địa chỉ web hoặc id văn bản."""
