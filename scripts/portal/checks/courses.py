"""Checks of courses: everything taught exists, once, and no half-day runs late."""

from __future__ import annotations

from portal.content.agenda import LATEST, agenda, clock_words, halves
from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues, nearest
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
