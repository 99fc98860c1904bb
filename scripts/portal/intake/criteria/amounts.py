"""Points as associations write them: "10 điểm", "7,5đ", "tối đa 10", "5 - 10", "Đạt trên 80%: 10 điểm"."""

from __future__ import annotations

import re

from portal.vietnamese import fold

NUMBER = r"\d+(?:[.,]\d+)?"
"""A number of points."""
UNIT = r"(?:điểm|diem|đ)(?!\w)\.?"
"""The word behind it."""
_ALONE = re.compile(rf"(?:tối đa|toi da|max)?\s*:?\s*({NUMBER})\s*(?:{UNIT})?", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:từ\s+)?({NUMBER})\s*(?:{UNIT})?\s*(?:-|–|—|đến|tới|÷)\s*({NUMBER})\s*(?:{UNIT})?", re.IGNORECASE
)
_STEP = re.compile(rf"([^;\n]*?)\s*(?:[:=–-]|được|cho|chấm)\s*\(?({NUMBER})\s*{UNIT}\)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"\s*[(\[]\s*(?:tối đa|tổng|cộng)?\s*:?\s*({NUMBER})\s*{UNIT}\s*[)\]]\s*\.?:?$", re.IGNORECASE
)
_GRADED = re.compile(r"([^()]+)\(([^()]*;[^()]*)\)\.?", re.DOTALL)
_NOTHING = {"", "-", "–", "x", "…", "..."}


def number(written: str) -> float:
    """Return a number that is written with a decimal comma or point; whole ones as integers."""
    value = float(written.replace(",", "."))
    return int(value) if value.is_integer() else value


def points(written: str) -> tuple[float | None, bool]:
    """Return the most points that *written* gives, and whether that was said as a range.

    None for an empty cell. Raises ValueError for words that are no points.

    >>> points("7,5 điểm"), points("5 - 10"), points("")
    ((7.5, False), (10, True), (None, False))
    """
    text = written.strip().strip("()")
    if text.lower() in _NOTHING:
        return None, False
    if match := _ALONE.fullmatch(text):
        return number(match[1]), False
    if match := _RANGE.fullmatch(text):
        return max(number(match[1]), number(match[2])), True
    raise ValueError(written)


def in_brackets(text: str) -> tuple[str, float | None]:
    """Return *text* without the points it ends with, and these: "Học tập của trẻ (40 điểm)"."""
    match = _IN_BRACKETS.search(text)
    return (text[: match.start()].strip(), number(match[1])) if match else (text, None)


def steps(text: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    """Return what is asked, and what gives how many points, of an indicator that says both.

    Without at least two such steps the text comes back as it is. A first line, or what stands before a
    colon that opens the steps, is what is asked.

    >>> steps("Tỷ lệ dự học: Đạt trên 80%: 10 điểm; 60–80%: 7 điểm")
    ('Tỷ lệ dự học', (('Đạt trên 80%', 10), ('60–80%', 7)))
    """
    inside = _GRADED.fullmatch(text.strip())
    if inside and len(bracketed := steps(inside[2])[1]) > 1:
        return inside[1].strip(" :"), bracketed
    parts = [part.strip(" .,;") for part in re.split(r"[;\n]|(?<=điểm)[.,]\s", text)]
    found = [(part, _STEP.fullmatch(part)) for part in parts if part]
    if sum(1 for _, match in found if match) < 2:
        return text, ()
    asked = [part for part, match in found if not match]
    graded = [(_plain(match[1]), number(match[2])) for _, match in found if match]
    head, colon, rest = graded[0][0].rpartition(": ")
    if not asked and colon:
        asked, graded[0] = [head], (rest, graded[0][1])
    return " ".join(asked).strip(" :"), tuple(graded)


def _plain(text: str) -> str:
    return re.sub(r"^[-+•*–]\s*", "", text).strip(" :,(")


def says_total(text: str) -> float | None:
    """Return the sum of all points that a line beside a table tells ("Tổng điểm: 100 điểm"), else None."""
    folded = fold(text)
    match = re.search(
        r"(?:tong (?:so )?diem|thang diem|diem toi da)(?: toan bo| cua bo[^:;.]*| cac tieu chi)?"
        rf"\s*(?:la|:|toi da)?\s*({NUMBER})",
        folded,
    )
    return number(match[1]) if match and not re.search(r"tu \d|tro len|duoi", folded) else None
