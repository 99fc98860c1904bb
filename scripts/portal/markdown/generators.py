"""Which page a Markdown object converts, where a generator runs the conversion.

Generators put a processor of their own on the object before it converts, which knows the source file. Those
are found by name and none is imported; how a generator is called is the business of ``portal.engines``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from portal.content.held import Held, held
from portal.locales import Speaker
from portal.markdown.context import PageContext, current
from portal.paths import Paths

say = Speaker("page-faults")


class Told(NamedTuple):
    """What a generator tells of the page that a Markdown object converts."""

    path: str
    """Source path below the folder of pages, with forward slashes."""
    file: Path
    """The source file, as far as the generator knows it."""
    meta: dict[str, Any]
    """The front matter, which the theme reads; what is added shows."""


def told(md: Markdown) -> Told | None:
    """Return what the generator that runs *md* tells; None when no generator that is known runs it."""
    if "relpath" in md.treeprocessors:  # MkDocs from 1.6 on, ProperDocs
        file = getattr(md.treeprocessors["relpath"], "file", None)
        if file is not None:
            return Told(file.src_uri, Path(file.abs_src_path), file.page.meta)
    if "rendering_context" in md.preprocessors:  # Zensical
        page = getattr(md.preprocessors["rendering_context"], "page", None)
        if page is not None:
            return Told(page.path, Path(page.path), page.meta)
    return None


class PageOpener(Preprocessor):
    """Finds, before everything else, the page that a generator converts.

    *root*: the project, else the one around the source file; *language*: that of every page, else the first
    folder of the path says it.
    """

    NAME = "portal-page"

    def __init__(self, md: Markdown, root: str, language: str) -> None:
        super().__init__(md)
        self._root, self._language = root, language
        self.page: PageContext | None = None
        """The page that the generator has told of; None while somebody else converts (``rendering``)."""

    def run(self, lines: list[str]) -> list[str]:
        found = told(self.md)
        self.page = self._opened(found) if found else None
        if self.page is None and current.get(None) is None:
            raise LookupError(_unknown("\n".join(lines), self._root))
        return lines

    def _opened(self, found: Told) -> PageContext:
        known = held(Paths(Path(self._root)) if self._root else Paths.find(found.file.parent))
        language, _, path = found.path.partition("/")
        if self._language:
            language, path = self._language, found.path
        _describe(found, path, known)
        return PageContext(known.catalogue, path, language, downloads=known.downloads)


def page_of(md: Markdown) -> PageContext:
    """Return the page that *md* converts. Raises LookupError when nobody has said which."""
    opener = md.preprocessors[PageOpener.NAME]
    return (isinstance(opener, PageOpener) and opener.page) or current.get()


def _describe(page: Told, path: str, known: Held) -> None:
    """A page that says nothing of itself is described by the brief of what it shows."""
    brief = known.catalogue.briefs.get(Path(path).parent.name)
    if brief is not None and not page.meta.get("description"):
        page.meta["description"] = brief.brief


def _unknown(text: str, root: str) -> str:
    """Say which page it is that no generator names, by its text when there is a project to look in."""
    try:
        pages = held(Paths(Path(root)) if root else Paths.find(Path())).catalogue.pages
    except FileNotFoundError:
        pages = []
    source = next((str(p.source) for p in pages if p.body.strip() == text.strip()), None)
    where = source or say("opens-with", text.strip()[:60])
    return say("no-page-told", where)
