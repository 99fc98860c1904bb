"""Planning a class: courses at their hours, free modules in few half-days, tests on the same ground."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from portal.content.agenda import LATEST, halves
from portal.content.catalogue import Catalogue
from portal.forms.engine import Delegate
from portal.outputs.kit import Ask, KitPlan, PlanError, plan_kit
from portal.questions import variant

PLACE = "Nhà văn hóa xã Mường Ví Dụ"


def planned(catalogue: Catalogue, **asked: Any) -> KitPlan:
    ask = Ask(**({"day": "2026-12-10", "place": PLACE, "people": 40} | asked))
    return plan_kit(catalogue, ask)


@pytest.mark.parametrize("leave", [None, *range(2, 12)])
def test_nine_or_ten_modules_of_the_two_days_stay_two_days(catalogue: Catalogue, leave: int | None) -> None:
    orders = [list(range(2, 12)), [4, 6, 2, 3, 5, 7, 8, 9, 10, 11]]
    for order in orders:
        numbers = [n for n in order if n != leave]
        plan = planned(catalogue, modules=",".join(map(str, numbers)))
        assert [m.number for m in plan.modules] == numbers
        assert plan.days == 2, (order, leave)
        assert [s.kind for s in plan.slots if s.kind.startswith("bai-")] == ["bai-dau", "bai-cuoi"]
        for half in halves(plan.slots):
            assert half[-1].end <= LATEST[half[0].part]


def test_all_modules_fit_somewhere(catalogue: Catalogue) -> None:
    numbers = [m.number for m in catalogue.modules.values()]
    plan = planned(catalogue, modules=",".join(map(str, numbers)))
    assert [s.subject for s in plan.slots if s.kind == "hoc-phan"] == [m.id for m in plan.modules]
    assert plan.date_of(2).isoformat() == "2026-12-11"


def test_a_course_begins_when_it_is_told_to(catalogue: Catalogue) -> None:
    plan = planned(catalogue, course="hai-ngay", hours="7:00,14:00")
    assert [half[0].start for half in halves(plan.slots)] == [420, 840, 420, 840]
    held = planned(catalogue, course="hai-ngay-2022", hours="07:00")
    closing = next(s for s in held.slots if s.day == 2 and s.kind == "nghi")
    assert (closing.start, closing.end, held.slots[-1].end) == (570, 590, 660)
    village = planned(catalogue, course="mot-buoi-ban", hours="7h")
    assert {slot.part for slot in village.slots} == {"sang"}


@pytest.mark.parametrize(
    "modules", ["02,06", "06", "02,03,04,05,06,07,08,09,10", "02,03,04,05,06,07,08,09,10,11"]
)
def test_tests_ask_what_is_taught_before_and_after_by_other_items(
    catalogue: Catalogue, modules: str
) -> None:
    plan = planned(catalogue, modules=modules)
    first, last = plan.tests
    assert last.matches == first.id
    assert first.pass_percent == last.pass_percent
    assert set(first.modules) == set(last.modules) == {m.id for m in plan.modules}
    for seed in plan.seeds:
        one, other = (variant(plan.catalogue, test, seed).questions for test in (first, last))
        assert len(one) == len(other) == first.questions >= min(10, first.questions)
        assert not {q.item for q in one} & {q.item for q in other}
        assert sorted(q.objective for q in one) == sorted(q.objective for q in other)


def test_a_course_brings_its_own_pair_and_unpublished_numbers(catalogue: Catalogue) -> None:
    plan = planned(catalogue, course="hai-ngay")
    assert [test.id for test in plan.tests] == ["dau-hai-ngay", "cuoi-hai-ngay"]
    assert len(set(plan.seeds)) == 4
    assert not set(plan.seeds) & {101, 102, 103, 104}
    assert planned(catalogue, course="hai-ngay").seeds == plan.seeds
    assert planned(catalogue, course="hai-ngay", place="Bản khác").seeds != plan.seeds
    assert planned(catalogue, course="hai-ngay", seeds="7, 8").seeds == (7, 8)


def test_two_places_and_two_courses_have_two_names(catalogue: Catalogue) -> None:
    asked = [
        {"course": c, "place": p} for c, p in itertools.product(("hai-ngay", "mot-ngay-xa"), ("A", "B"))
    ]
    assert len({planned(catalogue, **one).name for one in asked}) == 4


def test_what_a_head_costs_is_only_what_was_typed(catalogue: Catalogue) -> None:
    plan = planned(catalogue, course="hai-ngay", costs=("Nước uống=15.000/buoi", "Tài liệu = 40000"))
    assert [plan.people * plan.times(c) * c.price for c in plan.costs] == [40 * 4 * 15000, 40 * 40000]
    assert planned(catalogue, course="hai-ngay").costs == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": "10/12/2026"}, "không phải ngày; viết như 2026-12-10"),
        ({"place": "  "}, "Thiếu địa điểm"),
        ({"place": "!!!"}, "Thiếu địa điểm"),
        ({"modules": "02,99"}, "Không có học phần “99”"),
        ({"modules": "02,2"}, "Học phần 2 ghi hai lần"),
        ({"modules": ""}, "Chọn một trong hai"),
        ({"modules": ","}, "Chưa chọn học phần"),
        ({"course": "hai-ngay"}, "Chọn một trong hai"),
        ({"modules": "", "course": "hai-ngya"}, "Không có lớp “hai-ngya”"),
        ({"people": 0}, "Số người 0 không hợp lệ"),
        ({"people": None}, "Chưa biết mấy người dự"),
        (
            {"people": 1, "delegates": tuple(Delegate(name=n, place="X") for n in "AB")},
            "Danh sách có 2 người",
        ),
        ({"hours": "25:00"}, "“25:00” không phải giờ"),
        ({"hours": "07:30,08:30"}, "cùng một buổi"),
        ({"modules": "", "course": "mot-ngay-xa", "hours": "10:30"}, "có buổi hết lúc"),
        ({"seeds": "7,7"}, "“7,7” không phải mã đề"),
        ({"costs": ("Nước uống",)}, "“Nước uống” không phải khoản chi"),
    ],
)
def test_bad_input_is_told(catalogue: Catalogue, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(PlanError, match=re.escape(said)):
        planned(catalogue, **({"modules": "02"} | asked))
