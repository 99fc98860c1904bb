"""Numbers of documents as clerks say them: kind, number, year; who signed is left to the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.vietnamese.spoken.numbers import cardinal, one_by_one, roman

KINDS = (
    "quyết định", "thông tư", "nghị định", "nghị quyết", "kế hoạch", "kết luận", "chỉ thị", "công văn",
    "luật", "hướng dẫn", "thông báo", "báo cáo", "tờ trình", "chương trình", "đề án", "quy định",
    "công điện",
    "thông tư liên tịch", "văn bản",
)  # fmt: skip
"""Words that the number of a document follows."""
_YEARLY = ("kế hoạch", "báo cáo", "chương trình")
"""Kinds that people name by a year alone: kế hoạch 2022."""
_NUMBER = r"(?P<no>\d+[a-z]?(?:\.\d+)?)(?:/(?P<year>(?:19|20)\d\d))?"
_SIGNED = re.compile(
    rf"(?<![\w/.]){_NUMBER}[/-](?P<sign>(?:QH\d+|[A-ZĐ][A-ZĐa-z]*)(?:[-/&–][A-ZĐ][A-ZĐa-z&]*)*)(?!\w)"
)
_ASSEMBLY = re.compile(r"QH(\d+)|UBTVQH(\d+)")


class DocumentNumbers:
    """Says the numbers of documents; *abbreviations* gives the kinds by their signs (QĐ → quyết định)."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._kinds = {sign: name for sign, name in abbreviations.items() if name.lower() in KINDS}
        names = "|".join(sorted({*KINDS, *self._kinds}, key=len, reverse=True))
        self._before = re.compile(rf"(?:(?<!\w)(?:{names})\s+)(?:số\s+)?$", re.IGNORECASE)
        self._named = re.compile(
            rf"(?<!\w)(?P<kind>{names})(?P<so>\s+số)?\s+{_NUMBER}(?![\w/%–-]|[.,]\d)", re.IGNORECASE
        )

    def said(self, text: str) -> str:
        """Return *text* with its numbers of documents in words.

        >>> DocumentNumbers({"QĐ": "quyết định"}).said("theo 2547/QĐ-UBND và QĐ 242")
        'theo quyết định hai năm bốn bảy và quyết định hai trăm bốn mươi hai'
        """
        return self._named.sub(self._by_kind, _SIGNED.sub(self._by_sign, text))

    def _by_sign(self, match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        said = _number(match["no"], match["year"])
        assembly = _ASSEMBLY.match(match["sign"])
        if assembly:
            return f"{said} của Quốc hội khóa {cardinal(int(assembly[1] or assembly[2]))}"
        if self._before.search(before) or re.search(r"(?<!\w)số\s+$", before):
            return said
        first = re.split(r"[-/&–]", match["sign"])[0]
        return f"{self._kinds[first]} {said}" if first in self._kinds else said

    def _by_kind(self, match: re.Match[str]) -> str:
        kind, number, year = self._kinds.get(match["kind"], match["kind"]), match["no"], match["year"]
        if not year and re.fullmatch(r"(?:19|20)\d\d", number) and kind.lower() in _YEARLY:
            return f"{kind} năm {cardinal(int(number))}"
        return f"{kind}{match['so'] or ''} {_number(number, year)}"


def _number(written: str, year: str | None) -> str:
    """Up to three digits are counted, four are said one by one: "Quyết định một ba bảy ba"."""
    parts = []
    for part in written.split("."):
        digits, letter = re.fullmatch(r"(\d+)([a-z]?)", part).groups()  # type: ignore[union-attr]
        counted = cardinal(int(digits)) if len(digits) < 4 else one_by_one(digits)
        parts.append(f"{counted} {letter}".strip())
    said = " chấm ".join(parts)
    return f"{said} năm {cardinal(int(year))}" if year else said


_ROMAN = re.compile(
    r"(?<!\w)(?P<unit>quý|phần|mục|chương|phụ lục|tiểu mục|khóa|kỳ|lần thứ|thế kỷ|nhóm|hạng|bậc|tập|cấp|"
    r"loại)\s+"
    r"(?P<no>[IVXL]+)(?:(?P<mark>[./])(?P<then>\d+))?(?!\w)",
    re.IGNORECASE,
)


def with_roman(text: str) -> str:
    """Return *text* with the Roman numbers of parts, quarters and terms in words.

    >>> with_roman("quý IV/2026, Mục I.2")
    'quý bốn năm hai nghìn không trăm hai mươi sáu, Mục một chấm hai'
    """

    def say(match: re.Match[str]) -> str:
        value = roman(match["no"])
        if value is None:
            return match[0]
        said = f"{match['unit']} {cardinal(value)}"
        if match["then"]:
            said += f" {'năm' if match['mark'] == '/' else 'chấm'} {cardinal(int(match['then']))}"
        return said

    return _ROMAN.sub(say, text)
