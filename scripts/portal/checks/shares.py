"""Facts against facts: a count and a share that claim the same thing must fit a possible base.

What a share is counted from is declared on the fact (``share_of``). A figure that cannot be is an error
unless another fact owns up to it (``contradicts``); whether both are right is left to people.
"""

from __future__ import annotations

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues
from portal.content.models import Fact
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import format_number

say = Speaker("check-content")

_SUFFIX = "_ty_le"
"""Ends the key of a share whose count stands beside it, under the key without it."""


def check_shares(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every share whose count is known."""
    owned_up = {other for fact in catalogue.facts.values() for other in fact.contradicts}
    for fact in catalogue.facts.values():
        place = catalogue.places.get(fact.id, Place(paths.data / "facts", 0))
        for key in fact.values or {}:
            count = key.removesuffix(_SUFFIX)
            if count != key and count in (fact.values or {}) and fact.share_of is None:
                issues.add(Code.THIEU_KHOA, *place, *say.fault("share-undeclared", fact.id, count, key))
        if fact.share_of is not None:
            _check(catalogue, fact, fact.id in owned_up, place, issues)


def _check(catalogue: Catalogue, fact: Fact, owned_up: bool, place: Place, issues: Issues) -> None:
    assert fact.share_of is not None
    named = (fact.share_of.count, fact.share_of.base, fact.share_of.within)
    share = _number(catalogue, f"{fact.id}:{fact.share_of.value}")
    count, base, within = (_number(catalogue, name) if name else None for name in named)
    for name, number in zip(
        (f"{fact.id}:{fact.share_of.value}", *named), (share, count, base, within), strict=True
    ):
        if name and not number:
            issues.add(Code.GIA_TRI_KHONG_CO, *place, *say.fault("share-no-value", fact.id, name))
            return
    if not share or not count:
        return
    if base and abs(count / base * 100 - share) > _last_place(share):
        real = format_number(round(count / base * 100, 2))
        told = (fact.id, format_number(count), format_number(base), real, format_number(share))
        issues.add(Code.SO_LECH, *place, *say.fault("share-off", *told))
    # A share is told rounded or cut: the true one lies within one unit of its last place.
    least = count * 100 / (share + _last_place(share))
    if within and least > within and not owned_up:
        figures = (format_number(n) for n in (count, share, round(least), within))
        issues.add(
            Code.SO_LECH,
            *place,
            *say.fault("share-impossible", fact.id, *figures, str(fact.share_of.within)),
        )


def _number(catalogue: Catalogue, name: str) -> float | None:
    """The number that ``fact-id:key`` names, None if there is none."""
    fact_id, _, key = name.rpartition(":")
    fact = catalogue.facts.get(fact_id)
    value = (fact.values or {}).get(key) if fact else None
    return float(value) if isinstance(value, int | float) else None


def _last_place(share: float) -> float:
    """One unit of the last place that *share* is written with: 1 for 52, 0.01 for 37.87."""
    return 10.0 ** -len(f"{share:g}".partition(".")[2])
