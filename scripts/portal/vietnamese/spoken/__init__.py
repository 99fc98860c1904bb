"""What a person says who reads Vietnamese aloud: numbers, dates, documents, abbreviations in words.

Knows the language only; which abbreviations there are is given (``portal.speech``). What comes out holds no
digit, no sign that is not said, and no word in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.vietnamese.spoken.amounts import with_amounts
from portal.vietnamese.spoken.documents import DocumentNumbers, with_roman
from portal.vietnamese.spoken.letters import spelt
from portal.vietnamese.spoken.sentences import LONGEST, sentences
from portal.vietnamese.spoken.words import Words, with_signs
from portal.vietnamese.text import nfc

__all__ = ["LONGEST", "Aloud", "sentences"]

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S*[\w/]|(?<!\w)[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|edu)(?:/\S*[\w/])?"
)
_DIVIDED = re.compile(r"(?<=\d)\s:\s(?=\d)")
_LONG_ADDRESS = "địa chỉ mạng ghi ở đây"


class Aloud:
    """Reads sentences aloud; *abbreviations* gives what is said for what is written short."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._documents = DocumentNumbers(abbreviations)
        self._words = Words(abbreviations)

    def said(self, text: str) -> str:
        """Return what is said for *text*: letters and the marks of pauses only.

        >>> Aloud({"TT": "thông tư", "UBND": "ủy ban nhân dân"}).said("UBND xã theo TT 25/2023/TT-BGDĐT.")
        'ủy ban nhân dân xã theo thông tư hai mươi lăm năm hai nghìn không trăm hai mươi ba.'
        """
        text = re.sub(r"[\u200b\u200c\u200d\ufeff\u00ad]", "", nfc(text)).replace("\u00a0", " ")
        text = _DIVIDED.sub(" chia ", _ADDRESS.sub(_address, text))
        text = with_amounts(with_roman(self._documents.said(text)))
        return with_signs(self._words.said(text))


def _address(match: re.Match[str]) -> str:
    host, _, path = re.sub(r"^(?:https?://)?(?:www\.)?", "", match[0]).partition("/")
    if path or host.count(".") > 3:
        return _LONG_ADDRESS
    *names, end = host.split(".")
    return " chấm ".join([*names, spelt(end) if len(end) == 2 else end])
