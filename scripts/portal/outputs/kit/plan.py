"""From what a trainer asks for to a class: half-days with hours, tests, people, what a head costs.

Leaves to others: packing modules (``packing``), reading lists of delegates (engine of forms).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from portal.content.agenda import LATEST, Slot, agenda, clock_words, halves, minutes_of
from portal.content.catalogue import Catalogue
from portal.content.issues import nearest
from portal.content.models import Blueprint, Course, HalfDay, Module
from portal.forms.engine import Delegate
from portal.locales import Speaker
from portal.outputs.kit.packing import packed
from portal.outputs.kit.tests import paper_pair, whole
from portal.questions.draw import Random
from portal.vietnamese.slug import slugify

say = Speaker("kit-plan")

MOST_PEOPLE = 500
VARIANTS = 4
"""Neighbours do not sit at the same paper."""
Per = Literal["lop", "ngay", "buoi"]


class PlanError(ValueError):
    """The class cannot be planned as asked; the message says why and how to ask."""


@dataclass(frozen=True)
class Ask:
    """What a trainer asks for, as typed."""

    day: str
    """yyyy-mm-dd."""
    place: str
    course: str = ""
    """Id of a course; or…"""
    modules: str = ""
    """…numbers of modules with commas ("02,06")."""
    people: int | None = None
    """None: as many as there are delegates."""
    hours: str = ""
    """When the half-days begin: "07:30" or "07:30,13:30"; empty: as the course has it."""
    title: str = ""
    delegates: tuple[Delegate, ...] = ()
    seeds: str = ""
    """Numbers of the variants with commas; empty: drawn from day and place."""
    costs: tuple[str, ...] = ()
    """What a head costs: "Nước uống=15000/buoi"."""


@dataclass(frozen=True)
class Cost:
    """What one person costs: dong, once, a day or a half-day."""

    name: str
    price: int
    per: Per


@dataclass(frozen=True)
class KitPlan:
    """A class: when, where, what, for how many."""

    catalogue: Catalogue
    """Content, with the tests of this class among its tests."""
    day: dt.date
    place: str
    modules: tuple[Module, ...]
    people: int
    title: str
    course: Course
    slots: tuple[Slot, ...]
    seeds: tuple[int, ...]
    delegates: tuple[Delegate, ...] = ()
    costs: tuple[Cost, ...] = field(default=())

    @property
    def days(self) -> int:
        """How many days it takes."""
        return self.slots[-1].day

    @property
    def sessions(self) -> int:
        """How many half-days it takes."""
        return len(halves(self.slots))

    @property
    def tests(self) -> list[Blueprint]:
        """The tests of entry and end, if there are any."""
        names = (self.course.first_test, self.course.last_test)
        return [self.catalogue.tests[name] for name in names if name]

    @property
    def name(self) -> str:
        """The name of its folder: day, place, course."""
        numbers = "-".join(f"{m.number:02d}" for m in self.modules)
        what = f"hp{numbers}" if self.course.id == "lop" else self.course.id
        return f"lop-{self.day.isoformat()}-{slugify(self.place)[:60].strip('-')}-{what}"

    def date_of(self, day: int) -> dt.date:
        """The date of the day *day* of the class, from 1."""
        return self.day + dt.timedelta(days=day - 1)

    def times(self, cost: Cost) -> int:
        """How often one person costs *cost*."""
        return {"lop": 1, "ngay": self.days, "buoi": self.sessions}[cost.per]


def plan_kit(catalogue: Catalogue, ask: Ask) -> KitPlan:
    """Plan a class. Raises PlanError with a message in Vietnamese."""
    try:
        when = dt.date.fromisoformat(ask.day)
    except ValueError:
        raise PlanError(say("not-a-day", ask.day)) from None
    if not ask.place.strip() or not slugify(ask.place):
        raise PlanError(say("no-place"))
    people = len(ask.delegates) if ask.people is None else ask.people
    if ask.people is None and not people:
        raise PlanError(say("no-people"))
    if not 1 <= people <= MOST_PEOPLE:
        raise PlanError(say("people", people, MOST_PEOPLE))
    if people < len(ask.delegates):
        raise PlanError(say("more-delegates", len(ask.delegates), people))
    seeds = _seeds(ask.seeds, f"{when.isoformat()} {ask.place.strip()}")
    catalogue, course = _course(catalogue, ask, seeds)
    slots = tuple(agenda(course, catalogue))
    for half in halves(slots):
        if half[-1].end > LATEST[half[0].part]:
            raise PlanError(say("late", clock_words(half[-1].end), clock_words(LATEST[half[0].part])))
    taught = tuple(catalogue.modules[m] for half in course.halves for m in half.modules)
    return KitPlan(
        catalogue=catalogue,
        day=when,
        place=ask.place.strip(),
        modules=taught,
        people=people,
        title=ask.title.strip() or _title(taught, catalogue.portal.subject),
        course=course,
        slots=slots,
        seeds=seeds,
        delegates=ask.delegates,
        costs=tuple(map(_cost, ask.costs)),
    )


def _seeds(text: str, of: str) -> tuple[int, ...]:
    """The numbers asked for, else four in a row that no page publishes, the same for one day and place."""
    if not text.strip():
        start = 1000 + Random(of).next(9000 - VARIANTS)
        return tuple(range(start, start + VARIANTS))
    numbers = [part.strip() for part in text.split(",") if part.strip()]
    if len(set(numbers)) != len(numbers) or not all(n.isdecimal() and 1 <= int(n) <= 9999 for n in numbers):
        raise PlanError(say("seeds", text))
    return tuple(int(n) for n in numbers)


def _course(catalogue: Catalogue, ask: Ask, seeds: Sequence[int]) -> tuple[Catalogue, Course]:
    """The course asked for at the hours asked for, and the catalogue with its tests."""
    if bool(ask.course) == bool(ask.modules.strip()):
        raise PlanError(say("course-or-modules"))
    if ask.course:
        course = catalogue.courses.get(ask.course)
        if course is None:
            known = list(catalogue.courses)
            hint = nearest(ask.course, known)
            raise PlanError(say("no-course", ask.course, ", ".join(known), hint).strip())
        course = _at_hours(course, _hours(ask.hours))
        for test in (course.first_test, course.last_test):
            if test and not whole(catalogue, catalogue.tests[test], seeds):
                raise PlanError(say("seeds-short", ", ".join(map(str, seeds)), catalogue.tests[test].title))
        return catalogue, course
    modules = _modules(catalogue, ask.modules)
    pair = paper_pair(catalogue, [m.id for m in modules], seeds)
    catalogue = replace(catalogue, tests={**catalogue.tests, **{test.id: test for test in pair}})
    first, last = (pair[0].id, pair[1].id) if pair else (None, None)
    empty = Course(
        id="lop",
        title=say("course"),
        summary=say("course-summary"),
        first_test=first,
        last_test=last,
        halves=[HalfDay(day=1, part="sang", start="07:30")],
    )
    found = packed(catalogue, empty, [m.id for m in modules], _hours(ask.hours))
    if found is None:
        raise PlanError(say("too-many"))
    return catalogue, found


def _hours(text: str) -> dict[str, str]:
    """Part of the day → when it begins."""
    found: dict[str, str] = {}
    for given in (part.strip() for part in text.split(",") if part.strip()):
        match = re.fullmatch(r"(\d{1,2})(?:[:hg](\d{2})?)?", given.lower())
        clock = f"{int(match[1]):02d}:{match[2] or '00'}" if match else ""
        if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise PlanError(say("not-a-clock", given))
        part = "sang" if minutes_of(clock) < LATEST["sang"] else "chieu"
        if part in found:
            raise PlanError(say("clock-twice", found[part], clock))
        found[part] = clock
    return found


def _at_hours(course: Course, hours: dict[str, str]) -> Course:
    """*course* with half-days that begin at *hours*; what is fixed in them moves along."""
    parts = {half.part for half in course.halves}
    if len(course.halves) == 1 and len(hours) == 1:
        part: Literal["sang", "chieu"] = "sang" if "sang" in hours else "chieu"
        course = course.model_copy(update={"halves": [course.halves[0].model_copy(update={"part": part})]})
    elif strange := [clock for part, clock in hours.items() if part not in parts]:
        raise PlanError(say("no-such-half", course.id, strange[0]))
    return course.model_copy(
        update={"halves": [_moved(half, hours.get(half.part)) for half in course.halves]}
    )


def _moved(half: HalfDay, start: str | None) -> HalfDay:
    if start is None:
        return half
    by = minutes_of(start) - minutes_of(half.start)
    closing = half.closing
    if closing is not None:
        later = {
            name: _clock(minutes_of(getattr(closing, name)) + by) for name in type(closing).model_fields
        }
        closing = closing.model_copy(update=later)
    return half.model_copy(update={"start": start, "closing": closing})


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _modules(catalogue: Catalogue, text: str) -> list[Module]:
    by_number = {m.number: m for m in catalogue.modules.values()}
    found: list[Module] = []
    for part in (p.strip() for p in text.split(",") if p.strip()):
        number = part.lower().removeprefix("hp")
        if not number.isdigit() or int(number) not in by_number:
            known = [f"{n:02d}" for n in sorted(by_number)]
            raise PlanError(say("no-module", part, nearest(part, known)).replace("  ", " "))
        module = by_number[int(number)]
        if module in found:
            raise PlanError(say("module-twice", module.number))
        found.append(module)
    if not found:
        raise PlanError(say("no-modules"))
    return found


def _title(modules: Sequence[Module], subject: str) -> str:
    if len(modules) == 1:
        return say("title-of", modules[0].title)
    return say("title", subject)


def _cost(text: str) -> Cost:
    match = re.fullmatch(r"\s*([^=]+?)\s*=\s*([\d.]+)\s*(?:/\s*(lop|ngay|buoi))?\s*", text)
    price = match[2].replace(".", "") if match else ""
    if match is None or not price:
        raise PlanError(say("cost", text))
    per: Per = match[3] or "lop"  # type: ignore[assignment]
    return Cost(match[1], int(price), per)
