"""Whether the figures of a scoring table agree, each disagreement with its row and its words.

What cannot be right is an error; what may be right but should be looked at is a note. Nothing is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from portal.forms.exact import total
from portal.intake.criteria.levels import is_failed
from portal.intake.criteria.table import Finding, ReadIndicator, ReadLevel, ScoringTable
from portal.locales import Speaker
from portal.vietnamese import fold, format_number

say = Speaker("import-criteria")


def judge(table: ScoringTable) -> None:
    """Add to the findings of *table* what is wrong with it."""
    _structure(table)
    if table.method == "cham-diem":
        _points(table)
        _levels(table)
    elif not table.pass_rule:
        _note(table, "pass-rule")


def _error(table: ScoringTable, key: str, *values: object) -> None:
    table.findings.append(Finding(say(key, *_told(values)), error=True))


def _note(table: ScoringTable, key: str, *values: object) -> None:
    table.findings.append(Finding(say(key, *_told(values))))


def _told(values: Iterable[object]) -> list[object]:
    return [
        format_number(v) if isinstance(v, int | float) and not isinstance(v, bool) else v for v in values
    ]


def _structure(table: ScoringTable) -> None:
    if not any(criterion.indicators for criterion in table.criteria):
        _error(table, "no-indicator")
    numbers: dict[str, str] = {}
    for criterion in table.criteria:
        row, words = str(criterion.spot.row), criterion.spot.words
        if not criterion.title:
            _error(table, "no-title", row, words)
        if not criterion.indicators:
            _error(table, "empty-criterion", row, words)
        if criterion.number:
            if (before := numbers.get(criterion.number)) is not None:
                _error(table, "number-twice", row, words, criterion.number, before)
            numbers[criterion.number] = words
        seen: dict[str, str] = {}
        for indicator in criterion.indicators:
            at, said = str(indicator.spot.row), indicator.spot.words
            if not indicator.text:
                _error(table, "no-words", at, said)
            if indicator.number:
                if (before := seen.get(indicator.number)) is not None:
                    _error(table, "number-twice", at, said, indicator.number, before)
                seen[indicator.number] = said
    every: dict[str, ReadIndicator] = {}
    for indicator in (i for c in table.criteria for i in c.indicators):
        known = every.setdefault(fold(indicator.text), indicator)
        if known is not indicator and indicator.text:
            _error(table, "words-twice", str(indicator.spot.row), indicator.spot.words, str(known.spot.row))


def _points(table: ScoringTable) -> None:
    whole = True
    for criterion in table.criteria:
        for indicator in criterion.indicators:
            at, words = str(indicator.spot.row), indicator.spot.words
            if indicator.points is None:
                whole = False
                _error(table, "no-points", at, words)
            elif indicator.points <= 0:
                _error(table, "no-positive", at, words, indicator.points)
            elif indicator.steps and max(p for _, p in indicator.steps) != indicator.points:
                most = max(p for _, p in indicator.steps)
                _error(table, "steps-most", at, words, indicator.points, most)
        given = [i.points for i in criterion.indicators if i.points is not None]
        if criterion.points is not None and len(given) == len(criterion.indicators) > 0:
            found = total(given)
            if found != criterion.points:
                row, said = str(criterion.spot.row), criterion.spot.words
                _error(table, "criterion-sum", row, said, found, criterion.points)
    if not whole:
        return
    found = total(i.points or 0 for c in table.criteria for i in c.indicators)
    if table.total is not None and table.total[0] != found:
        _error(table, "table-sum", str(table.total[1].row), table.total[1].words, table.total[0], found)
    if table.said_total is not None and table.said_total != found:
        _error(table, "said-sum", table.said_total, found)
    if table.total is None and table.said_total is None:
        _note(table, "no-total", found)


def _levels(table: ScoringTable) -> None:
    levels = table.levels
    if not levels:
        _note(table, "no-levels")
        return
    most = table.total[0] if table.total else table.said_total
    for level in levels:
        if most is not None and max(level.low or 0, level.high or 0) > most:
            _error(table, "level-beyond", level.rule, most)
        if level.low is not None and level.high is not None and level.low >= level.high:
            _error(table, "level-empty", level.rule)
        if level.above:
            _note(table, "level-above", level.rule, level.low)
    names = [fold(level.name) for level in levels]
    for level in levels:
        if names.count(fold(level.name)) > 1:
            _error(table, "level-twice", level.name, level.rule)
            return
    passed = sorted((x for x in levels if not is_failed(x)), key=lambda x: x.low or 0)
    failed = [x for x in levels if is_failed(x)]
    for lower, upper in [*pairwise(passed), *((f, passed[0]) for f in failed if passed)]:
        _border(table, lower, upper)
    if not passed:
        _error(table, "only-failed")
    elif most is not None and (high := passed[-1].high) is not None and high < most:
        _error(table, "level-top", passed[-1].rule, high, most)
    highest = min((i.points or 0 for c in table.criteria for i in c.indicators), default=0)
    for level in passed:
        if level.each is not None and level.each > highest:
            _error(table, "each-beyond", level.rule, level.each, highest)


def _border(table: ScoringTable, lower: ReadLevel, upper: ReadLevel) -> None:
    """Between two levels there is neither a gap nor a point that belongs to both.

    Levels given by their beginning alone end where the next begins; 89 and then 90 are neighbours.
    """
    start, end = upper.low or 0, lower.high
    if end is None:
        if (lower.low or 0) == start and lower is not upper:
            _error(table, "levels-same", lower.rule, upper.rule)
        return
    meets = end == start if lower.below or upper.above else 0 < start - end <= 1
    if meets:
        return
    _error(table, "levels-overlap" if end >= start else "levels-gap", lower.rule, upper.rule)
