"""The agenda of a course: what happens when, worked out from the modules of each half-day.

The minutes of modules and tests are theirs; all others are suggestions of the editors and stand here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.content.catalogue import Catalogue
from portal.content.models import Course, HalfDay
from portal.content.models.class_paper import Step
from portal.locales import Speaker

say = Speaker("agenda")


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
        now = _clock(half.start)
        seated = 0
        for kind, subject, minutes in _half(course, half, catalogue, at):
            if seated and kind in ("hoc-phan", "bai-cuoi") and seated + minutes > LONGEST:
                slots.append(Slot(half.day, half.part, now, MINUTES["nghi"], "nghi"))
                now, seated = now + MINUTES["nghi"], 0
            slots.append(Slot(half.day, half.part, now, minutes, kind, subject))
            now += minutes
            seated = 0 if kind in ("don-tiep", "diem-danh") else seated + minutes
    return slots


def _half(course: Course, half: HalfDay, catalogue: Catalogue, at: int) -> Iterator[tuple[Step, str, int]]:
    """What happens in one half-day, without breaks."""
    yield _own("don-tiep" if at == 0 else "diem-danh")
    if at == 0:
        yield _own("khai-mac")
        if course.first_test:
            yield "bai-dau", course.first_test, catalogue.tests[course.first_test].minutes
    for module in half.modules:
        yield "hoc-phan", module, catalogue.modules[module].minutes
    if half.modules:
        yield _own("hoi-dap")
    if at == len(course.halves) - 1:
        if course.last_test:
            yield "bai-cuoi", course.last_test, catalogue.tests[course.last_test].minutes
        yield _own("danh-gia")
        yield _own("be-mac")


def _own(kind: Step) -> tuple[Step, str, int]:
    return kind, "", MINUTES[kind]


def _clock(text: str) -> int:
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
