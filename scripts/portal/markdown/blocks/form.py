"""``/// form`` and ``/// forms``: what a form asks, how it computes, where its figures go."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import Form
from portal.content.models.form import FormField, FormTable
from portal.forms import form_model
from portal.forms.formulas import describe, parse
from portal.forms.rules import rule_words
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.facts import table
from portal.markdown.blocks.webform import ways, webform
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import form_link, provision_link, record_link, trust_badge
from portal.vietnamese import capitalised, format_number


class FormBlock(DataBlock):
    """Draws one form: ways to fill it in, the form itself, then what it asks and where its figures go."""

    NAME = "form"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        form = context.catalogue.forms.get(argument)
        if form is None:
            raise unknown("form", argument, context)
        box = h("div", ways(context, form), _notice(context, form), webform(context, form), cls="form")
        append(box, h("h2", context.t("form-about"), id="ve-bieu-mau"), _head(context, form))
        append(box, h("h2", context.t("form-fields"), id="cac-o"), _fields(context, form))
        append(box, *(_table(context, t) for t in form.tables))
        append(
            box,
            _computed(context, form),
            _rules(context, form),
            _into(context, form),
            _design(context, form),
        )
        if form.awaiting:
            append(box, h("h2", context.t("set-awaiting"), id="dang-cho"))
            append(box, h("ul", [h("li", line + ".") for line in form.awaiting]))
        return box


class FormsBlock(DataBlock):
    """Draws the list of forms with who fills them in."""

    NAME = "forms"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        items = []
        for form in sorted(context.catalogue.forms.values(), key=lambda f: f.title):
            by = f" {context.t('form-filled-by')}: {form.filled_by}." if form.filled_by else ""
            items.append(h("li", form_link(context, form.id), h("p", form.purpose + by)))
        return h("ul", items, cls="sets")


def _notice(context: PageContext, form: Form) -> etree.Element:
    box = h("div", cls="notice notice--info", role="note")
    if not form.official:
        append(
            box,
            h("p", h("strong", capitalised(form.label) + ". "), context.t("form-reference")),
        )
    on_paper = form.privacy if context.output == "print" else None
    append(box, *(h("p", text) for text in (form.note, on_paper) if text))
    return box


def _head(context: PageContext, form: Form) -> etree.Element:
    basis: list[Child] = []
    for item in form.basis:
        basis.append("; " if basis else None)
        if item.document:
            basis += provision_link(context, item.document, item.article)
        if item.what:
            basis.append(f" ({item.what})" if item.document else item.what)
    rows: list[tuple[str, list[Child]]] = [
        ("form-purpose", [form.purpose]),
        ("form-filled-by", [form.filled_by]),
        ("form-when", [form.when]),
        ("form-sent-to", [form.sent_to]),
        ("basis", basis),
        ("form-layout", _layout(context, form)),
    ]
    criteria = context.catalogue.criteria.get(form.criteria_set or "")
    if criteria is not None:
        rows.append(("set-title", [record_link(context, criteria.id, criteria.title)]))
    known = [(key, cell) for key, cell in rows if any(cell)]
    pairs = [e for key, cell in known for e in (h("dt", context.t(key)), h("dd", cell))]
    return h("dl", pairs, cls="attr card")


def _layout(context: PageContext, form: Form) -> list[Child]:
    """Whose layout the form has on paper; nothing where it is the editors' own."""
    if not form.layout_official:
        return []
    nodes: list[Child] = []
    for layout in context.catalogue.layouts.values():
        template = layout.template(form.layout)
        nodes += [f"{template.base}: ", *provision_link(context, layout.document, layout.article)]
        if template.confidence == "suy-luan":
            nodes += [" ", trust_badge(context, "suy-luan")]
    return nodes


def _labels(context: PageContext, form: Form) -> dict[str, str]:
    """Names that formulas and mappings use → what people read."""
    labels = {f.id: f"“{f.label}”" for f in form.fields}
    for t in form.tables:
        labels |= {f"{t.id}.{c.id}": context.t("form-column", c.label) for c in t.columns}
    return labels


def _limits(context: PageContext, form: Form, field: FormField) -> list[str]:
    parts = [field.help] if field.help else []
    if field.options:
        parts.append("; ".join(o.label for o in field.options))
    if field.min is not None or field.max is not None:
        ends = [format_number(end) for end in (field.min, field.max) if end is not None]
        key = "form-range" if len(ends) == 2 else "form-to" if field.min is None else "form-from"
        years = field.min is not None and field.min >= 1900
        parts.append(context.t(key, *(end.replace(".", "") for end in ends) if years else ends))
    if field.rule:
        parts.append(form.in_words(field.rule))
    return parts


