"""Lines between boxes on a grid, led around every box: where each line goes, in units of the picture.

Rows of boxes stand in common columns, so that between rows (channels) and between columns (lanes) the
paper is free. A line leaves its box at a port, runs along a track of a channel and, where it has to pass
other rows, goes up through an empty cell or a lane. No two lines share a port, a track or a lane.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

BOX, HIGH = 104.0, 46.0
"""Width and height of a box."""
_INSET, _STEP, _PITCH = 12.0, 9.0, 14.0
"""From a box's corner to its outermost port; between two tracks or lanes; between ports, at most."""
_GAP, _CHANNEL = 16.0, 30.0
"""Between two columns and between two rows, when nothing passes."""
_HEAD, _TAIL = 18.0, 16.0
"""From a row to the first track, and from the last track to the row below: room for an arrowhead."""

Cell = tuple[int, int]
"""Row and column of a box, from 0."""
Point = tuple[float, float]


_Port = tuple[set[int], tuple[int, float], int, int]
"""Channels the line runs through here, order from left to right, number of the line, which end of it."""


@dataclass
class Layout:
    """Where the boxes stand (left upper corners), the points of each line, and how far it all reaches."""

    places: dict[Cell, Point]
    lines: list[list[Point]]
    width: float
    height: float


@dataclass
class _Line:
    """One line: its cells, and where it runs upright: a column (an empty cell) or a lane left of one."""

    start: Cell
    end: Cell
    via_column: int | None = None
    via_lane: int | None = None
    xs: list[float] = field(default_factory=list)

    @property
    def straight(self) -> bool:
        return self.via_column is not None and self.start[1] == self.end[1]

    @property
    def channels(self) -> tuple[int, int]:
        """The channel at the start and at the end; channel *k* is below row *k*."""
        a, b = self.start[0], self.end[0]
        if a == b:
            return a, a
        return (a - 1, b) if a > b else (a, b - 1)


def route(counts: Sequence[int], pairs: Iterable[tuple[Cell, Cell]], left: float) -> Layout:
    """Return the layout of rows with *counts* boxes and lines for *pairs* (from, to), at x = *left*."""
    lines = [_upright(_Line(start, end), counts) for start, end in pairs]
    columns, lanes, right = _across(lines, max(counts, default=0), left)
    _ports(lines, columns, lanes)
    tracks = {k: _tracks(lines, k) for k in range(len(counts))}
    tops, y = [], 0.0
    for k in range(len(counts)):
        tops.append(y)
        used = max(tracks[k].values(), default=-1) + 1
        busy = max(_CHANNEL, _HEAD + _STEP * max(used - 1, 0) + _TAIL) if used else _CHANNEL
        last = k == len(counts) - 1
        y += HIGH + (_HEAD + _STEP * (used - 1) if last and used else 0.0 if last else busy)
    drawn = [_points(line, number, tops, tracks) for number, line in enumerate(lines)]
    places = {(r, c): (columns[c], tops[r]) for r, count in enumerate(counts) for c in range(count)}
    return Layout(places, drawn, right, y)


def _upright(line: _Line, counts: Sequence[int]) -> _Line:
    """Choose where *line* passes the rows between its ends."""
    (a, ca), (b, cb) = line.start, line.end
    between = range(min(a, b) + 1, max(a, b))
    if a == b:
        return line
    free = [c for c in (cb, ca) if all(c >= counts[r] for r in between)]
    if between and not free:
        options = range(1, max(counts) + 1)
        line.via_lane = min(
            options, key=lambda g: (abs(g - 0.5 - ca) + abs(g - 0.5 - cb), abs(g - 0.5 - cb))
        )
    elif between or ca == cb:
        line.via_column = free[0]
    return line


def _across(lines: list[_Line], count: int, left: float) -> tuple[list[float], dict[int, float], float]:
    """Return the left edge of each column, the x of each line in a lane by its number, and the width."""
    passing = defaultdict(list)
    for number, line in enumerate(lines):
        if line.via_lane is not None:
            passing[line.via_lane].append(number)
    columns: list[float] = []
    lanes: dict[int, float] = {}
    x = left
    for c in range(count + 1):
        here = sorted(passing[c], key=lambda n: (lines[n].end[1], lines[n].start[1]))
        wide = max(_GAP, 2 * _STEP + _STEP * (len(here) - 1)) if c and (here or c < count) else 0.0
        first = x + (wide - _STEP * (len(here) - 1)) / 2
        lanes.update((n, first + _STEP * i) for i, n in enumerate(here))
        x += wide
        if c < count:
            columns.append(x)
            x += BOX
    return columns, lanes, x


