"""E-books: the paragraphs and list items of their chapters, in the order of the package."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd")


def paragraphs(path: Path) -> Iterator[str]:
    """Yield the text of every innermost block of the book, chapter by chapter."""
    with zipfile.ZipFile(path) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
        hrefs = {i.get("id"): i.get("href") for i in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            name = posixpath.join("EPUB", hrefs[reference.get("idref")])
            yield from _blocks(etree.fromstring(archive.read(name)))


def _blocks(root: etree._Element) -> Iterator[str]:
    for element in root.iter(*(f"{{*}}{name}" for name in _BLOCKS)):
        if not any(True for inner in element.iterdescendants(*(f"{{*}}{name}" for name in _BLOCKS))):
            yield " ".join("".join(element.itertext()).split())
