"""For search engines: the list of pages with their other languages, and where the list lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from portal.sharing.pages import SharedPage

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
)
_HEAD += 'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'


def sitemap(
    pages: Sequence[SharedPage], twins: Mapping[str, Mapping[str, str]], days: Mapping[str, str]
) -> str:
    """Return the sitemap of *pages*.

    *twins*: addresses by language, by path, of pages in more than one; *days*: the day (ISO) a page was
    last changed, by address, where somebody has said so.
    """
    lines = []
    for page in sorted(pages, key=lambda p: p.address):
        day = days.get(page.address)
        others = [
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
            for language, address in sorted(twins.get(page.path, {}).items())
        ]
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(page.address)}</loc>{changed}{''.join(others)}</url>\n")
    return f"{_HEAD}{''.join(lines)}</urlset>\n"


def robots(site_url: str) -> str:
    """Return robots.txt: everything may be read; where the sitemap of *site_url* is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
