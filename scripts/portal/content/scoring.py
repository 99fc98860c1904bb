"""Scoring oneself against a criteria set: the model the scorecard works from, and the verdict.

The model is plain JSON, so that the page, the browser code and this module judge from one thing.
``overrides/src/scoring.ts`` is the twin of :func:`assess`; a property test keeps the two alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from portal.content.exact import total
from portal.content.models import CriteriaSet
from portal.content.models.indicator import Alternative, Indicator, Threshold
from portal.content.thresholds import asks, threshold_text

EVERYONE = "tat-ca"
Model = dict[str, Any]


def scorecard(criteria: CriteriaSet) -> Model | None:
    """Return the scorecard of a set in use, None when it cannot be scored.

    Pass or fail: ``items`` with ``kind`` yes (0 or 1), number (compared with ``min``) or level (the
    highest level met, counted from 1), and ``needs`` by level: ``{group, min, alt}``. Points:
    ``items`` of kind points with ``max``, and ``pass``: ``{min, each, alt}``. A group with ``on`` asks
    for more and is chosen until somebody says it is not theirs; the others relax a threshold.
    """
    if criteria.status != "hien-hanh" or not criteria.criteria:
        return None
    model: Model = {"id": criteria.id, "title": criteria.title, "method": criteria.method}
    return _points(criteria, model) if criteria.method == "cham-diem" else _levels(criteria, model)


def _points(criteria: CriteriaSet, model: Model) -> Model | None:
    level = next((x for x in criteria.levels if x.rule_code == "tong-va-san"), None)
    if level is None or level.min_points is None:
        return None
    model["groups"] = [
        {"id": a.when, "name": a.label, "warning": a.warning or "", "on": False} for a in level.alternatives
    ]
    model["levels"] = [{"id": level.id, "name": level.name}]
    alt = {a.when: {"min": a.min_points, "each": a.min_each} for a in level.alternatives}
    model["pass"] = {"min": level.min_points, "each": level.min_each or 0, "alt": alt}
    model["items"] = [
        {
            "id": i.id,
            "label": f"Chỉ số {i.no}",
            "text": i.text,
            "kind": "points",
            "unit": "điểm",
            "max": i.max_points,
        }
        for c in criteria.criteria
        for i in c.indicators
    ]
    return model


def _levels(criteria: CriteriaSet, model: Model) -> Model:
    names = {k: v for k, v in criteria.applies_codes.items() if k != EVERYONE}
    model["levels"] = [{"id": x.id, "name": x.name} for x in criteria.levels]
    ids = [x.id for x in criteria.levels]
    items: list[Model] = []
    for criterion in criteria.criteria:
        for indicator in criterion.indicators:
            label = f"Tiêu chí {criterion.no}, chỉ tiêu {indicator.no}"
            items.append(_item(indicator, label, ids))
            items += [_extra(indicator, label, a, ids) for a in indicator.additional_thresholds]
    asking = {need["group"] for item in items for need in item["needs"].values()}
    model["groups"] = [{"id": k, "name": v, "warning": "", "on": k in asking} for k, v in names.items()]
    model["items"] = items
    return model


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


_UNITS = {"min_percent": "%", "min_level": "mức độ"}


def _item(indicator: Indicator, label: str, levels: list[str]) -> Model:
    thresholds = indicator.thresholds or {}
    every = [*thresholds.values(), *(a.threshold(x) for a in indicator.alternatives for x in levels)]
    measures = {_measure(t) for t in every}
    item: Model = {"id": indicator.id, "label": label, "text": indicator.text, "unit": "", "max": None}
    item["asks"] = {x: asks(indicator, x) for x in levels}
    groups = {x: indicator.applies_to_by_level.get(x, indicator.applies_to) for x in levels}
    if len(measures) == 1 and (field := next(iter(measures))) is not None:
        unit = next((t.unit for t in every if t.unit), None)
        item |= {"kind": "number", "unit": _UNITS.get(field, unit or "")}
        item["max"] = 100 if field == "min_percent" else None
        alts = {x: {a.when: getattr(a.threshold(x), field) for a in indicator.alternatives} for x in levels}
        item["needs"] = {
            x: {"group": groups[x], "min": getattr(thresholds[x], field), "alt": alts[x]} for x in levels
        }
        return item
    plain = all(t.required or t.trend for t in every) and not indicator.text_by_level
    item["kind"] = "yes" if plain else "level"
    item["needs"] = {
        x: {"group": groups[x], "min": 1 if plain else n, "alt": {}} for n, x in enumerate(levels, 1)
    }
    return item


def _extra(indicator: Indicator, label: str, other: Alternative, levels: list[str]) -> Model:
    needs: Model = {
        x: {"group": other.when, "min": other.threshold(x).min_percent or 0, "alt": {}} for x in levels
    }
    return {
        "id": f"{indicator.id}+{other.when}", "label": label, "kind": "number", "unit": "%", "max": 100,
        "text": f"{indicator.text} – {other.label}" + (f" ({other.measure})" if other.measure else ""),
        "needs": needs, "asks": {x: threshold_text(other.threshold(x)) for x in levels},
    }  # fmt: skip


@dataclass(frozen=True)
class Assessment:
    """The verdict: the highest level reached, and per level the items that stand in its way."""

    level: str | None
    missing: dict[str, list[str]]
    total: float
    """Points so far, 0 for pass-or-fail sets."""


def assess(model: Model, groups: Collection[str], marks: Mapping[str, float]) -> Assessment:
    """Judge *marks* (by item id; an item without a mark is unanswered) for somebody in *groups*.

    A level is reached when every item that applies meets it and every lower level is reached; an
    unanswered item is not met. Of several alternatives the first group in the set's order counts.
    """
    order = [g["id"] for g in model["groups"] if g["id"] in groups]
    if model["method"] == "cham-diem":
        return _assess_points(model, order, marks)
    missing: dict[str, list[str]] = {}
    for level in model["levels"]:
        missing[level["id"]] = [
            item["id"]
            for item in model["items"]
            if not _met(item["needs"][level["id"]], order, marks.get(item["id"]))
        ]
    reached = None
    for level in model["levels"]:
        if missing[level["id"]]:
            break
        reached = level["id"]
    return Assessment(reached, missing, 0)


def _met(need: Model, groups: list[str], mark: float | None) -> bool:
    if need["group"] != EVERYONE and need["group"] not in groups and need["group"] not in need["alt"]:
        return True
    if mark is None:
        return False
    wanted = next((need["alt"][g] for g in groups if g in need["alt"]), need["min"])
    return bool(mark >= wanted)


def _assess_points(model: Model, groups: list[str], marks: Mapping[str, float]) -> Assessment:
    rule = next((model["pass"]["alt"][g] for g in groups if g in model["pass"]["alt"]), model["pass"])
    points = total(marks.get(item["id"], 0) for item in model["items"])
    low = [i["id"] for i in model["items"] if i["id"] not in marks or marks[i["id"]] < rule["each"]]
    level = model["levels"][0]["id"]
    reached = level if not low and points >= rule["min"] else None
    return Assessment(reached, {level: low}, points)
