"""From a day and a list of modules to the half-days of a class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from portal.content.agenda import LATEST, Slot, agenda, halves
from portal.content.catalogue import Catalogue
from portal.content.issues import nearest
from portal.content.models import Course, HalfDay, Module
from portal.locales import Speaker

say = Speaker("kit-plan")


STARTS: tuple[tuple[str, str], ...] = (("sang", "07:30"), ("chieu", "13:30"))
MOST_DAYS = 5
MOST_PEOPLE = 500


class PlanError(ValueError):
    """The class cannot be planned as asked; the message says why and how to ask."""


@dataclass(frozen=True)
class KitPlan:
    """A class: when, where, what, for how many."""

    day: dt.date
    place: str
    modules: tuple[Module, ...]
    people: int
    title: str
    course: Course
    slots: tuple[Slot, ...]

    @property
    def days(self) -> int:
        """How many days it takes."""
        return self.slots[-1].day

    @property
    def sessions(self) -> int:
        """How many half-days it takes."""
        return len(halves(self.slots))

    def date_of(self, day: int) -> dt.date:
        """The date of the day *day* of the class, from 1."""
        return self.day + dt.timedelta(days=day - 1)


def plan_kit(
    catalogue: Catalogue, day: str, place: str, modules: str, people: int, title: str = ""
) -> KitPlan:
    """Plan a class: *day* yyyy-mm-dd, *modules* numbers with commas ("02,06").

    Raises PlanError with a message in Vietnamese.
    """
    try:
        when = dt.date.fromisoformat(day)
    except ValueError:
        raise PlanError(say("not-a-day", day)) from None
    if not place.strip():
        raise PlanError(say("no-place"))
    if not 1 <= people <= MOST_PEOPLE:
        raise PlanError(say("people", people, MOST_PEOPLE))
    taught = _modules(catalogue, modules)
    course = _course(catalogue, taught)
    name = title.strip() or _title(taught, catalogue.portal.subject)
    slots = tuple(agenda(course, catalogue))
    return KitPlan(when, place.strip(), tuple(taught), people, name, course, slots)


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


def _course(catalogue: Catalogue, modules: Sequence[Module]) -> Course:
    """Fill half-days with modules in order; none runs past its end."""
    filled: list[list[str]] = [[]]
    for module in modules:
        filled[-1].append(module.id)
        if not _fits(catalogue, filled):
            if len(filled[-1]) == 1:
                raise PlanError(say("module-long", module.number))
            filled[-1].pop()
            filled.append([module.id])
            if len(filled) > 2 * MOST_DAYS:
                raise PlanError(say("too-many", MOST_DAYS))
    return _made(filled)


def _made(filled: Sequence[Sequence[str]]) -> Course:
    parts = [
        HalfDay.model_validate(
            {
                "day": at // 2 + 1,
                "part": STARTS[at % 2][0],
                "start": STARTS[at % 2][1],
                "modules": list(ids),
            }
        )
        for at, ids in enumerate(filled)
    ]
    return Course(id="lop", title=say("course"), summary=say("course-summary"), halves=parts)


def _fits(catalogue: Catalogue, filled: Sequence[Sequence[str]]) -> bool:
    return all(half[-1].end <= LATEST[half[0].part] for half in halves(agenda(_made(filled), catalogue)))
