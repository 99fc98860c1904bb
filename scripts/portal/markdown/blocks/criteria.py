"""``/// criteria``: a criteria set as a readable table with levels, conditions, sources."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import CriteriaSet
from portal.content.models.base import as_text
from portal.content.references import full_name
from portal.forms.scoring import scorecard
from portal.markdown.blocks.base import DataBlock, filled_in, unknown
from portal.markdown.blocks.indicators import criterion_table
from portal.markdown.blocks.steps import dossier, step_list
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link, named_sources, record_link, source_names, trust_badge
from portal.vietnamese import format_date, format_number

PILLS = {
    "hien-hanh": "ok",
    "het-hieu-luc": "end",
    "cho-ban-goc": "wait",
    "cho-huong-dan": "wait",
    "chua-xac-minh": "wait",
    "practice": "wait",
}


class CriteriaBlock(DataBlock):
    """Draws everything known of one criteria set."""

    NAME = "criteria"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        criteria = context.catalogue.criteria.get(argument)
        if criteria is None:
            raise unknown("criteria", argument, context)
        top = h("div", _notice(context, criteria), cls="doc__top")
        side = h("aside", cls="doc__side card", aria_label=context.t("attributes"), data_search="page")
        append(side, _attributes(context, criteria))
        body = h("div", cls="doc__body")
        append(body, _levels(context, criteria), _audiences(context, criteria))
        append(body, *(criterion_table(context, criteria, c) for c in criteria.criteria))
        append(body, _scorecard(context, criteria))
        append(body, _conditions(context, criteria), _procedure(context, criteria))
        append(body, _awaiting(context, criteria))
        append(body, named_sources(context, criteria.sources))
        return h("div", top, side, body, cls="doc")


def status_notice(context: PageContext, status: str, *lines: Child) -> etree.Element:
    """The notice on top of a criteria set or procedure: its status in a word, then what follows."""
    pill = h("span", context.t(f"set-status.{status}"), cls=f"pill pill--{PILLS[status]}")
    box = h("div", h("p", pill), cls=f"notice notice--{PILLS[status]}", role="note")
    return append(box, lines)


def practice_banner(context: PageContext) -> etree.Element:
    """What must stand wherever a set made up to practise on is shown."""
    return h("p", h("strong", context.t("set-practice")))


def _notice(context: PageContext, criteria: CriteriaSet) -> etree.Element:
    lines: list[Child] = [practice_banner(context)] if criteria.practice else []
    if criteria.status == "het-hieu-luc" and criteria.repealed_by:
        since = format_date(criteria.repealed_on) if criteria.repealed_on else context.t("unknown")
        name = full_name(context.catalogue.documents[criteria.repealed_by])
        line = h("p", h("strong", context.t("set-repealed", since)), " ")
        lines.append(append(line, document_link(context, criteria.repealed_by, name), "."))
        instead = context.t("set-use-instead") + " "
        lines += [append(h("p", instead), set_link(context, s), ".") for s in successors(context, criteria)]
    texts = (
        criteria.status_note,
        criteria.method_note,
        criteria.display_note,
        criteria.note_2025,
        criteria.note,
        criteria.confidence_note,
    )
    if criteria.standing == "chua-xac-minh":
        lines.append(h("p", context.t("set-unconfirmed")))
    lines += [h("p", text) for text in texts if text]
    lines += [h("p", h("strong", w)) for w in criteria.warnings]
    return status_notice(context, criteria.standing, *lines)


def successors(context: PageContext, criteria: CriteriaSet) -> list[CriteriaSet]:
    """The sets in force of the document that repealed this one's document, for the same subject."""
    stem = criteria.id.rsplit("-", 1)[0]
    return [
        c
        for c in context.catalogue.criteria.values()
        if c.document == criteria.repealed_by and c.id.startswith(stem) and c.status == "hien-hanh"
    ]


def set_link(context: PageContext, criteria: CriteriaSet) -> etree.Element:
    """A link to the page of a criteria set."""
    page = context.catalogue.page_of(criteria.id)
    if page is None or page not in context.catalogue.has_page:
        return h("span", criteria.title)
    return h("a", criteria.title, href=context.link(page))


def _attributes(context: PageContext, criteria: CriteriaSet) -> list[Child]:
    t = context.t
    rows: list[tuple[str, list[Child]]] = [
        ("set-subject", [criteria.subject]),
        ("set-method", [t(f"set-method.{criteria.method}") if criteria.method else t("unknown")]),
    ]
    if criteria.document:
        article = f", {criteria.article}" if criteria.article else ""
        rows.insert(1, ("document", [*document_link(context, criteria.document), article]))
    if criteria.total_points is not None:
        rows.append(("set-points", [t("points", format_number(criteria.total_points))]))
    if criteria.effective_from:
        rows.append(("effective", [format_date(criteria.effective_from)]))
    if criteria.period:
        span = f"{format_date(criteria.period.from_)} – {format_date(criteria.period.to)}"
        rows.append(("set-period", [span]))
    elif criteria.period_note:
        rows.append(("set-period", [criteria.period_note]))
    if not criteria.practice:
        rows.append(("set-validity", [validity_text(context, criteria)]))
        rows.append(("set-decided-by", [criteria.decided_by or t("unknown")]))
    if criteria.procedure and criteria.procedure in context.catalogue.procedures:
        page = context.catalogue.page_of(criteria.procedure)
        title = context.catalogue.procedures[criteria.procedure].title
        rows.append(("set-procedure", [h("a", title, href=context.link(page)) if page else title]))
    if criteria.confidence:
        rows.append(("knowledge-confidence", [t(f"confidence.{criteria.confidence}")]))
    if criteria.replaces:
        known = context.catalogue.documents
        names = [known[i].short if i in known else i for i in criteria.replaces]
        rows.append(("set-replaces", ["; ".join(names)]))
    related: list[Child] = []
    for document in criteria.related_documents:
        related += [", " if related else None, *document_link(context, document)]
    if related:
        rows.append(("related", related))
    pairs = [e for key, cell in rows for e in (h("dt", t(key)), h("dd", cell))]
    return [h("h2", t("attributes"), cls="card__title", id="thuoc-tinh"), h("dl", pairs, cls="attr")]


