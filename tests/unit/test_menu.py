"""What of the navigation a page carries stays small however large the register is."""

from __future__ import annotations

from typing import Any

from portal.engines.menu import MOST, NEAR, surroundings


class Item:
    """A group or page of a navigation, as a theme sees it."""

    def __init__(self, title: str, children: list[Item] | None = None, url: str = "") -> None:
        self.title, self.children, self.url, self.active = title, children, url, False


class Nav:
    """A navigation."""

    def __init__(self, items: list[Item]) -> None:
        self.items, self.homepage = items, items[0]


def register(size: int, at: int) -> tuple[Nav, Item]:
    """A start page, and a register with an index, a large group and a small one; page *at* is the active one."""
    pages = [Item(f"văn bản {n}", url=f"van-ban/{n}/") for n in range(size)]
    group = Item("Quyết định", pages)
    top = Item("Văn bản", [Item("Danh mục", url="van-ban/"), group, Item("Khác", [Item("x")])])
    for active in (top, group, pages[at]):
        active.active = True
    return Nav([Item("Trang chủ"), top]), group


def shown(nav: Nav) -> list[str]:
    """Titles of the large group, with what stands for the rest."""
    cut: Any = surroundings(nav, lambda index, left: Item(f"{index.title} +{left}"))
    return [child.title for child in cut.items[1].children[1].children]


def test_a_small_group_is_whole_and_the_navigation_is_not_touched() -> None:
    nav, group = register(MOST, 3)
    assert shown(nav) == [f"văn bản {n}" for n in range(MOST)]
    nav, group = register(500, 250)
    shown(nav)
    assert len(group.children or []) == 500


def test_of_a_large_group_a_page_lists_its_neighbours_and_the_way_to_the_rest() -> None:
    for size in (MOST + 1, 500, 5000):
        nav, _ = register(size, size // 2)
        titles = shown(nav)
        near = range(size // 2 - NEAR, size // 2 + NEAR + 1)
        assert titles[:-1] == [f"văn bản {n}" for n in (0, *near)], "the first one names the group"
        assert titles[-1] == f"Danh mục +{size - 2 * NEAR - 2}", "the nearest index stands for the rest"


def test_at_the_edges_of_a_group() -> None:
    first = [f"văn bản {n}" for n in range(NEAR + 1)]
    assert shown(register(100, 0)[0]) == [*first, f"Danh mục +{99 - NEAR}"]
    last = shown(register(100, 99)[0])
    assert last[:2] == ["văn bản 0", f"văn bản {99 - NEAR}"]


def test_groups_of_a_large_group_stay_and_its_own_index_comes_first() -> None:
    nav, group = register(100, 50)
    assert group.children is not None
    group.children[0].url = "van-ban/"
    group.children[99] = Item("nhóm con", [Item("y")])
    titles = shown(nav)
    assert titles[-2] == "nhóm con"
    assert titles[-1].startswith("văn bản 0 +")


def test_groups_that_are_not_on_the_way_are_left_alone() -> None:
    nav, _ = register(100, 50)
    other = Item("Khác", [Item(str(n)) for n in range(100)])
    nav.items.append(other)
    cut: Any = surroundings(nav, lambda index, left: Item("…"))
    assert cut.items[2] is other
