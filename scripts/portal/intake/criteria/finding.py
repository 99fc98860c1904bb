"""Which of the tables of a file is the scoring table of a criteria set, and which lines belong to it.

One annex often holds four of them, and a table that runs over a page is several in a PDF. Leaves to others:
the rows and the sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portal.content.models import CriteriaSet
from portal.intake.criteria.grid import Columns, Rectangle, columns_of, rectangle
from portal.intake.criteria.judging import judge
from portal.intake.criteria.levels import level_lines, read_beside
from portal.intake.criteria.rows import read_rows, shown
from portal.intake.criteria.table import ScoringTable, Source
from portal.intake.flow import IntakeError, Line
from portal.locales import Speaker
from portal.vietnamese import fold

say = Speaker("import-criteria")

_HEADING = re.compile(r"(?:phu luc|bang|bo tieu chi|tieu chi (?:danh gia|cong nhan)|mau so|danh hieu)\b")


@dataclass
class _Found:
    rows: Rectangle
    columns: Columns
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def caption(self) -> str:
        """What the table is called: the words of the lines above it, nearest last."""
        return " ".join(self.above[-6:])


def read_table(source: Source, criteria: CriteriaSet, number: int | None = None) -> ScoringTable:
    """Return the scoring table of *criteria* in *source*, judged; *number*: which table, from 1.

    Raises IntakeError when the file holds none, or when it holds several and none or more than one of
    them names the set.
    """
    tables = _tables(source)
    if not tables:
        raise IntakeError(say("no-table", source.file))
    chosen = tables[_chosen(tables, criteria, number, source.file)]
    table = read_rows(chosen.rows, chosen.columns)
    table.caption = chosen.caption
    read_beside(table, [*chosen.above, *table.tail, *chosen.below])
    judge(table)
    return table


def _tables(source: Source) -> list[_Found]:
    """The scoring tables of a file with the lines around them, parts of one table joined."""
    found: list[_Found] = []
    waiting: list[Line] = []
    for block in source.blocks:
        if isinstance(block, Line):
            waiting.append(block)
            continue
        rows = rectangle(block)
        columns = columns_of(rows)
        if columns is None and found and not waiting and rows and len(rows[0]) == len(found[-1].rows[0]):
            found[-1].rows.extend(rows)
        elif columns is None:
            lines = level_lines(tuple(place.text for place in row) for row in rows)
            waiting += [Line(text) for text in lines]
        elif found and not waiting and columns.roles == found[-1].columns.roles:
            found[-1].rows.extend(rows[columns.height :])
        else:
            _share(found, waiting)
            above = waiting[_cut(waiting) :] if found else waiting
            found.append(_Found(rows, columns, [line.text for line in above]))
            waiting = []
    _share(found, waiting, last=True)
    return found


def _cut(lines: list[Line]) -> int:
    """Where the lines between two tables begin to belong to the second: at its heading."""
    for at, line in enumerate(lines):
        loud = line.centred or line.heading > 0 or (line.bold and line.text.isupper())
        if loud or _HEADING.match(fold(line.text)):
            return at
    return len(lines)


def _share(found: list[_Found], lines: list[Line], *, last: bool = False) -> None:
    """Give the last table of *found* those of the *lines* behind it that are its own."""
    if found:
        end = len(lines) if last else _cut(lines)
        found[-1].below += [line.text for line in lines[:end]]


def _chosen(tables: list[_Found], criteria: CriteriaSet, number: int | None, file: str) -> int:
    listed = "; ".join(f"{n}. {shown(one.caption) or say('no-caption')}" for n, one in enumerate(tables, 1))
    if number is not None:
        if not 1 <= number <= len(tables):
            raise IntakeError(say("no-such-table", number, len(tables), listed))
        return number - 1
    name = _name(criteria.title)
    named = [n for n, one in enumerate(tables) if name in fold(one.caption)]
    if len(named) > 1:
        # A caption that names several titles is that of the whole annex.
        named = [n for n in named if len(_titles(tables[n].caption)) == 1] or named
    if len(named) == 1:
        return named[0]
    if len(tables) == 1 and not _titles(tables[0].caption):
        return 0
    raise IntakeError(say("which-table", file, criteria.title, listed))


def _name(title: str) -> str:
    """The title that a set is about, folded: what stands between its quotation marks, else all of it."""
    match = re.search(r"[“\"]([^”\"]+)[”\"]", title)
    return fold(match[1] if match else title)


def _titles(caption: str) -> set[str]:
    return set(
        re.findall(r"(?:gia dinh|dong ho|cong dong|don vi|cong dan|thon|ban|xa) hoc tap", fold(caption))
    )
