"""What a cell accepts, what it says when chosen, and what it says when something else is typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from portal.forms.shapes import Spec
from portal.locales import Speaker
from portal.render.xlsx.lists import Lists, pairs_of
from portal.vietnamese import format_number

say = Speaker("workbook")

_WIDE = 999_999_999_999_999
_TITLE, _MESSAGE = 32, 255
_TEXT = 5000


def limits(spec: Spec) -> str:
    """Return the bounds of a field or column in words: "từ 0 đến 10"; empty when it has none."""
    low, high = spec.min, spec.max
    years = low is not None and low >= 1900
    ends = [str(int(x)) if years else format_number(x) for x in (low, high) if x is not None]
    if not ends:
        return ""
    return say("range" if len(ends) == 2 else "to" if low is None else "from", *ends)


def how_to_write(spec: Spec) -> str:
    """Return what to type into an input of this kind, as one sentence without the full stop."""
    kind, bounds = spec.type, limits(spec)
    tail = f" {bounds}" if bounds else ""
    if kind in ("integer", "number", "percent"):
        return say(f"how.{kind}", tail)
    if kind in ("date", "choice", "multichoice"):
        return say(f"how.{kind}")
    return say("how.units" if spec.units else "how.text")


def add_validation(
    sheet: Any, cells: tuple[int, int, int, int], spec: Spec, lists: Lists, units: list[str]
) -> None:
    """Guard *cells* (first row, first column, last row, last column) by the type of *spec*."""
    rule = _rule(spec, lists, units)
    help_text = spec.help
    speaks = help_text or spec.type in ("date", "percent", "multichoice") or spec.units
    if speaks:
        parts = [help_text] if help_text else []
        if spec.type not in ("text", "longtext", "signature") or spec.units:
            parts.append(how_to_write(spec))
        rule |= {
            "input_title": _cut(spec.label, _TITLE),
            "input_message": _cut(". ".join(parts), _MESSAGE),
        }
    sheet.data_validation(*cells, rule)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _rule(spec: Spec, lists: Lists, units: list[str]) -> dict[str, Any]:
    kind = spec.type
    wrong = {"error_title": say("wrong"), "error_message": _cut(how_to_write(spec) + ".", _MESSAGE)}
    if kind in ("integer", "number", "percent"):
        low = -_WIDE if spec.min is None else spec.min
        high = _WIDE if spec.max is None else spec.max
        whole = "integer" if kind == "integer" else "decimal"
        return {"validate": whole, "criteria": "between", "minimum": low, "maximum": high, **wrong}
    if kind == "date":
        first, last = dt.datetime(1900, 1, 1), dt.datetime(2199, 12, 31)
        return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last, **wrong}
    if kind == "choice" and spec.options:
        labels, _ = lists.add(pairs_of(spec))
        return {"validate": "list", "source": "=" + labels, **wrong}
    if kind == "multichoice":
        return {"validate": "list", "source": ["x"], **wrong}
    if spec.units and units:
        labels, _ = lists.add([(name, name) for name in units])
        return {
            "validate": "list",
            "source": "=" + labels,
            "error_type": "warning",
            "error_title": say("not-listed"),
            "error_message": say("not-listed-what"),
        }
    too_long = say("too-long-what", format_number(_TEXT))
    return {
        "validate": "length",
        "criteria": "<=",
        "value": _TEXT,
        "error_title": say("too-long"),
        "error_message": too_long,
    }
