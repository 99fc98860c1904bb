"""An article whose clauses and points run on in one line, parted where its numbers follow each other."""

from __future__ import annotations

import re

from portal.intake.recognising.numbers import POINTS

_CAPITAL = 'A-ZĐÀ-Ỹ“"'
_NOT_A_REFERENCE = r"(?<!khoản )(?<!Khoản )(?<!Điều )(?<!điểm )(?<!mục )(?<!Mục )(?<!và )(?<!Phụ lục )"


def clauses_apart(text: str) -> list[str]:
    """Return the article in *text* as title, clauses, points; a list of one where it does not run on.

    Parts only at numbers that follow each other from 1 on; a clause that lacks its number stays in the one
    before it.
    """
    starts = _clauses(text)
    if not starts:
        return [text]
    pieces = [text[: starts[0]]]
    pieces += [text[begin:end] for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    title = re.sub(r"[\s:]+$", "", pieces[0])
    return [title, *(point.strip() for clause in pieces[1:] for point in _points(clause))]


def _clauses(text: str) -> list[int]:
    """Where the clauses begin; empty when there are fewer than two."""
    found: list[int] = []
    at = text.find(" ", 5)
    while True:
        number = len(found) + 1
        behind = "" if number == 1 else r"(?<=[.;:,!?”\"_\-–ˆ`l] )|(?<=[.,;]_)"
        pattern = re.compile(rf"(?:{behind or '(?<= )'}){_NOT_A_REFERENCE}{number}\. ?(?=[{_CAPITAL}])")
        match = pattern.search(text, at + 1)
        if match is None:
            return found if len(found) > 1 else []
        found.append(match.start())
        at = match.end()


def _points(clause: str) -> list[str]:
    """The clause and its points, when they run on from a)."""
    cuts = [0]
    for letter in POINTS:
        match = re.compile(rf"(?<=[:;.,] ){letter}\) (?=\S)").search(clause, cuts[-1] + 1)
        if match is None:
            break
        cuts.append(match.start())
    if len(cuts) < 3:
        return [clause]
    return [clause[begin:end] for begin, end in zip(cuts, [*cuts[1:], len(clause)], strict=True)]
