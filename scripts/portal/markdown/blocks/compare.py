"""``/// compare`` and ``/// criteria-sets``: sets side by side, and the list of all."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models import CriteriaSet
from portal.markdown.blocks.base import DataBlock, unknown
from portal.markdown.blocks.criteria import PILLS, practice_banner, set_link, validity_text
from portal.markdown.blocks.facts import table
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h
from portal.markdown.links import document_link
from portal.vietnamese import format_number

_GROUPS = ("hien-hanh", "chua-xac-minh", "cho-ban-goc", "het-hieu-luc", "practice")
_ANCHORS = {"practice": "tap-cham"}


class CompareBlock(DataBlock):
    """Draws two sets side by side, the old one first; argument: two ids with a comma."""

    NAME = "compare"
    ARGUMENT = True

    def render(self, context: PageContext, argument: str) -> etree.Element:
        ids = [i.strip() for i in argument.split(",")]
        sets = [context.catalogue.criteria.get(i) for i in ids]
        if len(sets) != 2 or sets[0] is None or sets[1] is None:
            raise unknown("compare", argument, context)
        old, new = sets[0], sets[1]
        if old.practice or new.practice:
            raise unknown("compare", argument, context)
        heads = [context.t("compare-about"), context.t("compare-old"), context.t("compare-new")]
        rows: list[list[list[Child]]] = [
            [[context.t(key)], before, after]
            for key, before, after in zip(_KEYS, _column(context, old), _column(context, new), strict=True)
        ]
        return table(None, heads, rows, set(), f"{old.title}; {new.title}")


_KEYS = (
    "document",
    "compare-set",
    "status",
    "set-subject",
    "set-method",
    "set-levels",
    "compare-counts",
    "set-points",
    "set-validity",
    "set-period",
    "set-decided-by",
)


def _column(context: PageContext, criteria: CriteriaSet) -> list[list[Child]]:
    t = context.t
    indicators = sum(len(c.indicators) for c in criteria.criteria)
    counts = t("count-criteria", len(criteria.criteria))
    if indicators:
        counts = t("count-criteria-indicators", len(criteria.criteria), indicators)
    levels = "; ".join(level.name for level in criteria.levels)
    period = criteria.period
    span = criteria.period_note or t("unknown")
    if period:
        span = f"{period.from_[3:]}/{period.from_[:2]} – {period.to[3:]}/{period.to[:2]}"
    points = criteria.total_points
    none = t("compare-no-points") if criteria.method == "dat-khong-dat" else t("unknown")
    return [
        document_link(context, criteria.document) if criteria.document else [],
        [set_link(context, criteria)],
        [h("span", t(f"set-status.{criteria.standing}"), cls=f"pill pill--{PILLS[criteria.standing]}")],
        [criteria.subject],
        [t(f"set-method.{criteria.method}") if criteria.method else t("unknown")],
        [levels or t("unknown")],
        [counts],
        [format_number(points) if points is not None else none],
        [validity_text(context, criteria)],
        [span],
        [criteria.decided_by or t("unknown")],
    ]


class CriteriaSetsBlock(DataBlock):
    """Draws all sets: in use, awaited, repealed; last, under their own heading, those to practise on."""

    NAME = "criteria-sets"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("div")
        for status in _GROUPS:
            group = [c for c in context.catalogue.criteria.values() if c.standing == status]
            if not group:
                continue
            items = []
            for criteria in group:
                item = h("li", set_link(context, criteria))
                about = h("p", f"{criteria.subject}.")
                if criteria.document:
                    append(about, " ", document_link(context, criteria.document), ".")
                items.append(append(item, about))
            append(box, h("h2", context.t(f"set-status.{status}"), id=_ANCHORS.get(status, status)))
            append(box, practice_banner(context) if status == "practice" else None)
            append(box, h("ul", items, cls="sets"))
        return box
