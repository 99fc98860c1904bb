"""Word: paragraphs in the order of the file, named controls, and lines of tables as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(file: Path | bytes) -> etree._Element:
    """Return the document part of a file."""
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def paragraphs(file: Path | bytes) -> Iterator[str]:
    """Yield the text of every paragraph, those in tables and controls too."""
    for paragraph in body_of(file).iter(f"{W}p"):
        yield text_of(paragraph)


def text_of(element: etree._Element) -> str:
    """The text of runs; line breaks and tabs become spaces."""
    found = ""
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen"):
        if node.tag == f"{W}t":
            found += node.text or ""
        elif node.getparent().tag != f"{W}tabs":
            found += "-" if node.tag == f"{W}noBreakHyphen" else " "
    return found


def controls(file: Path | bytes) -> dict[str, str]:
    """Return the text of every content control by its tag, in the order of the file; "" for a prompt."""
    found = {}
    for control in body_of(file).iter(f"{W}sdt"):
        looks = control.find(f"{W}sdtPr")
        tag = looks.find(f"{W}tag")
        if tag is not None:
            empty = looks.find(f"{W}showingPlcHdr") is not None
            found[tag.get(f"{W}val")] = "" if empty else text_of(control.find(f"{W}sdtContent"))
    return found


def lines_with(file: Path | bytes, tag: str) -> list[str]:
    """Return the text of every table line, or paragraph outside tables, that holds the control *tag*."""
    found = []
    for control in body_of(file).iter(f"{W}sdt"):
        name = control.find(f"{W}sdtPr/{W}tag")
        if name is None or name.get(f"{W}val") != tag:
            continue
        around = list(control.iterancestors(f"{W}tr")) or list(control.iterancestors(f"{W}p"))
        found.append(text_of(around[0] if around else control))
    return found
