"""Checks of the questions people ask: short answers, each resting on something."""

from __future__ import annotations

import re

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.pages import REFERENCE
from portal.content.references import ReferenceLookupError, resolve
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-learning")


MOST_WORDS = 80


def check_questions(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check length, citations and links of every question."""
    path = paths.data / "questions.yml"
    for question in catalogue.questions.values():
        line = catalogue.places[question.id].line if question.id in catalogue.places else 0
        if (count := words_of(question.answer)) > MOST_WORDS:
            issues.add(Code.HOI_DAP, path, line, *say.fault("answer-long", question.id, count, MOST_WORDS))
        for target in question.cite:
            if target.endswith(".md"):
                if target not in catalogue.has_page:
                    hint = nearest(target, sorted(catalogue.has_page))
                    issues.add(
                        Code.MA_KHONG_CO, path, line, say("answer-no-page", question.id, target), hint
                    )
                continue
            try:
                resolve(target, catalogue)
            except ReferenceLookupError as problem:
                issues.add(problem.code, path, line, f"{question.id}: {problem.message}", problem.hint)
        for target in question.see:
            if catalogue.page_of(target) is None:
                hint = nearest(target, catalogue.ids())
                issues.add(Code.MA_KHONG_CO, path, line, say("answer-no-page", question.id, target), hint)


def words_of(text: str) -> int:
    """Return the number of words people read; a reference counts as its words, or as one."""
    return len(re.findall(r"[^\W_]+(?:[/.,-][^\W_]+)*%?", as_read(text)))


def as_read(text: str) -> str:
    """Return *text* with its references as the words they show, "x" for those that show a name."""

    def shown(match: re.Match[str]) -> str:
        target, _, words = match[1].partition("|")
        return target.removeprefix("=") if target.startswith("=") else words or "x"

    return REFERENCE.sub(shown, text)
