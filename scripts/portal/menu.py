"""What of the navigation a page carries: its own surroundings, however large the register grows.

Goes by the few attributes a theme reads (``children``, ``active``, ``is_index``): which generator made the
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
    index = next((child for child in item.children if _is_index(child)), index)
    shown = copy(item)
    shown.children = [_cut(child, index, more) for child in _window(item.children, index, more)]
    return shown


def _window(children: list[Any], index: Any, more: More) -> list[Any]:
    if len(children) <= MOST:
        return children
    here = next((at for at, child in enumerate(children) if child.active), 0)
    near = range(here - NEAR, here + NEAR + 1)
    # Groups and the index are the way to everything else.
    window = [c for at, c in enumerate(children) if at in near or c.children or _is_index(c)]
    return [*window, more(index, len(children) - len(window))]


def _is_index(item: Any) -> bool:
    return bool(getattr(item, "is_index", False))
