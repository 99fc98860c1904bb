"""``/// procedure``: numbered steps with who, what, deadline; the dossier as a checklist."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Procedure
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.criteria import set_link, status_notice
from portal.markdown.blocks.steps import dossier, step_list
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, named_sources
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
        append(box, h("h2", context.t("proc-steps"), id="cac-buoc"), step_list(context, procedure))
        append(box, dossier(context, procedure), _deadlines(context, procedure))
        if procedure.renewal:
            append(box, h("h2", context.t("proc-renewal"), id="cong-nhan-lai"), h("p", procedure.renewal))
        if procedure.awaiting:
            append(box, h("h2", context.t("set-awaiting"), id="dang-cho"))
            append(box, h("ul", [h("li", line + ".") for line in procedure.awaiting]))
        return append(box, named_sources(context, procedure.sources))


def _head(context: PageContext, procedure: Procedure) -> etree.Element:
    criteria = context.catalogue.criteria[procedure.criteria_set]
    basis = [
        *document_link(context, procedure.document),
        f", {procedure.article}" if procedure.article else "",
    ]
    sure = context.t(f"confidence.{procedure.confidence}")
    pairs = [
        h("dt", context.t("proc-for")),
        h("dd", set_link(context, criteria)),
        h("dt", context.t("basis")),
        h("dd", basis),
        h("dt", context.t("set-decided-by")),
        h("dd", procedure.decided_by or context.t("unknown")),
        h("dt", context.t("knowledge-confidence")),
        h("dd", sure),
    ]
    return h("dl", pairs, cls="attr card")


def _deadlines(context: PageContext, procedure: Procedure) -> list[Child]:
    if not procedure.deadlines:
        return []
    items = []
    for deadline in procedure.deadlines:
        if deadline.date:
            day = format_date(deadline.date)
        elif deadline.month:
            day = context.t("deadline-month", deadline.month)
        elif deadline.working_days:
            day = context.t("working-days", deadline.working_days)
        else:
            day = context.t("no-date")
        items.append(h("li", h("strong", day + ": "), deadline.what + "."))
    return [h("h2", context.t("proc-deadlines"), id="cac-moc"), h("ul", items)]
