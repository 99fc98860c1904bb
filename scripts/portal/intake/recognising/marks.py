"""What a line begins with, taken by itself: "Chương II", "Điều 6a.", "1.", "đ)", "-"; some in two ways.

Leaves to others: which reading is right where it stands (:mod:`portal.intake.recognising.tree`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.content.fulltext import UnitKind
from portal.intake.flow import Line
from portal.intake.recognising.numbers import Style, roman, value

_COUNT = r"thứ\s+\w+|[IVXLC]+(?:[.-]?\d+)?|\d+[a-zđ]?|[A-ZĐ]"
_WORDS: tuple[tuple[UnitKind, str], ...] = (
    ("phan", "phần"),
    ("chuong", "chương"),
    ("muc", "mục"),
    ("tieu-muc", "tiểu mục"),
)
_HEADINGS = tuple(
    (
        kind,
        re.compile(
            rf"(?:{word.upper()}|{word.capitalize()})\s+((?i:{_COUNT}))(?!\w)\s*([.:–—-]?)\s*(.*)",
            re.DOTALL,
        ),
    )
    for kind, word in _WORDS
)
_ARTICLE = re.compile(
    r"(?:Điều|ĐIỀU)\s+(\d+[a-zđ]*)\s*(?:[.:](?!\d)|[-–](?=\s)|(?=\n)|$)\s*(.*)", re.DOTALL
)
_BARE_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(\d+[a-zđ]*)\s+([A-ZĐÀ-Ỹ“].*)", re.DOTALL)
_OPENS = r"[^\W\d_]|[“\"‘'(\[«*]"
_COUNTED: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("roman", re.compile(r"([IVXLC]{1,7})\s?(?:[.)/]\s*(?=\S)|[-–]\s+(?=\S))", re.DOTALL)),
    ("upper", re.compile(r"([A-ZĐ])\s?[./)]\s+(?=\S)")),
    ("decimal", re.compile(rf"(\d{{1,3}}(?:\.\d{{1,3}})+)(?:\.\s*|\)\s*|\s+)(?={_OPENS}|\d)")),
    ("arabic", re.compile(rf"(\d{{1,3}}[a-zđ]?)\s?(?:[./]\s+(?=\S)|[./](?={_OPENS}))")),
    ("bracket", re.compile(r"(\d{1,3}[a-zđ]?)\s?\)\s*(?=\S)")),
    ("sub", re.compile(r"([a-zđ]\.?\d{1,2})\s?(?:[.)]\s*(?=\S))")),
    ("letter", re.compile(r"([a-zđ]{1,2})\s?(?:\)\s*(?=\S)|[./]\s+(?=\S))")),
    ("small-roman", re.compile(r"([ivx]{1,5})\s?[.)]\s*(?=\S)")),
    ("round", re.compile(r"(\((?:\d{1,2}|[a-zđ]|[ivx]{1,4}))\)\s*(?=\S)")),
)
_DASH = re.compile(r"([-–—−•●○▪+*·])\s*(?=\S)")


@dataclass(frozen=True)
class Mark:
    """One reading of how a line begins."""

    kind: UnitKind
    number: str
    style: Style
    rest: str
    """The wording behind it."""
    sure: bool = True
    """Whether the way it is written says so by itself: "a)", not "a."."""


def heading(line: Line) -> Mark | None:
    """Return the heading with a word ("Chương II", "Điều 6.") that *line* is; None for any other line."""
    text = line.text.strip()
    stands_out = line.bold or line.centred or line.heading > 0
    if match := _ARTICLE.fullmatch(text):
        return Mark("dieu", match[1], "arabic", _one_line(match[2]))
    if stands_out and (match := _BARE_ARTICLE.fullmatch(text)):
        return Mark("dieu", match[1], "arabic", _one_line(match[2]))
    for kind, pattern in _HEADINGS:
        match = pattern.fullmatch(text)
        if not match or value(match[1], "word") is None:
            continue
        number, separator, rest = match.groups()
        if not rest or separator or stands_out or rest.isupper() or "\n" in text:
            if separator and not stands_out and len(rest) > 200:
                return None
            return Mark(kind, re.sub(r"\s+", " ", number), "word", _one_line(rest))
    return None


def counted(text: str) -> list[Mark]:
    """Return the readings of a number that *text* begins with; empty where there is none."""
    found = []
    for style, pattern in _COUNTED:
        match = pattern.match(text)
        if not match or (style == "roman" and roman(match[1]) is None):
            continue
        if style == "small-roman" and roman(match[1].upper()) is None:
            continue
        sure = style not in ("upper", "decimal") and not (
            style in ("letter", "small-roman") and ")" not in match[0]
        )
        found.append(Mark(_KINDS[style], match[1], style, _one_line(text[match.end() :]), sure))
    return found


_KINDS: dict[Style, UnitKind] = {
    "roman": "de-muc",
    "upper": "de-muc",
    "decimal": "khoan",
    "arabic": "khoan",
    "bracket": "khoan",
    "letter": "diem",
    "small-roman": "tiet",
    "sub": "tiet",
    "round": "tiet",
}


def dash(text: str) -> tuple[str, str] | None:
    """Return (mark, wording) of a line of a list without numbers; the mark is empty for a dash."""
    match = _DASH.match(text)
    if not match or re.match(r"-\d", text):
        return None
    mark = "" if match[1] in "-–—−" else match[1]
    return mark, _one_line(text[match.end() :])


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


one_line = _one_line
