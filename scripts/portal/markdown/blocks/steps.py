"""The steps and the dossier of a procedure, for its own page and for that of the criteria set."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Procedure
from portal.content.models.procedure import Step
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import form_link, trust_badge
from portal.vietnamese import capitalised


def step_list(context: PageContext, procedure: Procedure) -> etree.Element:
    """The numbered steps: who does what, by when, what comes out, on which form."""
    return h("ol", [_step(context, s) for s in procedure.steps], cls="steps")


def _step(context: PageContext, step: Step) -> etree.Element:
    who = step.who or context.t("unknown")
    item = h("li", id=f"buoc-{step.no}", cls="step", value=str(step.no))
    first = h("p", h("strong", who + ". "), step.does)
    if "suy-luan" in (step.confidence, step.who_confidence):
        append(first, " ", trust_badge(context, "suy-luan"))
    if step.waiting:
        append(first, " ", h("span", context.t("wait-guidance"), cls="pill pill--wait"))
    append(item, _branch(context, step), first)
    rows: list[tuple[str, list[Child]]] = []
    if step.output:
        rows.append(("proc-output", [step.output]))
    if step.deadline:
        rows.append(("proc-deadline", [step.deadline]))
    if step.to:
        rows.append(("proc-to", [step.to]))
    if step.form_ids:
        links: list[Child] = []
        for form in step.form_ids:
            links += ["; " if links else None, form_link(context, form)]
        rows.append(("proc-forms", links))
    if step.council:
        members = "; ".join(step.council.members)
        key = "council-of-odd" if step.council.odd else "council-of"
        rows.append(("proc-council", [context.t(key, step.council.min_members, members)]))
    if rows:
        pairs = [e for key, cell in rows for e in (h("dt", context.t(key)), h("dd", cell))]
        append(item, h("dl", pairs, cls="attr"))
    if step.who_note:
        append(item, h("p", step.who_note, cls="provision__src"))
    return item


def _branch(context: PageContext, step: Step) -> etree.Element | None:
    return h("p", context.t(f"proc-branch.{step.branch}"), cls="step__branch") if step.branch else None


def dossier(context: PageContext, procedure: Procedure) -> list[Child]:
    """The dossier as a checklist and how to hand it in, nothing when the procedure names none."""
    nodes: list[Child] = []
    if procedure.dossier:
        items = [h("li", capitalised(line), cls="check") for line in procedure.dossier]
        nodes += [h("h2", context.t("proc-dossier"), id="ho-so"), h("ul", items, cls="checklist")]
    if procedure.dossier_submission:
        nodes.append(h("p", f"{context.t('proc-submission')}: {'; '.join(procedure.dossier_submission)}."))
    return nodes
