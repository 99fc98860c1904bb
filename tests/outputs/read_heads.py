"""Reads a finished page as those do who pass links on and those who index: head, way, questions, by the parser alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


@dataclass
class Head:
    """What the head says, and what the page shows of the same things."""

    meta: dict[str, str] = field(default_factory=dict)
    """Content by property or name."""
    links: list[dict[str, str]] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)
    """The descriptions of all JSON-LD scripts."""
    crumbs: list[str] = field(default_factory=list)
    heading: str = ""
    questions: list[tuple[str, str]] = field(default_factory=list)
    """Headings with an id below the list of questions, each with the paragraph after it."""

    def of(self, kind: str) -> dict[str, Any] | None:
        """The description of one kind, None where there is none."""
        return next((one for one in self.data if one["@type"] == kind), None)

    def link(self, rel: str) -> str | None:
        """The address of the first link of a relation."""
        return next((one["href"] for one in self.links if rel in one.get("rel", "").split()), None)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.head.meta[given.get("property", given.get("name", ""))] = given.get("content", "")
        elif tag == "link":
            self.head.links.append(given)
        if tag not in VOID:
            self._open.append((tag, given))
        if tag in ("h1", "h3", "p", "script") or (tag == "a" and self._inside("nav", "md-path")):
            self._text = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        given: dict[str, str] = {}
        while self._open:
            name, given = self._open.pop()
            if name == tag:
                break
        words = " ".join("".join(self._text).split())
        if tag == "script" and given.get("type") == "application/ld+json":
            found = json.loads("".join(self._text))
            assert found["@context"] == "https://schema.org"
            self.head.data += found["@graph"]
        elif tag == "h1" and not self.head.heading:
            self.head.heading = words
        elif tag == "a" and self._inside("nav", "md-path"):
            self.head.crumbs.append(words)
        elif tag == "h3" and given.get("id") and self._inside("div", "questions"):
            self.head.questions.append((words, ""))
        elif tag == "p" and self.head.questions and not self.head.questions[-1][1]:
            self.head.questions[-1] = (self.head.questions[-1][0], words)

    def handle_data(self, data: str) -> None:
        if not self._inside("a", "headerlink"):
            self._text.append(data)

    def _inside(self, tag: str, cls: str) -> bool:
        return any(name == tag and cls in given.get("class", "").split() for name, given in self._open)


def read_head(page: Path) -> Head:
    """Read the finished page at *page*."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.head
