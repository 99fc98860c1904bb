"""The wording of an official text as a tree: letterhead, provisions, tables, annexes, signature.

Kept as Markdown in ``van-ban/<id>/toan-van.md``; whoever shows, searches, compares or prints a text goes
through this tree. Leaves to others: how a text is recognised in a file (``portal.intake``).
"""

from portal.content.fulltext.model import (
    KINDS,
    Cell,
    Grid,
    LegalText,
    Letterhead,
    Provenance,
    Unit,
    UnitKind,
    walk,
)

__all__ = [
    "KINDS",
    "Cell",
    "Grid",
    "LegalText",
    "Letterhead",
    "Provenance",
    "Unit",
    "UnitKind",
    "walk",
]
