"""Where the boxes of a flow may stand: rows and columns, from the arrows between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Cell = tuple[int, int]
"""Column and row, from 0."""
Ends = tuple[int, int]
"""Places of the two boxes that an arrow joins."""


def arrangements(count: int, arrows: Sequence[Ends]) -> Iterator[list[Cell]]:
    """Yield the cells of *count* boxes in the ways worth trying, best first."""
    chain = _chain(count, arrows)
    if chain:
        for rows in range(1, count + 1):
            wide = -(-count // rows)
            if -(-count // wide) == rows:
                places = {box: (at % wide, at // wide) for at, box in enumerate(chain)}
                yield [places[box] for box in range(count)]
        return
    layers = _layers(count, arrows)
    across = [0] * count
    for layer in layers:
        for at, box in enumerate(_ordered(layer, arrows, across)):
            across[box] = at
    depth = {box: n for n, layer in enumerate(layers) for box in layer}
    yield [(depth[box], across[box]) for box in range(count)]
    yield [(across[box], depth[box]) for box in range(count)]


def _chain(count: int, arrows: Sequence[Ends]) -> list[int]:
    """The boxes in order when the arrows lead from each to the next; else nothing."""
    after = dict(arrows)
    if len(after) != len(arrows) or len(arrows) != count - 1 or len(set(after.values())) != len(arrows):
        return []
    first = [box for box in range(count) if box not in after.values()]
    order = first[:1]
    while order and order[-1] in after and len(order) <= count:
        order.append(after[order[-1]])
    return order if len(order) == count else []


def _layers(count: int, arrows: Sequence[Ends]) -> list[list[int]]:
    """Each box in the layer after the last of those that lead to it; arrows back are left out."""
    depth = [0] * count
    for _ in range(count):
        for start, end in arrows:
            if start < end:
                depth[end] = max(depth[end], depth[start] + 1)
    return [[box for box in range(count) if depth[box] == n] for n in range(max(depth) + 1)]


def _ordered(layer: list[int], arrows: Sequence[Ends], across: Sequence[int]) -> list[int]:
    """Boxes of a layer by the middle of what leads to them."""

    def middle(box: int) -> float:
        before = [across[start] for start, end in arrows if end == box and start < box]
        return sum(before) / len(before) if before else 0.0

    return sorted(layer, key=lambda box: (middle(box), box))
