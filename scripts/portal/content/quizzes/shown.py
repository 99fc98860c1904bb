"""The order in which sides and steps are shown: never the right one, the same on the page and on paper."""

from __future__ import annotations

from portal.content.models import Matching, Ordering
from portal.content.quizzes.draw import answer_order


def right_sides(asked: Matching, item: str) -> dict[str, str]:
    """Return mark → right side of a matching question, in the order they are shown: r1, r2…"""
    texts = list(dict.fromkeys([*(pair.right for pair in asked.pairs), *asked.extras]))
    order = answer_order(item, [str(at) for at in range(len(texts))], 0)
    return {f"r{n}": texts[int(at)] for n, at in enumerate(order, 1)}


def shown_steps(asked: Ordering, item: str) -> list[str]:
    """Return ids of the steps in the order they are shown, which is never the right one."""
    ids = [step.id for step in asked.steps]
    shown = answer_order(item, ids, 0)
    return shown if shown != ids else [*ids[1:], ids[0]]
