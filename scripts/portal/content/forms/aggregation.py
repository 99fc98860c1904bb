"""What the engine needs to add forms up: all plans, as plain JSON for the page and for the command."""

from __future__ import annotations

from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.forms.model import aggregation_plan, targets


def aggregate_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return what adding up needs.

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
