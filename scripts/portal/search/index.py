"""Writes what the search engine reads, one file a language, from the built site.

A classic script, which works on file:// too; beside it stands how large it is, for people who wait.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path, PurePosixPath
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.writing import write_if_changed
from portal.search.data import document_rows, wordings
from portal.search.sections import BuiltPage, Section, read_page

VERSION = 1
_WORDING = (1.0, 0.85, 0.5)
"""Weights of the page that tells of a document, of its wording, of an earlier wording."""


def write_index(site: Path, catalogue: Catalogue, *, offline: bool = False) -> dict[str, int]:
    """Write ``search/<language>.js`` below *site*, and ``search/sizes.json``: bytes on the way by language.

    Returns the number of sections by language. The page for lost addresses and pages that show another
    language's text are left out.
    """
    pages: dict[str, list[tuple[str, BuiltPage]]] = {}
    for path in sorted(p for p in site.rglob("*.html") if p != site / "404.html"):
        page = read_page(path.read_text(encoding="utf-8"))
        if page is not None and page.translated:
            pages.setdefault(page.language, []).append((path.relative_to(site).as_posix(), page))
    counts, sizes = {}, {}
    for language, found in pages.items():
        data = search_data(catalogue, language, found, offline=offline)
        counts[language] = len(data["sections"])
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        text = f"self.portalSearchData={text};\n"
        write_if_changed(site / "search" / f"{language}.js", text)
        # What travels: servers compress it.
        sizes[language] = len(gzip.compress(text.encode("utf-8"), mtime=0))
    write_if_changed(site / "search" / "sizes.json", json.dumps(sizes, separators=(",", ":")) + "\n")
    return counts


def search_data(
    catalogue: Catalogue, language: str, pages: list[tuple[str, BuiltPage]], *, offline: bool
) -> dict[str, Any]:
    """Return the data of one language (shapes.ts: SearchData).

    *pages* are (file below the site, page). Offline, addresses name the files; else the folders.
    """
    documents = list(catalogue.documents)
    order = {identifier: at for at, identifier in enumerate(documents)}
    page_rows: list[list[Any]] = []
    section_rows: list[list[Any]] = []
    for file, page in pages:
        location = file if offline else file.removesuffix("index.html")
        # Offline, a page that is no folder's index is a file of its own name.
        folders = PurePosixPath(file.removesuffix("index.html").removesuffix(".html")).parts
        folders = folders[1:] if folders[:1] == (language,) else folders
        # The page of a document and that of its wording; an earlier wording is nobody's answer.
        wording = folders[2:] == ("toan-van",)
        whole = folders[:1] == ("van-ban",) and (len(folders) == 2 or wording)
        own = order.get(folders[1], -1) if whole else -1
        status = _status_of(catalogue, folders, order)
        articles = {section.article for section in page.sections if not section.annexed}
        page_rows.append([location, page.title, own, _weight_of(catalogue, folders), status])
        for section in page.sections:
            names = _names_of(catalogue, section, documents[own] if own >= 0 else None)
            # "Điều 6" is that of the document, where it has one.
            article = "" if section.annexed and section.article in articles else section.article
            section_rows.append(_row(len(page_rows) - 1, section, article, names))
    return {
        "version": VERSION,
        "language": language,
        "pages": page_rows,
        "sections": section_rows,
        "documents": document_rows(catalogue, language),
        "wordings": wordings(catalogue, language),
    }


def _names_of(catalogue: Catalogue, section: Section, document: str | None) -> str:
    """Return the further names of a section, a bar between two: those of a term, a document's title."""
    if document is not None and section.anchor == "":
        return catalogue.documents[document].title or ""
    term = catalogue.terms.get(section.anchor)
    return " | ".join([*term.synonyms, *term.abbr]) if term else section.also


def _row(page: int, section: Section, article: str, names: str) -> list[Any]:
    also = [names] if names else []
    text = "\n".join(section.blocks)
    return [page, section.anchor, section.title, text, article, section.places, *also]


def _weight_of(catalogue: Catalogue, folders: tuple[str, ...]) -> float:
    """What a page is for, as a factor (search.yml: ranking): lists less, the rest by their folder."""
    ranking = catalogue.search_words.ranking if catalogue.search_words else None
    if ranking is None:
        return 1
    paths = ("/".join(folders), *folders[:1])
    weight = next((ranking.pages[path].prior for path in paths if path in ranking.pages), 1.0)
    criteria = catalogue.criteria.get(folders[1]) if len(folders) > 1 else None
    if len(folders) < 2 or (folders[0] == "tieu-chi" and (criteria is None or criteria.practice)):
        return min(weight, ranking.lists)
    if folders[0] == "van-ban" and folders[1] in catalogue.documents:
        taught = catalogue.documents[folders[1]]
        successor = any(
            catalogue.documents[i].in_plan for i in taught.supersedes if i in catalogue.documents
        )
        weight *= ranking.taught if taught.in_plan or successor else 1
        # What is told in plain words answers before the wording does, an earlier wording last.
        weight *= _WORDING[min(len(folders) - 2, len(_WORDING) - 1)]
    return round(weight, 3)


def _status_of(catalogue: Catalogue, folders: tuple[str, ...], order: dict[str, int]) -> int:
    """Index of the document whose legal status a page shares: its own, or that of its criteria set."""
    if len(folders) < 2:
        return -1
    folder, name = folders[:2]
    if folders[2:3] == ("toan-van",) and len(folders) > 3:
        return -1
    if folder == "van-ban":
        return order.get(name, -1)
    if folder == "tieu-chi" and name in catalogue.criteria:
        return order.get(catalogue.criteria[name].document or "", -1)
    return -1
