"""Every ``[[…]]`` resolves; no percentage or date stands in prose without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portal.checks.banks import bank_files
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.content.pages import REFERENCE
from portal.content.pictures import picture_texts
from portal.content.projected import slide_texts
from portal.content.references import ReferenceLookupError, resolve
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import item_texts

say = Speaker("check-content")


_BARE = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:%|phần trăm)"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{4})?\b"
    r"|\b\d{1,2}/\d{4}\b"
    r"|ngày \d{1,2}(?![\d/])(?: tháng \d{1,2})?"
    r"|tháng \d{1,2}(?: năm |/)\d{4}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b\d+/\d{4}(?:/[A-ZĐ&-]+)+|\b\d+(?:\.\d+)?/[A-ZĐ][A-ZĐ&-]*(?:/[A-Z]+)?")
_CIRCULAR = re.compile(r"((?:Thông tư|Nghị định|Luật|TT|NĐ)(?: số)? )\d{1,3}/\d{4}", re.IGNORECASE)
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"\]\([^)]*\)")


def bare_numbers(text: str) -> list[str]:
    """Return the percentages and dates written in *text* outside references, code and links.

    Numbers of documents (44/2014/TT-BGDĐT, Thông tư 44/2014) are not dates.
    """
    for pattern in (_CODE, REFERENCE, _LINK, _NUMBERED):
        text = pattern.sub(" ", text)
    text = _CIRCULAR.sub(r"\1", text)
    return [m[0] for m in _BARE.finditer(text)]


def _texts(catalogue: Catalogue, paths: Paths) -> Iterator[tuple[Path, int, str, bool]]:
    """Yield (file, line, text, whether bare numbers are forbidden) of everything people read."""
    for page in catalogue.pages:
        description = page.meta.get("description")
        if description:
            yield page.source, 1, str(description), True
        for line, text in page.prose:
            yield page.source, line, text, True
    for module in catalogue.modules.values():
        source = paths.modules / catalogue.module_folders[module.id] / "module.yml"
        sheet = module.sheet
        on_sheet = [*sheet.do, *sheet.by, *sheet.ask] if sheet else []
        for text in (module.summary, *module.key_points, *(o.text for o in module.objectives), *on_sheet):
            yield source, 0, text, True
    for quiz, source in bank_files(catalogue, paths):
        for item in quiz.items:
            line = catalogue.places[item.id].line if item.id in catalogue.places else 0
            for text in item_texts(item):
                yield source, line, text, False
    for source, line, text in (*slide_texts(catalogue), *picture_texts(catalogue)):
        yield source, line, text, True
    for question in catalogue.questions.values():
        line = catalogue.places[question.id].line if question.id in catalogue.places else 0
        yield paths.data / "questions.yml", line, f"{question.question} {question.answer}", True
    for brief in catalogue.briefs.values():
        yield paths.data / "briefs.yml", 0, brief.brief, True
        yield paths.data / "briefs.yml", 0, brief.use, True


def check_references(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check all prose."""
    for source, line, text, strict in _texts(catalogue, paths):
        for match in REFERENCE.finditer(_CODE.sub("", text)):
            try:
                resolve(match[1], catalogue)
            except ReferenceLookupError as problem:
                issues.add(problem.code, source, line, problem.message, problem.hint)
        if strict:
            for number in bare_numbers(text):
                issues.add(Code.SO_KHONG_NGUON, source, line, *say.fault("bare-number", number))
