"""Every id named in the data exists, and fact files belong to a document or a local list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues, nearest
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")


class _Known:
    def __init__(self, catalogue: Catalogue, issues: Issues) -> None:
        self.catalogue, self.issues = catalogue, issues

    def documents(self, place: Place, owner: str, ids: Iterable[str]) -> None:
        """Report each of *ids* that is not a document."""
        self._missing(place, owner, ids, list(self.catalogue.documents), say("document"))

    def facts(self, place: Place, owner: str, ids: Iterable[str]) -> None:
        """Report each of *ids* that is not a fact."""
        self._missing(place, owner, ids, list(self.catalogue.facts), say("fact"))

    def sources(self, place: Place, owner: str, sources: Iterable[str]) -> None:
        """Report each source that is neither a web address nor a document."""
        self.documents(place, owner, [s for s in sources if not s.startswith("http")])

    def _missing(self, place: Place, owner: str, ids: Iterable[str], known: list[str], what: str) -> None:
        for wanted in ids:
            if wanted not in known:
                self.issues.add(
                    Code.MA_KHONG_CO, *place, say("lacks", owner, what, wanted), nearest(wanted, known)
                )


def check_identifiers(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Resolve every id that one record uses to name another."""
    known = _Known(catalogue, issues)

    def place(record_id: str, fallback: Path) -> Place:
        return catalogue.places.get(record_id, Place(fallback, 1))

    data = paths.data
    for stem in catalogue.fact_files:
        if stem not in catalogue.documents and stem not in catalogue.portal.local_facts:
            issues.add(
                Code.MA_KHONG_CO,
                data / "facts" / f"{stem}.yml",
                1,
                say("facts-file", stem),
                nearest(stem, list(catalogue.documents)) or say("facts-file.hint"),
            )
    for document in catalogue.documents.values():
        here = place(document.id, data / "documents.yml")
        for field in ("based_on", "implements", "supersedes", "superseded_by", "related"):
            known.documents(here, f"{document.id}.{field}", getattr(document, field))
        known.sources(here, document.id, [s.url for s in document.sources])
        for amended in document.amendments:
            known.documents(here, f"{document.id}.amendments", [amended.by])
            known.sources(here, f"{document.id}.amendments", amended.sources)
    known.documents(Place(data / "briefs.yml", 1), "briefs", catalogue.briefs)
    for fact in catalogue.facts.values():
        here = place(fact.id, data / "facts")
        known.sources(here, fact.id, fact.sources)
        known.facts(here, f"{fact.id}.contradicts", fact.contradicts)
    for term in catalogue.terms.values():
        here = place(term.id, data / "glossary.yml")
        known.documents(here, term.id, term.documents)
        known.sources(here, term.id, term.sources)
    for change in catalogue.changes.values():
        here = place(change.id, data / "changes.yml")
        known.documents(here, change.id, change.documents)
        known.sources(here, change.id, change.sources)
    for caution in catalogue.cautions.values():
        here = place(caution.id, data / "cautions.yml")
        known.documents(here, caution.id, caution.documents)
        known.sources(here, caution.id, [c.source for c in caution.claims])
    for layout in catalogue.layouts.values():
        if layout.document:
            known.documents(place(layout.id, data), layout.id, [layout.document])
    _check_programme(catalogue, known, Place(data / "programme.yml", 1))
    _check_calendar(catalogue, known, Place(data / "calendar.yml", 1))


def _check_programme(catalogue: Catalogue, known: _Known, here: Place) -> None:
    programme = catalogue.programme
    if programme is None:
        return
    known.documents(here, "programme", [programme.id])
    parts: list[Any] = [
        *programme.basis,
        *programme.purposes,
        *programme.requirements,
        *programme.contents,
        programme.funding,
        *programme.sessions,
        *programme.organisation,
        *programme.slips,
    ]
    for part in parts:
        known.documents(here, "programme", part.documents)
    known.sources(here, "programme", programme.sources)
    for slip in programme.slips:
        known.sources(here, slip.id, slip.sources)


def _check_calendar(catalogue: Catalogue, known: _Known, here: Place) -> None:
    if catalogue.calendar is None:
        return
    for event in catalogue.calendar.events:
        known.documents(here, event.id, [event.document, *event.also_documents])
        for role in event.roles:
            if role not in catalogue.calendar.roles:
                known.issues.add(
                    Code.MA_KHONG_CO,
                    here.path,
                    0,
                    say("no-role", event.id, role),
                    nearest(role, list(catalogue.calendar.roles)),
                )
        if event.procedure and event.procedure not in catalogue.procedures:
            known.issues.add(
                Code.MA_KHONG_CO,
                here.path,
                0,
                say("no-procedure", event.id, event.procedure),
                nearest(event.procedure, list(catalogue.procedures)),
            )
