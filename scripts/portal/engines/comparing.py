"""What two builds of one portal differ in, and what a build must not hold. Reads finished files only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from filecmp import cmp
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import html

SOURCES = (".md", ".yml", ".yaml", ".ts", ".py", ".map")
"""Endings of files that a site is made from and no reader needs."""
HOST = "site.invalid"
"""Stands for the name of a site while links are resolved."""
PLACE = f"http://{HOST}/"


def files_of(site: Path) -> set[str]:
    """Return every file of *site*, by its path below it."""
    return {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}


def addresses(site: Path) -> set[str]:
    """Return every page of *site*, by its path below it."""
    return {name for name in files_of(site) if name.endswith(".html")}


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that only one of two sites has, or that are not the same byte for byte."""
    ours, theirs = files_of(one), files_of(other)
    changed = {name for name in ours & theirs if not cmp(one / name, other / name, shallow=False)}
    return sorted((ours ^ theirs) | changed)


def published_sources(site: Path) -> list[str]:
    """Return the files of *site* that are sources."""
    return sorted(n for n in files_of(site) if n.endswith(SOURCES) or n.startswith(("src/", "_data/")))


def unlike(one: Path, other: Path, pages: Iterable[str]) -> list[str]:
    """Return which of *pages*, that both sites have, do not say the same or do not lead to the same places.

    Title, text, foot and every link below the header count; spaces and the spelling of addresses do not.
    """
    return [page for page in pages if _read(one, page) != _read(other, page)]


def _read(site: Path, page: str) -> tuple[list[list[str]], list[tuple[SplitResult, list[str]]]]:
    document = html.fromstring((site / page).read_bytes())
    texts = [_words(part) for part in document.xpath("//title | //article | //footer")]
    links = document.xpath("//body/div//*[@href or @src]")
    return texts, [(_address(page, e.get("href") or e.get("src")), _words(e)) for e in links]


def _words(element: html.HtmlElement) -> list[str]:
    return " ".join(element.itertext()).split()


def _address(page: str, link: str) -> SplitResult:
    """Return where *link* on *page* leads, the same for every spelling; on the site itself, which file."""
    found = urlsplit(urljoin(PLACE + page, link))
    path = unquote(found.path).lstrip("/")
    if found.netloc == HOST and (path == "" or path.endswith("/")):
        path += "index.html"
    return found._replace(path=path, fragment=unquote(found.fragment))


def broken_links(site: Path) -> Iterator[str]:
    """Yield ``page → link`` for every link of *site* to a file or a place of a page that is not there."""
    files = files_of(site)
    places: dict[str, set[str]] = {}
    wanted: list[tuple[str, str]] = []
    for page in addresses(site):
        document = html.fromstring((site / page).read_bytes())
        places[page] = {str(place) for place in document.xpath("//@id | //a/@name")}
        links = document.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //form/@action")
        wanted += [(page, str(link)) for link in links]
    for page, link in sorted(wanted):
        to = _address(page, link)
        there = to.path in files and (not to.fragment or to.fragment in places.get(to.path, {to.fragment}))
        if to.netloc == HOST and not there:
            yield f"{page} → {link}"
