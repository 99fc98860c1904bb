"""The agenda of a course: what happens when, worked out from the modules of each half-day.

The minutes of modules and tests are theirs; all others are suggestions of the editors and stand here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.content.catalogue import Catalogue
from portal.content.models import Course, HalfDay
from portal.content.models.class_paper import Step
from portal.content.models.course import Closing
from portal.locales import Speaker

say = Speaker("class-kit")


MINUTES: dict[Step, int] = {
    "don-tiep": 30,
    "diem-danh": 10,
    "khai-mac": 10,
    "nghi": 15,
    "hoi-dap": 15,
    "danh-gia": 15,
    "be-mac": 15,
}
"""Minutes of what has none of its own."""
LONGEST = 110
"""Nobody sits longer than this many minutes without a break."""
LATEST = {"sang": 12 * 60, "chieu": 17 * 60 + 30}
"""When a half-day should be over, in minutes after midnight."""


@dataclass(frozen=True)
class Slot:
    """One line of an agenda."""

    day: int
    part: Literal["sang", "chieu"]
    start: int
    """Minutes after midnight."""
    minutes: int
    kind: Step
    subject: str = ""
    """Id of the module or test, empty for anything else."""

    @property
    def end(self) -> int:
        """Minutes after midnight when it is over."""
        return self.start + self.minutes


def agenda(course: Course, catalogue: Catalogue) -> list[Slot]:
    """Return the lines of *course*, in order of time. Raises KeyError for an unknown module or test."""
    slots: list[Slot] = []
    for at, half in enumerate(course.halves):
        first, last = at == 0, at == len(course.halves) - 1
        taught = _teaching(course, half, catalogue, first)
        ending = list(_ending(course, catalogue)) if last else []
        if half.closing is None:
            asked = [_own("hoi-dap")] if half.modules else []
            slots += _in_order(half, half.start, [*taught, *asked, *ending])
        else:
            slots += _as_held(half, half.closing, list(taught), ending)
    return slots


def _in_order(half: HalfDay, start: str, steps: Iterable[tuple[Step, str, int]]) -> list[Slot]:
    """The steps one after the other, with breaks where people would sit too long."""
    slots: list[Slot] = []
    now, seated = minutes_of(start), 0
    for kind, subject, minutes in steps:
        if seated and kind in ("hoc-phan", "bai-cuoi") and seated + minutes > LONGEST:
            slots.append(Slot(half.day, half.part, now, MINUTES["nghi"], "nghi"))
            now, seated = now + MINUTES["nghi"], 0
        slots.append(Slot(half.day, half.part, now, minutes, kind, subject))
        now += minutes
        seated = 0 if kind in ("don-tiep", "diem-danh") else seated + minutes
    return slots


def _as_held(
    half: HalfDay,
    closing: Closing,
    taught: list[tuple[Step, str, int]],
    ending: list[tuple[Step, str, int]],
) -> list[Slot]:
    """The steps at the hours that are given: questions last to the break, the last step to the end."""
    start, rest, close, end = map(minutes_of, (half.start, closing.rest, closing.start, closing.end))
    left = rest - start - sum(minutes for _, _, minutes in taught)
    asked: list[tuple[Step, str, int]] = [("hoi-dap", "", left)] if left else []
    after = [*([] if left else [_own("hoi-dap")]), *ending] if half.modules else ending
    spare = end - close - sum(minutes for _, _, minutes in after)
    if after:
        after[-1] = (*after[-1][:2], after[-1][2] + spare)
    slots: list[Slot] = []
    now = start
    for kind, subject, minutes in [*taught, *asked, ("nghi", "", close - rest), *after]:
        slots.append(Slot(half.day, half.part, now, minutes, kind, subject))
        now += minutes
    return slots


def _teaching(
    course: Course, half: HalfDay, catalogue: Catalogue, first: bool
) -> Iterator[tuple[Step, str, int]]:
    """What happens in one half-day up to its last module, without breaks."""
    yield _own("don-tiep" if first else "diem-danh")
    if first:
        yield _own("khai-mac")
        if course.first_test:
            yield "bai-dau", course.first_test, catalogue.tests[course.first_test].minutes
    for module in half.modules:
        yield "hoc-phan", module, catalogue.modules[module].minutes


def _ending(course: Course, catalogue: Catalogue) -> Iterator[tuple[Step, str, int]]:
    """What ends the class."""
    if course.last_test:
        yield "bai-cuoi", course.last_test, catalogue.tests[course.last_test].minutes
    yield _own("danh-gia")
    yield _own("be-mac")


def _own(kind: Step) -> tuple[Step, str, int]:
    return kind, "", MINUTES[kind]


def minutes_of(text: str) -> int:
    """Return a time of day "hh:mm" as minutes after midnight."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def clock_words(minutes: int) -> str:
    """Return minutes after midnight as people say them: "7 giờ 30", "14 giờ".

    >>> clock_words(450), clock_words(840)
    ('7 giờ 30', '14 giờ')
    """
    hours, rest = divmod(minutes, 60)
    return say("hours-minutes", hours, f"{rest:02d}") if rest else say("hours", hours)


def halves(slots: Sequence[Slot]) -> list[list[Slot]]:
    """Return the slots of each half-day apart, in order."""
    found: dict[tuple[int, str], list[Slot]] = {}
    for slot in slots:
        found.setdefault((slot.day, slot.part), []).append(slot)
    return list(found.values())
