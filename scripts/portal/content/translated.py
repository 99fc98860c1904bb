"""What of the portal exists in another language, and where a reader of that language is sent instead.

Only pages that are written in a language have an address in it. Knows no generator: pages go by their
path below the language folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from typing import Any

HOME = "index.md"


def nearest(page: str, written: Collection[str]) -> str:
    """Return *page* when it is among the pages *written*, else the closest index above it, else the home."""
    if page in written:
        return page
    folder = posixpath.dirname(page)
    while folder:
        index = f"{folder}/{HOME}"
        if index in written:
            return index
        folder = posixpath.dirname(folder)
    return HOME


def written_nav(nav: list[Any], written: Collection[str]) -> list[Any]:
    """Return the part of a navigation (as in mkdocs.yml) whose pages are *written*; empty groups go too."""
    kept: list[Any] = []
    for item in nav:
        if isinstance(item, str):
            kept += [item] * (item in written)
            continue
        for title, target in item.items():
            if isinstance(target, list):
                inside = written_nav(target, written)
                kept += [{title: inside}] * bool(inside)
            else:
                kept += [{title: target}] * (target in written or "://" in target)
    return kept
