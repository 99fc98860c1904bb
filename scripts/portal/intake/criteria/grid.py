"""A table of a file as a rectangle of places, every cell in each place it covers; and what its columns are.

Leaves to others: what the rows mean (:mod:`~portal.intake.criteria.rows`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from portal.intake.flow import SourceCell, SourceGrid
from portal.vietnamese import fold

Role = Literal["number", "criterion", "content", "scale", "points", "evidence", "met", "ignored"]
"""What a column holds; ``met`` is one to tick: Đạt, Không đạt."""


@dataclass(frozen=True)
class Place:
    """One place of the rectangle."""

    cell: SourceCell
    first: bool
    """Whether the cell begins here; the other places are covered by it."""

    @property
    def text(self) -> str:
        """The words of the cell, one line a paragraph."""
        return self.cell.text.strip()


Rectangle = list[list[Place]]
_EMPTY = Place(SourceCell(), first=True)
_MOST = 200
"""Columns beyond which a table is none."""


def rectangle(grid: SourceGrid) -> Rectangle:
    """Return *grid* with every cell in each place it covers; short rows are filled up."""
    rows: list[dict[int, Place]] = [{} for _ in grid.rows]
    for at, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while column in rows[at]:
                column += 1
            for down in range(at, min(at + max(cell.rows, 1), len(rows))):
                for right in range(column, min(column + max(cell.columns, 1), _MOST)):
                    rows[down].setdefault(right, Place(cell, first=down == at and right == column))
            column += max(cell.columns, 1)
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return [[row.get(column, _EMPTY) for column in range(width)] for row in rows]


_OWN = re.compile(
    r"tu cham|tu danh gia|diem dat|diem cham|cham diem|hoi dong|tham dinh|binh xet|kiem tra|cap tren|"
    r"xa cham|thon cham|ket qua|diem cong|ghi chu|duyet"
)
_LEAST = re.compile(r"chi so nao duoi|diem san")
"""The least of each indicator, in a table of levels."""
_EVIDENCE = re.compile(r"minh chung|tai lieu kiem chung|can cu cham")
_NUMBER = re.compile(r"(?:so )?(?:tt|stt|so thu tu|thu tu|muc)\.?")
_SCALE = re.compile(
    r"cach (?:cham|tinh)|muc (?:danh gia|do dat|dat)|thang diem (?:chi tiet|thanh phan)|yeu cau dat"
)
_POINTS = re.compile(r"diem")
_CONTENT = re.compile(r"chi so|chi tieu|noi dung|yeu cau|dien giai")
_MET = re.compile(r"(?:khong |chua )?dat|co|khong|muc do \w+|muc \d")


def role_of(header: str) -> Role:
    """Return what a column is by the words above it."""
    words = re.sub(r"\s+", " ", fold(header)).strip(" .:")
    if _NUMBER.fullmatch(words):
        return "number"
    if _EVIDENCE.search(words):
        return "evidence"
    if _MET.fullmatch(words):
        return "met"
    if _OWN.search(words) or _LEAST.search(words):
        return "ignored"
    if _SCALE.search(words):
        return "scale"
    if _POINTS.search(words) and not re.match(r"(?:tieu chi|noi dung|chi so)", words):
        return "points"
    if "tieu chi" in words and not _CONTENT.search(words):
        return "criterion"
    if _CONTENT.search(words):
        return "content"
    return "ignored"


@dataclass(frozen=True)
class Columns:
    """The columns of a scoring table."""

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    """The words above each."""
    height: int
    """Rows of the header, with the one that numbers the columns."""

    def of(self, role: Role) -> list[int]:
        """Return the columns of one role, in order."""
        return [n for n, one in enumerate(self.roles) if one == role]


def columns_of(rows: Rectangle) -> Columns | None:
    """Return the columns when *rows* is a scoring table, None when it is something else."""
    for top in range(min(4, len(rows))):
        height = max(place.cell.rows for place in rows[top])
        if height == 1 and any(p.cell.columns > 1 and p.text for p in rows[top]) and top + 1 < len(rows):
            height = 2
        head = rows[top : top + height]
        names = tuple(
            " ".join(dict.fromkeys(row[n].text.replace("\n", " ") for row in head if row[n].text))
            for n in range(len(rows[top]))
        )
        roles = [role_of(name) for name in names]
        if "criterion" in roles and "content" not in roles:
            roles = ["content" if role == "criterion" else role for role in roles]
        marked = "points" in roles or roles.count("met") > 1
        if marked and "content" in roles and len({id(p.cell) for p in rows[top]}) > 1:
            return Columns(_single(roles), names, top + height + _counted(rows, top + height))
    return None


def _single(roles: list[Role]) -> tuple[Role, ...]:
    """Of several columns of points the first counts; a second column of content is a scale."""
    found: list[Role] = []
    for role in roles:
        if role == "points" and role in found:
            found.append("ignored")
        elif role == "content" and role in found:
            found.append("scale")
        else:
            found.append(role)
    return tuple(found)


def _counted(rows: Rectangle, at: int) -> int:
    """1 when the row at *at* only counts the columns: (1) (2) (3)."""
    if at >= len(rows):
        return 0
    texts = [p.text.strip("() ") for p in rows[at] if p.text]
    counted = [t for t in texts if re.fullmatch(r"\d|[A-D]|\d\s*=.*", t)]
    return int(len(texts) > 2 and len(counted) == len(texts))
