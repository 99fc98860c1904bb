"""One variant of a test: its number ("mã đề") names the same questions in the same order everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.models import Blueprint
from portal.locales import page_text
from portal.questions.draw import draw
from portal.questions.items import candidates
from portal.questions.making import questions
from portal.questions.model import Question


@dataclass(frozen=True)
class Variant:
    """A test as one number draws it."""

    test: Blueprint
    seed: int
    questions: tuple[Question, ...]


def variant(catalogue: Catalogue, test: Blueprint, seed: int) -> Variant:
    """Draw the variant *seed* of *test*, exactly as the page "Làm bài" draws it."""
    items = {item.id: (quiz.id, item) for quiz in catalogue.module_quizzes for item in quiz.items}
    first = catalogue.tests.get(test.matches or "")
    drawn = draw(test, candidates(catalogue.module_quizzes), seed, first)
    return Variant(test, seed, tuple(questions(catalogue, [items[i] for i in drawn], seed)))


def facts_of(test: Blueprint, language: str = "vi") -> str:
    """Return what everybody is told of a test: questions, minutes, right answers it takes."""
    return page_text("test-facts", language, test.questions, test.minutes, test.needed, test.pass_percent)
