"""How units stand in each other, told from their kinds and anchors: what writing and reading share."""

from __future__ import annotations

from portal.content.fulltext.model import UnitKind

HEADED: frozenset[UnitKind] = frozenset(("phu-luc", "phan", "chuong", "muc", "tieu-muc", "de-muc", "dieu"))
"""Units with a title: headings of the page."""
_FRAMES: frozenset[UnitKind] = frozenset(("phan", "chuong", "muc", "tieu-muc", "de-muc"))
"""What articles stand in though their anchors do not say so."""


class Stack:
    """The units that are open while a text is read or written from its start; anchors only."""

    def __init__(self) -> None:
        self._open: list[tuple[UnitKind, str]] = []

    @property
    def current(self) -> str:
        """Anchor of the innermost open unit, where a paragraph without a number belongs; empty for none."""
        return self._open[-1][1] if self._open else ""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Anchors of the open units, widest first."""
        return tuple(anchor for _, anchor in self._open)

    def open(self, kind: UnitKind, anchor: str) -> int:
        """Close what *anchor* does not stand in, open it; return how many units are open around it.

        A unit stands in those whose anchors its own begins with; an article also in the chapters and
        sections open before it, as far as they stand in no article.
        """
        keep = 0
        for depth, (other, outer) in enumerate(self._open, 1):
            if anchor.startswith(f"{outer}.") or (kind == "dieu" and self._frames(depth, other, anchor)):
                keep = depth
        del self._open[keep:]
        self._open.append((kind, anchor))
        return keep

    def _frames(self, depth: int, other: UnitKind, anchor: str) -> bool:
        """Whether the article *anchor* stands in the *depth*-th open unit, which is an *other*."""
        if other not in _FRAMES or any(kind == "dieu" for kind, _ in self._open[:depth]):
            return False
        annex = next((outer for kind, outer in self._open[:depth] if kind == "phu-luc"), None)
        return annex is None or anchor.startswith(f"{annex}.")
