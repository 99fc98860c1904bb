"""What the search engine knows beside the pages: documents, their status, and the words of search.yml."""

from __future__ import annotations

from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Document
from portal.vietnamese import fold

_ABBREVIATION_LENGTH = 10
"""Longer short forms ("Bộ GD&ĐT") are names, not abbreviations of one word."""


def document_rows(catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    """Return the registry as the engine reads it (shapes.ts: DocumentRow), in the registry's order."""
    order = {identifier: at for at, identifier in enumerate(catalogue.documents)}
    return [
        {
            "id": document.id,
            "number": document.number or "",
            "kind": document.kind,
            "short": document.short,
            "aliases": document.aliases,
            "year": int((document.issued or "0")[:4]),
            "status": catalogue.status(document.id),
            "chip": status_chip(catalogue, document, language),
            "successors": [order[i] for i in document.superseded_by if i in order],
        }
        for document in catalogue.documents.values()
    ]


def status_chip(catalogue: Catalogue, document: Document, language: str) -> str:
    """Return the legal status in words, with the successors of a repealed document."""
    status = catalogue.status(document.id)
    vietnamese = language == "vi"
    if status == "con-hieu-luc":
        return "Còn hiệu lực" if vietnamese else "In force"
    if status == "chua-xac-minh":
        return "Chưa xác minh hiệu lực" if vietnamese else "Status not verified"
    words = "Hết hiệu lực" if vietnamese else "No longer in force"
    successors = [catalogue.documents[i].short for i in document.superseded_by if i in catalogue.documents]
    if not successors:
        return words
    return f"{words}, {'thay bằng' if vietnamese else 'replaced by'} {', '.join(successors)}"


def wordings(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return names of kinds, abbreviations, synonyms and ways to ask (shapes.ts: Wordings).

    Keys that are matched against queries are in plain letters. A language without words of its own gets
    only the names of kinds, which are the same everywhere.
    """
    words = catalogue.search_words
    kinds = {fold(name): entry.kind for entry in words.kinds for name in entry.names} if words else {}
    if words is None or language != "vi":
        empty: dict[str, Any] = {name: [] for name in ("synonyms", "intents", "fillers", "light", "asked")}
        short = _abbreviations(catalogue) if language == "vi" else {}
        return {"kinds": kinds, "abbreviations": short, **empty}
    return {
        "kinds": kinds,
        "abbreviations": _abbreviations(catalogue),
        "synonyms": [[fold(s.say), s.means] for s in words.synonyms],
        "intents": [[[fold(ask) for ask in intent.ask], intent.add] for intent in words.intents],
        "fillers": [fold(filler) for filler in words.fillers],
        "light": [fold(word) for word in words.light],
        "asked": list(words.asked.items()),
    }


def _abbreviations(catalogue: Catalogue) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def note(short: str, full: str) -> None:
        key = fold(short)
        if not key.isalnum() or len(key) > _ABBREVIATION_LENGTH:
            return
        known = found.setdefault(key, [])
        # "đơn vị học tập" stands for "đơn vị học tập cấp xã" too.
        if not any(fold(full).startswith(fold(other)) for other in known):
            known[:] = [other for other in known if not fold(other).startswith(fold(full))] + [full]

    for term in catalogue.terms.values():
        for short in term.abbr:
            # "Đơn vị học tập (cấp xã)": what is in brackets tells terms apart, people do not mean it.
            note(short, term.term.split("(")[0].strip())
    words = catalogue.search_words
    if words is not None:
        for shorthand in words.abbreviations:
            for full in shorthand.means:
                note(shorthand.abbr, full)
        for entry in words.kinds:
            for short in entry.names[1:]:
                note(short, entry.names[0])
    return found
