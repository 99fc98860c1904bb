"""Anki decks (.apkg) by genanki: front the question, back the answer, why, and what it rests on."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import genanki

from portal.locales import Speaker
from portal.outputs.lms.told import stem, tags
from portal.questions import Question
from portal.render.archive import packed

say = Speaker("exchange")

_STAMP = 1577836800.0
"""2020-01-01: the same questions give the same bytes."""
_FIELDS = [say(f"anki-{field}") for field in ("question", "answer", "why", "basis")]
_FRONT, _ANSWER, _WHY, _BASIS = (f"{{{{{field}}}}}" for field in _FIELDS)
_MODEL = genanki.Model(
    1607392319,
    say("anki-model"),
    fields=[{"name": name} for name in ("Id", *_FIELDS)],
    templates=[
        {
            "name": say("anki-card"),
            "qfmt": _FRONT,
            "afmt": f"{{{{FrontSide}}}}<hr id=answer><b>{_ANSWER}</b><p>{_WHY}</p><small>{_BASIS}</small>",
        }
    ],
    css=".card { font-family: sans-serif; font-size: 20px; text-align: left; } small { color: #555; }",
)


def to_anki(decks: Sequence[tuple[str, Sequence[Question]]]) -> bytes:
    """Return one package with a deck for each (name, questions)."""
    made = []
    for name, questions in decks:
        deck = genanki.Deck(_number(name), name)
        for question in questions:
            deck.add_note(_note(question))
        made.append(deck)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(made).write_to_file(str(path), timestamp=_STAMP)
        return _same_bytes(path)


def _note(question: Question) -> genanki.Note:
    why = "\n".join(question.reasons)
    fields = [_front(question), _back(question), why, question.basis_words]
    return genanki.Note(
        model=_MODEL,
        guid=genanki.guid_for(question.id),
        tags=tags(question),
        fields=[question.id, *(_lines(text) for text in fields)],
    )


def _front(question: Question) -> str:
    listed: list[str] = []
    if question.kind != "true-false":
        listed = [f"{choice.letter}. {choice.text}" for choice in question.choices]
    lefts = [f"{pair.number}. {pair.left}" for pair in question.pairs]
    sides = [f"{side.letter}. {side.text}" for side in question.sides]
    steps = [f"{step.letter}. {step.text}" for step in question.steps]
    parts = [stem(question), *("\n".join(part) for part in (listed, lefts, sides, steps) if part)]
    return "\n\n".join(parts)


def _back(question: Question) -> str:
    if question.kind == "true-false":
        return next(choice.text for choice in question.choices if choice.right)
    if question.choices:
        return "\n".join(f"{choice.letter}. {choice.text}" for choice in question.choices if choice.right)
    if question.pairs:
        return "\n".join(f"{pair.left} → {pair.side.text}" for pair in question.pairs)
    if question.steps:
        return "\n".join(f"{step.letter}. {step.text}" for step in question.ordered)
    return question.key


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _number(name: str) -> int:
    """A stable id for a deck, as Anki wants it: a positive 31-bit number."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:7], 16) + 1


def _same_bytes(path: Path) -> bytes:
    """The package again, with a fixed day on every member."""
    with zipfile.ZipFile(path) as archive:
        return packed((name, archive.read(name)) for name in sorted(archive.namelist()))
