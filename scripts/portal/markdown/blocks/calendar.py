"""``/// calendar``: the deadlines of the year, by who has to act."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Deadline
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.downloads import download_list
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import (
    document_link,
    form_link,
    named_sources,
    record_link,
    source_names,
    trust_badge,
)
from portal.vietnamese import capitalised, format_date

_PILLS = {"cho-huong-dan": ("wait", "wait-guidance"), "het-hieu-luc": ("end", "status.het-hieu-luc")}
_BEFORE = {"truoc-ngay": "deadline-before", "cham-nhat": "deadline-latest"}


class CalendarBlock(DataBlock):
    """Draws the deadlines of each role in order; those without a day come last.

    With a role as argument only that role's, without heading and file.
    """

    NAME = "calendar"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        calendar = context.catalogue.calendar
        box = h("div", cls="calendar")
        if calendar is None:
            return box
        if argument:
            if argument not in calendar.roles:
                raise unknown("calendar", argument, context)
            events = sorted((e for e in calendar.events if argument in e.roles), key=lambda e: e.order)
            # The calendar's own page is where searching finds them.
            items = [_deadline(context, e, first=True) for e in events]
            return h("ul", items, cls="deadlines", data_search="none")
        anchored: set[str] = set()
        for role, name in calendar.roles.items():
            events = sorted((e for e in calendar.events if role in e.roles), key=lambda e: e.order)
            if not events:
                continue
            box.append(h("h2", name, id=f"lich-cua-{role}"))
            append(box, download_list(context, f"lich-{role}"))
            box.append(
                h("ul", [_deadline(context, e, e.id not in anchored) for e in events], cls="deadlines")
            )
            anchored |= {e.id for e in events}
        if calendar.missing:
            append(box, h("h2", context.t("missing"), id="con-thieu"))
            append(box, h("ul", [h("li", m + ".") for m in calendar.missing]))
        return append(box, named_sources(context, calendar.sources))


def _day(context: PageContext, event: Deadline) -> str:
    if event.date:
        day = format_date(event.date)
        if event.until:
            return context.t("deadline-days", day, format_date(event.until))
        key = _BEFORE.get(event.date_kind)
        return context.t(key, day) if key else day
    return context.t("deadline-month", event.month) if event.month else context.t("no-date")


def _deadline(context: PageContext, event: Deadline, first: bool) -> etree.Element:
    """One deadline; its anchor stands at its first place only."""
    where = f"{event.article}, " if event.article else ""
    source = append(h("p", cls="provision__src"), f"{context.t('basis')}: {where}")
    for n, document in enumerate([event.document, *event.also_documents]):
        append(source, ", " if n else None, document_link(context, document))
    if event.source:
        append(source, "; ", source_names(context, [event.source]))
    append(source, ".")
    if event.confidence == "suy-luan":
        append(source, " ", trust_badge(context, "suy-luan"))
    elif event.confidence == "thu-cap":
        append(source, " ", trust_badge(context, "thu-cap"))
    if event.procedure:
        title = context.catalogue.procedures[event.procedure].title
        append(
            source, f" {context.t('set-procedure')}: ", record_link(context, event.procedure, title), "."
        )
        append(source, *_forms(context, event.procedure))
    body = h("div", h("p", h("strong", event.who + ": "), event.what + ".", cls="deadline__what"))
    if event.year:
        append(body, h("p", capitalised(event.year) + ".", cls="deadline__year"))
    if event.status in _PILLS:
        kind, word = _PILLS[event.status]
        append(body, h("p", h("span", context.t(word), cls=f"pill pill--{kind}")))
    item = h("li", h("p", _day(context, event), cls="deadline__date"), append(body, source), cls="deadline")
    if first:
        item.set("id", event.id)
        item.set("data-search", "section")
        item.set("data-find-title", f"{event.who}: {event.what}")
    else:
        # Searched at its first place.
        item.set("data-search", "none")
    if event.date:
        item.set("data-date", event.date)
    return item


def _forms(context: PageContext, procedure: str) -> list[Child]:
    steps = context.catalogue.procedures[procedure].steps
    forms = dict.fromkeys(form for step in steps for form in step.form_ids)
    nodes: list[Child] = []
    for form in forms:
        nodes += [", " if nodes else f" {context.t('proc-forms')}: ", form_link(context, form)]
    return [*nodes, "."] if nodes else []
