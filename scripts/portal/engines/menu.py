"""What of the navigation a page carries: its own surroundings, however large the register grows.

Goes by the few attributes a theme reads (``children``, ``active``, ``url``): which generator made the
groups and pages does not matter.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

MOST = 40
"""Entries of one group that a page lists; of a larger group it lists the neighbours."""
NEAR = 12
"""Neighbours before and after, in a larger group."""

More = Callable[[Any, int], Any]
"""(nearest index page, how many entries are left out) → the entry that stands for them."""


def surroundings(nav: Any, more: More) -> Any:
    """Return *nav* with large groups on the way to the active page cut to its neighbours.

    Other groups are left alone: the theme shows each as one link.
    """
    shown = copy(nav)
    shown.items = [_cut(item, nav.homepage, more) for item in nav.items]
    return shown


def _cut(item: Any, index: Any, more: More) -> Any:
    if not (item.children and item.active):
        return item
    index = _index(item.children) or index
    shown = copy(item)
    shown.children = [_cut(child, index, more) for child in _window(item.children, index, more)]
    return shown


def _window(children: list[Any], index: Any, more: More) -> list[Any]:
    if len(children) <= MOST:
        return children
    here = next((at for at, child in enumerate(children) if child.active), 0)
    # The first entry names the group in the theme; groups are the way to everything else.
    near = {0, *range(here - NEAR, here + NEAR + 1)}
    window = [child for at, child in enumerate(children) if at in near or child.children]
    return [*window, more(index, len(children) - len(window))]


def _index(children: list[Any]) -> Any | None:
    """The page that stands above the others: its address is the folder of theirs."""
    first, *others = children
    if first.children or not others:
        return None
    other = others[0]
    while other.children:
        other = other.children[0]
    return first if other.url.startswith(first.url) else None
