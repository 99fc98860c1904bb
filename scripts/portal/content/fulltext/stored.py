"""The official texts that a project holds: which page keeps which text, and which wording is the newest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.content.fulltext.model import LegalText, Provenance, Unit, walk
from portal.content.fulltext.reading import FullTextError, read_text
from portal.content.pages import Page

_PLACE = re.compile(r"van-ban/([a-z0-9-]+)/toan-van(?:/(\d{4}-\d{2}-\d{2}))?\.md")


@dataclass(frozen=True)
class StoredText:
    """One wording of one document."""

    page: Page
    text: LegalText
    origin: Provenance

    def unit(self, anchor: str) -> Unit | None:
        """Return the provision at *anchor*, None where there is none."""
        return next((unit for unit, _ in walk(self.text.units) if unit.anchor == anchor), None)


@dataclass
class Texts:
    """All of them."""

    newest: dict[str, StoredText] = field(default_factory=dict)
    """By id of the document."""
    older: dict[str, dict[str, StoredText]] = field(default_factory=dict)
    """Earlier wordings by document and the day since when they held, oldest first."""
    faults: list[tuple[Page, FullTextError]] = field(default_factory=list)
    """Pages that cannot be read as a text."""


def place_of(document_id: str, version: str | None = None) -> str:
    """Return the source path, below a language folder, of the page of a text."""
    return f"van-ban/{document_id}/toan-van{f'/{version}' if version else ''}.md"


def document_of(path: str) -> tuple[str, str | None] | None:
    """Return (document, day of an older wording) of a page's source path, None for other pages."""
    match = _PLACE.fullmatch(path)
    return (match[1], match[2]) if match else None


def texts_of(pages: Iterable[Page]) -> Texts:
    """Read the texts among *pages*; nothing is raised."""
    found = Texts()
    for page in sorted(pages, key=lambda page: page.path):
        named = document_of(page.path)
        if named is None:
            continue
        try:
            text, origin = read_text(page)
        except FullTextError as error:
            found.faults.append((page, error))
            continue
        document, version = named
        stored = StoredText(page, text, origin)
        if version is None:
            found.newest[document] = stored
        else:
            found.older.setdefault(document, {})[version] = stored
    return found
