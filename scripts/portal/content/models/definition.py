"""The layout rules of administrative documents, carried whole until a form is laid out by them.

What is checked here is identity and the document they rest on.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from portal.content.models.base import Id, Text


class Definition(BaseModel):
    """Thể thức văn bản: mã, tên và văn bản căn cứ."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    id: Id
    """Mã ổn định, trùng tên tệp."""
    title: Text
    """Tên."""
    document: Id | None = None
    """Văn bản căn cứ chính."""
    article: Text | None = None
    """Điều, khoản."""
