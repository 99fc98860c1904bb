"""Paper: handouts made from the same pages and data as the site. Model in, bytes out.

Deterministic: the same content gives the same bytes. Leaves to others: where files go and when
they are made again (``portal.pipeline``).
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from portal.document import Pages
from portal.outputs.handouts.book import build_book
from portal.outputs.handouts.booklets import build_booklets
from portal.outputs.handouts.ebooks import build_epubs
from portal.outputs.handouts.pdf import build_handouts
from portal.outputs.handouts.sheet_files import build_sheets
from portal.outputs.handouts.word import build_word
from portal.outputs.store import Wanted

__all__ = [
    "build_book",
    "build_booklets",
    "build_epubs",
    "build_handouts",
    "build_paper",
    "build_sheets",
    "build_word",
]


def build_paper(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want everything of this room; what a class prints for everybody comes first in lists of files."""
    rooms = (build_sheets, build_handouts, build_word, build_booklets, build_book, build_epubs)
    return chain.from_iterable(build(pages, fonts) for build in rooms)
