"""What a page says that is not certain, and what its documents leave open: one list for every output."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.models import Fact


@dataclass(frozen=True)
class Lacking:
    """What was not found in a document."""

    document: str
    """Id of the document."""
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Doubts:
    """What to ask before relying on a page; false when there is nothing."""

    retold: tuple[Fact, ...] = ()
    """Facts that press, look-up sites or translations retell."""
    inferred: tuple[Fact, ...] = ()
    """Facts that are inferred."""
    lacking: tuple[Lacking, ...] = ()
    """What was not found in the documents that the page teaches."""

    def __bool__(self) -> bool:
        return bool(self.retold or self.inferred or self.lacking)


def doubts_of(catalogue: Catalogue, path: str, used: Iterable[Fact]) -> Doubts:
    """Return the doubts of the page at *path*, which rests on the facts *used*."""
    facts = list(used)
    taught = next((m.documents for m in catalogue.modules.values() if catalogue.page_of(m.id) == path), [])
    documents = [catalogue.documents[name] for name in taught if name in catalogue.documents]
    return Doubts(
        tuple(f for f in facts if f.confidence == "thu-cap"),
        tuple(f for f in facts if f.confidence == "suy-luan"),
        tuple(Lacking(d.id, tuple(d.missing)) for d in documents if d.missing),
    )
