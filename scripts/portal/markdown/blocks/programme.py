"""``/// programme``: the original conference as the plan has it, with its slips."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Module, Programme, Session
from portal.content.models.programme import PlanContent, PlanItem, Slip
from portal.markdown.blocks.base import DataBlock, options_of
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, source_names
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
            title = context.t("session-day", day, format_date(sessions[0].date))
            append(box, h("h3", title, id=f"ngay-{day}"))
            append(box, h("ol", [_session(context, s) for s in sessions], cls="sessions"))
        if programme.slips and self.options["slips"] is not False:
            append(box, h("h3", context.t("plan-slips"), id="cho-ghi-nham"))
            append(box, h("ul", [_slip(context, s) for s in programme.slips], cls="slips"))
        return append(box, _whole(context, programme))


def _module(context: PageContext, module: Module) -> etree.Element:
    """A module with its minutes and what to hand out."""
    page = context.catalogue.page_of(module.id)
    name = context.t("module-titled", module.number, context.catalogue.module_title(module))
    item = h("li", h("a", name, href=context.link(page)) if page else name)
    append(item, f" ({context.t('minutes', module.minutes)})")
    for download in context.downloads:
        if download.subject == module.id and download.listed:
            words = f"{context.t('hand-out')} ({download.kind})"
            link = h("a", words, href=context.link(f"tai-ve/{download.file}"))
            link.set("download", download.file)
            append(item, "; ", link)
    return item


def _slip(context: PageContext, slip: Slip) -> etree.Element:
    said = h("p", h("strong", f"{slip.where}. "), f"{context.t('plan')}: {slip.plan_says}.")
    line = h("p", f"{context.t('plan-correct')}: {slip.correct}.")
    basis = append(h("p", cls="provision__src"), _documents(context, slip.documents))
    append(basis, f" {context.t('source')} ({context.t('confidence.' + slip.confidence)}): ")
    append(basis, source_names(context, slip.sources), ".")
    return h("li", said, line, basis, id=slip.id)


def _documents(context: PageContext, ids: list[str]) -> list[Child]:
    """Links to documents, closed by a full stop; nothing where there are none."""
    nodes: list[Child] = []
    for document in ids:
        nodes += [", " if nodes else None, *document_link(context, document)]
    return [f"{context.t('document')}: ", *nodes, "."] if nodes else []


def _whole(context: PageContext, plan: Programme) -> etree.Element:
    """The rest of the plan, folded: what it is for, who takes part, who does what."""
    t = context.t
    # The documents it names are searched on pages of their own.
    box = h("details", h("summary", t("plan-whole")), cls="standard", data_search="none")
    named = f"{plan.title}. {plan.issuer}" + (f", {plan.number}" if plan.number else "")
    when = f", {format_date(plan.issued)}" if plan.issued else ""
    head = append(h("p"), f"{named}{when}. {t('source')} ({t('confidence.' + plan.confidence)}): ")
    append(box, append(head, source_names(context, plan.sources), "."))
    for key, items in (
        ("plan-basis", plan.basis),
        ("plan-purposes", plan.purposes),
        ("plan-requirements", plan.requirements),
        ("plan-contents", plan.contents),
    ):
        append(box, h("h4", t(key)), h("ul", [_item(context, one) for one in items]))
    groups = [h("li", f"{g.group}: {'; '.join(g.items)}.") for g in plan.participants]
    append(box, h("h4", t("plan-participants")), h("ul", groups))
    dates = t("plan-days", format_date(plan.dates.from_), format_date(plan.dates.to), plan.dates.days)
    facts = [h("li", f"{t('plan-place')}: {plan.place}."), h("li", f"{t('plan-dates')}: {dates}")]
    facts.append(append(h("li", f"{t('plan-funding')}: "), _said(context, plan.funding)))
    signer = plan.signer
    signed = f"{signer.on_behalf}, {signer.position}: {signer.name} ({signer.state})."
    facts.append(h("li", f"{t('plan-signer')}: {signed}"))
    facts.append(h("li", f"{t('plan-recipients')}: {'; '.join(plan.recipients)}."))
    facts.append(h("li", f"{t('plan-missing')}: {'; '.join(plan.missing)}."))
    append(box, h("ul", facts), h("h4", t("plan-duties")))
    duties = []
    for duty in plan.organisation:
        until = f" {t('proc-deadline')}: {duty.deadline}." if duty.deadline else ""
        line = h("li", h("strong", duty.body + ": "), "; ".join(duty.duties) + "." + until, " ")
        duties.append(append(line, _documents(context, duty.documents)))
    return append(box, h("ul", duties))


def _item(context: PageContext, item: PlanItem | PlanContent) -> etree.Element:
    if isinstance(item, PlanContent):
        return h("li", f"{item.key}) ", h("strong", item.speaker + ": "), _said(context, item))
    line = h("li", _said(context, item))
    if item.id:
        line.set("id", item.id)
    return line


def _said(context: PageContext, item: PlanItem | PlanContent) -> list[Child]:
    return [item.text, " ", *_documents(context, item.documents)]


def _session(context: PageContext, session: Session) -> etree.Element:
    when = context.t(f"session-part.{session.part}")
    if session.start:
        when += " " + (
            f"{session.start}–{session.end}" if session.end else context.t("session-from", session.start)
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