def _ports(lines: list[_Line], columns: list[float], lanes: Mapping[int, float]) -> None:
    """Give each line the x of its upright parts, start to end; uprights that may meet stand apart."""
    wanted: dict[int, list[_Port]] = defaultdict(list)
    for number, line in enumerate(lines):
        for end, (here, there) in enumerate(((line.start, line.end), (line.end, line.start))):
            if line.straight and end:
                continue
            runs = {line.channels[end]}
            if line.via_column == here[1]:
                runs = set(range(min(line.channels), max(line.channels) + 1))
            toward = float(there[1]) if line.via_lane is None else line.via_lane - 0.5
            order = (1, toward)
            if here[0] == there[0]:
                # Of lines to the same side, the nearer one goes inside.
                order = (0, -toward) if there[1] < here[1] else (2, -toward)
            wanted[here[1]].append((runs, order, number, end))
    places: dict[tuple[int, int], float] = {}
    for column, ports in wanted.items():
        for group in _meeting(ports):
            pitch = min(_PITCH, (BOX - 2 * _INSET) / max(len(group) - 1, 1))
            x = columns[column] + BOX / 2 - pitch * (len(group) - 1) / 2
            for i, (_, _, number, end) in enumerate(sorted(group, key=lambda p: (p[1], p[2], p[3]))):
                places[number, end] = x + pitch * i
    for number, line in enumerate(lines):
        start = places[number, 0]
        middle = [lanes[number]] if line.via_lane is not None else []
        line.xs = [start] if line.straight else [start, *middle, places[number, 1]]


def _meeting(ports: list[_Port]) -> list[list[_Port]]:
    """Sort *ports* of a column into groups that have no channel in common."""
    groups: list[tuple[set[int], list[_Port]]] = []
    for port in ports:
        runs, members = set(port[0]), [port]
        for group in [g for g in groups if g[0] & runs]:
            groups.remove(group)
            runs |= group[0]
            members = group[1] + members
        groups.append((runs, members))
    return [members for _, members in groups]


def _turns(line: _Line) -> list[tuple[int, float, float]]:
    """The level parts of *line*: channel, from x, to x."""
    first, last = line.channels
    if len(line.xs) == 1:
        return []
    if len(line.xs) == 3:
        return [(first, line.xs[0], line.xs[1]), (last, line.xs[1], line.xs[2])]
    return [(last if line.via_column == line.start[1] else first, line.xs[0], line.xs[1])]


def _tracks(lines: list[_Line], channel: int) -> dict[tuple[int, int], int]:
    """Return the track, from the top, of each level part in *channel*, by line and part."""
    parts = []
    for number, line in enumerate(lines):
        for part, (where, a, b) in enumerate(_turns(line)):
            if where == channel:
                low, high = (a, b) if line.start[0] >= line.end[0] else (b, a)
                arc = line.start[0] == line.end[0]
                # Short arcs inside long ones; slanting lines in the order that lets them run side by side.
                rank = (0, abs(a - b)) if arc else (1, low if low < high else -low)
                parts.append((rank, min(a, b), max(a, b), (number, part)))
    found: dict[tuple[int, int], int] = {}
    placed: list[tuple[float, float, int]] = []
    for _, a, b, key in sorted(parts):
        track = max((t + 1 for c, d, t in placed if a - _STEP < d and c < b + _STEP), default=0)
        placed.append((a, b, track))
        found[key] = track
    return found


def _points(
    line: _Line, number: int, tops: list[float], tracks: Mapping[int, Mapping[tuple[int, int], int]]
) -> list[Point]:
    """The corners of *line*, from box to box."""
    down_from = line.start[0] <= line.end[0]
    up_into = line.start[0] >= line.end[0]
    points = [(line.xs[0], tops[line.start[0]] + (HIGH if down_from else 0.0))]
    for part, (channel, a, b) in enumerate(_turns(line)):
        y = tops[channel] + HIGH + _HEAD + _STEP * tracks[channel][number, part]
        points += [(a, y), (b, y)]
    points.append((line.xs[-1], tops[line.end[0]] + (HIGH if up_into else 0.0)))
    return points
