"""Checks of courses: everything taught exists, once, and no half-day runs late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.content.agenda import LATEST, Slot, agenda, clock_words, halves, minutes_of
from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Course
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-learning")


def check_courses(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check modules, tests and hours of every course."""
    for course in catalogue.courses.values():
        place = catalogue.places.get(course.id, Place(paths.data / "courses.yml", 1))
        taught = [module for half in course.halves for module in half.modules]
        unknown = [
            (m, list(catalogue.modules), say("module")) for m in taught if m not in catalogue.modules
        ]
        tests = [t for t in (course.first_test, course.last_test) if t]
        unknown += [(t, list(catalogue.tests), say("test")) for t in tests if t not in catalogue.tests]
        for name, known, what in unknown:
            issues.add(
                Code.MA_KHONG_CO, *place, say("course-lacks", course.id, what, name), nearest(name, known)
            )
        twice = sorted({m for m in taught if taught.count(m) > 1})
        if twice:
            issues.add(Code.LOP, *place, *say.fault("course-twice", course.id, ", ".join(twice)))
        if unknown:
            continue
        for message, hint in _tests(course, taught, catalogue):
            issues.add(Code.LOP, *place, message, hint)
        slots = agenda(course, catalogue)
        for message, hint in _held(course, slots, catalogue):
            issues.add(Code.LOP, *place, message, hint)
        for half in halves(slots):
            end, latest = half[-1].end, LATEST[half[0].part]
            if end > latest:
                issues.add(
                    Code.LOP,
                    *place,
                    *say.fault(
                        "course-late",
                        course.id,
                        half[0].day,
                        half[0].part,
                        clock_words(end),
                        clock_words(latest),
                    ),
                )


def _held(course: Course, slots: Sequence[Slot], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What does not keep the hours that are given, those of the half-day or of the original programme."""
    for slot in slots:
        if slot.minutes < 0:
            yield say.fault("course-tight", course.id, slot.day, clock_words(slot.end), -slot.minutes)
    known = {s.id: s for s in catalogue.programme.sessions} if catalogue.programme else {}
    for half in course.halves:
        own = [s for s in slots if (s.day, s.part) == (half.day, half.part)]
        starts, ends = {s.start for s in own}, {s.end for s in own}
        for name in half.sessions:
            session = known.get(name)
            if session is None:
                yield say("course-lacks", course.id, say("session"), name), nearest(name, list(known))
                continue
            for text, kept in ((session.start, starts), (session.end, ends)):
                if text and minutes_of(text) not in kept:
                    yield say.fault("course-other-hours", course.id, name, clock_words(minutes_of(text)))


def _tests(course: Course, taught: list[str], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What keeps the class from being compared before and after."""
    if course.first_test is None or course.last_test is None:
        yield say.fault("course-no-tests", course.id)
        return
    if catalogue.tests[course.last_test].matches != course.first_test:
        yield say.fault("course-other-tests", course.id, course.first_test, course.last_test)
    asked = {m for t in (course.first_test, course.last_test) for m in catalogue.tests[t].modules}
    if strange := sorted(asked - set(taught)):
        yield say.fault("course-untaught", course.id, ", ".join(strange))
