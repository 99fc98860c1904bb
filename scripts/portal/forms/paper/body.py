"""The body of a sheet: one part a field, short lines side by side, alike questions in one grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portal.content.models import Form
from portal.content.models.form import FormField
from portal.forms import FormModel, Record
from portal.forms.display import is_chosen, is_year, shown
from portal.forms.paper.metrics import text_width
from portal.forms.paper.model import (
    Box,
    Boxes,
    LabelledField,
    Line,
    Lines,
    Matrix,
    Part,
    Slot,
    Strip,
    Table,
)
from portal.forms.paper.tables import Room, table_part
from portal.forms.shapes import Field, Spec

GAP = 5.0
"""Between lines side by side, mm."""
LEAST_LINE = 45.0
"""The shortest line for words after a label, mm; a label that leaves less has its line below."""
TEXT_LINE = 70.0
"""The shortest line for words that stands beside others, mm."""
SHORT_LINES = {"integer": 22.0, "number": 24.0, "percent": 24.0, "date": 34.0}
"""Line for a number or a day, mm."""
BOX = 9.0
"""A box to tick with the space around it, mm."""
ALIKE = 3
"""From so many questions with the same answers on, they stand in one grid."""
MANY = 6
"""Sheets of questions with more parts than this have them numbered."""

Single = Line | Lines | Boxes | Table


@dataclass(frozen=True)
class Values:
    """What a form asks and what was entered; *filled* is False for the form as it is handed out."""

    form: Form
    model: FormModel
    record: Record
    filled: bool

    def spec(self, name: str) -> Field | None:
        """Return the field *name* of the model, None when the form has none."""
        return next((f for f in self.model.fields if f.id == name), None)

    def slot(self, spec: Spec, blank: str = "") -> Slot:
        """Return the place to write of the field *spec*; *blank* stands in it when it is empty."""
        computed = spec.formula is not None
        value = None if computed and not self.filled else self.record["fields"].get(spec.id)
        form = {"longtext": "lines", "date": "date"}.get(spec.type, "text")
        day = str(value) if form == "date" and value else ""
        return Slot(spec.id, spec.label, form, shown(spec, value), day, blank, computed=computed)


def body(
    values: Values, fields: Sequence[FormField], room: Room, size: float, official: bool
) -> list[Part]:
    """Return the parts of *fields*, in order; *size* is that of the text in points.

    In *official* documents every line stands by itself.
    """
    parts = [_part(values, f, room, size) for f in fields]
    asks = len(parts) > MANY and any(isinstance(p, Lines | Boxes) for p in parts)
    if (values.form.layout == "phieu" and asks) or values.form.layout in (
        "nd30-bao-cao",
        "nd30-giay-moi",
        "nd30-to-trinh",
    ):
        parts = [_numbered(part, f"{n}.") for n, part in enumerate(parts, 1)]
    return list(_gathered(parts)) if official else list(_packed(values, _gathered(parts), room.width, size))


def _part(values: Values, field: FormField, room: Room, size: float) -> Single:
    if field.type == "table":
        table = values.model.table(field.id)
        return table_part(table, values.record["tables"].get(field.id, []), values.filled, room)
    spec = values.spec(field.id)
    assert spec is not None
    rule = values.form.in_words(field.rule) if field.rule else ""
    # Guidance goes once somebody has written; a default is there before.
    written = values.filled and values.record["fields"].get(field.id) not in (None, "", [])
    asked = LabelledField(
        field.label, help="" if written else field.help or "", unit=field.unit or "", note=rule
    )
    if field.options:
        return _boxes(values, field, asked, room.width, size)
    slot = values.slot(spec)
    if slot.form == "lines":
        return Lines(
            asked, slot, 3 if field.required else 2, "can-cu" if field.id == "can_cu" else "noi-dung"
        )
    return Line(asked, slot, below=not slot.text and room.width - _label(asked, size) < LEAST_LINE)


def _boxes(values: Values, field: FormField, asked: LabelledField, width: float, size: float) -> Boxes:
    value = values.record["fields"].get(field.id)
    options = field.options or []
    boxes = tuple(Box(f"{field.id}.{o.id}", o.label, is_chosen(value, o.id)) for o in options)
    widths = [text_width(b.label, size) + BOX for b in boxes]
    if _label(asked, size) + sum(widths) <= width:
        return Boxes(asked, boxes, 0)
    # A few long answers may take two lines; most must not.
    fitting = [
        n
        for n in range(1, min(len(boxes), 4) + 1)
        if sum(w > width / n for w in widths) <= (len(boxes) // 4 if n < len(boxes) else 0)
    ]
    lines = math.ceil(len(boxes) / max(fitting, default=1))
    return Boxes(asked, boxes, math.ceil(len(boxes) / lines))


def _label(asked: LabelledField, size: float) -> float:
    """Width of what stands before the place to write, mm."""
    unit = f" ({asked.unit})" if asked.unit else ""
    guidance = text_width(f" ({asked.help})", size - 2) if asked.help else 0.0
    return text_width(f"{asked.number} {asked.label}{unit}: ", size) + guidance


def _numbered(part: Single, number: str) -> Single:
    if isinstance(part, Table):
        return replace(part, number=number)
    return replace(part, asked=replace(part.asked, number=number))


def _gathered(parts: Sequence[Single]) -> Iterator[Single | Matrix]:
    """The parts, runs of questions with the same answers as one grid."""
    place = 0
    while place < len(parts):
        alike = list(_alike(parts[place:]))
        if len(alike) >= ALIKE:
            heads = tuple(b.label for b in alike[0].boxes)
            yield Matrix(heads, tuple((part.asked, part.boxes) for part in alike))
            place += len(alike)
        else:
            yield parts[place]
            place += 1


def _alike(parts: Sequence[Single]) -> Iterator[Boxes]:
    """The questions at the start of *parts* that have the same answers."""
    heads: list[str] | None = None
    for part in parts:
        if not isinstance(part, Boxes) or heads not in (None, [b.label for b in part.boxes]):
            return
        heads = [b.label for b in part.boxes]
        yield part


def _packed(values: Values, parts: Iterator[Single | Matrix], width: float, size: float) -> Iterator[Part]:
    """The parts, short lines side by side as long as they fit; one line of words in each strip."""
    held: list[Line] = []
    for part in parts:
        if isinstance(part, Line) and not part.below and not part.asked.note:
            if not _fits(values, [*held, part], width, size):
                yield from _strip(values, held, width, size)
                held = []
            held.append(part)
        else:
            yield from _strip(values, held, width, size)
            held = []
            yield part
    yield from _strip(values, held, width, size)


def _fits(values: Values, lines: list[Line], width: float, size: float) -> bool:
    words = sum(not _short(values, line) for line in lines)
    return words <= 1 and sum(_needs(values, lines, size)) + GAP * (len(lines) - 1) <= width


def _short(values: Values, line: Line) -> float:
    """Line that the number or day of *line* takes, mm; 0 for words."""
    spec = values.spec(line.slot.tag)
    assert spec is not None
    return 18.0 if is_year(spec) else SHORT_LINES.get(spec.type, 0.0)


def _needs(values: Values, lines: list[Line], size: float) -> list[float]:
    """What each line takes at least, mm: its label, room to write, and what is written already."""
    return [
        _label(line.asked, size)
        + max(_short(values, line) or TEXT_LINE, text_width(line.slot.text, size) + 3.0)
        for line in lines
    ]


def _strip(values: Values, lines: list[Line], width: float, size: float) -> Iterator[Part]:
    if len(lines) < 2:
        yield from lines
        return
    needs = _needs(values, lines, size)
    shares = [0.15 if _short(values, line) else 1.0 for line in lines]
    left = width - sum(needs) - GAP * (len(lines) - 1)
    widths = [need + left * share / sum(shares) for need, share in zip(needs, shares, strict=True)]
    yield Strip(tuple(lines), tuple(round(w, 2) for w in widths))
