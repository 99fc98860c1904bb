"""Random answers to a scorecard, and a scorecard workbook with answers written in."""

from __future__ import annotations

import io
import random
from typing import Any

import openpyxl

from portal.content.models import CriteriaSet
from portal.forms.scoring import Scorecard, scorecard
from portal.render.xlsx.contract import defined_name


def with_two_levels(criteria: CriteriaSet) -> Scorecard:
    """The card of a set of points with a second, higher level, which asks more of each indicator too."""
    usual = criteria.levels[0].model_copy(update={"min_points": 72})
    high = {"id": "muc-cao", "name": "Mức cao", "min_points": 77.5, "min_each": 8}
    levels = [usual.model_copy(update=high), usual, *criteria.levels[1:]]
    card = scorecard(criteria.model_copy(update={"id": "hai-muc", "levels": levels}))
    assert card is not None
    return card


def random_case(model: Scorecard, chance: random.Random, number: int) -> dict[str, Any]:
    """Groups and marks; by turns anything, just the first level, just the last: every verdict occurs."""
    groups = [g.id for g in model.groups if chance.random() < 0.5]
    kind = ("random", "first", "last")[number % 3]
    marks: dict[str, float] = {}
    for item in model.items:
        if kind == "random" and chance.random() < 0.25:
            continue
        if item.kind == "points":
            marks[item.id] = chance.choice([8, 8.5, 9] if kind != "random" else [4, 5, 7, 8, 10])
            continue
        needed = [n.min for n in item.needs.values()]
        least = needed[0] if kind == "first" else needed[-1]
        if item.kind in ("yes", "level"):
            top = 1 if item.kind == "yes" else len(needed)
            marks[item.id] = chance.randint(0, top) if kind == "random" else least
        else:
            off = chance.choice([-1, -0.5, 0, 0.5, 3]) if kind == "random" else chance.choice([0, 0, 0.25])
            marks[item.id] = max(0, least + off)
    return {"groups": groups, "marks": marks}


def filled_in(data: bytes, model: Scorecard, case: dict[str, Any]) -> bytes:
    """Return the workbook with groups and marks typed in, as a person would."""
    book = openpyxl.load_workbook(io.BytesIO(data))

    def put(name: str, value: Any) -> None:
        ((sheet, area),) = book.defined_names[defined_name(name)].destinations
        book[sheet][area] = value

    for group in model.groups:
        put(f"group.{group.id}", "Có" if group.id in case["groups"] else "Không")
    names = ["Không đạt", *(level.name for level in model.levels)]
    for item in model.items:
        mark = case["marks"].get(item.id)
        if mark is not None and item.kind in ("yes", "level"):
            put(
                f"mark.{item.id}",
                names[int(mark)] if item.kind == "level" else ("Không đạt", "Đạt")[int(mark)],
            )
        elif mark is not None:
            put(f"mark.{item.id}", mark)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
