"""What recognition hands back: the text, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.content.fulltext import LegalText


@dataclass(frozen=True)
class Remark:
    """Something to look at; the text was not changed for it."""

    line: str
    """Beginning of the line it is about; empty for the whole text."""
    message: str
    """A sentence in Vietnamese."""


@dataclass(frozen=True)
class Recognised:
    """An official text, and what recognition was not sure of."""

    text: LegalText
    remarks: tuple[Remark, ...] = ()


@dataclass
class Remarks:
    """Remarks that are still coming, each once."""

    found: dict[Remark, None] = field(default_factory=dict)

    def add(self, line: str, message: str) -> None:
        """Note *message* about *line*."""
        short = line if len(line) <= 80 else f"{line[:79]}…"
        self.found[Remark(short, message)] = None
