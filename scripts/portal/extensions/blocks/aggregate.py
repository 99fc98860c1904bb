"""``/// aggregate``: the page that adds filled forms up in the browser."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.forms import aggregation_plan
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


def aggregate_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return what the browser needs to add forms up.

    ``{forms: {id: form model}, plans: [{target: id, sources: [{form: id, same, unit, note, map}]}],
    known: {id: {title, version}}, units: [name]}``: models are kept once, ``known`` names every form
    of the portal, so that a file of another one can be told what it is.
    """
    forms: dict[str, Any] = {}
    plans = []
    for target in targets(catalogue):
        plan = aggregation_plan(catalogue, target)
        forms[target] = plan["target"]
        sources = []
        for source in plan["sources"]:
            forms[source["form"]["id"]] = source["form"]
            sources.append(source | {"form": source["form"]["id"]})
        plans.append({"target": target, "sources": sources})
    known = {f.id: {"title": f.title, "version": f.version} for f in catalogue.forms.values()}
    return {"forms": forms, "plans": plans, "known": known, "units": catalogue.units}
