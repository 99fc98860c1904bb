"""How rows of a table are counted ("I", "1", "1.1", "a)", "Tiêu chí 2:"), and what each way of counting is.

Associations nest in two ways at least; which of them holds criteria and which indicators is told by the
ways that a table uses, widest first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from portal.vietnamese import fold

Style = Literal["whole", "capital", "word", "roman", "int", "dotted", "letter", "dash", "none"]
"""A row of one cell, "A", "Tiêu chí 1", "I", "1", "1.1", "a)", "- …", nothing."""
_ORDER: tuple[Style, ...] = ("whole", "capital", "word", "roman", "int", "dotted", "letter")
Part = Literal["group", "criterion", "indicator", "step"]

_WORD = re.compile(r"(?:nhóm\s+)?tiêu chí(?:\s+số)?\s+([IVXLC]+|\d+)\s*[.:)–-]?\s*", re.IGNORECASE)
_INDEX = re.compile(
    r"(?:chỉ số|chỉ tiêu|nội dung)(?:\s+số)?\s+(\d+(?:\.\d+)*)\s*[.:)–-]?\s*", re.IGNORECASE
)
_PREFIXES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("dotted", re.compile(r"(\d+(?:\.\d+)+)[.)]?\s+")),
    ("int", re.compile(r"(\d+)[.)]\s*(?!\d)")),
    ("roman", re.compile(r"([IVX]+)[.)/]\s+")),
    ("capital", re.compile(r"([A-HĐ])[.)]\s+")),
    ("letter", re.compile(r"([a-zđ])[.)]\s*")),
    ("dash", re.compile(r"()[-+•*–]\s*")),
)
_ALONE: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("dotted", re.compile(r"\d+(?:\.\d+)+")),
    ("int", re.compile(r"\d+")),
    ("roman", re.compile(r"[IVX]+")),
    ("capital", re.compile(r"[A-HĐ]")),
    ("letter", re.compile(r"[a-zđ]")),
    ("dash", re.compile(r"[-+•*–]")),
)


@dataclass(frozen=True)
class Counted:
    """The number of a row, how it is written, and the words without it."""

    style: Style
    number: str
    words: str


def counted(number: str, words: str) -> Counted:
    """Return how a row is counted, by the cell for numbers (may be empty) and the words beside it."""
    if match := _WORD.match(words):
        return Counted("word", match[1], words[match.end() :])
    if match := _INDEX.match(words):
        return Counted("dotted", match[1], words[match.end() :])
    written = re.sub(r"^(?:tiêu chí|chỉ số)\s+", "", number.strip(), flags=re.IGNORECASE).strip(".)( ")
    if number.strip() in ("-", "+", "–", "•", "*"):
        return Counted("dash", "", words)
    for style, pattern in _ALONE:
        if written and pattern.fullmatch(written):
            # "1.1" in its own cell and once more before the words.
            return Counted(style, written, re.sub(rf"^{re.escape(written)}[.)]?\s+", "", words))
    for style, pattern in _PREFIXES:
        if match := pattern.match(words):
            return Counted(style, match[1], words[match.end() :])
    return Counted("none", "", words)


def parts_of(styles: Sequence[Style], *, below_add_up: bool) -> dict[Style, Part]:
    """Return what each way of counting is, of those a table uses in its rows.

    *below_add_up*: the points of the narrowest rows add up to those of the row above them, so that they are
    indicators and no grades of one.

    >>> parts_of(["roman", "int", "dash"], below_add_up=False)
    {'roman': 'criterion', 'int': 'indicator', 'dash': 'step', 'none': 'step'}
    """
    used = [style for style in _ORDER if style in styles]
    rest: dict[Style, Part] = {"dash": "step", "none": "step"}
    bare: dict[Style, Part] = {"dash": "indicator", "none": "indicator"}
    if len(used) == 1 and below_add_up and {"dash", "none"} & set(styles):
        return {used[0]: "criterion", **bare}
    if len(used) < 2:
        narrow: dict[Style, Part] = dict.fromkeys(used, "indicator")
        return narrow | (rest if used else bare)
    if used[-1] == "letter" and not below_add_up:
        *used, _ = used
        rest["letter"] = "step"
        if len(used) == 1:
            return {used[0]: "indicator", **rest}
    *groups, criterion, indicator = used
    found: dict[Style, Part] = dict.fromkeys(groups, "group")
    return {**found, criterion: "criterion", indicator: "indicator", **rest}


_LONGEST = 200
"""Letters of a row that can be a sum."""
_TOTAL = re.compile(
    r"tong(?: cong| diem| so diem| so)?\b(?: (?:diem|tieu chi|cac|toan|bo|so|cong|[ivx\d+]+))*"
)
_SUBTOTAL = re.compile(
    r"(?:tong )?(?:cong|tong diem|tong)(?: diem)?\s*(?:cua )?(?:tieu chi|muc|phan|nhom|noi dung)\s+\S+"
)


def total_kind(words: str) -> Literal["total", "part", ""]:
    """Return whether a row says what all points come to, or those of one criterion ("Cộng mục I").

    >>> total_kind("Tổng cộng"), total_kind("Cộng tiêu chí 1"), total_kind("Tổng số hộ dự học")
    ('total', 'part', '')
    """
    folded = re.sub(r"[\s:.]+", " ", re.sub(r"\([^()]*\)|\d+ diem", "", fold(words[:_LONGEST]))).strip()
    if _SUBTOTAL.fullmatch(folded) or folded == "cong":
        return "part"
    return "total" if _TOTAL.fullmatch(folded) else ""
