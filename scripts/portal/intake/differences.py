"""Two wordings of one document, provision by provision: what came, what went, which words changed."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from portal.content.fulltext import LegalText, walk

Part = tuple[Literal["same", "old", "new"], str]
"""Words, and in which of the two wordings they stand."""


@dataclass(frozen=True)
class Change:
    """A provision that is not the same in both."""

    place: str
    """Its anchor, "#dieu-6.khoan-1", or what part of the text it is."""
    old: str | None
    new: str | None

    @property
    def words(self) -> tuple[Part, ...]:
        """Both wordings woven together, for a provision that stands in both."""
        if self.old is None or self.new is None:
            return (("old", self.old),) if self.old is not None else (("new", self.new or ""),)
        return tuple(_woven(self.old, self.new))


def changes(old: LegalText, new: LegalText) -> tuple[Change, ...]:
    """Return what differs, in the order of *new*; what went stands where it stood in *old*."""
    before, after = _provisions(old), _provisions(new)
    matcher = difflib.SequenceMatcher(None, list(before), list(after), autojunk=False)
    found = []
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, came = list(before)[i1:i2], list(after)[j1:j2]
        found += [Change(place, before[place], None) for place in gone if place not in after]
        found += [
            Change(place, before.get(place), after[place]) for place in came if before.get(place) != after[place]
        ]
    return tuple(found)


def _provisions(text: LegalText) -> dict[str, str]:
    """The words of each provision by its anchor; those without an anchor belong to what they stand in."""
    head = text.head
    found = {
        "head-number": head.number,
        "head-date": ", ".join(filter(None, (head.place, head.date))),
        "head-issuer": " / ".join(head.issuer),
        "head-kind": head.kind,
        "head-title": head.title,
        "bases": "\n".join(text.bases),
        "opening": "\n".join(text.opening),
    }
    units: dict[str, list[str]] = {}
    for unit, above in walk(text.units):
        anchor = unit.anchor or next((one.anchor for one in reversed(above) if one.anchor), "")
        words = unit.grid.words if unit.grid else " ".join(part for part in (unit.label, unit.text) if part)
        units.setdefault(f"#{anchor}" if anchor else "paragraphs", []).append(words)
    found |= {place: "\n".join(lines) for place, lines in units.items()}
    found |= {"signature": "\n".join(text.signature), "recipients": "\n".join(text.recipients)}
    return {place: words for place, words in found.items() if words}


def _woven(old: str, new: str) -> list[Part]:
    a, b = (re.findall(r"\S+\s*", words) for words in (old, new))
    parts: list[Part] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("same", "".join(a[i1:i2])))
            continue
        parts += [part for part in (("old", "".join(a[i1:i2])), ("new", "".join(b[j1:j2]))) if part[1]]  # type: ignore[misc]
    return parts
