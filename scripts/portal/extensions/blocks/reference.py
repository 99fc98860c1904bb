"""``/// glossary``, ``/// calendar``, ``/// changes``: reference pages drawn from data."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Change, Deadline, Term
from portal.extensions.blocks.base import DataBlock
from portal.extensions.context import PageContext
from portal.extensions.html import Child, append, h
from portal.extensions.marks import check_pill, document_link, source_names
from portal.vietnamese import format_date, initial, slugify, sort_key


def _documents(context: PageContext, ids: list[str]) -> list[Child]:
    nodes: list[Child] = []
    for document in ids:
        nodes += [", " if nodes else None, *document_link(context, document)]
    return nodes


class GlossaryBlock(DataBlock):
    """Draws the terms by letter, in Vietnamese order."""

    NAME = "glossary"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        letters: dict[str, list[Term]] = {}
        for term in sorted(context.catalogue.terms.values(), key=lambda t: sort_key(t.term)):
            letters.setdefault(initial(term.term), []).append(term)
        anchors = {letter: _anchor(letter) for letter in letters}
        links = [h("a", letter, href=f"#{anchors[letter]}") for letter in letters]
        box = h("div", h("nav", links, cls="letters", aria_label="A–Z"))
        for letter, terms in letters.items():
            box.append(h("h2", letter, id=anchors[letter]))
            box.append(h("dl", [_term(context, t) for t in terms], cls="glossary"))
        return box


def _anchor(letter: str) -> str:
    """Ă, Â, Đ must not share the anchor of A and D."""
    extra = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
    return "chu-" + extra.get(letter, slugify(letter))


def _term(context: PageContext, term: Term) -> etree.Element:
    name = h("dt", term.term)
    for abbr in term.abbr:
        append(name, " ", h("span", abbr, cls="glossary__abbr"))
    body = h("dd", h("p", term.definition))
    if term.synonyms:
        append(body, h("p", f"{context.t('also_called')}: {'; '.join(term.synonyms)}."))
    last = h("p", cls="provision__src")
    append(last, f"{context.t('source')} ({context.t('confidence.' + term.confidence)}): ")
    known = [s for s in term.sources if s not in term.documents]
    append(last, _documents(context, term.documents), "; " if known and term.documents else None)
    append(last, source_names(context, known), ".")
    return h("div", name, append(body, last), cls="glossary__item", id=term.id)


class CalendarBlock(DataBlock):
    """Draws the deadlines of the year in order; those without a day come last."""

    NAME = "calendar"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        calendar = context.catalogue.calendar
        events = list(calendar.events) if calendar else []
        events.sort(key=lambda e: e.date or (f"{e.month:02d}-99" if e.month else "99"))
        box = h("div", h("ul", [_deadline(context, e) for e in events], cls="deadlines"))
        if calendar and calendar.missing:
            append(box, h("h2", context.t("missing"), id="con-thieu"))
            append(box, h("ul", [h("li", m + ".") for m in calendar.missing]))
        return box


def _deadline(context: PageContext, event: Deadline) -> etree.Element:
    pills = {"hien-hanh": None, "cho-huong-dan": "wait", "het-hieu-luc": "end"}
    kind = pills[event.status]
    words = {"wait": "wait_guidance", "end": "status.het-hieu-luc"}
    if event.date:
        before = {"truoc-ngay": "Trước ", "cham-nhat": "Chậm nhất "}.get(event.date_kind, "")
        day = before + format_date(event.date)
    elif event.month:
        day = f"Tháng {event.month}"
    else:
        day = context.t("no_date")
    where = f"{event.article}, " if event.article else ""
    source = append(h("p", cls="provision__src"), f"{context.t('basis')}: {where}")
    append(source, _documents(context, [event.document, *event.also_documents]), ".")
    body = h("div", h("p", h("strong", event.who + ": "), event.what + ".", cls="deadline__what"))
    if event.year:
        append(body, h("p", event.year[0].upper() + event.year[1:] + ".", cls="deadline__year"))
    if kind:
        append(body, h("p", h("span", context.t(words[kind]), cls=f"pill pill--{kind}")))
    item = h("li", h("p", day, cls="deadline__date"), append(body, source), cls="deadline", id=event.id)
    if event.date:
        item.set("data-date", event.date)
    return item


class ChangesBlock(DataBlock):
    """Draws what has changed since the plan, oldest first."""

    NAME = "changes"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        changes = sorted(context.catalogue.changes.values(), key=lambda c: c.date or "9999")
        return h("ul", [_change(context, c) for c in changes], cls="deadlines changes")


def _change(context: PageContext, change: Change) -> etree.Element:
    day = format_date(change.date) if change.date else context.t("no_date")
    body = h("div", h("p", h("strong", change.what)), h("p", change.means))
    if change.decider:
        append(body, h("p", f"{context.t('decider')}: {change.decider}."))
    if change.documents:
        append(
            body, append(h("p"), f"{context.t('document')}: ", _documents(context, change.documents), ".")
        )
    last = h("p", cls="provision__src")
    append(last, f"{context.t('source')} ({context.t('confidence.' + change.confidence)}): ")
    append(last, source_names(context, change.sources), ".")
    if change.note:
        append(last, f" {context.t('note')}: {change.note}")
    if change.confidence == "suy-luan":
        append(last, " ", check_pill(context))
    return h(
        "li", h("p", day, cls="deadline__date"), append(body, last), cls="deadline", id=f"doi-{change.id}"
    )
