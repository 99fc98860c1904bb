"""Questions in the words of paper: "Câu 1. … A. … B. …", and keys: "Câu 1: B. … Căn cứ: …".

Takes paragraphs in reading order, from whatever file they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.outputs.shape import LETTERS, Interaction, Reading

QUESTION = re.compile(r"Câu\s+(\d+)\s*\.\s*(.*)", re.DOTALL)
KEY = re.compile(r"Câu\s+(\d+)\s*:\s*(.+?)\s*\.(?=\s|$)(.*)", re.DOTALL)
BASIS = re.compile(r"Căn\s+cứ\s*:\s*")
_HOW = re.compile(r"\s*\([^()]*\)\s*$")
_LETTER = re.compile(r"(?:[.…_\s]*)([A-L])\s*\.\s*(.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d+)\s*\.\s*(.*)", re.DOTALL)
_ROOM = re.compile(r"[\s…_]+$")
"""Room to write on after the left side of a pair."""


@dataclass
class _Question:
    text: str
    lettered: list[str] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Key:
    """One line of a key."""

    key: str
    why: str
    basis: str


@dataclass
class Sheet:
    """Questions or keys numbered from 1, and the text above them."""

    intro: str
    questions: dict[int, _Question] = field(default_factory=dict)
    keys: dict[int, Key] = field(default_factory=dict)


@dataclass(frozen=True)
class Printed:
    """All sheets of a file: those that ask and those that give the key."""

    asking: list[Sheet]
    answering: list[Sheet]

    def readings(self, file: str, answers: Printed | None = None) -> list[Reading]:
        """Join the first questions with the first key and so on; keys may come from another file."""
        keys = (answers or self).answering
        return [
            Reading(
                file,
                tuple(
                    _asked(n, q, keys[at].keys.get(n) if at < len(keys) else None)
                    for n, q in sheet.questions.items()
                ),
            )
            for at, sheet in enumerate(self.asking)
        ]


def basis_of(text: str) -> str:
    """Return what stands after the last "Căn cứ:" of *text*, without the full stop; "" without it."""
    parts = BASIS.split(text)
    return parts[-1].strip().removesuffix(".") if len(parts) > 1 else ""


def read_paragraphs(paragraphs: Iterable[str]) -> Printed:
    """Return the questions and keys that stand in *paragraphs*; a number 1 begins a new sheet."""
    asking: list[Sheet] = []
    answering: list[Sheet] = []
    intro: list[str] = []
    current: _Question | None = None
    for paragraph in paragraphs:
        text = paragraph.strip()
        if not text:
            continue
        if found := KEY.fullmatch(text):
            number = int(found[1])
            sheet = _sheet(answering, number, intro)
            sheet.keys[number] = Key(found[2], BASIS.split(found[3])[0].strip(), basis_of(found[3]))
            current = None
        elif found := QUESTION.fullmatch(text):
            number = int(found[1])
            sheet = _sheet(asking, number, intro)
            current = sheet.questions[number] = _Question(_HOW.sub("", found[2]))
        elif current is None or not _belongs(current, text):
            current = None
            intro.append(text)
    return Printed(asking, answering)


def _sheet(sheets: list[Sheet], number: int, intro: list[str]) -> Sheet:
    """The sheet that *number* belongs to: the last one, or a new one that begins with what stood above."""
    last = sheets[-1] if sheets else None
    if last is None or number == 1 or number in last.questions or number in last.keys:
        last = Sheet("\n".join(intro))
        sheets.append(last)
    intro.clear()
    return last


def _belongs(question: _Question, text: str) -> bool:
    """Take the next option, step or side into *question*, if *text* is one."""
    if (found := _LETTER.fullmatch(text)) and LETTERS.find(found[1]) == len(question.lettered):
        question.lettered.append(found[2].strip())
        return True
    if (found := _NUMBER.fullmatch(text)) and int(found[1]) == len(question.numbered) + 1:
        question.numbered.append(_ROOM.sub("", found[2]))
        return True
    return False


def _asked(number: int, question: _Question, key: Key | None) -> Interaction:
    lettered, numbered = tuple(question.lettered), tuple(question.numbered)
    return Interaction(
        number,
        question.text,
        numbered or lettered,
        lettered if numbered else (),
        key.key if key else "",
        key.basis if key else "",
    )
