"""``/// procedure``: numbered steps with who, what, deadline; the dossier as a checklist."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Procedure
from portal.content.models.procedure import Step
from portal.extensions.blocks.base import DataBlock, unknown
from portal.extensions.blocks.criteria import set_link, status_notice
from portal.extensions.context import PageContext
from portal.extensions.html import Child, append, h
from portal.extensions.marks import check_pill, document_link, form_link, named_sources
from portal.vietnamese import format_date


class ProcedureBlock(DataBlock):
    """Draws one procedure."""

    NAME = "procedure"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        procedure = context.catalogue.procedures.get(argument)
        if procedure is None:
            raise unknown("procedure", argument, context)
        texts = [t for t in (procedure.note_2025, procedure.note, procedure.confidence_note) if t]
        box = h("div", status_notice(context, procedure.status, *[h("p", t) for t in texts]))
        append(box, _head(context, procedure))
        append(box, h("h2", context.t("proc_steps"), id="cac-buoc"))
        append(box, h("ol", [_step(context, s) for s in procedure.steps], cls="steps"))
        append(box, _dossier(context, procedure), _deadlines(context, procedure))
        if procedure.renewal:
            append(box, h("h2", context.t("proc_renewal"), id="cong-nhan-lai"), h("p", procedure.renewal))
        if procedure.awaiting:
            append(box, h("h2", context.t("set_awaiting"), id="dang-cho"))
            append(box, h("ul", [h("li", line + ".") for line in procedure.awaiting]))
        return append(box, named_sources(context, procedure.sources))


def _head(context: PageContext, procedure: Procedure) -> etree.Element:
    criteria = context.catalogue.criteria[procedure.criteria_set]
    basis = [
        *document_link(context, procedure.document),
        f", {procedure.article}" if procedure.article else "",
    ]
    pairs = [
        h("dt", context.t("proc_for")), h("dd", set_link(context, criteria)),
        h("dt", context.t("basis")), h("dd", basis),
        h("dt", context.t("set_decided_by")), h("dd", procedure.decided_by or context.t("unknown")),
    ]  # fmt: skip
    return h("dl", pairs, cls="attr card")


def _step(context: PageContext, step: Step) -> etree.Element:
    who = step.who or context.t("unknown")
    item = h("li", id=f"buoc-{step.no}", cls="step", value=str(step.no))
    first = h("p", h("strong", who + ". "), step.does)
    if "suy-luan" in (step.confidence, step.who_confidence):
        append(first, " ", check_pill(context))
    append(item, _branch(context, step), first)
    rows: list[tuple[str, list[Child]]] = []
    if step.output:
        rows.append(("proc_output", [step.output]))
    if step.deadline:
        rows.append(("proc_deadline", [step.deadline]))
    if step.to:
        rows.append(("proc_to", [step.to]))
    if step.form_ids:
        links: list[Child] = []
        for form in step.form_ids:
            links += ["; " if links else None, form_link(context, form)]
        rows.append(("proc_forms", links))
    if step.council:
        odd = ", số lẻ" if step.council.odd else ""
        members = "; ".join(step.council.members)
        rows.append(("proc_council", [f"ít nhất {step.council.min_members} ủy viên{odd}: {members}"]))
    if rows:
        pairs = [e for key, cell in rows for e in (h("dt", context.t(key)), h("dd", cell))]
        append(item, h("dl", pairs, cls="attr"))
    if step.who_note:
        append(item, h("p", step.who_note, cls="provision__src"))
    return item


def _branch(context: PageContext, step: Step) -> etree.Element | None:
    return h("p", context.t(f"proc_branch.{step.branch}"), cls="step__branch") if step.branch else None


def _dossier(context: PageContext, procedure: Procedure) -> list[Child]:
    nodes: list[Child] = []
    if procedure.dossier:
        items = [h("li", line[0].upper() + line[1:], cls="check") for line in procedure.dossier]
        nodes += [h("h2", context.t("proc_dossier"), id="ho-so"), h("ul", items, cls="checklist")]
    if procedure.dossier_submission:
        nodes.append(h("p", f"{context.t('proc_submission')}: {'; '.join(procedure.dossier_submission)}."))
    return nodes


def _deadlines(context: PageContext, procedure: Procedure) -> list[Child]:
    if not procedure.deadlines:
        return []
    items = []
    for deadline in procedure.deadlines:
        if deadline.date:
            day = format_date(deadline.date)
        elif deadline.month:
            day = f"Tháng {deadline.month}"
        elif deadline.working_days:
            day = f"{deadline.working_days} ngày làm việc"
        else:
            day = context.t("no_date")
        items.append(h("li", h("strong", day + ": "), deadline.what + "."))
    return [h("h2", context.t("proc_deadlines"), id="cac-moc"), h("ul", items)]