def _fields(context: PageContext, form: Form) -> etree.Element:
    labels = _labels(context, form)
    rows: list[list[list[Child]]] = []
    for field in form.fields:
        if field.type == "table":
            continue
        parts = _limits(context, form, field)
        if field.formula:
            empty = _empty(context, labels, field.empty_if_zero)
            parts.insert(0, context.t("form-computed", describe(parse(field.formula), labels) + empty))
        unit = f" ({field.unit})" if field.unit else ""
        needed = context.t("form-yes" if field.required and not field.formula else "form-no")
        shown = ". ".join(capitalised(p) for p in parts)
        rows.append(
            [[field.label], [context.t(f"form-type.{field.type}") + unit], [needed], [shown or "–"]]
        )
    heads = [context.t(k) for k in ("form-field", "form-type", "form-required", "form-help")]
    return table(None, heads, rows, set(), form.title)


def _table(context: PageContext, data: FormTable) -> list[Child]:
    """The table as it prints: heads, given rows, an empty line or two, the line of totals."""
    nodes: list[Child] = [h("h2", data.title, id=f"bang-{data.id.replace('_', '-')}")]
    if data.note:
        nodes.append(h("p", data.note))
    body = []
    for row in data.rows or [{}, {}]:
        cells = [h("td", _shown(row.get(c.id))) for c in data.columns]
        body.append(h("tr", cells))
    if data.totals:
        cells = [h("td", "…" if c.id in data.totals else "") for c in data.columns]
        cells[0] = h("th", context.t("form-total"), scope="row")
        body.append(h("tr", cells))
    heads = h("thead", h("tr", [h("th", c.label, scope="col") for c in data.columns]))
    drawn = h("table", heads, h("tbody", body), cls="form__table")
    frame = h("div", drawn, cls="table-scroll", role="region", tabindex="0", aria_label=data.title)
    return [*nodes, frame]


def _shown(value: object) -> str:
    if value is None:
        return ""
    return format_number(value) if isinstance(value, int | float) else str(value)


def _computed(context: PageContext, form: Form) -> list[Child]:
    lines = []
    for data in form.tables:
        labels = {c.id: f"“{c.label}”" for c in data.columns}
        for column in data.columns:
            if column.formula:
                words = describe(parse(column.formula), labels)
                lines.append(
                    h("li", f"“{column.label}” = {words}{_empty(context, labels, column.empty_if_zero)}.")
                )
    return [h("h2", context.t("form-computed-title"), id="cach-tinh"), h("ul", lines)] if lines else []


def _empty(context: PageContext, labels: dict[str, str], divisor: str | None) -> str:
    return context.t("form-empty", labels[divisor]) if divisor else ""


def _rules(context: PageContext, form: Form) -> list[Child]:
    if not form.rules:
        return []
    model = form_model(form)
    lines = [h("li", rule_words(model, rule)) for rule in model.rules]
    return [h("h2", context.t("form-rules"), id="may-kiem-tra"), h("ul", lines)]


def _into(context: PageContext, form: Form) -> list[Child]:
    if not form.aggregate:
        return []
    own = _labels(context, form)
    nodes: list[Child] = [h("h2", context.t("form-into"), id="chuyen-di")]
    for part in form.aggregate:
        target = _labels(context, context.catalogue.forms[part.into])
        nodes.append(append(h("p", f"{capitalised(part.per)}: "), form_link(context, part.into), "."))
        lines = []
        for mapping in part.map:
            where = f", {mapping.where}" if mapping.where else ""
            words = context.t(f"form-how.{mapping.how}", own[mapping.from_], target[mapping.to], where)
            lines.append(h("li", words))
        nodes.append(h("ul", lines))
    return nodes


def _design(context: PageContext, form: Form) -> list[Child]:
    nodes: list[Child] = []
    for key, lines in (("form-from-source", form.from_source), ("form-own", form.own_design)):
        if lines:
            heading = h("h2", context.t(key))
            items = h("ul", [h("li", line + ".") for line in lines])
            # Where a form comes from is not what people search it for.
            nodes.append(h("section", heading, items, data_search="none"))
    return nodes
