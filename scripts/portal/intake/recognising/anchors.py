"""Addresses of provisions: "dieu-6.khoan-1.diem-dd", each once in a text."""

from __future__ import annotations

import re

from portal.content.fulltext import UnitKind
from portal.intake.recognising.outcome import Remarks
from portal.locales import Speaker
from portal.vietnamese import fold

say = Speaker("recognising")

_BARE: frozenset[UnitKind] = frozenset(("gach", "doan", "bang"))


class Anchors:
    """The anchors of one text."""

    def __init__(self, remarks: Remarks) -> None:
        self._taken: set[str] = set()
        self._remarks = remarks

    def of(self, kind: UnitKind, number: str, above: str, annex: str) -> str:
        """Return the anchor of a unit in *above*, in the annex *annex*; empty for what has none."""
        if kind in _BARE:
            return ""
        token = f"{'muc' if kind == 'de-muc' else kind}-{slug(number)}"
        outer = annex if kind == "dieu" else above
        return self.free(f"{outer}.{token}" if outer else token, repeated=True)

    def free(self, wanted: str, *, repeated: bool = False) -> str:
        """Return *wanted*, with a number behind it when it is taken; *repeated*: that deserves a remark."""
        anchor, count = wanted, 1
        while anchor in self._taken:
            count += 1
            anchor = f"{wanted}-{count}"
        if count > 1 and repeated:
            self._remarks.add(wanted, say("anchor-again", wanted, anchor))
        self._taken.add(anchor)
        return anchor


def slug(number: str) -> str:
    """Return a number as it stands in an anchor: small letters, đ as dd, dots and spaces as dashes."""
    return re.sub(r"[^a-z0-9]+", "-", fold(number.lower().replace("đ", "dd"))).strip("-")
