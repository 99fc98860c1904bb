"""What is said for what is written short: ``locales/vi/speech.json``, then the glossary's terms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.content.models import Term
from portal.locales import Speaker

say = Speaker("speech")

_ASIDE = re.compile(r"\s*\([^)]*\)")


def abbreviations(terms: Iterable[Term]) -> dict[str, str]:
    """Return what is said for each abbreviation; of two terms with the same one the first counts."""
    found: dict[str, str] = {}
    for term in terms:
        for short in term.abbr or ():
            found.setdefault(short, _ASIDE.sub("", term.term))
    listed = "|".join(say(f"short-{kind}") for kind in ("foreign", "offices", "words"))
    return found | {short: full for short, _, full in (one.partition("=") for one in listed.split("|"))}
