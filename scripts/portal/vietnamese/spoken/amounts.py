"""Days, times, spans, shares and amounts inside a sentence, turned into words one kind after the other."""

from __future__ import annotations

import re

from portal.vietnamese.spoken import dates
from portal.vietnamese.spoken.letters import spelt
from portal.vietnamese.spoken.numbers import GROUPED, cardinal, number, one_by_one

_N = rf"(?:{GROUPED}(?:,\d+)?(?![.,]?\d)|\d+(?:[.,]\d+)*)"
"""A number as people write it."""
_FROM = r"(?<![\w/.,])"
_TO = r"(?![\w/]|[.,]\d)"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?[–—-]\s?"
_UNITS = {
    "mm": "mi-li-mét", "cm": "xen-ti-mét", "km": "ki-lô-mét", "m": "mét", "m2": "mét vuông",
    "m²": "mét vuông", "km2": "ki-lô-mét vuông", "km²": "ki-lô-mét vuông", "kg": "ki-lô-gam", "g": "gam",
    "ha": "héc-ta", "đ": "đồng", "KB": "ki-lô-bai", "MB": "mê-ga-bai", "GB": "gi-ga-bai", "px": "điểm ảnh",
    "pt": "điểm", "dpi": "điểm trên một inh", "°C": "độ xê", "%": "phần trăm", "‰": "phần nghìn",
}  # fmt: skip
_UNIT = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))


def _follows(match: re.Match[str], word: str) -> bool:
    """Whether *word* stands right before what was found."""
    return bool(re.search(rf"(?<!\w)(?:{word})\s+$", match.string[: match.start()], re.IGNORECASE))


def _with(match: re.Match[str], word: str, said: str, instead: str = "") -> str:
    """*said* after *word*, unless that (or one of *instead*) stands there already."""
    return said if _follows(match, instead or word) else f"{word} {said}"


def _date(match: re.Match[str]) -> str:
    day, month, year = int(match["d"]), int(match["m"]), match["y"]
    if not dates.is_date(day, month):
        return match[0]
    said = dates.date(day, month, int(year) if year else None)
    first = match["first"]
    if first:
        said = f"{dates.day_of(int(first))} đến {said}"
    return _with(match, "ngày", said, "ngày|mùng|mồng")


def _short_date(match: re.Match[str]) -> str:
    """A day and a month; "2/3 số hộ" is a fraction, "20/22 câu" a part of a whole."""
    one, two = match["d"], match["m"]
    padded = len(one) + len(two) == 4 or one.startswith("0") or two.startswith("0")
    timed = _follows(match, "ngày|trước|sau|từ|đến|tới|hết|qua|ngày khuyến học|mùng|hôm|là|và")
    of = re.match(
        r"\s+(?:số|tổng|thành viên|đại biểu|hộ|người|phiếu|câu|hội viên|chi hội)\b",
        match.string[match.end() :],
    )
    if (
        dates.is_date(int(one), int(two))
        and not (of and not one.startswith("0"))
        and (padded or timed or int(one) > 9)
    ):
        return _date(match)
    if int(one) < int(two) < 11:
        return f"{cardinal(int(one))} phần {'tư' if two == '4' else cardinal(int(two))}"
    return f"{number(one)} trên {number(two)}"


def _span(match: re.Match[str]) -> str:
    one, two, unit = match["a"], match["b"], match["unit"]
    years = bool(re.fullmatch(_YEAR, one) and re.fullmatch(_YEAR, two)) and not unit
    said = f"{number(one)} đến {number(two)}"
    if unit:
        said += f" {_UNITS[unit]}"
    return _with(match, "từ", said, "từ|giai đoạn|khoảng|trong|năm|nhiệm kỳ|thời kỳ") if years else said


def _month(match: re.Match[str]) -> str:
    said = f"{dates.month_of(int(match['m']))} năm {cardinal(int(match['y']))}"
    return _with(match, "tháng", said)


def _time(match: re.Match[str]) -> str:
    hours, minutes = int(match["h"]), int(match["min"] or 0)
    return dates.time(hours, minutes) if hours < 25 and minutes < 60 else match[0]


def _telephone(match: re.Match[str]) -> str:
    return ", ".join(one_by_one(part) for part in re.split(r"[ .-]", match[0]))


def _year(match: re.Match[str]) -> str:
    before = r"năm|giai đoạn|số|có|còn|được|gồm|thêm|hơn|gần"
    return _with(match, "năm", cardinal(int(match[0])), before)


def _mixed(match: re.Match[str]) -> str:
    letters, digits, after = match["letters"], match["digits"], match["after"]
    before = spelt(letters) if letters.isupper() or len(letters) == 1 else letters
    return " ".join(part for part in (before, number(digits), after and spelt(after)) if part)


_FIRST = rf"(?:(?P<first>\d{{1,2}}){_DASH})?"
_DAY = r"(?P<d>\d{1,2})/(?P<m>\d{1,2})"
_STEPS = (
    (rf"{_FROM}{_FIRST}{_DAY}/(?P<y>\d{{4}}){_TO}", _date),
    (rf"{_FROM}(?P<m>0?[1-9]|1[0-2])/(?P<y>{_YEAR}){_TO}", _month),
    (rf"{_FROM}{_FIRST}{_DAY}(?P<y>){_TO}", _short_date),
    (rf"(?<=\d[:hg]\d\d){_DASH}(?=\d{{1,2}}[:hg])", lambda _: " đến "),
    (rf"{_FROM}(?P<h>\d{{1,2}})(?::|\s?(?:h|g))(?P<min>\d\d){_TO}", _time),
    (rf"{_FROM}(?P<h>\d{{1,2}})(?:h|g)(?P<min>){_TO}", _time),
    (rf"{_FROM}(?:0\d{{2,3}}(?:[ .-]\d{{3,4}}){{2}}|0\d{{9,10}}|1[89]00[ .-]?\d{{4}}){_TO}", _telephone),
    (rf"{_FROM}(?P<a>{_N})%?{_DASH}(?P<b>{_N})(?:\s?(?P<unit>{_UNIT})(?!\w))?{_TO}", _span),
    (rf"(?i)(?<!\w)(tháng|thứ)\s+0?4{_TO}", lambda m: f"{m[1]} tư"),
    (rf"{_FROM}(?P<n>{_N})\s?(?P<unit>{_UNIT})(?!\w)", lambda m: f"{number(m['n'])} {_UNITS[m['unit']]}"),
    (rf"{_FROM}{_YEAR}{_TO}(?!\s+(?:người|hộ|lượt|xã|đồng|hội viên|phiếu))", _year),
    (r"(?<![\w.,])(?P<letters>[^\W\d_]+)(?P<digits>\d+)(?P<after>[^\W\d_]*)(?!\w)", _mixed),
    (_N, lambda m: number(m[0])),
)
_SAID = [(re.compile(pattern), said) for pattern, said in _STEPS]
"""In this order: what is found first is no longer a digit for those after it."""


def with_amounts(text: str) -> str:
    """Return *text* without a digit: dates, times, spans, shares and numbers in words.

    >>> with_amounts("Trước 30/6, 62,5% số hộ")
    'Trước ngày ba mươi tháng sáu, sáu mươi hai phẩy năm phần trăm số hộ'
    """
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    return text
