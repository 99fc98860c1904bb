"""Who is meant by a name: identity is exact, what only looks alike is suggested or has one meaning."""

from __future__ import annotations

import unicodedata

import pytest

from tests.engine import ask

COMMUNES = [
    "Xã Mường La",
    "Xã Mường Lạn",
    "Phường Chiềng An",
    "Xã Chiềng Ân",
    "Xã Chiềng An",
    "Phường Tô Hiệu",
]


def key(text: str) -> str:
    return str(ask("name-key", text=text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bản Hòa", "bản  hoà"),
        ("Thủy", "THUỶ"),
        ("Bản Nà Tân", unicodedata.normalize("NFD", "Bản Nà Tân ")),
        ("Tổ １２", "tổ 12"),
        ("Khóe", "khoé"),
        ("Tổ dân phố 1–2", "Tổ dân phố 1-2"),
    ],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bản Cọ", "Bản Cò"),
        ("Bản Cọ", "Bản Co"),
        ("Nà Tân", "Nà Tấn"),
        ("Hạ", "Hà"),
        ("Đông", "Dông"),
        ("Tổ 1", "Tổ 11"),
        ("Hòa", "Hỏa"),
    ],
)
def test_marks_make_two_names(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("xã mường la", "Xã Mường La", []),
        ("Mường La", "Xã Mường La", []),
        ("muong la", "Xã Mường La", []),
        ("Xa Muong Lan", "Xã Mường Lạn", []),
        ("to hieu", "Phường Tô Hiệu", []),
        ("Tô  hiệu", "Phường Tô Hiệu", []),
        ("Chiềng Ân", "Xã Chiềng Ân", []),
        ("xa chieng an", None, ["Xã Chiềng Ân", "Xã Chiềng An", "Phường Chiềng An"]),
        ("Chiềng An", None, ["Phường Chiềng An", "Xã Chiềng Ân", "Xã Chiềng An"]),
        ("Phường Mường La", None, ["Xã Mường La"]),
        ("Mương La", None, ["Xã Mường La"]),
        ("Mường Lò", None, []),
        ("Xã", None, []),
    ],
)
def test_a_name_of_the_list_is_meant_when_one_alone_fits(
    text: str, name: str | None, near: list[str]
) -> None:
    assert ask("meaning", names=COMMUNES, text=text) == {"name": name, "near": near}
