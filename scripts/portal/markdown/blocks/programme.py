"""``/// programme``: the original conference as the plan has it, with its slips."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Module, Session
from portal.content.models.programme import Slip
from portal.markdown.blocks.base import DataBlock, options_of
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.marks import document_link
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


def _module(context: PageContext, module: Module) -> etree.Element:
    """A module with its minutes and what to hand out."""
    page = context.catalogue.page_of(module.id)
    name = f"{context.t('module', module.number)}: {module.title}"
    item = h("li", h("a", name, href=context.link(page)) if page else name)
    append(item, f" ({context.t('minutes', module.minutes)})")
    for download in context.downloads:
        if download.subject == module.id and download.listed:
            words = f"{context.t('hand_out')} ({download.kind})"
            link = h("a", words, href=context.link(f"tai-ve/{download.file}"))
            link.set("download", download.file)
            append(item, "; ", link)
    return item


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
    modules = [m for m in context.catalogue.modules.values() if session.id in m.sessions]
    if modules:
        append(body, h("ul", [_module(context, m) for m in sorted(modules, key=lambda m: m.number)]))
    if session.note:
        append(body, h("p", f"{context.t('note')}: {session.note}", cls="provision__src"))
    return h("li", h("p", when, cls="session__time"), body, cls="session", id=session.id)
