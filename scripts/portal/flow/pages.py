"""Pages of the portal as blocks, each read once, with the sources they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.models import Fact
from portal.content.references import full_name
from portal.extensions.context import PageContext, address
from portal.extensions.standard import convert
from portal.flow.model import Flow
from portal.flow.reader import read_page


@dataclass(frozen=True)
class Source:
    """One entry of the list of sources: a document or local list, and where its facts were read."""

    name: str
    places: tuple[tuple[str, str], ...]
    """(words, web address or "")."""


@dataclass(frozen=True)
class PageFlow:
    """A page as blocks, with everything an output says around them."""

    path: str
    """Source path below the language folder."""
    url: str
    """Published address."""
    flow: Flow
    sources: tuple[Source, ...]
    """In the order of the numbers in the text; those without a number follow."""
    doubtful: tuple[Fact, ...]
    """Facts on the page that were not checked against an original."""


class PageFlows:
    """The pages of a catalogue, read when they are first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._pages = {p.path: p for p in catalogue.pages_in("vi")}
        self._read: dict[str, PageFlow] = {}
        self._converted: dict[str, tuple[str, list[Fact]]] = {}

    def xhtml(self, path: str) -> tuple[str, list[Fact]]:
        """Return the page at *path* as XHTML for print, and the facts it rests on.

        Raises KeyError when there is none, ReferenceLookupError when a reference stands for nothing.
        """
        if path not in self._converted:
            context = PageContext(self.catalogue, path, output="print")
            self._converted[path] = convert(self._pages[path], context), list(context.used.values())
        return self._converted[path]

    def of(self, path: str) -> PageFlow:
        """Return the page at *path*.

        Raises KeyError when there is none, ReferenceLookupError when a reference stands for nothing,
        UnknownElementError when an element has no form.
        """
        if path not in self._read:
            xhtml, facts = self.xhtml(path)
            flow = read_page(xhtml, self.catalogue.fact_owner)
            self._read[path] = PageFlow(
                path, self.catalogue.portal.site_url + address(path), flow,
                tuple(sources_of(self.catalogue, facts, flow.owners)),
                tuple(f for f in facts if f.confidence != "chinh-van"),
            )  # fmt: skip
        return self._read[path]


def sources_of(catalogue: Catalogue, facts: Sequence[Fact], first: Sequence[str]) -> Iterator[Source]:
    """Yield the sources of *facts* by document; those of *first* lead, in that order."""
    by_owner: dict[str, list[str]] = {owner: [] for owner in first}
    for fact in facts:
        places = by_owner.setdefault(catalogue.fact_owner[fact.id], [])
        places += [s for s in fact.sources if s not in places]
    for owner, places in by_owner.items():
        document = catalogue.documents.get(owner)
        name = full_name(document) if document else f"Số liệu {catalogue.portal.province}"
        yield Source(name, tuple(_place(catalogue, place) for place in places))


def _place(catalogue: Catalogue, place: str) -> tuple[str, str]:
    if place in catalogue.documents:
        return full_name(catalogue.documents[place]), ""
    return place, place
