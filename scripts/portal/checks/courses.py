"""Checks of courses: everything taught exists, once, and no half-day runs late."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.agenda import LATEST, agenda, clock_words, halves
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
        for half in halves(agenda(course, catalogue)):
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
