"""Checks of lessons of five minutes: short, in everyday words, and every claim rests on facts.

What the page says stands in ``/// lesson``; ``claims`` of lesson.yml repeats its sentences word by word,
each with its facts. What is no claim says so: by its first word an example or advice, by a colon what leads
to a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portal.checks.banks import bank_files
from portal.checks.drawings import drawing_faults
from portal.checks.lesson_words import Part, lesson_parts, named_documents, sentences_of
from portal.checks.questions import words_of
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Choices, Lesson
from portal.content.models.lesson import Claim
from portal.content.references import numbers_in, numbers_of
from portal.content.yaml_places import load_marked
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import item_texts
from portal.questions.testwise import any_word

say = Speaker("check-lessons")

MOST_WORDS = 250
"""Words of a body."""
MOST_OF_SENTENCE, MOST_ON_AVERAGE = 25, 20
"""Words of one sentence; of the sentences of a lesson on average."""
MOST_OF_LINE = 9
"""Words of a line of the poster: so many stand in one or two lines of large letters."""
QUESTIONS, OPTIONS = 3, 3
_FREE = tuple(say("free").split("|"))
"""First words of what claims nothing: an example, advice."""
_ASKS = any_word(say("asks"))
"""Words that send to somebody who knows."""


def check_lessons(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every lesson: words, claims, questions, picture, page."""
    pages = {page.path: page for page in catalogue.pages_in("vi")}
    banks = {quiz.id: (quiz, source) for quiz, source in bank_files(catalogue, paths)}
    nav = paths.config.read_text(encoding="utf-8") if paths.config.exists() else ""
    for lesson in catalogue.lessons.values():
        path = f"{catalogue.folder_of(lesson.id)}/index.md"
        source = catalogue.places[lesson.id].path
        at = _At(source, issues)
        page = pages.get(path)
        parts = lesson_parts(page, lesson.id) if page else []
        if page is None or not parts:
            at.add((), *say.fault("no-page", path, lesson.id))
        else:
            _words(lesson, parts, page.source, issues)
            _claims(catalogue, lesson, parts, page.source, at)
            _poster(lesson, parts, at)
        if f"- {path}" not in nav:
            at.add((), *say.fault("no-nav", path))
        for message, hint in drawing_faults(paths.data / "hinh" / f"{lesson.picture}.svg"):
            at.add(("picture",), message, hint)
        if lesson.id in banks:
            _questions(catalogue, lesson.id, banks[lesson.id][1], issues)
        else:
            at.add((), *say.fault("no-questions", lesson.id, QUESTIONS))


class _At:
    """Where faults of a record are told: its file is read for lines only when there is one."""

    def __init__(self, path: Path, issues: Issues) -> None:
        self._path, self._issues = path, issues

    def add(self, where: tuple[str | int, ...], message: str, hint: str, code: Code = Code.BAI_HOC) -> None:
        marked = load_marked(self._path, Issues(self._path.parent))
        self._issues.add(code, self._path, marked.line(where) if marked else 0, message, hint)


def _words(lesson: Lesson, parts: list[Part], source: Path, issues: Issues) -> None:
    count = sum(words_of(part.words) for part in parts)
    if count > MOST_WORDS:
        issues.add(Code.BAI_HOC, source, parts[0].line, *say.fault("long", lesson.id, count, MOST_WORDS))
    lengths = []
    for part in parts:
        for sentence in sentences_of(part.words):
            lengths.append(words_of(sentence))
            if lengths[-1] > MOST_OF_SENTENCE:
                told = lengths[-1], MOST_OF_SENTENCE, sentence[:50]
                issues.add(Code.BAI_HOC, source, part.line, *say.fault("sentence", *told))
        for number in named_documents(part.words):
            issues.add(Code.BAI_HOC, source, part.line, *say.fault("document", number))
    average = sum(lengths) / max(1, len(lengths))
    if average > MOST_ON_AVERAGE:
        issues.add(
            Code.BAI_HOC, source, parts[0].line, *say.fault("average", f"{average:.0f}", MOST_ON_AVERAGE)
        )


