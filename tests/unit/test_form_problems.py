"""What the engine finds wrong with a filled form, in the words people read."""

from __future__ import annotations

from typing import Any

import pytest

from portal.forms import compute
from portal.forms.model import blank_record
from tests.content.form_records import EVERYTHING
from tests.engine import ask

GIVEN: dict[str, Any] = {"nguyen": 1, "nhieu": ["ba"]}


def problems(fields: dict[str, Any] | None = None, **tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    record = blank_record(EVERYTHING)
    record["fields"] |= GIVEN | (fields or {})
    record["tables"] |= tables
    found: list[dict[str, Any]] = ask("problems", model=EVERYTHING, record=compute(EVERYTHING, record))
    return found


@pytest.mark.parametrize(
    ("fields", "code", "words", "blocking"),
    [
        ({"nguyen": None}, "thieu", "Ô nguyen: chưa điền.", False),
        ({"nhieu": []}, "thieu", "Ô nhieu: chưa điền.", False),
        ({"so": "mười"}, "so", "Ô so: phải là một số (đang ghi “mười”).", True),
        ({"so": True}, "so", "Ô so: phải là một số.", True),
        ({"nguyen": 2.5}, "nguyen", "Ô nguyen: phải là số nguyên.", True),
        ({"so": -6}, "nho", "Ô so: không được nhỏ hơn -5,5.", True),
        ({"so": 99.5}, "lon", "Ô so: không được lớn hơn 99.", True),
        ({"ty_le": 100.1}, "lon", "Ô ty_le: không được lớn hơn 100.", True),
        (
            {"ngay": "2026-02-30"},
            "ngay",
            "Ô ngay: phải là ngày, viết như 05/11/2026 (đang ghi “2026-02-30”).",
            True,
        ),
        ({"diem": "5"}, "lua-chon", "Ô diem: không có trong các lựa chọn (đang ghi “5”).", True),
        ({"nhieu": ["ba", "bon"]}, "lua-chon", "Ô nhieu: không có trong các lựa chọn.", True),
    ],
)
def test_one_fault_one_sentence(fields: dict[str, Any], code: str, words: str, blocking: bool) -> None:
    (problem,) = problems(fields)
    assert (problem["code"], problem["words"], problem["blocking"]) == (code, words, blocking)


def test_nothing_is_said_of_what_fits_or_may_be_missing() -> None:
    assert problems() == []
    assert problems({"so": 99, "ty_le": 100, "ngay": "2026-11-05", "diem": "khac"}) == []


def test_rows_are_counted_from_one() -> None:
    found = problems(mo=[{"ten": "A", "gia": 1}, {"gia": "x", "moi": 101}])
    assert [(p["row"], p["words"]) for p in found] == [
        (2, "dòng 2, Ô ten: chưa điền."),
        (2, "dòng 2, Ô gia: phải là một số (đang ghi “x”)."),
        (2, "dòng 2, Ô moi: không được lớn hơn 100."),
    ]
