"""Banks: drawing by blueprint, questions of a case, shapes that cannot be asked."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from portal.checks.quiz_shapes import check_shape
from portal.content.models import Blueprint, Item
from portal.questions.draw import Candidate, Random, answer_order, draw
from portal.questions.items import item_texts, number, prompts, right_texts

META = {
    "id": "hp01-c01",
    "rev": 1,
    "status": "da-soat",
    "objective": "hp01-mt1",
    "bloom": "nho",
    "difficulty": 1,
    "cite": ["qd-1"],
}
ITEM: TypeAdapter[Item] = TypeAdapter(Item)
POOL = [
    Candidate(f"hp{m:02}-c{n:02}", f"hp{m:02}", f"hp{m:02}-mt{n % 3}", ("nho", "hieu", "van-dung")[n % 3])
    for m in (1, 2, 3)
    for n in range(9)
]
PLAN = Blueprint(
    id="thu",
    title="Thử",
    purpose="cuoi-khoa",
    summary="Thử.",
    modules=["hp01", "hp02"],
    each=4,
    levels={"hieu": 3},
    minutes=10,
    pass_percent=70,
)


def item(**fields: object) -> Item:
    return ITEM.validate_python(META | fields)


def choices(*texts: str, right: tuple[int, ...] = (0,), kind: str = "single") -> Item:
    options = [
        {"id": "abcdef"[at], "text": text, "correct": at in right, "feedback": "Vì thế."}
        for at, text in enumerate(texts)
    ]
    return item(type=kind, stem="Câu gì?", options=options)


def test_a_draw_keeps_to_its_blueprint_and_seed() -> None:
    for seed in range(50):
        drawn = draw(PLAN, POOL, seed)
        assert len(drawn) == len(set(drawn)) == 8
        assert sum(name.startswith("hp01") for name in drawn) == 4
        levels = [one.bloom for one in POOL if one.id in drawn]
        assert levels.count("hieu") >= 3
        assert drawn == draw(PLAN, POOL, seed)
    assert len({tuple(draw(PLAN, POOL, seed)) for seed in range(50)}) > 40


def test_a_draw_asks_every_objective() -> None:
    for seed in range(50):
        objectives = {one.objective for one in POOL if one.id in draw(PLAN, POOL, seed)}
        assert len(objectives) == 6


def test_a_case_counts_as_its_questions_and_every_variant_is_as_long() -> None:
    """However cases fall, each module asks exactly what the blueprint says."""
    cases = [
        Candidate(f"hp0{m}-ke{n}", f"hp0{m}", f"hp0{m}-mt{n}", "hieu", 2 + n)
        for m in (1, 2)
        for n in (0, 1, 2)
    ]
    pool = [*cases, *POOL]
    sizes = {one.id: one.questions for one in pool}
    asked = {name for seed in range(200) for name in draw(PLAN, pool, seed)}
    assert asked & {one.id for one in cases}, "cases are drawn too"
    for seed in range(200):
        drawn = draw(PLAN, pool, seed)
        for module in PLAN.modules:
            assert sum(sizes[name] for name in drawn if name.startswith(module)) == PLAN.each
    assert PLAN.questions == 8
    assert PLAN.needed == 6, "70 % of 8 is 5,6: it takes 6"


def test_a_case_is_passed_over_where_nothing_would_fill_the_rest() -> None:
    pool = [
        Candidate("hp01-ke", "hp01", "a", "hieu", 3),
        *(Candidate(f"hp02-c{n}", "hp02", "b", "hieu") for n in range(4)),
    ]
    assert "hp01-ke" not in draw(PLAN, pool, 1), "one question would be missing whatever the number"


def test_a_pool_too_small_gives_what_there_is() -> None:
    assert sorted(draw(PLAN, POOL[:2], 1)) == ["hp01-c00", "hp01-c01"]
    assert draw(PLAN, [], 1) == []


def last_of(first: Blueprint) -> Blueprint:
    return first.model_copy(update={"id": "thu-cuoi", "matches": first.id, "levels": {}})


def test_a_matched_test_asks_the_same_objectives_with_other_items() -> None:
    by_id = {one.id: one for one in POOL}
    first = PLAN.model_copy(update={"each": 3, "levels": {}})
    for seed in range(50):
        before = draw(first, POOL, seed)
        after = draw(last_of(first), POOL, seed, first)
        assert not set(before) & set(after)
        assert len(after) == len(before)
        kinds = [sorted((by_id[i].objective, by_id[i].bloom) for i in ids) for ids in (before, after)]
        assert kinds[0] == kinds[1]


def test_a_case_without_its_like_is_matched_by_single_questions() -> None:
    pool = [
        Candidate("hp01-ke", "hp01", "a", "hieu", 2),
        *(Candidate(f"hp01-c{n}", "hp01", "a", "hieu") for n in range(5)),
    ]
    first = PLAN.model_copy(update={"modules": ["hp01"], "each": 3, "levels": {}})
    with_case = [seed for seed in range(50) if "hp01-ke" in draw(first, pool, seed)]
    assert with_case
    for seed in with_case:
        assert len(draw(last_of(first), pool, seed, first)) == 3


def test_practice_is_not_drawn() -> None:
    kept = [
        Candidate(one.id, one.module, one.objective, one.bloom, pool="on-tap" if at % 2 else "kiem-tra")
        for at, one in enumerate(POOL)
    ]
    drawn = {name for seed in range(50) for name in draw(PLAN, kept, seed)}
    assert drawn == {one.id for one in kept if one.pool == "kiem-tra" and one.module in PLAN.modules}


def test_the_generator_is_even_and_fixed() -> None:
    random = Random("thu:1")
    counts = [0] * 6
    for _ in range(6000):
        counts[random.next(6)] += 1
    assert min(counts) > 880
    assert max(counts) < 1120
    assert [Random("xhht").next(1000) for _ in range(2)] == [Random("xhht").next(1000)] * 2
    assert answer_order("hp01-c01", ["a", "b", "c", "d"], 3) == answer_order("hp01-c01", list("abcd"), 3)


def test_a_case_is_several_questions() -> None:
    case = item(
        type="case",
        stem="Chuyện.",
        parts=[
            {
                "id": "1",
                "type": "numeric",
                "stem": "Mấy?",
                "answer": 2.5,
                "unit": "%",
                "feedback": "Vì.",
                "otherwise": "Không.",
            },
            {
                "id": "2",
                "type": "short",
                "stem": "Gì?",
                "accept": ["một", "hai"],
                "feedback": "Vì.",
                "near": [{"text": "ba", "feedback": "Nhầm."}],
                "otherwise": "Không.",
            },
        ],
    )
    assert [p.id for p in prompts(case)] == ["hp01-c01-1", "hp01-c01-2"]
    assert {p.scenario for p in prompts(case)} == {"Chuyện."}
    assert [right_texts(p.asked) for p in prompts(case)] == [["2,5 %"], ["một"]]
    assert next(item_texts(case)) == "Chuyện."
    assert "Nhầm." in list(item_texts(case))


@pytest.mark.parametrize(
    ("value", "shown"), [(60, "60"), (2.5, "2,5"), (-3.0, "-3"), (0.1 + 0.2, "0,3"), (12345678, "12345678")]
)
def test_numbers_are_written_as_people_do(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("texts", "alike"),
    [
        (("Sở nhận hồ sơ của trường", "Sở thì nhận hồ sơ ở trường"), True),
        (("Hội đồng họp ở xã", "Xã họp hội đồng"), True),
        (("Sở nhận hồ sơ của trường", "Bộ nhận hồ sơ của trường"), False),
        (("Lấy 40 chia cho 50", "Lấy 50 chia cho 40"), False),
        (("60%", "40%"), False),
    ],
)
def test_options_that_look_alike(texts: tuple[str, ...], alike: bool) -> None:
    problems = [message for message, _ in check_shape(choices(*texts))]
    assert problems == (["hai phương án gần như giống nhau"] if alike else [])


def test_numbers_of_right_answers() -> None:
    assert "có 2 đáp án đúng" in dict(check_shape(choices("Một", "Hai", "Ba", right=(0, 1))))
    none = dict(check_shape(choices("Một", "Hai", "Ba", right=(), kind="multiple")))
    assert "không có đáp án đúng nào trong 3 phương án" in none
    for right in ((1,), (0, 1), (0, 1, 2)):
        assert not list(check_shape(choices("Một", "Hai", "Ba", right=right, kind="multiple")))
