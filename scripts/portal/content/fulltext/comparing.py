"""Two texts beside each other: which provision became which, and which words went and came.

Articles (and whatever else has a title) are paired by their address where both texts are wordings of one
document, else and for the rest by how alike title and words are; inside a pair the lines are aligned in
order. Leaves to others: drawing (``portal.markdown.blocks.comparison``).
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from portal.content.fulltext.model import LegalText, Unit
from portal.content.fulltext.naming import title_of
from portal.content.fulltext.shape import HEADED

Part = tuple[Literal["same", "del", "ins"], str]
"""Words of a line, and whether the other text has them."""

_ALIKE = 0.4
"""From this likeness on (0 to 1) two titled parts, or two lines, are versions of each other."""
_SAME_PLACE = 0.4
"""What the same address adds to the likeness of two lines of one document: enough to be paired."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Line:
    """A paragraph, a heading or a row of a table, with its number."""

    words: str
    anchor: str = ""
    title: bool = False


@dataclass
class Group:
    """A titled part without what stands below it under titles of its own; the first has no title."""

    anchor: str = ""
    title: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its lines."""
        return " ".join(line.words for line in self.lines)


@dataclass(frozen=True)
class LinePair:
    """A line and what became of it; None where there is none."""

    old: tuple[Part, ...] | None
    new: tuple[Part, ...] | None

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new


@dataclass(frozen=True)
class GroupPair:
    """A titled part and what became of it; None where there is none."""

    old: Group | None
    new: Group | None
    lines: tuple[LinePair, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return all(line.same for line in self.lines)


def compare(old: LegalText, new: LegalText, *, one_document: bool) -> list[GroupPair]:
    """Return what became of *old*, in the order of *new*; what went stands where it stood.

    *one_document*: both are wordings of one document, so that addresses mean the same.
    """
    before, after = groups(old), groups(new)
    became = _paired(before, after, one_document=one_document)
    taken = {id(group) for group in became.values()}
    found: list[GroupPair] = []
    done: set[int] = set()
    for group in before:
        # What is new stands before the first old part that came after it.
        partner = became.get(id(group))
        if partner is not None:
            at = next(n for n, one in enumerate(after) if one is partner)
            for one in after[:at]:
                if id(one) not in taken and id(one) not in done:
                    found.append(_pair(None, one))
                    done.add(id(one))
        found.append(_pair(group, partner, one_document=one_document))
    return found + [_pair(None, one) for one in after if id(one) not in taken and id(one) not in done]


def groups(text: LegalText) -> list[Group]:
    """Return the titled parts of a text in the order of reading, the one without a title first."""
    first = Group()
    first.lines += [Line(words) for words in (*text.bases, *text.opening)]
    found = [first]
    _fill(text.units, found)
    return [group for group in found if group.lines]


def _fill(units: tuple[Unit, ...], found: list[Group]) -> None:
    for unit in units:
        if unit.kind in HEADED:
            title = Line(title_of(unit), unit.anchor, title=True)
            found.append(Group(unit.anchor, unit.text, [title]))
        elif unit.grid is not None:
            for row in unit.grid.rows:
                words = " | ".join(cell.text.replace("\n", " ") for cell in row)
                found[-1].lines.append(Line(words))
        else:
            found[-1].lines.append(Line(title_of(unit), unit.anchor))
        _fill(unit.children, found)


def _paired(before: list[Group], after: list[Group], *, one_document: bool) -> dict[int, Group]:
    """Old group (by identity) → new group."""
    found: dict[int, Group] = {}
    taken: set[int] = set()

    def take(old: Group, new: Group) -> None:
        found[id(old)] = new
        taken.add(id(new))

    by_anchor = {group.anchor: group for group in after}
    for group in before:
        if (one_document or group.anchor == "") and group.anchor in by_anchor:
            take(group, by_anchor[group.anchor])
    scored = [
        (_group_likeness(old, new), -n, -m, old, new)
        for n, old in enumerate(before)
        if id(old) not in found
        for m, new in enumerate(after)
        if id(new) not in taken and _level(old) == _level(new)
    ]
    for score, _, _, old, new in sorted(scored, key=lambda one: one[:3], reverse=True):
        if score >= _ALIKE and id(old) not in found and id(new) not in taken:
            take(old, new)
    return found


def _level(group: Group) -> str:
    """The kind of a titled part, as its address says it."""
    return re.sub(r"-[^-]*$", "", group.anchor.rpartition(".")[2])


def _group_likeness(old: Group, new: Group) -> float:
    body = likeness(old.words, new.words)
    if not old.title or not new.title:
        return body
    return 0.5 * body + 0.5 * likeness(old.title, new.title)


def likeness(one: str, other: str) -> float:
    """Return how many words two wordings share, 0 to 1, whatever their order."""
    a, b = (Counter(re.findall(r"\w+", words.lower())) for words in (one, other))
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 1.0


def _pair(old: Group | None, new: Group | None, *, one_document: bool = False) -> GroupPair:
    before, after = old.lines if old else [], new.lines if new else []
    same_place = _SAME_PLACE if one_document else 0.0
    score = [[_line_likeness(a, b, same_place) for b in after] for a in before]
    return GroupPair(old, new, tuple(_aligned(before, after, score)))


def _aligned(old: Sequence[Line], new: Sequence[Line], score: list[list[float]]) -> Iterator[LinePair]:
    """The best alignment in order: the sum of likenesses is as large as can be."""
    rows, columns = len(old), len(new)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            met = best[i + 1][j + 1] + score[i][j] if score[i][j] >= _ALIKE else 0.0
            best[i][j] = max(met, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows or j < columns:
        alike = i < rows and j < columns and score[i][j] >= _ALIKE
        if alike and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            yield _words_compared(old[i].words, new[j].words)
            i, j = i + 1, j + 1
        elif j == columns or (i < rows and best[i][j] == best[i + 1][j]):
            yield LinePair((("del", old[i].words),), None)
            i += 1
        else:
            yield LinePair(None, (("ins", new[j].words),))
            j += 1


def _line_likeness(old: Line, new: Line, same_place: float) -> float:
    # Titles of paired parts belong together whatever they say.
    titles = old.title and new.title
    if titles or old.words == new.words:
        return 2.0
    return likeness(old.words, new.words) + (same_place if old.anchor and old.anchor == new.anchor else 0.0)


def woven(old: str, new: str) -> Iterator[Part]:
    """Yield the words of both wordings in one run, what went before what came.

    Changed words with only a space between them are one change.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    codes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    gone = came = ""
    for at, (kind, i1, i2, j1, j2) in enumerate(codes):
        words = "".join(a[i1:i2])
        if kind != "equal" or (not words.strip() and 0 < at < len(codes) - 1):
            gone, came = gone + words, came + "".join(b[j1:j2])
            continue
        yield from _changed(gone, came)
        gone = came = ""
        yield "same", words
    yield from _changed(gone, came)


def _changed(gone: str, came: str) -> Iterator[Part]:
    if gone:
        yield "del", gone
    if came:
        yield "ins", came


def _words_compared(old: str, new: str) -> LinePair:
    before: list[Part] = []
    after: list[Part] = []
    for kind, words in woven(old, new):
        # A space between two changed words belongs to the change.
        shown = kind if words.strip() else "same"
        if kind != "ins":
            _add(before, shown, words)
        if kind != "del":
            _add(after, shown, words)
    return LinePair(tuple(before), tuple(after))


def _add(parts: list[Part], kind: Literal["same", "del", "ins"], words: str) -> None:
    if parts and parts[-1][0] == kind:
        parts[-1] = (kind, parts[-1][1] + words)
    else:
        parts.append((kind, words))
