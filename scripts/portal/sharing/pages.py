"""A finished page as others see it: its address, title, description, the way to it, what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

DEFAULT = "vi"
"""The language whose pages stand at the root of the site; another one has a folder of its name."""


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page."""

    name: str
    address: str


@dataclass(frozen=True)
class SharedPage:
    """What is read of one page of the finished site."""

    file: Path
    path: str
    """Address below the site's root and below the folder of the language: ``van-ban/x/``."""
    language: str
    address: str
    """The whole address, as the page itself gives it."""
    title: str
    """As in its head, without the name of the site."""
    heading: str
    description: str
    trail: list[Crumb]
    """The way that the page shows, from the home page; groups that begin with the page itself left out."""
    questions: list[tuple[str, str]] = field(default_factory=list)
    """Questions with their answers, as the page shows them."""

    @property
    def is_home(self) -> bool:
        """Whether it is the start page of its language."""
        return self.path == ""


def shared_pages(site: Path, site_url: str) -> Iterator[SharedPage]:
    """Read every page of *site* whose head gives the address where it lies.

    Slides and the page for lost addresses give none; a copy to take away gives that of the page it copies.
    """
    for file in sorted(site.rglob("*.html")):
        root = html.document_fromstring(file.read_text(encoding="utf-8"))
        own = site_url + file.relative_to(site).as_posix().removesuffix("index.html")
        if own in root.xpath("head/link[@rel='canonical']/@href"):
            yield _page(file, root, own, site_url)


def _page(file: Path, root: HtmlElement, address: str, site_url: str) -> SharedPage:
    language = root.get("lang") or DEFAULT
    path = address.removeprefix(site_url)
    path = path if language == DEFAULT else path.removeprefix(f"{language}/")
    title, _, _ = _text(root.find("head/title")).rpartition(" – ")
    heading = _text(next(iter(root.xpath("//article//h1")), None))
    described = root.xpath("head/meta[@name='description']/@content")
    trail = [
        Crumb(_text(link), urljoin(address, link.get("href")))
        for link in root.xpath("//nav[contains(@class, 'md-path')]//a")
    ]
    asked = [
        # The question is what opens its answer.
        (_text(question), _text(question.getparent().getnext()))
        for question in root.xpath("//*[contains(concat(' ', @class, ' '), ' questions ')]//h3[@id]")
    ]
    return SharedPage(
        file,
        path,
        language,
        address,
        title or heading,
        heading,
        described[0] if described else "",
        [c for c in trail if c.address != address],
        asked,
    )


def _text(element: HtmlElement | None) -> str:
    """The words of an element, without the signs that lead to a heading."""
    if element is None:
        return ""
    parts = element.xpath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]")
    return re.sub(r"\s+", " ", "".join(parts)).strip()
