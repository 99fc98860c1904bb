"""The words of a lesson of five minutes as its checks read them: paragraphs, sentences, documents named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.checks.questions import words_of
from portal.content.pages import REFERENCE, Page
from portal.locales import Speaker

say = Speaker("check-lessons")

_SIGNS, _KINDS, _NO = say("signs"), say("kinds"), say("no")
_DOCUMENT = re.compile(
    rf"\b(?:{_SIGNS})[ -]?\d+"
    rf"|\d+/(?:\d{{4}}/)?(?:{_SIGNS})"
    rf"|(?i:\b(?:{_KINDS})(?: {_NO})? \d+)"
)
"""A document by its sign or its kind, with its number."""
_SENTENCE = re.compile(r"(?<=[.!?…:])[”\"*]*\s+")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+(.*)")


@dataclass(frozen=True)
class Part:
    """A paragraph or a list item of a body."""

    line: int
    words: str
    """As it is read: references as their words, no emphasis."""
    source: str
    """As it is written."""


def lesson_parts(page: Page, lesson: str) -> list[Part]:
    """Return the paragraphs and list items in the block of *lesson* on *page*; none without it."""
    opened = next((b for b in page.blocks if b.name == "lesson" and b.argument == lesson), None)
    if opened is None:
        return []
    prose = {number for number, _ in page.prose}
    found: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(page.lines[opened.line :], opened.line + 1):
        if line.strip() and set(line.strip()) == {"/"} and len(line.strip()) == _fence(page, opened.line):
            break
        item = _ITEM.match(line)
        if not line.strip() or item or number not in prose:
            found.append([])
        if line.strip() and number in prose:
            found[-1].append((number, item[1] if item else line.strip()))
    parts = []
    for lines in filter(None, found):
        source = " ".join(words for _, words in lines)
        parts.append(Part(lines[0][0], as_shown(source), source))
    return parts


def _fence(page: Page, line: int) -> int:
    opener = page.lines[line - 1].strip()
    return len(opener) - len(opener.lstrip("/"))


def as_shown(source: str) -> str:
    """Return *source* as readers see it: references as their words, no marks of emphasis."""
    shown = REFERENCE.sub(lambda m: m[1].partition("|")[0].removeprefix("="), source)
    return re.sub(r"\*+([^*]+)\*+", r"\1", shown)


def sentences_of(words: str) -> list[str]:
    """Return the sentences of a paragraph; a colon ends one too: there whoever reads takes breath."""
    return [s for s in _SENTENCE.split(words) if words_of(s)]


def named_documents(words: str) -> list[str]:
    """Return the numbers of documents that *words* name."""
    return [match[0] for match in _DOCUMENT.finditer(words)]
