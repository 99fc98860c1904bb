"""A picture in two shapes with the same in words, and the room each shape has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from portal.drawing.images import Image
from portal.drawing.scene import Scene


@dataclass(frozen=True)
class Figure:
    """A picture for either room, and the same in words."""

    wide: Scene | Image
    narrow: Scene | Image
    alt: str
    """Empty for one that only decorates."""
    whole: bool
    """Drawn across the slide; else beside the words."""


class Room(NamedTuple):
    """What a picture may take, in units of a canvas; deeper where it must."""

    width: float
    height: float


class Rooms(NamedTuple):
    """The two rooms of a medium."""

    wide: Room
    narrow: Room
    row: float = 0
    """Height of each step or icon under the one before in the narrow room; 0: they share its height."""


SLIDE = Rooms(Room(1192, 440), Room(872, 440))
"""Across a slide of either format."""
BESIDE = Rooms(Room(560, 440), Room(420, 440))
"""Beside the words of a slide."""
PAGE = Rooms(Room(1192, 440), Room(640, 1200), row=118)
"""On a page: as on a slide where there is room, else upright; 28 units are 14 px on a phone of 360."""
