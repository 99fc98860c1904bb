"""Abbreviations in full, unknown ones by their letters; words in capitals as words; signs as words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.vietnamese.spoken.letters import CAPITAL, is_syllable, spelt
from portal.vietnamese.spoken.numbers import cardinal, roman

_CAPITALS = re.compile(rf"(?<!\w)[{CAPITAL}]{{2,}}(?!\w)")
_SIGNS = {
    "&": "và", "≥": "từ", "≤": "nhiều nhất", ">": "hơn", "<": "dưới", "=": "bằng", "×": "nhân", "÷": "chia",
    "−": "trừ", "±": "cộng trừ", "→": "rồi đến", "⇒": "nên", "@": "a còng", "§": "mục", "№": "số",
}  # fmt: skip


class Words:
    """Says words that are written short; *abbreviations* gives what they stand for."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._known = dict(abbreviations)
        names = "|".join(re.escape(name) for name in sorted(self._known, key=len, reverse=True))
        self._short = re.compile(rf"(?<![\w])(?:{names})(?![\w])") if names else re.compile(r"(?!)")

    def said(self, text: str) -> str:
        """Return *text* with its abbreviations in full and no two capitals together."""
        return _CAPITALS.sub(_capitals, self._short.sub(self._in_full, text.replace("(", "( ")))

    def _in_full(self, match: re.Match[str]) -> str:
        """What is said right before is not said twice: "Trung tâm HTCĐ", "quyết định (QĐ)"."""
        words = self._known[match[0]].split()
        before = match.string[: match.start()].lower().split()
        aside = bool(before) and before[-1] == "("
        before = before[:-1] if aside else before
        for n in range(min(len(words), len(before)), 0, -1):
            if before[-n:] == [word.lower() for word in words[:n]]:
                return f"viết tắt là {spelt(match[0])}" if aside else " ".join(words[n:])
        return " ".join(words)


def _capitals(match: re.Match[str]) -> str:
    word = match[0]
    value = roman(word) if set(word) <= set("IVX") else None
    if value is not None:
        return cardinal(value)
    return word.lower() if is_syllable(word) else spelt(word)


def with_signs(text: str) -> str:
    """Return *text* with signs as words where they are said, as pauses or gone where they are not."""
    text = re.sub("|".join(map(re.escape, _SIGNS)), lambda m: f" {_SIGNS[m[0]]} ", text)
    text = re.sub(r"(?<=\w)\s?\+\s?(?=\w)", " cộng ", text)
    text = re.sub(r"[“”\"„«»‘’'*_`#|^~•·☐☑✓✔☒\\{}<>+%$€©®°]", " ", text)
    text = re.sub(r"\s[–—]\s|[()\[\]]|…|(?<=\w)/(?=\w)|\s/\s|;|[–—]", ", ", text)
    text = text.replace("/", " ")
    text = re.sub(r"(?<=\w)\s-\s(?=\w)|\s-|-\s", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.:?!])", r"\1", text)
    text = re.sub(r"(?:,\s*)+([,.:?!])", r"\1", text)
    text = re.sub(r"([.:?!])\s*(?:,\s*)+", r"\1 ", text)
    return text.strip(" ,")
