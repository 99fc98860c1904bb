"""The rows of a scoring table as criteria and indicators with their points.

Leaves to others: which tables a file holds (:mod:`~portal.intake.criteria.finding`), what is said beside
them (:mod:`~portal.intake.criteria.levels`), what is wrong (:mod:`~portal.intake.criteria.judging`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.forms.exact import total
from portal.intake.criteria.amounts import in_brackets, points, steps
from portal.intake.criteria.grid import Columns, Place, Rectangle
from portal.intake.criteria.numbering import Counted, Part, Style, counted, parts_of, total_kind
from portal.intake.criteria.table import Finding, ReadCriterion, ReadIndicator, ScoringTable, Spot
from portal.locales import Speaker

say = Speaker("import-criteria")

_SHOWN = 60


@dataclass(frozen=True)
class _Row:
    spot: Spot
    counted: Counted
    text: str
    points: float | None
    said_as_range: bool
    evidence: str
    scale: str
    heading: Place | None
    """The cell of its criterion, in tables that have a column for criteria."""
    opens: bool
    """Whether that cell begins here."""
    covered: bool
    """Whether its words stand in a cell that began in a row above."""
    met: tuple[str, ...] = ()


def read_rows(rows: Rectangle, columns: Columns) -> ScoringTable:
    """Return the criteria of a table; what cannot be understood stands among its findings."""
    found = ScoringTable(method="cham-diem" if columns.of("points") else "dat-khong-dat")
    if found.method == "dat-khong-dat":
        found.pass_levels = [columns.names[n] for n in columns.of("met") if not _negative(columns.names[n])]
    read = list(_rows(rows, columns, found))
    builder = _Builder(found, columns, _parts(read, columns))
    for row in read:
        builder.take(row)
    builder.end()
    return found


def _negative(name: str) -> bool:
    return name.lower().startswith(("không", "chưa"))


def shown(text: str) -> str:
    """Return *text* on one line, shortened for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def _rows(rows: Rectangle, columns: Columns, found: ScoringTable) -> Iterator[_Row]:
    def first(row: list[Place], role: str) -> Place | None:
        return next((row[n] for n, one in enumerate(columns.roles) if one == role), None)

    header = [place.text for place in rows[columns.height - 1]] if columns.height else []
    for at, row in enumerate(rows[columns.height :], columns.height + 1):
        texts = [place.text for place in row]
        if not any(texts) or texts == header or texts == [p.text for p in rows[0]]:
            continue
        number, content, heading = first(row, "number"), first(row, "content"), first(row, "criterion")
        assert content is not None
        whole = len({id(p.cell) for p in row if p.text}) == 1 and row[0].cell.columns > 1
        words = content.text or next((p.text for p in row if p.text and p.first), "")
        spot = Spot(shown(words), at)
        given, ranged = None, False
        cell = first(row, "points")
        if cell is not None and not whole and cell.first:
            try:
                given, ranged = points(_one_line(cell.text))
            except ValueError:
                found.findings.append(
                    Finding(say("not-points", at, spot.words, shown(cell.text)), error=True)
                )
        same = number is not None and number.cell is content.cell
        counting = counted("" if number is None or same or not number.first else number.text, words)
        if whole and counting.style == "none":
            counting = Counted("whole", "", counting.words)
        evidence, scale = first(row, "evidence"), first(row, "scale")
        yield _Row(
            spot,
            counting,
            counting.words.strip(),
            given,
            ranged,
            evidence.text if evidence and evidence.first and not whole else "",
            scale.text if scale and scale.first and not whole else "",
            heading if not whole else None,
            heading is not None and heading.first and bool(heading.text),
            not content.first and not whole,
            tuple(row[n].text for n in columns.of("met")) if not whole else (),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _parts(rows: list[_Row], columns: Columns) -> dict[Style, Part]:
    """What each way of counting is in this table."""
    if columns.of("criterion"):
        of_column: dict[Style, Part] = dict.fromkeys(
            ("capital", "word", "roman", "int", "dotted"), "indicator"
        )
        return of_column | {"letter": "indicator", "none": "indicator", "dash": "step", "whole": "group"}
    counting = [row for row in rows if not total_kind(row.text)]
    styles = [row.counted.style for row in counting]
    # Rows after the last points are words about the table: "Xếp loại Tốt: từ 90 điểm".
    order: list[Style] = ["whole", "capital", "word", "roman", "int", "dotted", "letter", "dash", "none"]
    narrow = max((s for s in styles), key=order.index, default="none")
    votes = 0
    above: _Row | None = None
    below: list[float] = []
    for row in [*counting, None]:
        if row is not None and row.counted.style == narrow:
            below += [row.points] if row.points is not None else []
            continue
        if above is not None and above.points is not None and len(below) > 1:
            votes += 1 if total(below) == above.points else -1 if max(below) == above.points else 0
        above, below = row, []
    return parts_of(styles, below_add_up=votes > 0 or (votes == 0 and narrow == "letter"))


class _Builder:
    def __init__(self, found: ScoringTable, columns: Columns, parts: dict[Style, Part]) -> None:
        self._found, self._columns, self._parts = found, columns, parts
        self._group = ""
        self._heading: int | None = None
        self._steps: list[tuple[str, float]] = []

    def take(self, row: _Row) -> None:
        kind = total_kind(row.text)
        if kind and (row.points is not None or row.counted.style in ("none", "whole")):
            self._sum(row, kind)
            return
        if self._found.total is not None:
            # What stands under "Tổng cộng" says what the points give.
            self._found.tail.append(" ".join(part for part in (row.spot.words, row.scale) if part))
            return
        if row.heading is not None:
            if row.opens and id(row.heading.cell) != self._heading:
                self._heading = id(row.heading.cell)
                number = counted("", row.heading.text)
                self._criterion(number.number, number.words, None, row.spot)
            part: Part = "step" if row.covered else "indicator"
        else:
            part = "step" if row.covered else self._parts.get(row.counted.style, "indicator")
        if part == "group":
            self._finish()
            self._group = _one_line(f"{row.counted.number}. {row.text}" if row.counted.number else row.text)
        elif part == "criterion":
            self._criterion(row.counted.number, row.text, row.points, row.spot)
        elif part == "indicator":
            self._indicator(row)
        else:
            self._step(row)

    def end(self) -> None:
        self._finish()

    def _criterion(self, number: str, title: str, given: float | None, spot: Spot) -> None:
        self._finish()
        plain, said = in_brackets(_one_line(title))
        self._found.criteria.append(
            ReadCriterion(
                number, plain.strip(" :.–-"), given if given is not None else said, spot, (), self._group
            )
        )

    def _indicator(self, row: _Row) -> None:
        self._finish()
        if not self._found.criteria:
            name = self._columns.names[self._columns.of("content")[0]]
            self._found.criteria.append(ReadCriterion("", _one_line(name), None, row.spot))
            self._found.findings.append(Finding(say("no-criterion", row.spot.row, row.spot.words)))
        text, graded = steps(row.text)
        text, said = in_brackets(_one_line(text))
        if row.scale:
            extra, more = steps(row.scale)
            if not more and row.points is not None:
                more, extra = ((_one_line(row.scale), row.points),), ""
            graded += more
            text = f"{text} {extra}".strip() if extra and not more else text
        given = row.points if row.points is not None else said
        if given is None and graded:
            given = max(value for _, value in graded)
        if row.said_as_range:
            self._found.findings.append(Finding(say("range", row.spot.row, row.spot.words)))
        indicator = ReadIndicator(
            row.counted.number, text.strip(" :;"), given, row.spot, _one_line(row.evidence), tuple(graded)
        )
        self._found.criteria[-1] = self._found.criteria[-1].with_indicator(indicator)

    def _step(self, row: _Row) -> None:
        """A grade of the indicator above, or more of its words."""
        last = self._last()
        words = _one_line(row.scale or ("" if row.covered else row.text))
        text, said = in_brackets(words)
        value = row.points if row.points is not None else said
        if value is None and (more := steps(words)[1]):
            self._steps += more
        elif value is None and last is None:
            # Words in a row of their own before the first indicator.
            self._criterion(row.counted.number, row.text, None, row.spot)
        elif last is None:
            self._indicator(row)
        elif value is None:
            if words and not row.covered:
                self._replace(replace(last, text=f"{last.text}; {words}".strip("; ")))
        else:
            self._steps.append((re.sub(rf"\s*:?\s*{value:g}\s*điểm\.?$", "", text).strip(" :"), value))

    def _last(self) -> ReadIndicator | None:
        criteria = self._found.criteria
        return criteria[-1].indicators[-1] if criteria and criteria[-1].indicators else None

    def _replace(self, indicator: ReadIndicator) -> None:
        criterion = self._found.criteria[-1]
        self._found.criteria[-1] = replace(criterion, indicators=(*criterion.indicators[:-1], indicator))

    def _finish(self) -> None:
        """The grades gathered belong to the last indicator."""
        last = self._last()
        if self._steps and last is not None:
            graded = (*last.steps, *self._steps)
            most = max(value for _, value in graded)
            self._replace(replace(last, steps=graded, points=most if last.points is None else last.points))
        self._steps = []

    def _sum(self, row: _Row, kind: str) -> None:
        self._finish()
        value = row.points
        if value is None:
            match = re.search(r"(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*\)?\.?$", row.text)
            value = points(match[1])[0] if match else None
        if value is None:
            self._found.findings.append(Finding(say("total-empty", row.spot.row, row.spot.words)))
        elif kind == "total":
            self._found.total = (value, row.spot)
        elif self._found.criteria:
            last = self._found.criteria[-1]
            if last.points is None:
                self._found.criteria[-1] = replace(last, points=value)
            elif last.points != value:
                told = (row.spot.row, row.spot.words, f"{value:g}", last.title, f"{last.points:g}")
                self._found.findings.append(Finding(say("subtotal", *told), error=True))
