"""How the legal status of a document is said, and how sure it is: the same two parts wherever it stands.

Leaves to others: judging the status on a day (``Document.status_on``) and drawing it.
"""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.models import Document, Status
from portal.locales import page_text
from portal.vietnamese import format_date


@dataclass(frozen=True)
class Standing:
    """A legal status in words."""

    status: Status
    legal: str
    """Such as "Còn hiệu lực" or "Hết hiệu lực từ 12/02/2024"; the day it ended where that is known."""
    sure: str
    """What is still to be said: "cần đối chiếu" where the status is inferred, else empty."""

    @property
    def chip(self) -> str:
        """Both parts: "Còn hiệu lực · cần đối chiếu"."""
        return f"{self.legal} · {self.sure}" if self.sure else self.legal


def standing(catalogue: Catalogue, document: Document, language: str) -> Standing:
    """Return the status of *document* on the catalogue's day, in words of *language*."""
    status = catalogue.status(document.id)
    legal = page_text(f"status.{status}", language)
    if status == "het-hieu-luc" and document.expired:
        legal = page_text("status-since", language, format_date(document.expired))
    inferred = document.status_confidence == "suy-luan"
    return Standing(status, legal, page_text("confidence.suy-luan", language) if inferred else "")
