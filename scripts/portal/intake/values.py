"""One value of a file as one value of a record: the same path for cells and for JSON."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from portal.content.forms import CellError, Problem, as_percent, parse_cell
from portal.content.forms.shapes import NUMBERS, Spec
from portal.intake.messages import FileProblem
from portal.intake.sheet import Cell, as_text
from portal.vietnamese import fold, format_number, nfc

_NOT_CHOSEN = {"", "0", "khong", "no", "false"}
_LARGEST = 10**15
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no document can hold; a file may smuggle them in escaped."""


@dataclass(frozen=True)
class Found:
    """What a file holds for a field or column: the raw value, and what is known about it."""

    raw: Any = None
    percent: bool = False
    """The cell is formatted as a percentage: 0.9 is 90 %."""
    exact: bool = False
    """A number that was read before: 0.9 is 0,9 %, nothing is guessed."""
    moment: bool = False
    """A number that shows as a day or a time."""
    unknown: bool = False
    """A formula without a result, or an error."""
    pending: bool = False
    """A formula without a result: programs that write workbooks may leave it to be computed."""


EMPTY = Found()


def from_cell(cell: Cell | None, kind: str) -> Found:
    """Return what a cell holds for a value of type *kind*."""
    if cell is None:
        return EMPTY
    if kind in (*NUMBERS, "date"):
        moment = cell.format not in ("", "percent") and isinstance(cell.value, float)
        percent = cell.format == "percent"
        return Found(cell.value, percent, False, moment, cell.unknown, cell.pending)
    return Found(as_text(cell), unknown=cell.unknown, pending=cell.pending)


def from_json(value: Any) -> Found:
    """Return what a value of a JSON record holds."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return Found(value, exact=number)


def read_value(spec: Spec, found: Found, name: str, row: int) -> tuple[Any, Problem | None]:
    """Return the value of a field or column, and what is to be said of it.

    *name* and *row* say where it stands. A value that does not fit is None, with a blocking problem.
    """
    kind, label = spec.type, spec.label
    if found.unknown:
        return None, FileProblem("cong-thuc", name, row, label, True)
    raw = _UNFIT.sub("", found.raw) if isinstance(found.raw, str) else found.raw
    if isinstance(raw, list | dict) or (kind not in NUMBERS and _senseless(raw)):
        return None, FileProblem("gia-tri-la", name, row, label, True)
    try:
        if kind in NUMBERS and (found.moment or _too_large(raw)):
            raise CellError("so")
        value = parse_cell(kind, _whole(raw), _options(spec))
    except CellError as error:
        return None, Problem(error.code, name, row, label, True)
    if kind != "percent" or value is None or found.exact:
        return value, None
    percent, guessed = as_percent(raw, value, found.percent)
    if not guessed:
        return percent, None
    shown = (format_number(value), format_number(percent))
    return percent, Problem("phan-tram", name, row, label, False, shown)


def is_chosen(found: Found) -> bool:
    """Whether an option of several is marked: by anything that does not say no."""
    raw = found.raw
    if raw is None or isinstance(raw, list | dict):
        return False
    return fold(nfc(str(_whole(raw)))).strip() not in _NOT_CHOSEN


def _options(spec: Spec) -> list[dict[str, str]] | None:
    return [option.model_dump() for option in spec.choices] or None


def _senseless(raw: Any) -> bool:
    return isinstance(raw, bool) or (isinstance(raw, float) and not math.isfinite(raw))


def _too_large(raw: Any) -> bool:
    return isinstance(raw, int | float) and not abs(raw) <= _LARGEST


def _whole(raw: Any) -> Any:
    """A whole number without ".0": a choice labelled 2 is not found as "2.0"."""
    return int(raw) if isinstance(raw, float) and abs(raw) <= _LARGEST and raw == int(raw) else raw