def _levels(context: PageContext, criteria: CriteriaSet) -> list[Child]:
    if not criteria.levels:
        return []
    items = []
    for level in criteria.levels:
        item = h("li", h("strong", level.name + ": "), level.rule)
        if level.alt_name and level.alt_name_confidence:
            confidence = context.t("confidence." + level.alt_name_confidence)
            append(item, " ", h("small", f"{context.t('also-called')} “{level.alt_name}” ({confidence})."))
        if level.confidence == "suy-luan":
            append(item, " ", trust_badge(context, "suy-luan"))
        for other in level.alternatives:
            line = context.t("level-from", other.label, format_number(other.min_points))
            doubt = None if other.confidence == "chinh-van" else trust_badge(context, "suy-luan")
            append(item, h("p", line, " ", doubt))
            if other.warning:
                append(item, h("p", other.warning, cls="provision__src"))
        items.append(item)
    return [h("h2", context.t("set-levels"), id="cac-muc"), h("ul", items)]


def _audiences(context: PageContext, criteria: CriteriaSet) -> list[Child]:
    """The groups assessed, as each document parts them."""
    nodes: list[Child] = []
    for audience in criteria.audiences:
        said = h("p", document_link(context, audience.document))
        append(said, f" ({context.t('confidence.' + audience.confidence)}):")
        items = []
        for group in sorted(audience.groups, key=lambda g: g.no):
            note = h("small", f" ({group.note})") if group.note else None
            items.append(h("li", group.name, note))
        nodes += [said, h("ol", items)]
    return [h("h2", context.t("set-audiences"), id="nhom-doi-tuong"), *nodes] if nodes else []


def _scorecard(context: PageContext, criteria: CriteriaSet) -> etree.Element | None:
    model = scorecard(criteria)
    if model is None or context.output == "print":
        return None
    section = h("section", h("h2", context.t("score-title"), id="tu-cham"), cls="scorecard")
    first = practice_banner(context) if criteria.practice else h("p", context.t("score-intro"))
    append(section, first, filled_in(context, context.t("score-nojs"), "scorecard__nojs"))
    section.set("data-model", as_text(model))
    section.set("data-scorecard", criteria.id)
    return section


def _conditions(context: PageContext, criteria: CriteriaSet) -> list[Child]:
    nodes: list[Child] = []
    if criteria.conditions:
        items = []
        for condition in criteria.conditions:
            item = h("li", condition.text)
            if condition.confidence == "suy-luan":
                append(item, " ", trust_badge(context, "suy-luan"))
            if condition.source:
                named = source_names(context, [condition.source]) or [condition.source]
                append(item, append(h("small"), f" ({context.t('source')}: ", named, ")"))
            items.append(item)
        nodes += [h("h2", context.t("set-conditions"), id="dieu-kien"), h("ul", items)]
    if criteria.validity and criteria.validity_note:
        nodes += [h("h2", context.t("set-validity"), id="thoi-han"), h("p", criteria.validity_note)]
    return nodes


def _procedure(context: PageContext, criteria: CriteriaSet) -> list[Child]:
    """The steps and the dossier, with a link to the page that says more of them."""
    procedure = context.catalogue.procedures.get(criteria.procedure or "")
    if procedure is None:
        return []
    more = append(
        h("p", f"{context.t('flow-more')}: "), record_link(context, procedure.id, procedure.title)
    )
    steps = h("h2", context.t("proc-steps"), id="cac-buoc")
    return [steps, append(more, "."), step_list(context, procedure), *dossier(context, procedure)]


def _awaiting(context: PageContext, criteria: CriteriaSet) -> list[Child]:
    nodes: list[Child] = []
    if criteria.known:
        items = []
        for known in criteria.known:
            item = h("li", known.text, " ", trust_badge(context, known.confidence))
            items.append(item)
        nodes += [h("h2", context.t("set-known"), id="da-biet"), h("ul", items)]
    for key, lines, anchor in (
        ("set-awaiting", criteria.awaiting, "dang-cho"),
        ("missing", criteria.missing, "con-thieu"),
    ):
        if lines:
            nodes += [h("h2", context.t(key), id=anchor), h("ul", [h("li", line + ".") for line in lines])]
    return nodes


def validity_text(context: PageContext, criteria: CriteriaSet) -> str:
    """How long the title is kept; the words of the set where its document sets no such time."""
    if criteria.validity:
        return context.t("months", criteria.validity)
    return criteria.validity_note or context.t("unknown")
