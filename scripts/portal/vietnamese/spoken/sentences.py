"""Where a sentence ends, and where a long one may be cut so that no voice is stopped in it."""

from __future__ import annotations

import re

from portal.vietnamese.spoken.letters import CAPITAL

LONGEST = 200
"""Letters of one utterance: voices of phones stop in longer ones."""
_END = re.compile(rf"(?<=[.?!…])[”\"’)\]]*\s+(?=[\W_]*[{CAPITAL}\d])")
_NO_END = re.compile(r"(?:(?<!\w)(?:TP|Tp|ThS|TS|PGS|GS|BS|KS|tr|Tr|[A-ZĐ])|^\d{1,2})\.$")
_CUTS = (
    re.compile(r"(?<=[;:])\s+"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+(?=(?:và|hoặc|nhưng|thì|để|vì)\s)"),
)


def sentences(text: str, longest: int = LONGEST) -> list[str]:
    """Return the sentences of *text*, those of more than *longest* letters in parts.

    Nothing is lost but the spaces between them.

    >>> sentences("Chụp đủ các trang. Hỏi: còn dùng không? TP. Ví Dụ.")
    ['Chụp đủ các trang.', 'Hỏi: còn dùng không?', 'TP. Ví Dụ.']
    """
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        # Closing marks that stand after the stop belong to the sentence.
        end = match.start() + len(match[0].rstrip()) if match[0].strip() else match.start()
        if not _NO_END.search(text[start : match.start()]):
            found.append(text[start:end].strip())
            start = end
    found.append(text[start:].strip())
    return [part for sentence in found if sentence for part in _parts(sentence, longest)]


def _parts(sentence: str, longest: int) -> list[str]:
    """*sentence* in parts of at most *longest* letters where a pause allows, as even as can be."""
    if len(sentence) <= longest:
        return [sentence]
    for cut in _CUTS:
        places = [m for m in cut.finditer(sentence) if 20 < m.start() < len(sentence) - 20]
        if places:
            middle = min(places, key=lambda m: abs(m.start() - len(sentence) / 2))
            before, after = sentence[: middle.start()], sentence[middle.end() :]
            return [*_parts(before, longest), *_parts(after, longest)]
    return [sentence]
