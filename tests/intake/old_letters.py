"""Text written in the old encodings, for building documents; written apart from the tables that are tested."""

from __future__ import annotations

import unicodedata

_TCVN3 = [
    "aµ¸¶·¹",
    "¨»¾¼½Æ",
    "©ÇÊÈÉË",
    "eÌÐÎÏÑ",
    "ªÒÕÓÔÖ",
    "i×ÝØÜÞ",
    "oßãáâä",
    "«åèæçé",
    "¬êíëìî",
    "uïóñòô",
    "\xadõøö÷ù",
    "yúýûüþ",
]
_PLAIN = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_SMALL = {
    unicodedata.normalize("NFC", vowel + tone): row[at]
    for vowel, row in zip(_PLAIN, _TCVN3, strict=True)
    for at, tone in enumerate(_TONES)
} | {"đ": "®"}
_CAPITAL = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))

_VNI_BASE = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö"}
_VNI_SIGN = dict(zip(_TONES[1:], "øùûõï", strict=True))
_VNI_JOINED = {"ă": "èéúüë", "â": "àáåãä"}
_VNI_ALONE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def _vni_letter(letter: str) -> str:
    if letter in _VNI_ALONE:
        return _VNI_ALONE[letter]
    apart = unicodedata.normalize("NFD", letter)
    tone = next((sign for sign in apart if sign in _TONES[1:]), "")
    base = unicodedata.normalize("NFC", apart.replace(tone, "") if tone else apart)
    if not tone:
        return _VNI_BASE.get(base, base)
    joined = {"ă": "ă", "â": "â", "ê": "â", "ô": "â"}.get(base)
    if joined:
        at = list(_VNI_SIGN).index(tone)
        return {"ă": "a", "â": "a", "ê": "e", "ô": "o"}[base] + _VNI_JOINED[joined][at]
    return _VNI_BASE.get(base, base) + _VNI_SIGN[tone]


def to_vni(text: str) -> str:
    """*text* for the font VNI-Times."""
    text = unicodedata.normalize("NFC", text)
    return "".join(_vni_letter(c.lower()).upper() if c.isupper() else _vni_letter(c) for c in text)


def to_tcvn3(text: str) -> str:
    """*text* for .VnTime; it must hold no capital with a tone."""
    return "".join(_SMALL.get(c) or _CAPITAL.get(c) or c for c in unicodedata.normalize("NFC", text))


def tcvn3_runs(text: str) -> list[tuple[str, str]]:
    """*text* as runs (font, letters): capitals that .VnTime lacks go into .VnTimeH."""
    found: list[tuple[str, str]] = []
    for letter in unicodedata.normalize("NFC", text):
        alone = (
            letter.isupper()
            and letter not in _CAPITAL
            and letter.lower() in _SMALL
            and not letter.isascii()
        )
        font, code = (".VnTimeH", to_tcvn3(letter.lower())) if alone else (".VnTime", to_tcvn3(letter))
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + code)
        else:
            found.append((font, code))
    return found


def runs(text: str, encoding: str) -> list[tuple[str, str]]:
    """*text* as runs (font, letters) of an encoding: unicode, tcvn3, vni."""
    if encoding == "tcvn3":
        return tcvn3_runs(text)
    return [("VNI-Times", to_vni(text))] if encoding == "vni" else [("Times New Roman", text)]
