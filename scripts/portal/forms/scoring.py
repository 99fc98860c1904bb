"""Scoring oneself against a criteria set: the model the scorecard works from, and the verdict.

The model is written into pages as JSON, so that the page, the browser code and this module judge from
one thing. ``overrides/src/engines/scoring/scoring.ts`` is the twin of :func:`assess`; a property test
keeps the two alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from portal.content.models import CriteriaSet
from portal.content.models.base import Model
from portal.content.models.criteria import Level, Method
from portal.content.models.indicator import Alternative, Indicator, Threshold
from portal.forms.exact import total
from portal.forms.thresholds import asks, threshold_text
from portal.locales import Speaker

say = Speaker("scoring")


EVERYONE = "tat-ca"


class ScoreGroup(Model):
    """A group people may belong to."""

    id: str
    name: str
    warning: str
    on: bool
    """Asks for more and is chosen until somebody says it is not theirs; the others relax a threshold."""


class ScoreLevel(Model):
    """A level that can be reached; the lowest comes first."""

    id: str
    name: str


class Need(Model):
    """What an item needs at a level: the least mark, for whom, and another least for some groups."""

    group: str
    min: int | float
    alt: dict[str, int | float]


class Rule(Model):
    """What points need: so many in all, so many for each item."""

    min: float
    each: float


class PassRule(Rule):
    """The rule of a level, and that of groups which need less."""

    alt: dict[str, Rule]


class ScoreItem(Model):
    """One thing to mark."""

    id: str
    label: str
    text: str
    kind: Literal["yes", "number", "level", "points"]
    """yes (0 or 1), number (compared with the least), level (the highest met, counted from 1), points."""
    unit: str
    max: float | None
    needs: dict[str, Need] | None = None
    """By level; null in sets of points."""
    asks: dict[str, str] | None = None
    """What each level asks, in words; null in sets of points."""


class Scorecard(Model):
    """A criteria set as people score themselves by it."""

    id: str
    title: str
    practice: bool
    """Made up to practise on: whatever it gives is no recognition."""
    method: Method
    groups: list[ScoreGroup]
    levels: list[ScoreLevel]
    items: list[ScoreItem]
    passes: dict[str, PassRule] | None = None
    """By level: what points need; null where items have needs of their own."""


def scorecard(criteria: CriteriaSet) -> Scorecard | None:
    """Return the scorecard of a set in use or to practise on, None when it cannot be scored."""
    if criteria.standing not in ("hien-hanh", "practice") or not criteria.criteria:
        return None
    return _points(criteria) if criteria.method == "cham-diem" else _levels(criteria)


def _points(criteria: CriteriaSet) -> Scorecard | None:
    levels = [x for x in criteria.levels if x.rule_code == "tong-va-san" and x.min_points is not None]
    if not levels:
        return None
    levels.sort(key=lambda level: level.min_points or 0)
    groups = {a.when: a for level in levels for a in level.alternatives}
    numbers = [i.no for c in criteria.criteria for i in c.indicators]
    # Counted anew in each criterion, an indicator is named with it: "Chỉ số 2.1".
    through = len(set(numbers)) == len(numbers)
    return Scorecard.model_validate(
        {
            "id": criteria.id,
            "title": criteria.title,
            "practice": criteria.practice,
            "method": criteria.method,
            "groups": [
                ScoreGroup(id=a.when, name=a.label, warning=a.warning or "", on=False)
                for a in groups.values()
            ],
            "levels": [ScoreLevel(id=level.id, name=level.name) for level in levels],
            "items": [
                ScoreItem(
                    id=i.id,
                    label=say("index", i.no if through else f"{c.no}.{i.no}"),
                    text=i.text,
                    kind="points",
                    unit=say("points"),
                    max=i.max_points,
                )
                for c in criteria.criteria
                for i in c.indicators
            ],
            "passes": {level.id: _rule(level) for level in levels},
        }
    )


def _rule(level: Level) -> PassRule:
    alt = {a.when: Rule(min=a.min_points, each=a.min_each) for a in level.alternatives}
    return PassRule(min=level.min_points or 0, each=level.min_each or 0, alt=alt)


def _levels(criteria: CriteriaSet) -> Scorecard | None:
    if not criteria.levels:
        return None
    names = {k: v for k, v in criteria.applies_codes.items() if k != EVERYONE}
    ids = [x.id for x in criteria.levels]
    items: list[ScoreItem] = []
    for criterion in criteria.criteria:
        for indicator in criterion.indicators:
            label = say("indicator", criterion.no, indicator.no)
            items.append(_item(indicator, label, ids))
            items += [_extra(indicator, label, a, ids) for a in indicator.additional_thresholds]
    asking = {need.group for item in items for need in (item.needs or {}).values()}
    return Scorecard.model_validate(
        {
            "id": criteria.id,
            "title": criteria.title,
            "practice": criteria.practice,
            "method": criteria.method,
            "groups": [ScoreGroup(id=k, name=v, warning="", on=k in asking) for k, v in names.items()],
            "levels": [ScoreLevel(id=x.id, name=x.name) for x in criteria.levels],
            "items": items,
        }
    )


def _measure(threshold: Threshold) -> str | None:
    """The one number a threshold compares with: its field, None when it is something else."""
    fields = threshold.model_dump(exclude_defaults=True)
    fields.pop("unit", None)
    found = set(fields)
    return (
        next(iter(found))
        if len(found) == 1 and found <= {"min_percent", "min_count", "min_level"}
        else None
    )


_UNITS = {"min_percent": "%", "min_level": say("level")}


def _item(indicator: Indicator, label: str, levels: list[str]) -> ScoreItem:
    thresholds = indicator.thresholds or {}
    every = [*thresholds.values(), *(a.threshold(x) for a in indicator.alternatives for x in levels)]
    measures = {_measure(t) for t in every}
    words = {x: asks(indicator, x) for x in levels}
    groups = {x: indicator.applies_to_by_level.get(x, indicator.applies_to) for x in levels}
    if len(measures) == 1 and (field := next(iter(measures))) is not None:
        unit = next((t.unit for t in every if t.unit), None)
        alts = {x: {a.when: getattr(a.threshold(x), field) for a in indicator.alternatives} for x in levels}
        return ScoreItem(
            id=indicator.id,
            label=label,
            text=indicator.text,
            kind="number",
            unit=_UNITS.get(field, unit or ""),
            max=100 if field == "min_percent" else None,
            asks=words,
            needs={
                x: Need(group=groups[x], min=getattr(thresholds[x], field), alt=alts[x]) for x in levels
            },
        )
    plain = all(t.required or t.trend for t in every) and not indicator.text_by_level
    return ScoreItem(
        id=indicator.id,
        label=label,
        text=indicator.text,
        kind="yes" if plain else "level",
        unit="",
        max=None,
        asks=words,
        needs={x: Need(group=groups[x], min=1 if plain else n, alt={}) for n, x in enumerate(levels, 1)},
    )


def _extra(indicator: Indicator, label: str, other: Alternative, levels: list[str]) -> ScoreItem:
    return ScoreItem(
        id=f"{indicator.id}+{other.when}",
        label=label,
        kind="number",
        unit="%",
        max=100,
        text=f"{indicator.text} – {other.label}" + (f" ({other.measure})" if other.measure else ""),
        needs={x: Need(group=other.when, min=other.threshold(x).min_percent or 0, alt={}) for x in levels},
        asks={x: threshold_text(other.threshold(x)) for x in levels},
    )


@dataclass(frozen=True)
class Assessment:
    """The verdict: the highest level reached, and per level the items that stand in its way."""

    level: str | None
    missing: dict[str, list[str]]
    total: float
    """Points so far, 0 for pass-or-fail sets."""


def assess(model: Scorecard, groups: Collection[str], marks: Mapping[str, float]) -> Assessment:
    """Judge *marks* (by item id; an item without a mark is unanswered) for somebody in *groups*.

    A level is reached when every item that applies meets it and every lower level is reached; an
    unanswered item is not met. Of several alternatives the first group in the set's order counts.
    """
    order = [g.id for g in model.groups if g.id in groups]
    if model.passes is not None:
        return _assess_points(model, model.passes, order, marks)
    missing = {
        level.id: [i.id for i in model.items if not _met((i.needs or {})[level.id], order, marks.get(i.id))]
        for level in model.levels
    }
    reached = None
    for level in model.levels:
        if missing[level.id]:
            break
        reached = level.id
    return Assessment(reached, missing, 0)


def _met(need: Need, groups: list[str], mark: float | None) -> bool:
    if need.group != EVERYONE and need.group not in groups and need.group not in need.alt:
        return True
    if mark is None:
        return False
    return mark >= next((need.alt[g] for g in groups if g in need.alt), need.min)


def _assess_points(
    model: Scorecard, passes: Mapping[str, PassRule], groups: list[str], marks: Mapping[str, float]
) -> Assessment:
    points = total(marks.get(item.id, 0) for item in model.items)
    missing: dict[str, list[str]] = {}
    reached, unbroken = None, True
    for level in model.levels:
        rule = rule_for(passes[level.id], groups)
        low = [i.id for i in model.items if i.id not in marks or marks[i.id] < rule.each]
        missing[level.id] = low
        unbroken = unbroken and not low and points >= rule.min
        reached = level.id if unbroken else reached
    return Assessment(reached, missing, points)


def rule_for(usual: PassRule, groups: Collection[str]) -> Rule:
    """Return the rule that holds for somebody in *groups*, which stand in the model's order."""
    return next((usual.alt[g] for g in groups if g in usual.alt), usual)
