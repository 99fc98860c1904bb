"""Agendas: nothing overlaps, nobody sits too long, what does not fit is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from portal.checks.courses import check_courses
from portal.content.agenda import LATEST, LONGEST, agenda, clock_words, halves
from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.issues import Issues
from portal.content.models import Course
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from portal.paths import Paths


def test_every_agenda_runs_without_gap_and_ends_in_time(catalogue: Catalogue) -> None:
    assert len(catalogue.courses) >= 3
    for course in catalogue.courses.values():
        slots = agenda(course, catalogue)
        assert [s.subject for s in slots if s.kind == "hoc-phan"] == [
            m for h in course.halves for m in h.modules
        ]
        assert slots[-1].kind == "be-mac"
        for half in halves(slots):
            assert half[0].kind in ("don-tiep", "diem-danh")
            assert [s.start for s in half[1:]] == [s.end for s in half[:-1]]
            assert half[-1].end <= LATEST[half[0].part]
            held = next(h for h in course.halves if (h.day, h.part) == (half[0].day, half[0].part)).closing
            seated = 0
            for slot in half[1:]:
                seated = 0 if slot.kind == "nghi" else seated + slot.minutes
                assert held or seated <= LONGEST or slot.kind not in ("hoc-phan", "bai-cuoi")


def test_the_customers_two_days_keep_the_hours_of_their_plan(catalogue: Catalogue) -> None:
    course = catalogue.courses["hai-ngay-2022"]
    slots = agenda(course, catalogue)
    at = {(s.day, s.kind, s.subject): (clock_words(s.start), clock_words(s.end)) for s in slots}
    assert at[1, "khai-mac", ""][0] == "8 giờ"
    assert next(s.start for s in slots if (s.day, s.part) == (1, "chieu")) == 14 * 60
    assert next(s.start for s in slots if s.day == 2) == 7 * 60 + 30
    assert at[2, "nghi", ""] == ("10 giờ", "10 giờ 20")
    assert at[2, "be-mac", ""][1] == "11 giờ 30"
    assert catalogue.programme is not None
    assert [n for h in course.halves for n in h.sessions] == [s.id for s in catalogue.programme.sessions]


@pytest.mark.parametrize(
    ("half", "said"),
    [
        ({"start": "09:00", "modules": ["hp04"], "sessions": ["phien-1"]}, "lúc 8 giờ như phiên “phien-1”"),
        ({"start": "07:30", "modules": ["hp04"], "sessions": ["phien-9"]}, "“phien-9”"),
        (
            {
                "start": "07:30",
                "modules": ["hp06"],
                "closing": {"rest": "09:00", "start": "09:20", "end": "11:00"},
            },
            "trước 9 giờ thiếu 25 phút",
        ),
    ],
)
def test_hours_that_cannot_be_kept_are_said(
    catalogue: Catalogue, paths: Paths, half: dict[str, object], said: str
) -> None:
    halves = [{"day": 1, "part": "sang", **half}]
    course = Course.model_validate(
        {"id": "lop-thu", "title": "Lớp thử", "summary": "Thử.", "halves": halves}
    )
    issues = Issues(paths.root)
    check_courses(replace(catalogue, courses={course.id: course}), paths, issues)
    assert any(said in str(issue) for issue in issues.sorted()), [str(i) for i in issues.sorted()]


def test_minutes_come_from_modules_and_tests(catalogue: Catalogue) -> None:
    for slot in agenda(catalogue.courses["mot-ngay-xa"], catalogue):
        if slot.kind == "hoc-phan":
            assert slot.minutes == catalogue.modules[slot.subject].minutes
        elif slot.subject:
            assert slot.minutes == catalogue.tests[slot.subject].minutes


@pytest.mark.parametrize(
    ("halves_of", "said"),
    [
        ([("sang", "07:30", ["hp01", "hp99"])], "không có học phần “hp99”"),
        ([("sang", "07:30", ["hp01", "hp01"])], "dạy hai lần hp01"),
        ([("sang", "09:00", ["hp01", "hp02", "hp06"])], "quá 12 giờ"),
    ],
)
def test_what_is_wrong_is_said(
    catalogue: Catalogue, paths: Paths, halves_of: list[tuple[str, str, list[str]]], said: str
) -> None:
    halves = [{"day": 1, "part": p, "start": s, "modules": m} for p, s, m in halves_of]
    course = Course.model_validate(
        {"id": "lop-thu", "title": "Lớp thử", "summary": "Thử.", "halves": halves}
    )
    issues = Issues(paths.root)
    check_courses(replace(catalogue, courses={course.id: course}), paths, issues)
    told = [str(issue) for issue in issues.sorted() if "bài đầu lớp" not in str(issue)]
    assert [said in words for words in told] == [True]


def test_the_trainer_sees_times_and_what_to_hand_out(catalogue: Catalogue) -> None:
    page = next(p for p in catalogue.pages_in("vi") if p.path == "bao-cao-vien/index.md")
    html = convert(page, PageContext(catalogue, page.path))
    for slot in agenda(catalogue.courses["hai-ngay"], catalogue):
        assert f">{clock_words(slot.start)}<" in html
    assert html.count('class="course"') == 3
    assert "../bieu-mau/phieu-diem-danh/index.md" in html


def test_a_module_is_shown_and_handed_out_from_its_row(catalogue: Catalogue) -> None:
    page = next(p for p in catalogue.pages_in("vi") if p.path == "bao-cao-vien/index.md")
    files = [
        ("trinh-chieu-06.html", "Trình chiếu"),
        ("hoc-phan-06-mot-to.pdf", "Một tờ A4, PDF"),
        ("hoc-phan-06-phat-tay.pdf", "PDF"),
    ]
    downloads = [
        Download(file, "Tệp: học phần 6", kind, "hp06", 9, 0, "", listed=not file.endswith("html"))
        for file, kind in files
    ]
    html = convert(page, PageContext(catalogue, page.path, downloads=downloads))
    row = next(row for row in html.split("<tr>") if "06-cong-dan-hoc-tap" in row)
    labels = re.findall(r'<a [^>]*aria-label="([^"]*)"', row)
    assert labels == ["Trình chiếu học phần 6", "Tờ A4 phát tay học phần 6"]
    assert [file for file, _ in files if f"tai-ve/{file}" in row] == [file for file, _ in files[:2]]
