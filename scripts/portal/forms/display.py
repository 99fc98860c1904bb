"""Values of a filled form as people read them on paper, and as they are read back from it."""

from __future__ import annotations

from typing import Any

from portal.forms.exact import readable
from portal.forms.shapes import Spec
from portal.vietnamese import format_date


def is_year(spec: Spec) -> bool:
    """Whether a number of the field or column *spec* is a year, which takes no dot: 2026."""
    return spec.type == "integer" and spec.min is not None and bool(spec.min >= 1900)


def shown(spec: Spec, value: Any) -> str:
    """Return *value* of the field or column *spec* as it is written on paper, "" when it is empty.

    Numbers take a decimal comma and at most two decimals, percentages their sign, days dd/mm/yyyy.
    The engine of forms reads entered values back.
    """
    if value in (None, "", []):
        return ""
    if spec.type == "date":
        return format_date(str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(spec, value)
    if spec.options:
        labels = {o.id: o.label for o in spec.choices}
        chosen = value if isinstance(value, list) else [value]
        return "; ".join(labels.get(c, str(c)) for c in chosen)
    return str(value)


def _number(spec: Spec, value: int | float) -> str:
    if is_year(spec) and value == int(value):
        return str(int(value))
    number = readable(value, spec.min, spec.max)
    return number + "%" if spec.type == "percent" else number


def is_chosen(value: Any, option: str) -> bool:
    """Whether *option* is the choice, or among the choices, that *value* stands for."""
    return option in value if isinstance(value, list) else value == option
