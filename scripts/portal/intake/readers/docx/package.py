"""A Word file as its parts: found by relations, parsed without entities, what runs left closed."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from lxml import etree

from portal.intake.flow import IntakeError
from portal.intake.limits import Archive
from portal.locales import Speaker

say = Speaker("intake-readers")

Element = Any
"""An element of lxml, which has no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ALIVE = {
    "macro": re.compile(r"vbaProject|vbaData|macrosheets", re.IGNORECASE),
    "nhung": re.compile(r"/embeddings/|/activeX/|oleObject", re.IGNORECASE),
    "long-tep": re.compile(r"afchunk", re.IGNORECASE),
}


def parsed(data: bytes) -> Element:
    """Return the root of an XML part. Raises IntakeError when it is broken, too deep, or has a DTD."""
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data.replace(b"\0", b"")):
        raise IntakeError(say("xml-la"))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.replace(_STRICT, W[1:-1].encode()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError(say("hong")) from error
    if root is None:
        raise IntakeError(say("hong"))
    return root


class Package:
    """The parts of one Word file that are read."""

    def __init__(self, data: bytes) -> None:
        """Raises IntakeError when the file is broken or has no text of Word in it."""
        self._archive = Archive(data)
        self._main = self._target("", "officeDocument") or "word/document.xml"
        content = self._archive.read(self._main)
        if content is None:
            raise IntakeError(say("hong"))
        self.document = parsed(content)

    def related(self, kind: str) -> Element | None:
        """Return the root of the part the text relates to as *kind* ("styles"), None for none."""
        name = self._target(self._main, kind)
        content = self._archive.read(name) if name else None
        return None if content is None else parsed(content)

    def _relations(self, part: str) -> list[Element]:
        folder, name = posixpath.split(part)
        content = self._archive.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if content is None else list(parsed(content).iter(_RELATION))

    def _target(self, part: str, kind: str) -> str | None:
        for relation in self._relations(part):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                # A name in the package: what climbs out of it is simply not there.
                joined = posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
                return posixpath.normpath(joined).lstrip("/")
        return None

    def remarks(self) -> list[str]:
        """What the file holds besides words and was left closed."""
        names = "\n".join(self._archive.names)
        found = [say(f"bo-{key}") for key, pattern in _ALIVE.items() if pattern.search(names)]
        outside = any(
            relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")
            for relation in self._relations(self._main)
        )
        return [*found, say("bo-noi-ngoai")] if outside else found
