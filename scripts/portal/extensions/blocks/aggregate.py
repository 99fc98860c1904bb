"""``/// aggregate``: the page that adds filled forms up in the browser."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree

from portal.content.forms import aggregate_data, aggregation_plan
from portal.content.forms.model import targets
from portal.extensions.blocks.base import DataBlock
from portal.extensions.context import PageContext
from portal.extensions.html import append, h
from portal.extensions.marks import form_link


class AggregateBlock(DataBlock):
    """Draws the forms that others add up into; browser code makes them a choice and does the adding."""

    NAME = "aggregate"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("section", cls="agg")
        append(
            box,
            h("p", context.t("agg_nojs"), cls="agg__nojs"),
            h("p", h("code", "portal aggregate thu-muc -o tong-hop.xlsx")),
        )
        append(box, h("h2", context.t("agg_targets"), id="bieu-tong-hop"))
        append(
            box, h("ul", [_target(context, t) for t in targets(context.catalogue)], cls="sets agg__targets")
        )
        if context.output != "print":
            data = aggregate_data(context.catalogue)
            box.set("data-aggregate", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        return box


def _target(context: PageContext, target: str) -> etree.Element:
    sources = [s["form"]["title"] for s in aggregation_plan(context.catalogue, target)["sources"]]
    link = form_link(context, target)
    link.set("data-target", target)
    return h("li", link, h("p", context.t("agg_from", "; ".join(sources))))
