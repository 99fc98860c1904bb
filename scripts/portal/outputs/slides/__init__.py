"""Slides of a module: what authors wrote, with sources, status, pictures and notes; HTML, PowerPoint, PDF.

Leaves to others: where files go and when they are made again (``portal.pipeline``).
"""

from portal.outputs.slides.build import build_slides
from portal.outputs.slides.cards import build_cards
from portal.outputs.slides.deck import deck

__all__ = ["build_cards", "build_slides", "deck"]
