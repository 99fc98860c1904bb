"""Numbers that Word counts by itself: before a paragraph on the page, though not in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.intake.readers.counting import formatted_number
from portal.intake.readers.docx.package import Element, W
from portal.intake.readers.docx.styles import Styles, number, value


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int = 1
    kind: str = "decimal"
    words: str = ""
    legal: bool = False
    """All numbers in it are written in digits."""
    restart: int | None = None
    """Begins anew behind this level (1 the outermost) or wider; 0 never; None behind any wider one."""
    style: str | None = None


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        start=number(value(element, "start"), 1) if value(element, "start") is not None else 0,
        kind=value(element, "numFmt") or "decimal",
        words=value(element, "lvlText") or "",
        legal=value(element, "isLgl") not in (None, "0", "false"),
        restart=None if restart is None else number(restart),
        style=value(element, "pStyle"),
    )


def _levels(element: Element) -> dict[int, Level]:
    return {number(one.get(W + "ilvl"), -1): _level(one) for one in element.findall(W + "lvl")}


_LEVELS = 9


class Numbering:
    """The lists of one file, counting as its paragraphs are walked in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.long_letters = False
        """Whether a list of letters went past "d": Word has no "đ" there."""
        self.typed_after_d = False
        """Whether somebody typed "đ)" by hand since the last "d)"."""
        for one in [] if root is None else root.findall(W + "abstractNum"):
            key = one.get(W + "abstractNumId", "")
            self._abstract[key] = _levels(one)
            if (link := value(one, "numStyleLink")) is not None:
                self._links[key] = link
        for one in [] if root is None else root.findall(W + "num"):
            changed, starts = {}, {}
            for override in one.findall(W + "lvlOverride"):
                at = number(override.get(W + "ilvl"), -1)
                if (inner := override.find(W + "lvl")) is not None:
                    changed[at] = _level(inner)
                if (start := value(override, "startOverride")) is not None:
                    starts[at] = number(start, 1)
            key = value(one, "abstractNumId") or ""
            self._lists[one.get(W + "numId", "")] = (key, changed, starts)

    def _resolved(self, list_id: str) -> tuple[str, dict[int, Level], dict[int, int]] | None:
        for _ in range(5):
            found = self._lists.get(list_id)
            if found is None or found[0] not in self._links:
                return found
            linked = self._styles.shape(self._links[found[0]]).numbering
            list_id = linked[0] if linked else ""
        return None

    def level_of_style(self, list_id: str, style_id: str | None) -> int:
        """Return the level that a paragraph of this style has in the list that its style names."""
        found = self._resolved(list_id)
        levels = self._abstract.get(found[0], {}) | found[1] if found else {}
        return next((at for at, level in levels.items() if style_id and level.style == style_id), 0)

    def label(self, list_id: str, at: int) -> str:
        """Count a paragraph of the list on level *at*; return what stands before it, "- " for bullets."""
        found = self._resolved(list_id)
        if found is None or not 0 <= at < _LEVELS:
            return ""
        key, changed, starts = found
        levels = self._abstract.get(key, {}) | changed
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        begins = at in starts and (list_id, at) not in self._begun
        if begins:
            self._begun.add((list_id, at))
            counts[at] = starts[at] - 1
        current = counts[at]
        counts[at] = level.start if current is None else current + 1
        for deeper in range(at + 1, _LEVELS):
            after = levels.get(deeper, Level()).restart
            if after is None or (after and at < after):
                counts[deeper] = None
        if level.kind == "bullet":
            return "- "
        if level.kind == "lowerLetter":
            self.long_letters |= counts[at] == 5 and not begins and not self.typed_after_d
            self.typed_after_d = False

        def filled(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            other = levels.get(of, Level())
            count = counts[of]
            kind = "decimal" if level.legal else other.kind
            return formatted_number(other.start if count is None else count, kind)

        written = re.sub(r"%([1-9])", filled, level.words).strip()
        return f"{written} " if written else ""
