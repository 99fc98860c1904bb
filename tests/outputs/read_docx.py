"""Word: paragraphs in the order of the file, those in tables and controls too."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(path: Path) -> Iterator[str]:
    """Yield the text of every paragraph of the body."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    for paragraph in body.iter(f"{W}p"):
        yield text_of(paragraph)


def text_of(element: etree._Element) -> str:
    """The text of runs; line breaks and tabs become spaces."""
    found = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen"):
        if node.getparent().tag != f"{W}tabs":
            found.append(
                node.text or "" if node.tag == f"{W}t" else " " if "yphen" not in node.tag else "-"
            )
    return "".join(found)
