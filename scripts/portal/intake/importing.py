"""A recognised text becomes the page of its document: planned in full, then written, or not at all."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.fulltext import LegalText, Provenance, StoredText, place_of, to_markdown
from portal.content.models import Document
from portal.content.references import KIND_NAMES, full_name
from portal.content.writing import write_together
from portal.intake.differences import Change, changes
from portal.intake.flow import IntakeError, SourceText
from portal.intake.recognising import Remark, recognise
from portal.intake.registry import Difference, differences, document_for, read_fields, suggested_id
from portal.locales import Speaker
from portal.paths import Paths
from portal.scaffold import ScaffoldError, plan_record
from portal.vietnamese import format_date, nfc

say = Speaker("importing")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Plan:
    """What importing a file will do; nothing is written yet."""

    document: str
    text: LegalText
    origin: Provenance
    files: dict[Path, str] = field(default_factory=dict)
    """All files as they will be; empty when nothing changes."""
    differences: tuple[Difference, ...] = ()
    """What registry and text tell differently; stays as it is."""
    changes: tuple[Change, ...] = ()
    """Against the wording that is there."""
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader of the file said."""
    fresh: bool = False
    """Whether the document is new to the portal."""
    had_text: bool = False
    """Whether there was a wording before."""
    by_hand: tuple[str, ...] = ()
    """What is left to do in the configuration."""

    @property
    def nothing_new(self) -> bool:
        """Whether the portal holds this wording already."""
        return not self.files


def plan_import(
    catalogue: Catalogue,
    paths: Paths,
    source: SourceText,
    document_id: str,
    *,
    version: str | None = None,
    text: LegalText | None = None,
    today: dt.date,
) -> Plan:
    """Work out what importing *source* as the text of *document_id* does.

    *version*: a day, yyyy-mm-dd, since when the wording that is there has held; it is kept below
    ``toan-van/`` under that day, and the new one takes its place. *text*: the text as a person corrected
    it; else it is recognised. Raises IntakeError when it cannot be done; nothing is written either way.
    """
    if not _ID.fullmatch(document_id) or len(document_id) > 80:
        raise IntakeError(say("bad-id", document_id, say("sample-id")))
    recognised = recognise(source) if text is None else None
    text = text if recognised is None else recognised.text
    assert text is not None
    if not text.units:
        raise IntakeError(say("no-units", source.file))
    origin = Provenance(
        document_id,
        nfc(source.file),
        source.sha256,
        source.reader,
        today.isoformat(),
        encoding=source.encoding,
    )
    plan = Plan(
        document_id,
        text,
        origin,
        remarks=recognised.remarks if recognised else (),
        notes=source.remarks,
    )
    document = catalogue.documents.get(document_id)
    if document is None:
        plan = _with_new_document(plan, catalogue, paths, version)
    else:
        plan = _with_page(plan, catalogue, paths, document, version)
    _stay_inside(paths, plan.files)
    return plan


def carry_out(plan: Plan) -> list[Path]:
    """Write the files of *plan*, all or none; return them. Raises OSError when one cannot be written."""
    write_together(plan.files)
    return list(plan.files)


def _with_new_document(plan: Plan, catalogue: Catalogue, paths: Paths, version: str | None) -> Plan:
    if version is not None:
        raise IntakeError(say("no-earlier", plan.document))
    read = read_fields(plan.text, catalogue)
    given = {"title": read.pop("number", None), "read": read}
    try:
        planned = plan_record(catalogue, paths, "documents", plan.document, given)
    except ScaffoldError as error:
        raise IntakeError(str(error)) from None
    kind, number = read.get("kind"), given["title"]
    name = f"{KIND_NAMES[kind]} {number}" if kind and number else number or plan.document
    files = {**planned.files, _page(paths, plan.document): _written(plan.text, plan.origin, str(name))}
    return replace(plan, files=files, fresh=True, by_hand=tuple(planned.by_hand))


def _with_page(
    plan: Plan, catalogue: Catalogue, paths: Paths, document: Document, version: str | None
) -> Plan:
    page = _page(paths, document.id)
    if fault := next((error for one, error in catalogue.texts.faults if one.source == page), None):
        place = page.relative_to(paths.root).as_posix()
        raise IntakeError(say("page-broken", place, fault.line, fault.message))
    stored = catalogue.texts.newest.get(document.id)
    if stored is None and page.exists():
        raise IntakeError(say("page-unread", page.relative_to(paths.root).as_posix()))
    if stored is None and version is not None:
        raise IntakeError(say("no-earlier", document.id))
    plan = replace(plan, differences=differences(document, plan.text), had_text=stored is not None)
    if stored is not None and stored.text == plan.text:
        return plan
    files = {page: _written(plan.text, plan.origin, full_name(document))}
    if stored is not None:
        plan = replace(plan, changes=changes(stored.text, plan.text))
        if version is not None:
            files |= _earlier(paths, document, stored, version)
    return replace(plan, files=files)


def _earlier(paths: Paths, document: Document, stored: StoredText, version: str) -> dict[Path, str]:
    """The wording that is there, on a page of its own."""
    try:
        day = dt.date.fromisoformat(version).isoformat()
    except ValueError:
        raise IntakeError(say("bad-version", version)) from None
    page = _page(paths, document.id, day)
    if page.exists():
        raise IntakeError(say("version-there", page.relative_to(paths.root).as_posix()))
    origin = replace(stored.origin, version=day)
    return {page: _written(stored.text, origin, full_name(document))}


def _page(paths: Paths, document_id: str, version: str | None = None) -> Path:
    return paths.docs / "vi" / place_of(document_id, version)


def _written(text: LegalText, origin: Provenance, name: str) -> str:
    title = say("page-title", name)
    about = say("page-about", name)
    if origin.version:
        day = format_date(origin.version)
        title, about = say("page-title-since", name, day), say("page-about-since", name)
    return to_markdown(text, origin, title, about)


def _stay_inside(paths: Paths, files: dict[Path, str]) -> None:
    """Refuse to write through a link that leads out of the project's pages and data."""
    docs = paths.docs.resolve()
    for path in files:
        if path != paths.config and not path.resolve().is_relative_to(docs):
            raise IntakeError(say("outside", path.as_posix()))


__all__ = ["Plan", "carry_out", "document_for", "plan_import", "suggested_id"]
