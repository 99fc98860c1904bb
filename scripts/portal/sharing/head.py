"""Lines for the head of a finished page: how a passed-on link looks (Open Graph), other languages, feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from portal.content.models import Portal
from portal.sharing.cards import Card
from portal.sharing.pages import DEFAULT, SharedPage
from portal.sharing.pictures import SIZE

_LOCALES = {"vi": "vi_VN", "en": "en_US"}


def head_lines(
    portal: Portal,
    page: SharedPage,
    card: Card,
    picture: str,
    twins: Mapping[str, str],
    feed: str | None,
) -> Iterator[str]:
    """Yield the lines for *page*.

    *card* is what its picture says and *picture* where it lies; *twins* are the addresses of the page by
    language, itself among them, when there are others; *feed* is the title of the feed of changes, if any.
    """
    yield from _properties(
        {
            "og:type": "website" if page.is_home else "article",
            "og:site_name": portal.name.get(page.language),
            "og:title": page.title,
            # Where pictures are not shown, the standing is read first.
            "og:description": f"{card.standing}. {page.description}" if card.standing else page.description,
            "og:url": page.address,
            "og:locale": _LOCALES.get(page.language, page.language),
            "og:image": picture,
            "og:image:width": str(SIZE[0]),
            "og:image:height": str(SIZE[1]),
            "og:image:alt": card.words,
        }
    )
    yield '<meta name="twitter:card" content="summary_large_image">'
    for language, twin in sorted(twins.items()):
        yield f'<link rel="alternate" href="{escape(twin)}" hreflang="{language}">'
    if DEFAULT in twins:
        yield f'<link rel="alternate" href="{escape(twins[DEFAULT])}" hreflang="x-default">'
    if feed and page.language == DEFAULT:
        kind = f'type="application/rss+xml" title="{escape(feed)}"'
        yield f'<link rel="alternate" {kind} href="{escape(portal.feed)}">'


def _properties(values: Mapping[str, str]) -> Iterator[str]:
    for name, value in values.items():
        if value:
            yield f'<meta property="{name}" content="{escape(value)}">'
