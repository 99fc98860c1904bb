"""Slides of a module: its page as blocks in, slides that fit a screen out; as HTML, PowerPoint, PDF.

Leaves to others: where files go and when they are made again (``portal.pipeline``).
"""

from portal.slides.build import build_slides
from portal.slides.deck import deck
from portal.slides.html import deck_page, single_file
from portal.slides.lint import problems
from portal.slides.model import Deck, Line, Slide

__all__ = ["Deck", "Line", "Slide", "build_slides", "deck", "deck_page", "problems", "single_file"]
