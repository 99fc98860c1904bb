"""Criteria sets, procedures and forms as far as other content refers to them.

They are carried whole; what is checked here is identity and the documents they rest on.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from portal.content.models.base import Id, Text


class Definition(BaseModel):
    """Bộ tiêu chí, quy trình hoặc biểu mẫu: mã, tên và văn bản căn cứ."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True)

    id: Id
    """Mã ổn định, trùng tên tệp."""
    title: Text
    """Tên."""
    document: Id | None = None
    """Văn bản căn cứ chính."""
    article: Text | None = None
    """Điều, khoản."""
