"""What stands around the text of a handout in Word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cover:
    """What stands around the text."""

    title: str
    kicker: str
    organisation: str
    portal: str
    day: str
    """yyyy-mm-dd, when the content was checked."""
    checked: str
    """The same in words."""
