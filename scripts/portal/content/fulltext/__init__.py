"""The wording of an official text as a tree: letterhead, provisions, tables, annexes, signature.

Kept as Markdown in ``van-ban/<id>/toan-van.md``; whoever shows, searches, compares or prints a text goes
through this tree. Leaves to others: how a text is recognised in a file (``portal.intake``).
"""

from portal.content.fulltext.anchors import anchored
from portal.content.fulltext.model import (
    KINDS,
    LABELS,
    Cell,
    Grid,
    LegalText,
    Letterhead,
    Provenance,
    Unit,
    UnitKind,
    walk,
)
from portal.content.fulltext.reading import FullTextError, read_text
from portal.content.fulltext.rows import Row, from_rows, to_rows
from portal.content.fulltext.stored import StoredText, Texts, document_of, place_of, texts_of
from portal.content.fulltext.writing import to_markdown

__all__ = [
    "KINDS",
    "LABELS",
    "Cell",
    "FullTextError",
    "Grid",
    "LegalText",
    "Letterhead",
    "Provenance",
    "Row",
    "StoredText",
    "Texts",
    "Unit",
    "UnitKind",
    "anchored",
    "document_of",
    "from_rows",
    "place_of",
    "read_text",
    "texts_of",
    "to_markdown",
    "to_rows",
    "walk",
]
