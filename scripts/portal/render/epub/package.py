"""The package of an e-book: EPUB 3, with navigation, accessibility metadata and no date but its own."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from xml.sax.saxutils import escape

from portal.document import Image
from portal.drawing.images import MEDIA
from portal.locales import Speaker
from portal.render.archive import Archive

say = Speaker("handout")

_XHTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'xml:lang="vi" lang="vi"><head><meta charset="UTF-8"/><title>{title}</title>'
    '<link rel="stylesheet" type="text/css" href="book.css"/></head><body{kind}>\n{body}\n</body></html>\n'
)
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_ACCESS = (
    '<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>'
    '<meta property="schema:accessModeSufficient">textual</meta>'
    '<meta property="schema:accessibilityFeature">tableOfContents</meta>'
    '<meta property="schema:accessibilityFeature">structuralNavigation</meta>'
    '<meta property="schema:accessibilityFeature">alternativeText</meta>'
    '<meta property="schema:accessibilityHazard">none</meta>'
    f'<meta property="schema:accessibilitySummary">{say("ebook-access")}</meta>'
)


@dataclass(frozen=True)
class Chapter:
    """One file of the book."""

    name: str
    """File name without ending."""
    title: str
    body: str
    """XHTML of the body, its h1 first."""
    has_svg: bool = False
    images: Mapping[str, Image] = field(default_factory=dict)
    """Picture files it shows, by name."""


@dataclass(frozen=True)
class Metadata:
    """What the book says of itself."""

    title: str
    author: str
    address: str
    """Published address of what the book holds; its identifier is made from it."""
    day: str
    """yyyy-mm-dd."""
    rights: str


def epub(metadata: Metadata, chapters: Sequence[Chapter]) -> bytes:
    """Return the book as bytes."""
    css = (files("portal.render.epub") / "book.css").read_text(encoding="utf-8")
    out = io.BytesIO()
    with Archive(out) as archive:
        archive.add("mimetype", b"application/epub+zip", stored=True)
        archive.add("META-INF/container.xml", _CONTAINER.encode())
        archive.add("EPUB/package.opf", _package(metadata, chapters).encode())
        archive.add("EPUB/nav.xhtml", _navigation(chapters).encode())
        archive.add("EPUB/book.css", css.encode())
        for chapter in chapters:
            text = _XHTML.format(title=escape(chapter.title), kind="", body=chapter.body)
            archive.add(f"EPUB/{chapter.name}.xhtml", text.encode())
        for name, image in _images(chapters).items():
            archive.add(f"EPUB/{name}", image.data)
    return out.getvalue()


def _images(chapters: Sequence[Chapter]) -> dict[str, Image]:
    return {name: image for chapter in chapters for name, image in chapter.images.items()}


def _package(metadata: Metadata, chapters: Sequence[Chapter]) -> str:
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, metadata.address)
    items = "".join(
        f'<item id="{c.name}" href="{c.name}.xhtml" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'svg' + chr(34) if c.has_svg else ''}/>"
        for c in chapters
    ) + "".join(
        f'<item id="{name}" href="{name}" media-type="{MEDIA[image.kind]}"/>'
        for name, image in _images(chapters).items()
    )
    spine = "".join(f'<itemref idref="{c.name}"/>' for c in chapters)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="ma" xml:lang="vi"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="ma">urn:uuid:{identifier}</dc:identifier>'
        f"<dc:title>{escape(metadata.title)}</dc:title><dc:language>vi</dc:language>"
        f"<dc:creator>{escape(metadata.author)}</dc:creator><dc:rights>{escape(metadata.rights)}</dc:rights>"
        f"<dc:source>{escape(metadata.address)}</dc:source><dc:date>{metadata.day}</dc:date>"
        f'<meta property="dcterms:modified">{metadata.day}T00:00:00Z</meta>{_ACCESS}</metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="css" href="book.css" media-type="text/css"/>{items}</manifest>'
        f"<spine>{spine}</spine></package>\n"
    )


def _navigation(chapters: Sequence[Chapter]) -> str:
    lines = "".join(f'<li><a href="{c.name}.xhtml">{escape(c.title)}</a></li>' for c in chapters)
    body = f'<nav epub:type="toc" id="muc-luc"><h1>{say("contents")}</h1><ol>{lines}</ol></nav>'
    return _XHTML.format(title=say("contents"), kind="", body=body)
