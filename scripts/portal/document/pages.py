"""Pages of the portal as trees, each read once, with the sources they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portal.content.catalogue import Catalogue
from portal.content.doubts import Doubts, doubts_of
from portal.content.models import Fact
from portal.content.pages import Page
from portal.content.references import full_name
from portal.document.model import PageTree
from portal.document.reader import read_page
from portal.drawing.images import Image, read_image
from portal.locales import Speaker, page_text
from portal.markdown.context import PageContext, address
from portal.markdown.standard import convert

say = Speaker("handout")


@dataclass(frozen=True)
class Source:
    """One entry of the list of sources: a document or local list, and where its facts were read."""

    name: str
    places: tuple[tuple[str, str], ...]
    """(words, web address or "")."""
    url: str = ""
    """Published address of the document's page, empty for a local list."""
    told: str = ""
    """That what was read there is not the text itself, in words; empty when it is."""


@dataclass(frozen=True)
class DoubtList:
    """One kind of doubt about a page, in words."""

    title: str
    lines: tuple[str, ...]
    marked: str = ""
    """How the lesson marks these, in words; empty when it does not."""

    @property
    def told(self) -> str:
        """What paper says of them: how they are marked, else what they are."""
        return self.marked or " ".join(line if line.endswith(".") else f"{line}." for line in self.lines)


@dataclass(frozen=True)
class ReadPage:
    """A page as a tree, with everything an output says around it."""

    path: str
    """Source path below the language folder."""
    url: str
    """Published address."""
    tree: PageTree
    sources: tuple[Source, ...] = ()
    """In the order of the numbers in the text; those without a number follow."""
    doubts: tuple[DoubtList, ...] = ()
    """What to ask before relying on the page."""
    advice: str = ""
    """What to do about the doubts."""


class Pages:
    """The pages of a catalogue, read when they are first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.sources = {p.path: p for p in catalogue.pages_in("vi")}
        """The Markdown files, by path."""
        self._read: dict[str, ReadPage] = {}

    def of(self, path: str) -> ReadPage:
        """Return the page at *path*.

        Raises KeyError when there is none, ReferenceLookupError when a reference stands for nothing.
        """
        if path not in self._read:
            self._read[path] = self._page(self.sources[path])
        return self._read[path]

    def made(self, path: str, body: str) -> ReadPage:
        """Return what *body*, in Markdown, would be as the page at *path*.

        Raises KeyError when there is none, ReferenceLookupError when a reference stands for nothing.
        """
        return self._page(replace(self.sources[path], lines=body.split("\n"), start=0))

    def _page(self, page: Page) -> ReadPage:
        catalogue, path = self.catalogue, page.path
        context = PageContext(catalogue, path, output="print")
        xhtml = convert(page, context)
        facts = list(context.used.values())
        tree = read_page(xhtml, catalogue.fact_owner, lambda src: self._image(page, src))
        return ReadPage(
            path,
            catalogue.portal.site_url + address(path),
            tree,
            tuple(sources_of(catalogue, facts, tree.owners)),
            tuple(_told(catalogue, doubts_of(catalogue, path, facts))),
            page_text("unverified-intro", "vi", catalogue.portal.organisation_short),
        )

    def _image(self, page: Page, src: str) -> Image:
        folder = page.source.parent
        language = page.source.parents[page.path.count("/")]
        return read_image(src, folder, language.parent)


def sources_of(catalogue: Catalogue, facts: Sequence[Fact], first: Sequence[str]) -> Iterator[Source]:
    """Yield the sources of *facts* by document; those of *first* lead, in that order."""
    by_owner: dict[str, list[str]] = {owner: [] for owner in first}
    retold = set()
    for fact in facts:
        owner = catalogue.fact_owner[fact.id]
        places = by_owner.setdefault(owner, [])
        places += [s for s in fact.sources if s not in places]
        if fact.confidence == "thu-cap":
            retold.add(owner)
    for owner, places in by_owner.items():
        document = catalogue.documents.get(owner)
        name = (
            full_name(document) if document else page_text("local-figures", "vi", catalogue.portal.province)
        )
        page = catalogue.page_of(owner) if document else None
        url = catalogue.portal.site_url + address(page) if page in catalogue.has_page and page else ""
        told = say("retold") if owner in retold else ""
        yield Source(name, tuple(_place(catalogue, place) for place in places), url, told)


def _told(catalogue: Catalogue, doubts: Doubts) -> Iterator[DoubtList]:
    for facts in (doubts.retold, doubts.inferred):
        if facts:
            title = page_text(f"doubts.{facts[0].confidence}", "vi", len(facts))
            yield DoubtList(title, tuple(f.text for f in facts), say(f"marked.{facts[0].confidence}"))
    if doubts.lacking:
        count = sum(len(one.lines) for one in doubts.lacking)
        named = [(catalogue.documents[one.document].short, "; ".join(one.lines)) for one in doubts.lacking]
        lines = tuple(f"{name}: {lines}." for name, lines in named)
        yield DoubtList(page_text("doubts.missing", "vi", count), lines)


def _place(catalogue: Catalogue, place: str) -> tuple[str, str]:
    if place in catalogue.documents:
        return full_name(catalogue.documents[place]), ""
    return place, place
