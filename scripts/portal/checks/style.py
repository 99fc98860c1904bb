"""Checks of style: sentences people can follow, and words the portal has settled on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portal.checks.banks import bank_files
from portal.checks.questions import as_read, words_of
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.content.pages import REFERENCE, Page
from portal.content.pictures import picture_texts
from portal.content.projected import slide_texts
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import item_texts

say = Speaker("check-content")


MOST_WORDS = 35
"""Words of a sentence above which most readers get lost."""
_END = re.compile(r"(?<=[.?!…:;])[”)]?\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`[^`]*`")


def sentences(page: Page) -> Iterator[tuple[int, str]]:
    """Yield (line, sentence) of the running text of a page; tables and headings are left out.

    Parts joined by a colon or semicolon count as sentences of their own: readers pause there.
    """
    for number, line in page.prose:
        if line.lstrip().startswith(("|", "#", "{", "<")):
            continue
        text = as_read(_LINK.sub(r"\1", _CODE.sub("x", line)))
        for sentence in _END.split(text):
            if sentence.strip():
                yield number, sentence.strip()


def check_style(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Warn of long sentences on Vietnamese pages; refuse words that are to be avoided."""
    for page in catalogue.pages_in("vi"):
        for number, sentence in sentences(page):
            if (count := words_of(sentence)) > MOST_WORDS:
                issues.warn(
                    Code.CAU_DAI, page.source, number, *say.fault("sentence-long", count, sentence[:60])
                )
    if not catalogue.wordings:
        return
    avoided = {w.avoid.lower(): w for w in catalogue.wordings}
    pattern = re.compile(
        r"(?<![\w-])("
        + "|".join(re.escape(w) for w in sorted(avoided, key=len, reverse=True))
        + r")(?![\w-])",
        re.IGNORECASE,
    )
    within = "|".join(re.escape(whole) for w in catalogue.wordings for whole in w.within)
    allowed = re.compile(within, re.IGNORECASE) if within else None
    for source, number, text in (*running_texts(catalogue, paths), *record_texts(catalogue, paths)):
        bare = _CODE.sub("", REFERENCE.sub("", _LINK.sub(r"\1", text)))
        for match in pattern.finditer(allowed.sub("", bare) if allowed else bare):
            wording = avoided[match[1].lower()]
            why = f" ({wording.why})" if wording.why else ""
            issues.add(Code.TU_NGU, source, number, *say.fault("avoided", match[1], why, wording.use))


def running_texts(catalogue: Catalogue, paths: Paths) -> Iterator[tuple[Path, int, str]]:
    """Yield (file, line, text) of pages, quizzes and slides in Vietnamese; line 0 where none is known."""
    for page in catalogue.pages_in("vi"):
        for number, line in page.prose:
            yield page.source, number, line
    for quiz, source in bank_files(catalogue, paths):
        for item in quiz.items:
            yield source, 0, " ".join(item_texts(item))
    yield from slide_texts(catalogue)
    yield from picture_texts(catalogue)


_SAID = (
    "question",
    "answer",
    "use",
    "why",
    "what",
    "means",
    "brief",
    "definition",
    "text",
    "note",
    "note_2025",
    "display_note",
    "status_note",
    "confidence_note",
    "validity_note",
    "period_note",
    "summary",
)
"""Fields of records in which readers are told something."""


def record_texts(catalogue: Catalogue, paths: Paths) -> Iterator[tuple[Path, int, str]]:
    """Yield (file, line, text) of what records tell readers beside the pages."""
    kinds = (
        catalogue.questions, catalogue.cautions, catalogue.changes, catalogue.briefs, catalogue.terms,
        catalogue.facts, catalogue.criteria, catalogue.procedures, catalogue.documents,
        catalogue.modules, catalogue.lessons, catalogue.tests, catalogue.courses, catalogue.forms,
    )  # fmt: skip
    for records in kinds:
        for record in records.values():
            path, line = catalogue.places.get(record.id, (paths.data, 0))
            said = [getattr(record, name, None) for name in _SAID]
            yield path, line, " ".join(filter(None, said))
