"""A page as a tree of blocks: what paper, Word, slides and e-books are written from.

The only reader of a page's HTML. It takes whatever Markdown and MkDocs take; what has no form away from
the site is told with file and line (:mod:`portal.document.checks`). Leaves to others: how a block looks.
"""

from portal.document.model import (
    Block,
    Code,
    Frame,
    Heading,
    Holder,
    Listing,
    Notes,
    Notice,
    PageTree,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Quote,
    Rule,
    Span,
    Table,
    inside,
    plain,
    walk,
)
from portal.document.pages import DoubtList, Pages, ReadPage, Source
from portal.document.reader import read_page
from portal.drawing.images import Image

__all__ = [
    "Block",
    "Code",
    "DoubtList",
    "Frame",
    "Heading",
    "Holder",
    "Image",
    "Listing",
    "Notes",
    "Notice",
    "PageTree",
    "Pages",
    "Pairs",
    "Paragraph",
    "Picture",
    "QuizPlace",
    "Quote",
    "ReadPage",
    "Rule",
    "Source",
    "Span",
    "Table",
    "inside",
    "plain",
    "read_page",
    "walk",
]
