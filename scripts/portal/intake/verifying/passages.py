"""The provisions of a text as passages to be looked through, and which of them a statement speaks of.

By the place that is named first; else by the words that the two have in common, rare ones counting more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from portal.content.fulltext import LegalText, Unit, walk
from portal.content.fulltext.naming import anchor_in, cited_name
from portal.vietnamese import fold, place_anchors

_LIGHT = frozenset(
    ("la", "cua", "cac", "nhung", "thi", "duoc", "va", "o", "tai", "cho", "ve", "voi", "do", "theo", "khi",
     "den", "tu", "mot", "co", "khong", "phai", "de", "trong", "tren")
)  # fmt: skip
"""Words that tell no provision from another."""
_LEAST = 0.4
"""Share of the weight of a statement's words that a passage must have to be taken for it."""
_KINDS = ("phu-luc", "dieu", "khoan", "diem", "tiet", "de-muc", "muc")
_LONGEST = 60
"""Provisions below one that are shown with it."""


@dataclass(frozen=True)
class Passage:
    """One provision with all that stands below it."""

    anchor: str
    """Of the provision, or of what it stands in when it has none."""
    place: str
    """As it is cited: "khoản 2 Điều 9"."""
    wording: str
    """Its lines, parted by line breaks."""
    own: str
    """The words of the provision itself, and of what has no address below it."""


def passages(text: LegalText) -> list[Passage]:
    """Return the provisions of *text* that have an address, in the order of reading."""
    found = []
    for unit, above in walk(text.units):
        if unit.anchor and unit.kind in _KINDS:
            below = [line for child in unit.children for line in _lines(child)][:_LONGEST]
            near = [line for child in unit.children if not child.anchor for line in _lines(child)]
            mine = _line(unit)
            found.append(
                Passage(
                    unit.anchor, cited_name(unit, above), "\n".join([mine, *below]), " ".join([mine, *near])
                )
            )
    return found


def _line(unit: Unit) -> str:
    words = unit.grid.words if unit.grid else unit.text
    return f"{unit.label} {words}".strip()


def _lines(unit: Unit) -> list[str]:
    return [_line(unit), *(line for child in unit.children for line in _lines(child))]


def at_place(found: list[Passage], at: str) -> Passage | None:
    """Return the passage that *at* ("Điều 6 khoản 1 điểm a", "Mục II.3") names, None when none is.

    Of several places the first counts. One whose address is not in the text is looked for by its parts,
    whatever else it stands in: sections of a programme inside the article that approves it.
    """
    known = {passage.anchor: passage for passage in found}
    named = place_anchors(at)
    anchor = anchor_in(named, dict.fromkeys(known, ""))
    if anchor is not None and anchor in (*named, *(f"kem-theo.{one}" for one in named)):
        return known[anchor]
    for tokens in map(_parts, named):
        for passage in found:
            chain = passage.anchor.split(".")
            if chain[-1] == tokens[-1] and _in_order(tokens, chain):
                return passage
    return known[anchor] if anchor is not None else None


def _parts(anchor: str) -> list[str]:
    """The parts of an address; "Mục II.3" is a section and its clause."""
    return [part for one in anchor.split(".") for part in _SECTION.sub(r"\1 khoan-", one).split(" ")]


_SECTION = re.compile(r"^(muc-[ivxlc]+)-(?=\d)")


def _in_order(tokens: list[str], chain: list[str]) -> bool:
    rest = iter(chain)
    return all(token in rest for token in tokens)


class ByWords:
    """Finds the passage that has most of the words of a statement."""

    def __init__(self, found: list[Passage]) -> None:
        self._passages = [
            (passage, set(_content(passage.own)), set(_content(passage.wording))) for passage in found
        ]
        self._in: Counter[str] = Counter(word for _, _, words in self._passages for word in words)

    def best(
        self, statement: str, figures: int = 0, *, count: dict[str, int] | None = None
    ) -> tuple[Passage, float] | None:
        """Return the passage that *statement* is nearest to and how near, from 0 to 1; None when none is.

        *count*: figures of the statement by anchor of the passages that have them, of *figures* in all.
        """
        words = set(_content(statement))
        whole = sum(self._weight(word) for word in words)
        if not whole:
            return None
        ranked = []
        for passage, own, wording in self._passages:
            near = sum(self._weight(word) for word in words & own) / whole
            far = sum(self._weight(word) for word in words & wording) / whole
            share = max(near, far * 0.9)
            has = (count or {}).get(passage.anchor, 0) / figures if figures else 0
            # The narrowest provision that says it is the one to cite.
            size = 0.02 * math.log10(len(passage.wording) + 10)
            ranked.append((share + 0.3 * has - size, share + 0.3 * has, passage))
        if not ranked:
            return None
        _, share, nearest = max(ranked, key=lambda one: one[0])
        return (nearest, min(share, 1)) if share >= _LEAST else None

    def _weight(self, word: str) -> float:
        return math.log(1 + (len(self._passages) + 1) / (1 + self._in[word]))


def _content(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if word not in _LIGHT]


def common_words(statement: str, wording: str) -> list[tuple[int, int]]:
    """Return where *wording* has words of *statement* that mean something, as start and end."""
    words = {word for word in _content(statement) if len(word) > 1}
    return [match.span() for match in re.finditer(r"\w+", wording) if fold(match[0]) in words]
