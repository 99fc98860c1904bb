"""Questions: letters, keys, what stands beside them, and the spellings of typed answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.content.catalogue import Catalogue
from portal.questions import Question, as_written, bank, bank_size, questions, record
from portal.questions.items import ready_items
from portal.questions.spelling import spellings, syllable_spellings
from tests.browser_code import run_typescript
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def asked(catalogue: Catalogue) -> list[Question]:
    return [question for module in catalogue.quizzes for question in bank(catalogue, module)]


def of_kind(asked: list[Question], kind: str) -> Question:
    return next(question for question in asked if question.kind == kind)


def test_every_question_has_its_place_and_its_letters(catalogue: Catalogue, asked: list[Question]) -> None:
    for module, quiz in catalogue.quizzes.items():
        mine = bank(catalogue, module)
        assert [question.number for question in mine] == list(range(1, bank_size(quiz) + 1))
    for question in asked:
        lines = (*question.choices, *question.steps, *question.sides)
        assert [line.letter for line in lines] == list("ABCDEFGHIKL")[: len(lines)]
        assert question.key
        assert all(question.reasons)
    assert bank(catalogue, "khong-co") == []


def test_keys_are_written_by_kind(asked: list[Question]) -> None:
    choice = of_kind(asked, "multiple")
    assert choice.key == ", ".join(c.letter for c in choice.choices if c.right)
    matching = of_kind(asked, "matching")
    sides = {side.letter: side.text for side in matching.sides}
    for part, pair in zip(matching.key.split(", "), matching.pairs, strict=True):
        number, _, letter = part.partition(" – ")
        assert (int(number), sides[letter]) == (pair.number, pair.side.text)
    ordering = of_kind(asked, "ordering")
    texts = {step.letter: step.place for step in ordering.steps}
    assert [texts[letter] for letter in ordering.key.split(", ")] == [
        step.place for step in ordering.ordered
    ]
    assert [step.place for step in ordering.steps] != [step.place for step in ordering.ordered]


def test_the_story_opens_a_case_once(asked: list[Question]) -> None:
    parts = [question for question in asked if question.part]
    assert {question.item for question in parts} == {
        question.item for question in parts if question.opening
    }
    assert sum(bool(question.opening) for question in parts) == len({question.item for question in parts})
    assert all(question.story for question in parts)


def test_a_number_shuffles_options_and_their_letters_follow(catalogue: Catalogue) -> None:
    quiz = catalogue.quizzes["hp01"]
    plain = bank(catalogue, "hp01")
    mixed = questions(catalogue, [(quiz.id, item) for item in ready_items(quiz, "on-tap")], 101)
    assert [q.choices for q in plain] != [q.choices for q in mixed]
    for one, other in zip(plain, mixed, strict=True):
        assert {c.text for c in one.choices if c.right} == {c.text for c in other.choices if c.right}
        assert [c.letter for c in one.choices] == [c.letter for c in other.choices]


def test_a_basis_says_what_is_not_checked_and_what_is_repealed(
    catalogue: Catalogue, asked: list[Question]
) -> None:
    seen = set()
    for question in asked:
        for citation in question.basis:
            fact = catalogue.facts.get(citation.cite)
            document = catalogue.fact_owner[citation.cite] if fact else citation.cite.partition("#")[0]
            words = str(citation)
            ended = document in catalogue.documents and catalogue.is_repealed(document)
            plan = document == "ke-hoach-tap-huan-2022"
            assert ("(hết hiệu lực)" in words) == (ended and not plan)
            assert ("(đã thực hiện xong)" in words) == (ended and plan)
            if fact:
                assert ("(thuật lại)" in words) == (fact.confidence == "thu-cap")
                assert ("(suy ra)" in words) == (fact.confidence == "suy-luan")
            seen.update(citation.marks)
    assert {"repealed-mark", "done-mark", "confidence.thu-cap"} <= seen


def test_texts_as_written_keep_their_references(catalogue: Catalogue) -> None:
    for module in catalogue.quizzes:
        for written, plain in zip(
            bank(catalogue, module, say=as_written), bank(catalogue, module), strict=True
        ):
            assert written.key == plain.key
            assert "[[" not in plain.text + plain.why


@pytest.mark.parametrize(
    ("syllable", "ways"),
    [
        ("hòa", ("hòa", "hoà", "hoa")),
        ("hoà", ("hoà", "hòa", "hoa")),
        ("thủy", ("thủy", "thuỷ", "thuy")),
        ("quý", ("quý", "quy")),
        ("kỹ", ("kỹ", "kĩ", "ky", "ki")),
        ("huyện", ("huyện", "huyên", "huyen")),
        ("Đào", ("Đào", "Đao", "Dao")),
        ("677", ("677",)),
    ],
)
def test_ways_to_write_a_syllable(syllable: str, ways: tuple[str, ...]) -> None:
    assert syllable_spellings(syllable) == ways


def test_spellings_begin_with_what_is_given_and_mix_syllables() -> None:
    found = spellings(["quyết định", "QĐ"])
    assert found[:2] == ("quyết định", "QĐ")
    assert {"quyet dinh", "quyêt đinh", "quyết dinh", "QD"} <= set(found)
    assert "Sở GDĐT" in spellings(["Sở GD&ĐT"])
    long = spellings(["một hai ba bốn năm sáu bảy tám chín mười"])
    assert len(long) <= 256
    assert "mot hai ba bon nam sau bay tam chin muoi" in long


def test_the_grader_of_the_page_takes_every_spelling(asked: list[Question], tmp_path: Path) -> None:
    """What other systems are told is right is what the page takes for right, and no known mistake is."""
    records = [record(question) for question in asked if question.kind == "short"]
    assert len(records) >= 5
    entry = tmp_path / "grade.ts"
    grading = (ROOT / "overrides" / "src" / "engines" / "quiz" / "grading").as_posix()
    entry.write_text(
        f'import {{ grade }} from "{grading}";\n'
        f"const records = {json.dumps(records, ensure_ascii=False)} as any[];\n"
        "console.log(JSON.stringify(records.map(({ key }) => [\n"
        "  key.accept.filter((one: string) => !grade(key, [one]).right || !grade(key, [one.toUpperCase()]).right),\n"
        "  key.near.filter((one: string) => grade(key, [one]).right),\n"
        "])));\n",
        encoding="utf-8",
    )
    assert json.loads(run_typescript(entry, tmp_path)) == [[[], []]] * len(records)
