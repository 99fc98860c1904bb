"""What stands beside a provision: what changed it, which modules explain it, which forms rest on it.

From the registry and the pages alone. Leaves to others: the provisions themselves
(:mod:`~portal.markdown.provisions`).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from portal.content.catalogue import Catalogue
from portal.content.fulltext import StoredText
from portal.content.fulltext.naming import anchor_in, names_of
from portal.content.models import Amendment, Module
from portal.markdown.backlinks import cited_ids
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, source_names, trust_badge
from portal.vietnamese import format_date, place_anchors


@dataclass
class Beside:
    """Everything that is told at one provision."""

    changes: list[Amendment] = field(default_factory=list)
    modules: list[Module] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    """Forms, criteria sets and procedures, by id."""


def beside(catalogue: Catalogue, stored: StoredText) -> dict[str, Beside]:
    """Return what is told beside the provisions of a text, by anchor."""
    names = names_of(stored.text)
    document = stored.origin.document
    found: dict[str, Beside] = {}
    for change in catalogue.documents[document].amendments if document in catalogue.documents else []:
        for anchor in place_anchors(change.at):
            at = anchor_in([anchor], names)
            # What was added later stands in no older wording.
            if at and (change.change != "bo-sung" or at.endswith(anchor)):
                found.setdefault(at, Beside()).changes.append(change)
    for module in sorted(catalogue.modules.values(), key=lambda module: module.number):
        for anchor in _taught(catalogue, module, document):
            at = anchor_in([_lifted(anchor)], names)
            if at and module not in found.setdefault(at, Beside()).modules:
                found[at].modules.append(module)
    for record, words in _resting(catalogue, document):
        for anchor in place_anchors(words):
            at = anchor_in([anchor], names)
            if at and record not in found.setdefault(at, Beside()).records:
                found[at].records.append(record)
    return found


def _lifted(anchor: str) -> str:
    """A module is named at the clause, not at each of its points."""
    return re.sub(r"\.diem-.*$", "", anchor)


def _taught(catalogue: Catalogue, module: Module, document: str) -> list[str]:
    """Places of a document that the page of a module refers to or takes facts from."""
    path = catalogue.page_of(module.id)
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    if page is None:
        return []
    facts = [catalogue.facts[i] for i in sorted(cited_ids(catalogue, page)) if i in catalogue.facts]
    named = [fact.at for fact in facts if fact.at and catalogue.fact_owner[fact.id] == document]
    anchors = [anchor for at in named for anchor in place_anchors(at)]
    for _, body in page.references:
        target, _, rest = body.partition("#")
        if target == document and rest:
            anchors.append(meant(catalogue, document, re.split(r"[:|]", rest)[0]))
    return anchors


def meant(catalogue: Catalogue, document: str, anchor: str) -> str:
    """Return the place of a full text that *anchor* of the document's page stands for.

    Facts say whether an article is that of the document or of what it issues.
    """
    for fact in catalogue.facts_of(document):
        for place in place_anchors(fact.at or ""):
            own = place.removeprefix("kem-theo.")
            if own != place and f"{own}.".startswith(f"{anchor}."):
                return f"kem-theo.{anchor}"
    return anchor


def _resting(catalogue: Catalogue, document: str) -> list[tuple[str, str]]:
    """(id, place) of forms, sets and procedures that name a place of a document."""
    found = [
        (form.id, basis.article)
        for form in catalogue.forms.values()
        for basis in form.basis
        if basis.document == document and basis.article
    ]
    sets = [(one.id, one.article) for one in catalogue.criteria.values() if one.document == document]
    ways = [(one.id, one.article) for one in catalogue.procedures.values() if one.document == document]
    return [*found, *((record, place) for record, place in (*sets, *ways) if place)]


def drawn_notes(context: PageContext, stored: StoredText) -> dict[str, etree.Element]:
    """Return the notes of each provision as one element, folded, by anchor."""
    names = names_of(stored.text)
    drawn = {}
    for anchor, told in beside(context.catalogue, stored).items():
        box = h("div", cls="law-notes", role="note", data_search="none")
        box.set("aria-label", context.t("law-notes-of", names[anchor]))
        append(box, [_change(context, change) for change in told.changes], _see(context, told))
        if len(box):
            drawn[anchor] = box
    return drawn


def change_words(context: PageContext, change: Amendment) -> str:
    """Return "Đã được sửa đổi từ 01/07/2026", judged by the day of the catalogue."""
    ahead = change.from_ > context.catalogue.on.isoformat()
    key = f"law-note-{'will-' if ahead else ''}{change.change}"
    return context.t("law-note-from", context.t(key), format_date(change.from_))


def change_basis(context: PageContext, change: Amendment) -> list[Child]:
    """Who says so: "theo khoản 1 Điều 1 QĐ 12", with a link to that place, and how sure it is."""
    place = f"{change.at_by} " if change.at_by else ""
    nodes: list[Child] = [f"{context.t('law-note-by')} "]
    known = context.catalogue.texts.newest.get(change.by)
    anchor = None
    if known is not None and change.at_by:
        anchor = anchor_in(place_anchors(change.at_by), names_of(known.text))
    if known is not None and anchor:
        short = context.catalogue.documents[change.by].short
        nodes.append(h("a", f"{place}{short}", href=context.link(known.page.path, anchor)))
    else:
        nodes += [place, *document_link(context, change.by)]
    nodes.append(".")
    if change.what:
        nodes.append(f" {change.what}")
    if change.confidence != "chinh-van":
        nodes += [" ", trust_badge(context, change.confidence)]
    sources = [s for s in change.sources if s != change.by]
    if sources:
        nodes += [f" {context.t('source')}: ", *source_names(context, sources), "."]
    return nodes


def _change(context: PageContext, change: Amendment) -> etree.Element:
    summary = h("summary", change_words(context, change))
    body = h("p", change_basis(context, change))
    return h("details", summary, body, cls=f"law-note law-note--{change.change}")


def _see(context: PageContext, told: Beside) -> etree.Element | None:
    """Modules and records in one note: its name lists them, opened it leads to them."""
    if not told.modules and not told.records:
        return None
    catalogue = context.catalogue
    named, lines = [], h("ul")
    if told.modules:
        numbers = ", ".join(str(module.number) for module in told.modules)
        named.append(context.t("law-note-modules", numbers))
    for module in told.modules:
        words = f"{context.t('module', module.number)}: {catalogue.module_title(module)}"
        lines.append(h("li", f"{context.t('law-note-taught')} ", _link(context, module.id, words)))
    titles = {
        "form": {one.id: one.title for one in catalogue.forms.values()},
        "criteria": {one.id: one.title for one in catalogue.criteria.values()},
        "procedure": {one.id: one.title for one in catalogue.procedures.values()},
    }
    for kind, known in titles.items():
        ids = [record for record in told.records if record in known]
        if ids:
            named.append(context.t(f"law-note-{kind}", len(ids)))
        for record in ids:
            link = _link(context, record, known[record])
            lines.append(h("li", f"{context.t(f'law-note-is-{kind}')} ", link))
    said = "; ".join(named)
    return h("details", h("summary", said[:1].upper() + said[1:]), lines, cls="law-note law-note--see")


def _link(context: PageContext, record: str, words: str) -> etree.Element:
    page = context.catalogue.page_of(record)
    if page is None or page not in context.catalogue.has_page:
        return h("span", words)
    return h("a", words, href=context.link(page))
