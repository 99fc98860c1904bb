"""Anki decks (.apkg) by genanki: front the question, back the answer, why, and what it rests on."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from html import escape
from pathlib import Path

import genanki

from portal.content.quizzes.entries import Entry
from portal.exchange.packing import pack

_STAMP = 1577836800.0
"""2020-01-01: the same questions give the same bytes."""
_MODEL = genanki.Model(
    1607392319,
    "Cổng tập huấn XHHT",
    fields=[{"name": name} for name in ("Id", "Hỏi", "Đáp", "Giải thích", "Căn cứ")],
    templates=[
        {
            "name": "Thẻ",
            "qfmt": "{{Hỏi}}",
            "afmt": "{{FrontSide}}<hr id=answer><b>{{Đáp}}</b><p>{{Giải thích}}</p>"
            "<small>{{Căn cứ}}</small>",
        }
    ],
    css=".card { font-family: sans-serif; font-size: 20px; text-align: left; } small { color: #555; }",
)


def to_anki(decks: list[tuple[str, list[Entry]]]) -> bytes:
    """Return one package with a deck for each (name, questions)."""
    made = []
    for name, entries in decks:
        deck = genanki.Deck(_number(name), name)
        for entry in entries:
            deck.add_note(_note(entry))
        made.append(deck)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(made).write_to_file(str(path), timestamp=_STAMP)
        return _same_bytes(path)


def _note(entry: Entry) -> genanki.Note:
    fields = [entry.id, _front(entry), _back(entry), _why(entry), entry.basis]
    tags = [entry.objective, entry.bloom]
    return genanki.Note(
        model=_MODEL, guid=genanki.guid_for(entry.id), tags=tags,
        fields=[fields[0], *(_lines(text) for text in fields[1:])],
    )  # fmt: skip


def _front(entry: Entry) -> str:
    if entry.kind == "matching":
        rights = sorted({right for _, right, _ in entry.pairs} | set(entry.extras))
        sides = [*(f"{n}. {left}" for n, (left, _, _) in enumerate(entry.pairs, 1)), "", *rights]
        return "\n".join([entry.text, "", *sides])
    if entry.kind == "ordering":
        return "\n".join([entry.text, "", *(f"– {text}" for text in sorted(t for t, _, _ in entry.pairs))])
    letters = zip("ABCDEF", entry.choices, strict=False)
    listed = [f"{letter}. {c.text}" for letter, c in letters if entry.kind != "true-false"]
    return "\n".join([entry.text, "", *listed]).strip()


def _back(entry: Entry) -> str:
    if entry.pairs:
        join = " → " if entry.kind == "matching" else ""
        return "\n".join(f"{left}{join}{right if join else ''}" for left, right, _ in entry.pairs)
    if entry.choices:
        return "\n".join(c.text for c in entry.choices if c.right)
    return f"{entry.answers[0]} {entry.unit}".strip()


def _why(entry: Entry) -> str:
    if entry.pairs:
        return "\n".join(feedback for _, _, feedback in entry.pairs)
    return entry.feedback or "\n".join(c.feedback for c in entry.choices if c.right)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _number(name: str) -> int:
    """A stable id for a deck, as Anki wants it: a positive 31-bit number."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:7], 16) + 1


def _same_bytes(path: Path) -> bytes:
    """The package again, with a fixed day on every member."""
    with zipfile.ZipFile(path) as archive:
        return pack({name: archive.read(name) for name in sorted(archive.namelist())})
