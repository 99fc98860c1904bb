"""The tables of a criteria set: criteria, indicators, thresholds, the standards they rest on."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import CriteriaSet
from portal.content.models.criteria import Criterion
from portal.content.models.indicator import Alternative, Indicator
from portal.forms.thresholds import threshold_text
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import provision_link, record_link, trust_badge
from portal.vietnamese import format_number


def criterion_table(context: PageContext, criteria: CriteriaSet, criterion: Criterion) -> list[Child]:
    """The heading, table and standards of one criterion."""
    title = context.t("criterion", criterion.no, criterion.title)
    if criterion.max_points is not None:
        points = format_number(criterion.max_points)
        title = context.t("criterion-points", criterion.no, criterion.title, points)
    heading = h("h2", title, id=criterion.id)
    if criterion.confidence == "suy-luan":
        append(heading, " ", trust_badge(context, "suy-luan"))
    nodes: list[Child] = [heading]
    if criterion.alt_title:
        note = f"{context.t('also-called')} “{criterion.alt_title}”. {criterion.alt_title_note or ''}"
        nodes.append(h("p", note, cls="provision__src"))
    if criterion.note:
        nodes.append(h("p", criterion.note))
    if not criterion.indicators:
        return nodes
    scored = criteria.method == "cham-diem"
    levels = [] if scored else criteria.levels
    heads = [context.t("set-indicator"), *(level.name for level in levels)]
    heads += [context.t("set-max-points")] if scored else []
    rows: list[list[list[Child]]] = []
    for indicator in criterion.indicators:
        row: list[list[Child]] = [_words(context, criteria, indicator)]
        row += [_cell(context, indicator, level.id) for level in levels]
        if scored:
            most = indicator.max_points
            row.append([format_number(most) if most is not None else context.t("unknown")])
        rows.append(row)
    drawn = table(None, heads, rows, {1} if scored else set(), title)
    if criteria.standing in ("hien-hanh", "practice"):
        _own_column(context, drawn)
    nodes.append(drawn)
    nodes += _standards(context, criterion)
    return nodes


def _own_column(context: PageContext, drawn: etree.Element) -> None:
    """Add an empty column to write in, which only paper shows."""
    for row in drawn.iter("tr"):
        head = any(cell.tag == "th" and cell.get("scope") == "col" for cell in row)
        cell = h("th", context.t("score-own"), scope="col") if head else h("td")
        cell.set("class", "only-print")
        row.append(cell)


def _words(context: PageContext, criteria: CriteriaSet, indicator: Indicator) -> list[Child]:
    nodes: list[Child] = [
        h("span", id=indicator.id, cls="anchor-target"),
        f"{indicator.no}. {indicator.text}",
    ]
    if indicator.confidence == "suy-luan":
        nodes += [" ", trust_badge(context, "suy-luan")]
    extra = [f"{criteria_level(criteria, k)}: {v}." for k, v in indicator.text_by_level.items()]
    if indicator.applies_to != "tat-ca":
        extra.append(f"{context.t('set-applies')}: {criteria.applies_codes[indicator.applies_to]}.")
    for level, code in indicator.applies_to_by_level.items():
        name = criteria.applies_codes.get(code, code)
        extra.append(f"{criteria_level(criteria, level)} – {context.t('set-applies')}: {name}.")
    extra += [f"– {part}" for part in indicator.parts]
    if indicator.measure:
        extra.append(f"{context.t('set-measure')}: {indicator.measure}.")
    if indicator.note:
        extra.append(f"{context.t('note')}: {indicator.note}")
    if indicator.evidence_hint:
        extra.append(f"{context.t('set-evidence')}: {indicator.evidence_hint}")
    lines = [h("p", line, cls="indicator__note") for line in extra]
    if indicator.depends_on:
        lower = context.catalogue.criteria[indicator.depends_on]
        counted = h("p", f"{context.t('set-counts')}: ", cls="indicator__note")
        lines.append(append(counted, record_link(context, lower.id, lower.title), "."))
    if criteria.document:
        basis = append(h("p", cls="indicator__note"), f"{context.t('basis')}: ")
        lines.append(append(basis, _basis(context, criteria.document, indicator), "."))
    return [*nodes, *lines]


def criteria_level(criteria: CriteriaSet, level: str) -> str:
    """The name of a level by id."""
    return next((x.name for x in criteria.levels if x.id == level), level)


def _cell(context: PageContext, indicator: Indicator, level: str) -> list[Child]:
    threshold = (indicator.thresholds or {}).get(level)
    nodes: list[Child] = [threshold_text(threshold) if threshold else "–"]
    others: list[tuple[Alternative, bool]] = [(a, False) for a in indicator.alternatives]
    others += [(a, True) for a in indicator.additional_thresholds]
    for other, added in others:
        measure = f" ({other.measure})" if other.measure else ""
        asked = threshold_text(other.threshold(level)).lower()
        if added:
            asked = context.t("threshold-added", asked)
        words = f"{other.label}{measure}: {asked}"
        note = f". {other.note}" if other.note else ""
        nodes.append(h("p", words + note, cls="indicator__note"))
    return nodes


def _basis(context: PageContext, own: str, indicator: Indicator) -> list[Child]:
    nodes: list[Child] = []
    for ref in indicator.refs:
        if ref.document is None:
            nodes += ["; " if nodes else None, ref.what or context.t("unknown")]
        else:
            nodes += [
                "; " if nodes else None,
                *provision_link(context, ref.document, ref.article, named=ref.document != own),
            ]
    return nodes or [context.t("unknown")]


def _standards(context: PageContext, criterion: Criterion) -> list[Child]:
    nodes: list[Child] = []
    for indicator in criterion.indicators:
        for level, standard in indicator.standards.items():
            heads = [standard.title, context.t("standard-share"), context.t("standard-share-hard")]
            rows: list[list[list[Child]]] = []
            for row in standard.rows:
                hard = row.min_percent_vung_dac_biet_kho_khan
                # Where the decree sets no lower rate, the same one counts everywhere.
                percents = (row.min_percent, row.min_percent if hard is None else hard)
                cells: list[list[Child]] = [
                    [f"{format_number(p)}%" if p is not None else "–"] for p in percents
                ]
                rows.append([[row.text], *cells])
            number = "1" if level == "muc-1" else "2"
            summary = h("summary", context.t("standard-of", indicator.no, number, standard.title))
            basis = append(h("p", cls="provision__src"), f"{context.t('basis')}: ")
            append(basis, provision_link(context, standard.document, standard.article), ".")
            drawn = table(None, heads, rows, {1, 2}, standard.title)
            nodes.append(h("details", summary, drawn, basis, cls="standard"))
    return nodes
