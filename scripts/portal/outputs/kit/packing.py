"""Packing modules into as few half-days as they fit, in the order they are taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from portal.content.agenda import LATEST, agenda, halves
from portal.content.catalogue import Catalogue
from portal.content.models import Course, HalfDay

STARTS: tuple[tuple[Literal["sang", "chieu"], str], ...] = (("sang", "07:30"), ("chieu", "13:30"))
MOST_HALVES = 10


def packed(
    catalogue: Catalogue, course: Course, modules: Sequence[str], hours: Mapping[str, str]
) -> Course | None:
    """Return *course* with *modules* in the fewest half-days, of these the most even; None if none will do.

    *hours* says when mornings ("sang") and afternoons ("chieu") begin, where not as usual. A class of one
    half-day begins in the part that alone is named.
    """
    fits = _Fits(catalogue, course, hours)
    for count in range(1, min(MOST_HALVES, len(modules)) + 1):
        fitting = [parts for parts in _cuts(modules, count) if fits(parts)]
        if fitting:
            even = min(fitting, key=lambda parts: sum(fits.taught(part) ** 2 for part in parts))
            return fits.made(even)
    return None


def _cuts(modules: Sequence[str], count: int) -> Iterator[list[Sequence[str]]]:
    """Every way to cut *modules* into *count* runs."""
    if count == 1:
        yield [modules]
        return
    for size in range(1, len(modules) - count + 2):
        for rest in _cuts(modules[size:], count - 1):
            yield [modules[:size], *rest]


class _Fits:
    def __init__(self, catalogue: Catalogue, course: Course, hours: Mapping[str, str]) -> None:
        self._catalogue, self._course, self._hours = catalogue, course, hours
        self._known: dict[tuple[Sequence[str], int, bool], bool] = {}

    def taught(self, part: Sequence[str]) -> int:
        return sum(self._catalogue.modules[module].minutes for module in part)

    def made(self, parts: Sequence[Sequence[str]]) -> Course:
        """The course with these half-days."""
        late = len(parts) == 1 and list(self._hours) == ["chieu"]
        return self._course.model_copy(
            update={"halves": [self._half(at + late, part) for at, part in enumerate(parts)]}
        )

    def _half(self, at: int, modules: Sequence[str]) -> HalfDay:
        part, start = STARTS[at % 2]
        return HalfDay(
            day=at // 2 + 1, part=part, start=self._hours.get(part, start), modules=list(modules)
        )

    def __call__(self, parts: Sequence[Sequence[str]]) -> bool:
        """Whether no half-day runs late; each is looked at once in each place it can have."""
        if len(parts) == 1:
            return self._in_time(self.made(parts))
        return all(self._fits(tuple(part), at, at == len(parts) - 1) for at, part in enumerate(parts))

    def _fits(self, part: Sequence[str], at: int, last: bool) -> bool:
        place = at if at == 0 else 2 - at % 2
        key = (part, place, last)
        if key not in self._known:
            # The half-day alone in its place, with what comes first or last where it is that.
            around = [self._half(place, part)]
            if place:
                around.insert(0, self._half(0, []))
            if not last:
                around.append(self._half(place + 1, []))
            self._known[key] = self._in_time(self._course.model_copy(update={"halves": around}))
        return self._known[key]

    def _in_time(self, course: Course) -> bool:
        taught = {half.day * 2 + (half.part == "chieu") for half in course.halves if half.modules}
        return all(
            half[-1].end <= LATEST[half[0].part]
            for half in halves(agenda(course, self._catalogue))
            if half[0].day * 2 + (half[0].part == "chieu") in taught
        )
