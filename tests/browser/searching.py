"""Driving the real search box, for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .conftest import Watched

ROOT = Path(__file__).resolve().parent.parent.parent
SETS = ROOT / "tests" / "search"
QUERY = "[data-md-component=search-query]"
RESULTS = "[data-md-component=search-result]"
LINK = ".md-search-result__link"
NOTE = ".search-note"

_VISIBLE = """() => Array.from(document.querySelectorAll('.md-search-result__link'))
  .filter((link) => !link.closest('details:not([open])'))
  .map((link) => {
    const u = new URL(link.href);
    u.searchParams.delete('h');
    return decodeURI(u.href).replace(/\\/index\\.html(?=#|$)/, '/').replace(/\\.html(?=#|$)/, '/');
  })
  .filter((link, at, all) => link !== all[at - 1])"""
"""Links in view, with the addresses of files written as those of folders: both sites are judged by one set.

The heading of a card leads where its best section does: that is one link.
"""


def query_set(name: str) -> list[dict[str, Any]]:
    """Queries for what the portal has: class, q, want (parts of addresses, any of which answers)."""
    found: list[dict[str, Any]] = json.loads((SETS / name).read_text(encoding="utf-8"))
    return [query for query in found if query["want"]]


def open_box(page: Page) -> None:
    """Open the box the way the keyboard does."""
    page.keyboard.press("/")
    page.wait_for_selector(f"{QUERY}:focus")


def at_home(watched: Watched) -> Page:
    """The home page with the box open; on a phone by its button."""
    page = watched.page
    page.goto(f"{watched.base}/index.html", wait_until="load")
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.locator("[data-portal-toggle=search]").click()
        page.wait_for_selector(f"{QUERY}:focus")
    else:
        open_box(page)
    return page


def ask(page: Page, query: str) -> list[str]:
    """Put *query* into the open box at once (as pasting does) and return the addresses shown, unfolded ones only."""
    page.locator(QUERY).fill(query)
    page.wait_for_function(
        "([where, typed]) => document.querySelector(where).dataset.answered === typed", arg=[RESULTS, query]
    )
    page.evaluate("() => new Promise((done) => setTimeout(done, 0))")
    found: list[str] = page.evaluate(_VISIBLE)
    return found


def place(found: list[str], want: list[str]) -> int | None:
    """Position (from 0) of the first result that answers, None when there is none.

    A page's title and the section shown beneath it are one result: the title only says where the section stands.
    """
    at = -1
    for before, link in zip(["", *found], found, strict=False):
        at += not link.startswith(f"{before}#") or not before
        if any(part in link for part in want):
            return at
    return None


def follow(page: Page) -> str:
    """Press Enter in the box and return the address it leads to."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    return page.url
