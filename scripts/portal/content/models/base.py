"""What all content models share: strictness, identifiers, confidence, sources."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from portal.vietnamese import curly_quotes


class Model(BaseModel):
    """A record of the content: unknown keys are errors, values do not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def as_text(model: Model) -> str:
    """Return *model* as JSON on one line, keys by their alias: what browser code reads out of a page."""
    return json.dumps(model.model_dump(by_alias=True), ensure_ascii=False, separators=(",", ":"))


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
"""A stable identifier: lower-case ASCII, digits, dots and hyphens; never reused or renamed."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(curly_quotes)]
"""Text that people read: Vietnamese, NFC, never empty; straight quotes come out curly."""

Code = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that machines read: formulas and rules, kept letter by letter."""

IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A day, yyyy-mm-dd."""

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, month or day: yyyy, yyyy-mm or yyyy-mm-dd."""

MonthDay = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")]
"""A day of any year, mm-dd."""


def _in_order(rows: Any) -> Any:
    """Give rows without a number their place in the list."""
    if not isinstance(rows, list):
        return rows
    return [{"no": at, **row} if isinstance(row, dict) else row for at, row in enumerate(rows, 1)]


Numbered = BeforeValidator(_in_order)
"""For lists of records with ``no``: those that say none are numbered by their place, from 1."""

Confidence = Literal["chinh-van", "thu-cap", "suy-luan"]
"""How sure a statement is: the text itself, somebody repeating it, or an inference."""

SourceRef = Annotated[str, StringConstraints(pattern=r"^(https?://\S+|[a-z0-9][a-z0-9-]*)$")]
"""A web address, or the id of a document of the registry."""


class NamedSource(Model):
    """Nguồn có tên, dùng trong tiêu chí, quy trình và lịch."""

    name: Text
    """Tên nguồn như người đọc sẽ thấy."""
    url: str | None = None
    """Địa chỉ web, nếu có."""
    document: Id | None = None
    """Id văn bản trong danh mục, nếu nguồn là một văn bản."""
    confidence: Confidence
    """Mức tin cậy của nguồn."""
