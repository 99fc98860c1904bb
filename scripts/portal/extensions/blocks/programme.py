"""``/// programme``: the original conference as the plan has it, with its slips."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Session
from portal.content.models.programme import Slip
from portal.extensions.blocks.base import DataBlock, options_of
from portal.extensions.context import PageContext
from portal.extensions.html import Child, append, h
from portal.extensions.marks import document_link
from portal.vietnamese import format_date


class ProgrammeBlock(DataBlock):
    """Draws the sessions by day, the modules that teach them, and where the plan slipped."""

    NAME = "programme"
    OPTIONS = options_of("programme")

    def render(self, context: PageContext, argument: str) -> etree.Element:
        programme = context.catalogue.programme
        box = h("div", cls="programme")
        if programme is None:
            return box
        for day in sorted({s.day for s in programme.sessions}):
            sessions = [s for s in programme.sessions if s.day == day]
            title = context.t("session_day", day, format_date(sessions[0].date))
            append(box, h("h3", title, id=f"ngay-{day}"))
            append(box, h("ol", [_session(context, s) for s in sessions], cls="sessions"))
        if programme.slips and self.options["slips"] is not False:
            append(box, h("h3", context.t("plan_slips"), id="cho-ghi-nham"))
            append(box, h("ul", [_slip(context, s) for s in programme.slips], cls="slips"))
        return box


def _slip(context: PageContext, slip: Slip) -> etree.Element:
    said = h("p", h("strong", f"{slip.where}. "), f"{context.t('plan')}: {slip.plan_says}.")
    return h("li", said, h("p", f"{context.t('plan_correct')}: {slip.correct}."), id=slip.id)


def _session(context: PageContext, session: Session) -> etree.Element:
    when = context.t(f"session_part.{session.part}")
    if session.start:
        when += " " + (
            f"{session.start}–{session.end}" if session.end else context.t("session_from", session.start)
        )
    body = h("div", h("h4", session.title), h("p", session.speaker, cls="session__speaker"))
    if len(session.topics) > 1:
        append(body, h("ul", [h("li", topic) for topic in session.topics]))
    links: list[Child] = []
    for document in session.documents:
        links += [", " if links else None, *document_link(context, document)]
    if links:
        append(body, append(h("p"), f"{context.t('document')}: ", links, "."))
    modules: list[Child] = []
    for module in context.catalogue.modules.values():
        page = context.catalogue.page_of(module.id)
        if session.id in module.sessions and page:
            link = h("a", context.t("module", module.number), href=context.link(page))
            modules += [", " if modules else None, link]
    if modules:
        append(body, append(h("p"), modules, "."))
    if session.note:
        append(body, h("p", f"{context.t('note')}: {session.note}", cls="provision__src"))
    return h("li", h("p", when, cls="session__time"), body, cls="session", id=session.id)
