"""A page as plain blocks: what Word, slides and e-books are written from. XHTML in, dataclasses out.

Knows every block of the site; an element it has no form for is an error, so that nothing people
wrote gets lost on the way. Leaves to others: how a block looks.
"""

from portal.flow.model import (
    Block,
    Flow,
    Frame,
    Heading,
    Listing,
    Notes,
    Notice,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Span,
    Table,
    plain,
    walk,
)
from portal.flow.reader import UnknownElementError, read_page

__all__ = [
    "Block",
    "Flow",
    "Frame",
    "Heading",
    "Listing",
    "Notes",
    "Notice",
    "Pairs",
    "Paragraph",
    "Picture",
    "QuizPlace",
    "Span",
    "Table",
    "UnknownElementError",
    "plain",
    "read_page",
    "walk",
]
