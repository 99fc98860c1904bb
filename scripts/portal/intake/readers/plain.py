"""What a reader found, as plain data between two processes; what is as usual is not written."""

from __future__ import annotations

import dataclasses
from typing import Any

from portal.intake.flow import Line, SourceBlock, SourceCell, SourceGrid, SourceText

_TEXT = ("reader", "encoding", "pages")


def _told(thing: Any, *, without: str = "") -> dict[str, Any]:
    """The fields of *thing* that are not as usual."""
    return {
        field.name: value
        for field in dataclasses.fields(thing)
        if field.name != without and (value := getattr(thing, field.name)) != field.default
    }


def _block(block: SourceBlock) -> dict[str, Any]:
    if isinstance(block, Line):
        return _told(block)
    rows = [
        [{**_told(cell, without="lines"), "lines": [_told(line) for line in cell.lines]} for cell in row]
        for row in block.rows
    ]
    return {**_told(block, without="rows"), "rows": rows}


def to_plain(text: SourceText) -> dict[str, Any]:
    """Return *text* as dicts and lists, without name and hash."""
    return {
        **{name: getattr(text, name) for name in _TEXT},
        "remarks": list(text.remarks),
        "blocks": [_block(block) for block in text.blocks],
    }


def _block_of(data: dict[str, Any]) -> SourceBlock:
    if "rows" not in data:
        return Line(**data)
    rows = tuple(
        tuple(
            SourceCell(**{**cell, "lines": tuple(Line(**line) for line in cell["lines"])}) for cell in row
        )
        for row in data["rows"]
    )
    return SourceGrid(**{**data, "rows": rows})


def from_plain(data: dict[str, Any], *, file: str, sha256: str) -> SourceText:
    """The inverse of :func:`to_plain`, for a file of that name and hash."""
    return SourceText(
        file=file,
        sha256=sha256,
        blocks=tuple(_block_of(block) for block in data["blocks"]),
        remarks=tuple(data["remarks"]),
        **{name: data[name] for name in _TEXT},
    )