def _claims(catalogue: Catalogue, lesson: Lesson, parts: list[Part], source: Path, at: _At) -> None:
    """Claims stand in the body and rest on facts; what stands there is a claim or says what it is."""
    for part in parts:
        claimed = [claim for claim in lesson.claims if claim.says in part.words]
        rest = part.words
        for claim in claimed:
            rest = rest.replace(claim.says, " ")
        bare = re.sub(r"\[\[=.*?\]\]", " ", part.source)
        free = part.words.startswith(_FREE) or part.words.endswith(":")
        if not claimed and not free:
            at._issues.add(Code.BAI_HOC, source, part.line, *say.fault("unclaimed", part.words[:60]))
        loose = sorted(numbers_in(rest) & numbers_in(bare))
        if loose:
            at._issues.add(
                Code.SO_KHONG_NGUON, source, part.line, *say.fault("loose-number", ", ".join(loose))
            )
        unsure = [c for c in claimed if _confidence(catalogue, c) == {"suy-luan"}]
        if unsure and not _ASKS.search(part.words):
            at._issues.add(Code.BAI_HOC, source, part.line, *say.fault("too-sure", unsure[0].says[:60]))
    whole = [part.words for part in parts]
    if not any(_ASKS.search(words) for words in whole):
        at.add((), *say.fault("nobody-asked"))
    for n, claim in enumerate(lesson.claims):
        if not any(claim.says in words for words in whole):
            at.add(("claims", n), *say.fault("not-said", claim.says[:60]))
        for message, hint, code in _rests(catalogue, claim):
            at.add(("claims", n), message, hint, code)


def _confidence(catalogue: Catalogue, claim: Claim) -> set[str]:
    return {catalogue.facts[name].confidence for name in claim.cite if name in catalogue.facts}


def _rests(catalogue: Catalogue, claim: Claim) -> Iterator[tuple[str, str, Code]]:
    known: set[str] = set()
    for name in claim.cite:
        fact = catalogue.facts.get(name)
        if fact is None:
            yield say("no-fact", name), nearest(name, list(catalogue.facts)), Code.MA_KHONG_CO
            return
        known |= numbers_of(fact)
        owner = catalogue.fact_owner[name]
        if owner in catalogue.documents and catalogue.is_repealed(owner):
            yield *say.fault("repealed", name, catalogue.documents[owner].short), Code.HET_HIEU_LUC
    strange = sorted(numbers_in(claim.says) - known)
    if strange:
        yield *say.fault("strange-number", ", ".join(strange)), Code.SO_LECH
    if claim.form is not None and claim.form not in catalogue.forms:
        hint = nearest(claim.form, list(catalogue.forms))
        yield say("no-form", claim.form), hint, Code.MA_KHONG_CO


def _poster(lesson: Lesson, parts: list[Part], at: _At) -> None:
    """The poster has no figure that the lesson lacks, no document, and lines to be read from afar."""
    body = numbers_in(" ".join(part.words for part in parts))
    for n, line in enumerate([*lesson.poster.lines, lesson.poster.ask]):
        where: tuple[str | int, ...] = (
            ("poster", "lines", n) if n < len(lesson.poster.lines) else ("poster", "ask")
        )
        for number in named_documents(line):
            at.add(where, *say.fault("document", number))
        if n < len(lesson.poster.lines) and (count := words_of(line)) > MOST_OF_LINE:
            at.add(where, *say.fault("poster-long", count, MOST_OF_LINE))
        if strange := sorted(numbers_in(line) - body):
            at.add(where, *say.fault("poster-number", ", ".join(strange)), Code.SO_LECH)


def _questions(catalogue: Catalogue, lesson: str, source: Path, issues: Issues) -> None:
    items = catalogue.quizzes[lesson].items
    if len(items) != QUESTIONS:
        issues.add(Code.BAI_HOC, source, 0, *say.fault("questions", lesson, len(items), QUESTIONS))
    for item in items:
        line = catalogue.places[item.id].line if item.id in catalogue.places else 0
        if not isinstance(item, Choices) or len(item.options) != OPTIONS or len(item.correct_ids) != 1:
            issues.add(Code.BAI_HOC, source, line, *say.fault("options", item.id, OPTIONS))
        if item.pool != "on-tap":
            issues.add(Code.BAI_HOC, source, line, *say.fault("pool", item.id))
        for number in named_documents(" ".join(item_texts(item))):
            issues.add(Code.BAI_HOC, source, line, *say.fault("document", number))
