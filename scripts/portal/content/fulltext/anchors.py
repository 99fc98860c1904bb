"""Addresses of provisions, worked out from kinds and numbers: the same text always has the same ones."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.content.fulltext.model import Unit, UnitKind
from portal.vietnamese import fold

_TOKENS: dict[UnitKind, str] = {"de-muc": "muc"}
"""Kinds whose addresses go by another name."""
_ALONE: frozenset[UnitKind] = frozenset(("gach", "doan", "bang"))
"""Kinds without an address."""
ISSUED = "kem-theo"
"""Stands for a regulation issued with the document, which has no number."""


def anchored(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return *units* with their addresses; those they had are not looked at.

    An address that would come twice gets ``-2``, ``-3``.
    """
    taken: set[str] = set()
    return tuple(_anchored(unit, "", "", taken) for unit in units)


def _anchored(unit: Unit, outer: str, annex: str, taken: set[str]) -> Unit:
    """*outer*: address of what the unit stands in; *annex*: of the annex it stands in."""
    if unit.kind in _ALONE:
        return replace(unit, anchor="", children=())
    # Articles count through a whole text, or an annex, whatever chapters hold them.
    parent = annex if unit.kind == "dieu" else outer
    anchor = _free(".".join(part for part in (parent, _token(unit)) if part), taken)
    annex = anchor if unit.kind == "phu-luc" else annex
    children = tuple(_anchored(child, anchor, annex, taken) for child in unit.children)
    return replace(unit, anchor=anchor, children=children)


def _token(unit: Unit) -> str:
    if unit.kind == "phu-luc" and not unit.number and _holds_articles(unit):
        return ISSUED
    number = re.sub(r"[^a-z0-9]+", "-", fold(unit.number.lower().replace("đ", "dd"))).strip("-")
    return "-".join(part for part in (_TOKENS.get(unit.kind, unit.kind), number) if part)


def _holds_articles(unit: Unit) -> bool:
    return any(child.kind == "dieu" or _holds_articles(child) for child in unit.children)


def _free(anchor: str, taken: set[str]) -> str:
    found, times = anchor, 1
    while found in taken:
        times += 1
        found = f"{anchor}-{times}"
    taken.add(found)
    return found
