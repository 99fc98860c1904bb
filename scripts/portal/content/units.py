"""The commune-level units of the province: for drop-downs and for knowing who has not sent yet."""

from __future__ import annotations

import json

from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH

from portal.content.models import Portal
from portal.vietnamese import fold, nfc, sort_key


def unit_names(portal: Portal) -> list[str]:
    """Return the names of the units ("Xã …", "Phường …") in Vietnamese order.

    Names of portal.yml win; else those of the package, for the province of the portal. Empty when
    neither knows any.
    """
    names = list(portal.units.names)
    if not names and portal.units.package == "vietnam-provinces":
        names = _from_package(portal.province)
    return sorted((nfc(name) for name in names), key=sort_key)


def _from_package(province: str) -> list[str]:
    divisions = json.loads(NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8"))
    wanted = fold(province)
    for division in divisions:
        name = fold(division["name"]).removeprefix("tinh ").removeprefix("thanh pho ")
        if name == wanted:
            return [ward["name"] for ward in division["wards"]]
    return []
