"""What the search engine knows beside the pages: documents, their status, and the words of search.yml."""

from __future__ import annotations

from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Document, SearchWords
from portal.content.standing import standing
from portal.locales import page_text
from portal.vietnamese import fold, nfc

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
            "sure": standing(catalogue, document, language).sure,
            "successors": [order[i] for i in document.superseded_by if i in order],
        }
        for document in catalogue.documents.values()
    ]


def status_chip(catalogue: Catalogue, document: Document, language: str) -> str:
    """Return the legal status as the page of the document says it, and what has replaced it."""
    said = standing(catalogue, document, language)
    successors = [catalogue.documents[i].short for i in document.superseded_by if i in catalogue.documents]
    if said.status != "het-hieu-luc" or not successors:
        return said.legal
    return page_text("replaced-by", language, said.legal, ", ".join(successors))


def wordings(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return names of kinds, abbreviations, synonyms and ways to ask (shapes.ts: Wordings).

    Keys that are matched against queries are in plain letters. A language without words of its own gets
    only the names of kinds, which are the same everywhere.
    """
    words = catalogue.search_words
    entries = words.kinds if words else []
    found: dict[str, Any] = {
        "kinds": {fold(name): entry.kind for entry in entries for name in entry.names},
        "kindNames": {entry.kind: [entry.names[0], *entry.names[1:2]] for entry in entries},
        "abbreviations": {},
        "synonyms": [],
        "intents": [],
        "fillers": [],
        "light": [],
        "ranking": ranking(words),
    }
    if language != "vi":
        return found
    found["abbreviations"] = _abbreviations(catalogue)
    if words is not None:
        found |= {
            "synonyms": [[nfc(s.say).lower(), s.means] for s in words.synonyms],
            "intents": [[[fold(ask) for ask in intent.ask], intent.add] for intent in words.intents],
            "fillers": [fold(filler) for filler in words.fillers],
            "light": [nfc(word).lower() for word in words.light],
        }
    return found


def ranking(words: SearchWords | None) -> dict[str, Any]:
    """Return the scheme of search.yml (shapes.ts: Ranking); without one nothing stands before the other."""
    given = words.ranking if words else None
    if given is None:
        return {"fields": [1, 1, 1], "named": 0, "repealed": 1, "pages": [], "parts": []}
    fields = given.fields
    # The longer address is the more exact one.
    pages = sorted(given.pages.items(), key=lambda item: -len(item[0]))
    return {
        "fields": [fields.title, fields.page, fields.text],
        "named": given.named,
        "repealed": given.repealed,
        "pages": [[path, page.asked, page.called] for path, page in pages],
        "parts": [
            [fold(title), part.prior, part.home or ""] for part in given.parts for title in part.titles
        ],
    }


def _abbreviations(catalogue: Catalogue) -> dict[str, list[list[str]]]:
    """Plain letters → (as it is written, in small letters; what it stands for). search.yml goes first."""
    found: dict[str, list[list[str]]] = {}

    def note(short: str, full: str) -> None:
        key = fold(short)
        if not key.isalnum() or len(key) > _ABBREVIATION_LENGTH:
            return
        known = found.setdefault(key, [])
        # "đơn vị học tập" stands for "đơn vị học tập cấp xã" too.
        if not any(fold(full).startswith(fold(other)) for _, other in known):
            known[:] = [pair for pair in known if not fold(pair[1]).startswith(fold(full))]
            known.append([nfc(short).lower(), full])

    words = catalogue.search_words
    listed = {fold(s.abbr) for s in words.abbreviations} if words else set()
    for term in catalogue.terms.values():
        for short in term.abbr:
            # "Đơn vị học tập (cấp xã)": what is in brackets tells terms apart, people do not mean it.
            if fold(short) not in listed:
                note(short, term.term.split("(")[0].strip())
    if words is not None:
        for shorthand in words.abbreviations:
            for full in shorthand.means:
                note(shorthand.abbr, full)
        for entry in words.kinds:
            for short in entry.names[1:]:
                note(short, entry.names[0])
    return found
