"""``/// aggregate``: the page that adds filled forms up in the browser."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from portal.content.models.base import as_text
from portal.forms import aggregation_plan
from portal.forms.model import aggregate_data, targets
from portal.markdown.blocks.base import DataBlock, filled_in
from portal.markdown.context import PageContext
from portal.markdown.html import append, h
from portal.markdown.links import form_link


class AggregateBlock(DataBlock):
    """Draws the forms that others add up into; browser code makes them a choice and does the adding."""

    NAME = "aggregate"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("section", cls="agg")
        append(
            box,
            filled_in(context, context.t("agg-nojs")),
            h("p", h("code", "portal aggregate thu-muc -o tong-hop.xlsx"), cls="needs-script"),
        )
        append(box, h("h2", context.t("agg-targets"), id="bieu-tong-hop"))
        append(
            box, h("ul", [_target(context, t) for t in targets(context.catalogue)], cls="sets agg__targets")
        )
        units = context.catalogue.portal.units
        if units.source:
            append(box, h("p", f"{context.t('units-from')}: {units.source}", cls="provision__src"))
        if context.output != "print":
            box.set("data-aggregate", as_text(aggregate_data(context.catalogue)))
        return box


def _target(context: PageContext, target: str) -> etree.Element:
    sources = [s.form.title for s in aggregation_plan(context.catalogue, target).sources]
    link = form_link(context, target)
    link.set("data-target", target)
    return h("li", link, h("p", context.t("agg-from", "; ".join(sources))))
