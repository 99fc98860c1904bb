"""Vietnamese written before Unicode: TCVN3 (ABC fonts, ".VnTime") and VNI ("VNI-Times").

Both put Vietnamese letters where Western fonts have others, so a program that does not know the font reads
"Céng hßa" or "Coäng hoøa". Pure functions from such text to Unicode, and how to tell which one it is.
Leaves to others: taking the text and the names of its fonts out of a file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Encoding = Literal["unicode", "tcvn3", "vni"]
LEGACY: tuple[Encoding, ...] = ("tcvn3", "vni")

_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""Letters of TCVN3 from the code where each row begins; capitals with a tone have a font of their own."""
TCVN3 = {chr(start + at): letter for start, row in _RUNS.items() for at, letter in enumerate(row)}
"""Letter as Western programs read it → letter that is meant."""
_TCVN3_AT = {ord(code): letter for code, letter in TCVN3.items()}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_BREVE, _ROOF = "\u0306", "\u0302"
_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
    "â": _ROOF,
    "à": _ROOF + _GRAVE,
    "á": _ROOF + _ACUTE,
    "å": _ROOF + _HOOK,
    "ã": _ROOF + _TILDE,
    "ä": _ROOF + _DOT,
}
"""What VNI writes behind a vowel → the marks it stands for."""
_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_TONES = "øùûõï"


def _vni() -> dict[str, str]:
    found = dict(_SINGLE)
    for vowel in "aeoôuöy":
        marks = _MARKS if vowel == "a" else {m: s for m, s in _MARKS.items() if m in _TONES}
        if vowel in "eo":
            marks |= {mark: _MARKS[mark] for mark in "âàáåãä"}
        base = _SINGLE.get(vowel, vowel)
        found |= {vowel + mark: unicodedata.normalize("NFC", base + sign) for mark, sign in marks.items()}
    capitals = {before.upper(): after.upper() for before, after in found.items()}
    # "Aø": a capital whose mark was typed small.
    mixed = {b[0].upper() + b[1]: a.upper() for b, a in found.items() if len(b) == 2}
    return found | mixed | capitals


VNI = _vni()
"""One or two letters as Western programs read them → the letter that is meant."""
_VNI_AT = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_PRIVATE = re.compile("[\uf0a1-\uf0fe]")


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return *text*, written in *encoding*, in Unicode (NFC); *capitals*: its font has no small letters.

    >>> decode("Céng hßa x· héi", "tcvn3"), decode("Coäng hoøa xaõ hoäi", "vni")
    ('Cộng hòa xã hội', 'Cộng hòa xã hội')
    """
    # A font of symbols is read by some programs in the private area.
    text = _PRIVATE.sub(lambda at: chr(ord(at[0]) - 0xF000), text) if encoding != "unicode" else text
    if encoding == "tcvn3":
        text = text.translate(_TCVN3_AT)
    elif encoding == "vni":
        # A file keeps "ê" as one letter or as two; the table knows the one.
        text = _VNI_AT.sub(lambda at: VNI[at[0]], unicodedata.normalize("NFC", text))
    text = unicodedata.normalize("NFC", text)
    return text.upper() if capitals else text


_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-, ]*(?:bold|italic|oblique|regular|normal|mt)\b", re.IGNORECASE)


def encoding_of_font(name: str) -> Encoding:
    """Return what a font of this *name* is written in.

    >>> encoding_of_font(".VnTimeH"), encoding_of_font("VNI-Times"), encoding_of_font("Times New Roman")
    ('tcvn3', 'vni', 'unicode')
    """
    plain = _SUBSET.sub("", name).strip("\"' ").lower()
    if plain.startswith("vni"):
        return "vni"
    return "tcvn3" if re.match(r"\.vn[a-z]|vn(?:time|arial|cent|book|helv)", plain) else "unicode"


def has_only_capitals(name: str) -> bool:
    """Whether a TCVN3 font of this *name* (".VnTimeH") shows small letters as capitals."""
    return _STYLE.sub("", name).strip("\"' ").endswith("H")


_ONSET = "(?:ngh|ng|nh|th|tr|ch|kh|gh|gi|ph|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    "(?:iêu|yêu|ươu|ươi|uôi|oai|oay|oao|oeo|uây|uya|uyê|uyu|ia|iê|yê|ua|uô|ưa|ươ|oa|oă|oe|uê|uâ|uơ|uy|oo"
    "|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(?:ch|nh|ng|[cmnpt])?")
_TONE = re.compile(f"[{_GRAVE}{_ACUTE}{_HOOK}{_TILDE}{_DOT}]")
_WORDS = re.compile(r"[^\s!-/:-@\[-`{-~–—…“”‘’0-9\u00a0]+")


@lru_cache(maxsize=20000)
def is_syllable(word: str) -> bool:
    """Whether *word* may be written so in Vietnamese, by its letters only."""
    apart = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", _TONE.sub("", apart))
    return len(_TONE.findall(apart)) <= 1 and _SYLLABLE.fullmatch(plain) is not None


def likeness(text: str) -> int:
    """How much *text* looks like Vietnamese in Unicode: words that can be, less those that cannot.

    Words without marks say nothing about the encoding and are not counted.
    """
    marked = [word for word in _WORDS.findall(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in marked)


def best(text: str, otherwise: Encoding = "unicode") -> Encoding:
    """Return in which encoding *text* reads most like Vietnamese; *otherwise* when several read alike."""
    scores: dict[Encoding, int] = {"unicode": likeness(unicodedata.normalize("NFC", text))}
    scores |= {one: likeness(decode(text, one)) for one in LEGACY}
    most = max(scores.values())
    if scores[otherwise] == most:
        return otherwise
    return next(one for one, score in scores.items() if score == most)


def detect(text: str) -> Encoding:
    """Return the encoding of a whole *text* whose fonts are not known; in doubt, Unicode."""
    found = best(text)
    if found == "unicode" or likeness(unicodedata.normalize("NFC", text)) > 0:
        return "unicode"
    return found if likeness(decode(text, found)) >= 3 else "unicode"
