"""The guesser that knows only tone, length and position, and the checks that keep banks from feeding it."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from portal.content.models import Item
from portal.questions.testwise import CUES, guess_bank, tone

ITEM: TypeAdapter[Item] = TypeAdapter(Item)


def asked(*texts: str, right: tuple[int, ...] = (0,), kind: str = "single", stem: str = "Câu gì?") -> Item:
    ids = ["dung", "sai"] if kind == "true-false" else "abcdef"
    options = [
        {"id": ids[at], "text": words, "correct": at in right, "feedback": "Vì thế."}
        for at, words in enumerate(texts)
    ]
    meta = {
        "id": "hp01-c01",
        "status": "da-soat",
        "objective": "hp01-mt1",
        "bloom": "nho",
        "cite": ["qd-1"],
    }
    return ITEM.validate_python(meta | {"type": kind, "stem": stem, "options": options})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Hỏi lại Sở rồi mới gửi", 1),
        ("Chờ hướng dẫn", 1),
        ("Cho bà con xem", 0),
        ("Mọi người đều phải dự", -1),
        ("Chỉ gửi khi có giấy mời", 0),
        ("Chỉ tiêu của giáo dục thường xuyên", 0),
        ("Gửi bảng cho xã", 0),
    ],
)
def test_tone_is_careful_absolute_or_neither(words: str, expected: int) -> None:
    assert tone(words) == expected


def test_alike_options_earn_what_lots_earn() -> None:
    found = guess_bank([asked("Gửi xã", "Gửi bản", "Gửi Sở", "Gửi Hội", right=(at,)) for at in range(4)])
    assert found.earned == found.chance == 25
    assert found.given_away == []


@pytest.mark.parametrize(
    ("cue", "texts"),
    [
        ("length", ("Gửi bảng tổng hợp kèm danh sách đã ký cho xã", "Gửi xã", "Gửi Sở", "Gửi Hội")),
        ("tone", ("Hỏi xã rồi gửi", "Gửi xã hôm nay", "Gửi Sở hôm nay", "Gửi Hội hôm nay")),
    ],
)
def test_what_stands_out_is_taken(cue: str, texts: tuple[str, ...]) -> None:
    right = guess_bank([asked(*texts)])
    wrong = guess_bank([asked(*texts, right=(1,))])
    assert right.by_cue(cue) == right.earned == 100
    assert wrong.by_cue(cue) == wrong.earned == 0
    assert {other: right.by_cue(other) for other in CUES if other != cue} == {
        other: 25 for other in CUES if other != cue
    }
    assert right.given_away == ["hp01-c01"]


def test_absolute_words_are_shunned() -> None:
    found = guess_bank([asked("Gửi xã", "Luôn gửi xã", "Chỉ gửi Sở", "Gửi tất cả", right=(0,))])
    assert found.earned == 100
    spread = guess_bank([asked("Gửi mọi tờ", "Gửi một tờ", "Gửi hai tờ", "Gửi ba tờ", right=(0,))])
    assert spread.earned == 0, "a right answer that speaks so is not guessed"


def test_a_place_stands_out_when_it_is_right_often() -> None:
    same = [asked("Gửi xã", "Gửi bản", "Gửi Sở", "Gửi Hội", right=(2,)) for _ in range(8)]
    assert guess_bank(same).earned == 100
    assert guess_bank(same[:7]).earned == 25, "too few to tell"


def test_a_plain_statement_is_believed_by_its_tone() -> None:
    believed = asked("Đúng", "Sai", kind="true-false", stem="Bản có thể gửi hai lần.")
    doubted = asked("Đúng", "Sai", right=(1,), kind="true-false", stem="Mọi bản đều gửi hai lần.")
    assert guess_bank([believed, doubted]).earned == 100
    assert guess_bank([asked("Đúng", "Sai", kind="true-false", stem="Bản gửi hai lần.")]).earned == 50


def test_of_several_each_option_is_taken_or_left() -> None:
    texts = ("Hỏi xã nhà", "Gửi Sở nhà", "Chỉ gửi Sở", "Gửi bản ta")
    found = guess_bank([asked(*texts, right=(0, 1), kind="multiple")])
    assert found.chance == 50
    assert found.earned == pytest.approx(100 * (1 + 0.5 + 1 + 0.5) / 4)
