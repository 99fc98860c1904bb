"""Checks of portal.yml and of the labels of values."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from portal.content.catalogue import Catalogue
from portal.content.fulltext import document_of
from portal.content.issues import Code, Issues, nearest
from portal.content.references import ReferenceLookupError, resolve
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")


_IN_NAV = re.compile(r"\s*-(?:[^#]*:)?\s+([\w./-]+\.md)\s*")
"""A line of the navigation that leads to a page."""
_RESERVED = (".example", ".invalid", ".test", "localhost")


def check_portal(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Published address, local fact lists, and a label for every value key."""
    source = paths.data / "portal.yml"
    host = urlsplit(catalogue.portal.site_url).hostname or ""
    if host.endswith(_RESERVED):
        issues.warn(Code.DIA_CHI, source, 0, *say.fault("site-url", host))
    for stem, page in catalogue.portal.local_facts.items():
        if stem not in catalogue.fact_files:
            hint = nearest(stem, list(catalogue.fact_files))
            issues.add(Code.MA_KHONG_CO, source, 0, say("no-facts-file", stem), hint)
        if f"{page}.md" not in catalogue.has_page:
            issues.add(Code.TRANG, source, 0, *say.fault("local-no-page", page, stem))
    for book in catalogue.portal.handbooks:
        for page in book.pages:
            if f"{page}.md" not in catalogue.has_page:
                issues.add(
                    Code.TRANG,
                    source,
                    0,
                    say("handbook-no-page", book.id, page),
                    nearest(f"{page}.md", list(catalogue.has_page)) or say("handbook-no-page.hint"),
                )
    _check_units(catalogue, source, issues)
    _check_labels(catalogue, paths, issues)
    _check_navigation(catalogue, paths, issues)


def _check_units(catalogue: Catalogue, source: Path, issues: Issues) -> None:
    reference = catalogue.portal.units.count
    if not reference:
        return
    try:
        resolve(reference, catalogue)
    except ReferenceLookupError as problem:
        issues.add(problem.code, source, 0, problem.message, problem.hint)
        return
    fact, _, key = reference.partition(":")
    expected = (catalogue.facts[fact].values or {}).get(key)
    if catalogue.units and len(catalogue.units) != expected:
        issues.add(Code.SAI_GIA_TRI, source, 0, *say.fault("units", len(catalogue.units), fact, expected))


def _check_navigation(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    text = paths.config.read_text(encoding="utf-8")
    if "\nnav:" not in text:
        return
    pages = {page.path: page for page in catalogue.pages_in("vi")}
    for path, page in pages.items():
        # A full text is reached from the page of its document.
        if document_of(path) is None and not re.search(rf"\s{re.escape(path)}\s", text):
            issues.add(Code.TRANG, page.source, 0, *say.fault("nav", path))
    start = text[: text.index("\nnav:")].count("\n") + 2
    for number, line in enumerate(text.splitlines()[start - 1 :], start):
        match = _IN_NAV.fullmatch(line)
        if match and match[1] not in pages:
            issues.add(Code.TRANG, paths.config, number, *say.fault("nav-no-page", match[1]))


def _check_labels(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    source = paths.data / "labels.yml"
    used = {k for f in catalogue.facts.values() for k in f.values or {} if not re.fullmatch(r"\d{4}", k)}
    for key in sorted(used - set(catalogue.labels)):
        issues.add(Code.NHAN, source, 0, *say.fault("no-label", key))
    for key in sorted(set(catalogue.labels) - used):
        issues.warn(Code.NHAN, source, 0, *say.fault("label-unused", key))
