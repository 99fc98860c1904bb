"""What the theme says on every page: names, words, colours, the day of the build, which pages there are."""

from __future__ import annotations

from typing import Any

from portal import locales
from portal.browsers import oldest
from portal.content.catalogue import Catalogue
from portal.content.days import today
from portal.engines.translated import DEFAULT, web_path
from portal.vietnamese import format_date


def theme_data(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return the values of ``config.extra.portal`` in *language*.

    ``words``: those of the frame; ``folders``: addresses of the pages written in the language, below its
    root; ``pages``: of the default one's.
    """
    portal = catalogue.portal
    return {
        "name": portal.name.get(language),
        "organisation": portal.organisation.get(language),
        "organisation_short": portal.organisation_short,
        "province": portal.province,
        "address": portal.address,
        "contact": portal.contact,
        "feedback": portal.feedback.model_dump(),
        "words": dict(locales.catalogue("frame", language)),
        "colours": portal.colours.model_dump(),
        "oldest_browsers": oldest(),
        "build_date": format_date(today().isoformat()),
        "folders": _addresses(catalogue, language),
        "pages": _addresses(catalogue, DEFAULT),
    }


def _addresses(catalogue: Catalogue, language: str) -> list[str]:
    return sorted(web_path(page.path) for page in catalogue.pages_in(language))
