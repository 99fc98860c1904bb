"""Places in a legal text: Điều (article), khoản (clause), điểm (point)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARTICLES = re.compile(r"[Đđ]iều (\d+)(?:[–-](\d+)|((?:, \d+)+))?")
_CLAUSE = re.compile(r"[Kk]hoản (\d+)")
_POINT = re.compile(r"[Đđ]iểm ([a-zđ])\b")


@dataclass(frozen=True, order=True)
class Provision:
    """One place in a legal text; ``clause`` and ``point`` may be missing."""

    article: int
    clause: int | None = None
    point: str | None = None

    @property
    def anchor(self) -> str:
        """The address on the regulation page, e.g. ``dieu-6.khoan-1.diem-a``."""
        parts = [f"dieu-{self.article}"]
        if self.clause is not None:
            parts.append(f"khoan-{self.clause}")
        if self.point is not None:
            parts.append("diem-" + ("dd" if self.point == "đ" else self.point))
        return ".".join(parts)

    @property
    def label(self) -> str:
        """How a clerk writes it: ``điểm a khoản 1 Điều 6``."""
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause is not None else ""
        return f"{point}{clause}Điều {self.article}"

    def parents(self) -> list[Provision]:
        """The article and clause that contain this place, widest first."""
        found = []
        if self.clause is not None or self.point is not None:
            found.append(Provision(self.article))
        if self.point is not None and self.clause is not None:
            found.append(Provision(self.article, self.clause))
        return found


def parse_provisions(text: str) -> list[Provision]:
    """Return the places named in *text*, in order, in either word order.

    Both "Điều 6 khoản 1 điểm a" and "điểm a khoản 1 Điều 6" are read; of a range of clauses the
    first one is taken, of a range of articles every one. Nothing is raised: no place, empty list.
    """
    text = re.sub(r"\(.*?\)", "", text)
    articles: list[int] = []
    for match in _ARTICLES.finditer(text):
        first = int(match[1])
        articles.append(first)
        if match[2]:
            articles.extend(range(first + 1, int(match[2]) + 1))
        elif match[3]:
            articles.extend(int(n) for n in match[3].split(",") if n.strip())
    clause, point = _CLAUSE.search(text), _POINT.search(text)
    if len(articles) != 1:
        return [Provision(a) for a in articles]
    return [Provision(articles[0], int(clause[1]) if clause else None, point[1] if point else None)]
