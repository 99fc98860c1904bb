"""“Những thay đổi” as RSS 2.0: one item a change, under the address where the page tells it.

A day is given where it is known whole and has come; months, years and days ahead are told in words only,
for readers of feeds hide what is not out yet.
"""

from __future__ import annotations

import datetime as dt
from email.utils import format_datetime
from html import escape

from lxml import etree
from lxml.builder import E, ElementMaker

from portal.content.catalogue import Catalogue
from portal.content.models import Change
from portal.locales import page_text
from portal.sharing.pages import SharedPage
from portal.vietnamese import format_date

_ATOM = "http://www.w3.org/2005/Atom"
_HANOI = dt.timezone(dt.timedelta(hours=7))


def feed(catalogue: Catalogue, page: SharedPage) -> bytes:
    """Return the feed of the changes that *page* tells, the latest first, those without a date last."""
    portal = catalogue.portal
    newest = sorted(catalogue.changes.values(), key=lambda c: c.date or "", reverse=True)
    atom = ElementMaker(namespace=_ATOM, nsmap={"atom": _ATOM})
    channel = E.channel(
        E.title(feed_title(catalogue, page)),
        E.link(page.address),
        E.description(page.description),
        E.language(page.language),
        atom.link(href=portal.feed, rel="self", type="application/rss+xml"),
        *(_item(catalogue, page, change) for change in newest),
    )
    rss = E.rss(channel, version="2.0")
    return bytes(etree.tostring(rss, xml_declaration=True, encoding="utf-8", pretty_print=True))


def feed_title(catalogue: Catalogue, page: SharedPage) -> str:
    """Return what the feed is called: the title of its page and the name of the portal."""
    return f"{page.title} – {catalogue.portal.name.get(page.language)}"


def _item(catalogue: Catalogue, page: SharedPage, change: Change) -> etree._Element:
    address = f"{page.address}#doi-{change.id}"
    item: etree._Element = E.item(
        E.title(change.what),
        E.link(address),
        E.guid(address, isPermaLink="true"),
        E.description(_told(catalogue, change, page.language)),
    )
    if change.date and len(change.date) == 10 and change.date <= catalogue.on.isoformat():
        day = dt.datetime.fromisoformat(change.date).replace(tzinfo=_HANOI)
        item.append(E.pubDate(format_datetime(day)))
    return item


def _told(catalogue: Catalogue, change: Change, language: str) -> str:
    """What the page says of a change, as HTML."""

    def word(key: str) -> str:
        return escape(page_text(key, language))

    day = format_date(change.date) if change.date else page_text("no-date", language)
    lines = [f"<strong>{escape(day)}.</strong> {escape(change.means)}"]
    if change.decider:
        lines.append(f"{word('decider')}: {escape(change.decider)}.")
    if change.documents:
        root = escape(catalogue.portal.site_url)
        named = (
            f'<a href="{root}van-ban/{d}/">{escape(catalogue.documents[d].short)}</a>'
            for d in change.documents
        )
        lines.append(f"{word('document')}: {', '.join(named)}.")
    sure = f"{word('source')}: {word('confidence.' + change.confidence)}."
    lines.append(sure + (f" {word('note')}: {escape(change.note)}" if change.note else ""))
    return "".join(f"<p>{line}</p>" for line in lines)
