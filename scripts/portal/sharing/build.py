"""Writes what others are told of the site into the finished site."""

from __future__ import annotations

from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.writing import write_if_changed
from portal.outputs.store import produce
from portal.sharing.cards import card_of
from portal.sharing.feed import feed, feed_title
from portal.sharing.head import head_lines
from portal.sharing.pages import Crumb, SharedPage, shared_pages
from portal.sharing.pictures import Pictures
from portal.sharing.sitemap import robots, sitemap
from portal.sharing.structured import structured_data

FOLDER = "chia-se"
"""Where the pictures lie; no page shows them."""


def write_sharing(site: Path, catalogue: Catalogue, assets: Path, fonts: Path, store: Path) -> int:
    """Write heads, pictures, feed, sitemap and robots.txt of *site*; return the number of pages.

    *assets* holds the drawings of the theme, *fonts* the fonts of documents, *store* what was drawn before.
    """
    portal = catalogue.portal
    pages = list(shared_pages(site, portal.site_url))
    twins = _twins(pages)
    homes = {
        page.language: Crumb(portal.name.get(page.language), page.address) for page in pages if page.is_home
    }
    changes = next((page for page in pages if portal.feed.startswith(page.address + "rss")), None)
    title = feed_title(catalogue, changes) if changes and catalogue.changes else None
    pictures = Pictures(catalogue, assets, fonts)
    cards = [card_of(catalogue, page) for page in pages]
    wanted = [pictures.wanted(page, card) for page, card in zip(pages, cards, strict=True)]
    for page, card, one in zip(pages, cards, wanted, strict=True):
        picture = f"{portal.site_url}{FOLDER}/{one.file}"
        lines = list(head_lines(portal, page, card, picture, twins.get(page.path, {}), title))
        data = structured_data(catalogue, page, homes[page.language])
        head, found, rest = page.file.read_text(encoding="utf-8").partition("</head>")
        text = "\n".join([head.rstrip(), *lines, found + rest])
        if data is not None:
            # At the end: people read before search engines do.
            text = f'<script type="application/ld+json">{data}</script>\n</body>'.join(
                text.rsplit("</body>", 1)
            )
        page.file.write_text(text, encoding="utf-8")
    for _ in produce(wanted, site / FOLDER, store):
        pass
    if changes and title:
        write_if_changed(site / portal.feed.removeprefix(portal.site_url), feed(catalogue, changes))
    _write_sitemap(site, catalogue, pages, twins)
    return len(pages)


def _twins(pages: list[SharedPage]) -> dict[str, dict[str, str]]:
    """Addresses by language of every path that is written in more than one."""
    found: dict[str, dict[str, str]] = {}
    for page in pages:
        found.setdefault(page.path, {})[page.language] = page.address
    return {path: languages for path, languages in found.items() if len(languages) > 1}


def _write_sitemap(
    site: Path, catalogue: Catalogue, pages: list[SharedPage], twins: dict[str, dict[str, str]]
) -> None:
    root = catalogue.portal.site_url
    days = {
        f"{root}{catalogue.folder_of(name)}/": one.updated
        for name in (*catalogue.modules, *catalogue.lessons)
        if (one := catalogue.taught(name))
    }
    write_if_changed(site / "sitemap.xml", sitemap(pages, twins, days))
    # The generator's packed copy of its own list; servers pack ours on the way.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_if_changed(site / "robots.txt", robots(root))
