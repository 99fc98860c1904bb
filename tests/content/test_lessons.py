"""The lessons of five minutes: short and plain, every claim on facts, the finished page without document numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from portal.checks.lesson_words import as_shown, lesson_parts, named_documents, sentences_of
from portal.checks.lessons import MOST_OF_SENTENCE, MOST_WORDS
from portal.checks.questions import words_of
from portal.content.catalogue import Catalogue
from portal.content.models import Choices, Lesson
from portal.questions.items import item_texts, ready_items
from portal.questions.testwise import guess_bank

NUMBERS = range(1, 9)
MOST_MEAN = 14
"""Words of a sentence on average; the check allows more."""


@pytest.fixture(params=NUMBERS, ids=[f"bh{n:02d}" for n in NUMBERS])
def lesson(request: pytest.FixtureRequest, catalogue: Catalogue) -> Lesson:
    return catalogue.lessons[f"bh{request.param:02d}"]


def body(catalogue: Catalogue, lesson: Lesson) -> list[str]:
    path = catalogue.page_of(lesson.id)
    page = next(page for page in catalogue.pages_in("vi") if page.path == path)
    return [part.words for part in lesson_parts(page, lesson.id)]


def article(site: Path, catalogue: Catalogue, lesson: Lesson) -> html.HtmlElement:
    page = site / (catalogue.folder_of(lesson.id) or "") / "index.html"
    (found,) = html.parse(str(page)).getroot().xpath("//article[@data-lesson]")
    assert isinstance(found, html.HtmlElement)
    return found


def words_in(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def test_there_are_eight_in_order(catalogue: Catalogue) -> None:
    order = catalogue.lessons_in_order
    assert [one.number for one in order] == list(NUMBERS)
    assert len({one.picture for one in order}) == len(order), "a picture each"
    assert all(one.minutes == 5 for one in order)


def test_it_is_short_and_its_sentences_too(
    catalogue: Catalogue, lesson: Lesson, record_property: pytest.RecordProperty
) -> None:
    parts = body(catalogue, lesson)
    count = sum(map(words_of, parts))
    lengths = [words_of(sentence) for part in parts for sentence in sentences_of(part)]
    mean = sum(lengths) / len(lengths)
    print(f"{lesson.id}: {count} chữ, {len(lengths)} câu, trung bình {mean:.1f}, dài nhất {max(lengths)}")
    assert 120 <= count <= MOST_WORDS
    assert max(lengths) <= MOST_OF_SENTENCE
    assert mean <= MOST_MEAN


def test_every_claim_is_said_and_rests_on_facts_in_force(catalogue: Catalogue, lesson: Lesson) -> None:
    said = body(catalogue, lesson)
    for claim in lesson.claims:
        assert any(claim.says in part for part in said), claim.says
        for name in claim.cite:
            owner = catalogue.fact_owner[name]
            assert owner not in catalogue.documents or not catalogue.is_repealed(owner), name
    assert any("hỏi" in part for part in said), "it says whom to ask"


def test_three_questions_with_three_options_each_in_plain_words(
    catalogue: Catalogue, lesson: Lesson
) -> None:
    items = ready_items(catalogue.quizzes[lesson.id], "on-tap")
    assert len(items) == 3
    for item in items:
        assert isinstance(item, Choices)
        assert len(item.options) == 3
        assert len(item.correct_ids) == 1
        assert not named_documents(" ".join(item_texts(item)))


def test_nobody_passes_by_guessing(catalogue: Catalogue) -> None:
    """By tone, length and place; three questions of one lesson say nothing, those of all do."""
    items = [item for one in catalogue.lessons for item in ready_items(catalogue.quizzes[one])]
    found = guess_bank(items)
    assert len(found.guesses) == 24
    assert found.excess <= 5, found.given_away
    places = [
        next(n for n, o in enumerate(i.options) if o.correct) for i in items if isinstance(i, Choices)
    ]
    assert [places.count(place) for place in range(3)] == [8, 8, 8]


def test_the_finished_page_says_the_lesson_and_names_no_document(
    built_site: Path, catalogue: Catalogue, lesson: Lesson
) -> None:
    found = article(built_site, catalogue, lesson)
    shown = words_in(found)
    for part in body(catalogue, lesson):
        assert " ".join(part.split()) in shown, part
    assert not named_documents(shown)
    titles = " ".join(e.get("title", "") for e in found.iter())
    assert not named_documents(titles), "nor does what a pointer opens"
    (picture,) = found.xpath(".//svg[@role='img']")
    assert len(picture.get("aria-label")) > 20
    assert not re.search(r"#[0-9a-f]{6}", html.tostring(picture, encoding="unicode")), (
        "the scheme paints it"
    )


def test_what_it_rests_on_is_folded_below_with_each_fact_and_how_sure_it_is(
    built_site: Path, catalogue: Catalogue, lesson: Lesson
) -> None:
    page = html.parse(str(built_site / (catalogue.folder_of(lesson.id) or "") / "index.html")).getroot()
    (basis,) = page.xpath("//details[contains(@class, 'lesson__basis')]")
    assert "open" not in basis.attrib
    claims = basis.xpath("./ol/li")
    assert len(claims) == len(lesson.claims)
    for claim, drawn in zip(lesson.claims, claims, strict=True):
        facts = drawn.xpath("./ul/li")
        assert words_in(drawn.find("p")) == as_shown(claim.says)
        assert len(facts) == len(claim.cite)
        for name, one in zip(claim.cite, facts, strict=True):
            fact = catalogue.facts[name]
            assert " ".join(fact.text.split()) in words_in(one)
            assert one.xpath(f".//span[contains(@class, 'pill--{fact.confidence}')]")
            assert one.xpath(".//a[@href]"), f"{name} leads to its source"


def test_the_list_leads_to_every_lesson_and_each_lesson_to_the_next(
    built_site: Path, catalogue: Catalogue
) -> None:
    listed = html.parse(str(built_site / "bai-hoc" / "index.html")).getroot()
    links = listed.xpath("//ol[contains(@class, 'lessons')]//h2/a[not(@class)]/@href")
    order = catalogue.lessons_in_order
    assert links == [f"{catalogue.lesson_folders[one.id]}/" for one in order]
    for one, after in zip(order, [*order[1:], None], strict=True):
        page = html.parse(str(built_site / (catalogue.folder_of(one.id) or "") / "index.html")).getroot()
        on = page.xpath("//nav[@class='lesson-ways']/a[contains(@class, 'primary')]/@href")
        assert on == ([f"../{catalogue.lesson_folders[after.id]}/"] if after else [])


def test_tests_exchange_files_and_the_desk_leave_lessons_out(
    built_site: Path, catalogue: Catalogue
) -> None:
    bank = (built_site / "quiz" / "bank.js").read_text(encoding="utf-8")
    assert '"bh0' not in bank
    assert not list((built_site / "quiz").glob("bh*.js"))
    assert not any(module.startswith("bh") for test in catalogue.tests.values() for module in test.modules)
    for file in (built_site / "tai-ve").glob("*bai-hoc*"):
        assert file.suffix in (".pdf", ".html"), file.name


def test_search_finds_lessons(built_site: Path, catalogue: Catalogue) -> None:
    index = (built_site / "search" / "vi.js").read_text(encoding="utf-8")
    for lesson in catalogue.lessons.values():
        assert f"{catalogue.folder_of(lesson.id)}/" in index
        assert lesson.title in index


def test_all_lessons_travel_in_one_file_with_their_questions(
    built_site: Path, catalogue: Catalogue
) -> None:
    page = html.parse(str(built_site / "tai-ve" / "bai-hoc-mot-tep.html")).getroot()
    text = words_in(page)
    for lesson in catalogue.lessons.values():
        for part in body(catalogue, lesson):
            assert " ".join(part.split()) in text, part
    assert len(page.xpath("//section[contains(@class, 'q')]")) == 24
    pictures = page.xpath("//main//img/@alt")
    assert len(pictures) == len(catalogue.lessons)
