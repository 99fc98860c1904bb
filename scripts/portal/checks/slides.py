"""Slides that keep a hall awake: few, with few words, pictures and notes, and minutes that add up.

Leaves to others: whether what a slide names exists (``slide_parts``), references and words (``references``,
``style``), and whether a drawn slide fits (the browser tests).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portal.checks.slide_parts import Fault, asked_item, faults_of_parts
from portal.content.catalogue import Catalogue, slide_place
from portal.content.issues import Code, Issues
from portal.content.models import Module, Slides
from portal.content.models.slides import (
    ActivitySlide,
    AskSlide,
    CaseSlide,
    ClaimSlide,
    FlowSlide,
    RememberSlide,
    Slide,
    StepsSlide,
    Titled,
    TitleSlide,
)
from portal.content.projected import picture_of, projected
from portal.content.references import ReferenceLookupError
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions import plain
from portal.vietnamese import fold

say = Speaker("slide-lint")

MINUTES_A_SLIDE = 2.5
MOST_WORDS = 30
"""Projected words of a slide, title included."""
MOST_READ = 45
"""The same where the words are those of the bank or of a procedure."""
TITLE_WORDS, TITLE_LETTERS = 12, 66
"""A title has at most so many words, and letters that fit two lines of the narrow format."""
FIGURES, PICTURES = 3, 5
"""One slide of so many has something to look at; one of so many a picture."""
_FIGURES = {"flow", "chart", "steps", "number", "table", "compare"}
_PICTURES = {"flow", "chart"}
_WORK = {"ask", "activity", "case"}
_WORD = re.compile(r"[^\W_]+(?:[/.,-][^\W_]+)*%?")
_COUNTED = re.compile(r"\(\s*\d+\s*/\s*\d+\s*\)")
_SPEAKS_OF_PICTURE = re.compile(
    r"\b(?:hinh|so do|tranh|anh|bieu do|bang) (?:duoi|tren|sau|ben|nay|o)\b|\bmui ten\b|\bnet dut\b"
)


def check_slides(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check the deck of every module; warn of modules that have none."""
    for module in catalogue.modules.values():
        source = paths.modules / catalogue.module_folders[module.id] / "slides.yml"
        deck = catalogue.slides.get(module.id)
        if deck is None:
            if not source.exists():
                where = source.with_name("module.yml")
                issues.warn(Code.TRANG_CHIEU, where, 0, *say.fault("no-deck", module.id, source.name))
            continue
        for line, fault in _faults(catalogue, paths, module, deck):
            issues.add(fault.code, source, line, fault.message, fault.hint)
    for path in sorted(paths.modules.glob("*/slides.yml")):
        _whose(catalogue, path, issues)


def _whose(catalogue: Catalogue, path: Path, issues: Issues) -> None:
    """A deck bears the id of the module in whose folder it lies."""
    folders = {folder: module for module, folder in catalogue.module_folders.items()}
    module = folders.get(path.parent.name)
    if module and module not in catalogue.slides and module not in issues.lost:
        issues.add(Code.TRANG_CHIEU, path, 1, *say.fault("other-module", module))


def _faults(
    catalogue: Catalogue, paths: Paths, module: Module, deck: Slides
) -> Iterator[tuple[int, Fault]]:
    for told in _of_deck(module, deck):
        yield 0, Fault(*told)
    seen: set[str] = set()
    for slide in deck.slides:
        place = catalogue.places.get(slide_place(module.id, slide.id))
        line = place.line if place else 0
        if slide.id in seen:
            yield line, Fault(*say.fault("same-id", slide.id))
        seen.add(slide.id)
        for told in _of_slide(catalogue, module, slide):
            yield line, Fault(*told)
        for fault in faults_of_parts(catalogue, paths, module, slide):
            yield line, fault


def _of_deck(module: Module, deck: Slides) -> Iterator[tuple[str, str]]:
    slides = deck.slides
    most = int(module.minutes / MINUTES_A_SLIDE)
    if len(slides) > most:
        yield say.fault("too-many", len(slides), most, module.minutes)
    minutes = sum(slide.minutes for slide in slides)
    if minutes != module.minutes:
        yield say.fault("minutes", minutes, module.minutes)
    kinds = [slide.kind for slide in slides]
    if kinds[0] != "title" or "title" in kinds[1:]:
        yield say.fault("first")
    if kinds[-1] != "end" or "end" in kinds[:-1]:
        yield say.fault("last")
    if sum(kind in _WORK for kind in kinds) < 2:
        yield say.fault("no-work")
    if "remember" not in kinds:
        yield say.fault("no-remember")
    pictured = sum(slide.kind in _PICTURES or picture_of(slide) is not None for slide in slides)
    figures = sum(slide.kind in _FIGURES or picture_of(slide) is not None for slide in slides)
    if figures * FIGURES < len(slides):
        yield say.fault("few-figures", figures, len(slides), FIGURES)
    if pictured * PICTURES < len(slides):
        yield say.fault("few-pictures", pictured, len(slides), PICTURES)


def _of_slide(catalogue: Catalogue, module: Module, slide: Slide) -> Iterator[tuple[str, str]]:
    texts = [_read(text, catalogue) for text in _shown(catalogue, module, slide)]
    words = sum(map(_words, texts))
    ours = (isinstance(slide, AskSlide) and slide.item) or (
        isinstance(slide, FlowSlide) and slide.procedure
    )
    most = MOST_READ if ours else MOST_WORDS
    if words > most:
        yield say.fault("words", slide.id, words, most)
    if isinstance(slide, Titled):
        title = _read(slide.title, catalogue)
        if _words(title) > TITLE_WORDS or len(title) > TITLE_LETTERS:
            yield say.fault("long-title", slide.id, _words(title), TITLE_WORDS)
        if _COUNTED.search(title):
            yield say.fault("counted-title", slide.id)
    for part, most in _limits(slide):
        if (count := _words(_read(part, catalogue))) > most:
            yield say.fault("long-part", slide.id, part, count, most)
    if slide.kind not in _FIGURES and picture_of(slide) is None:
        for text in texts:
            if match := _SPEAKS_OF_PICTURE.search(fold(text)):
                yield say.fault("no-picture", slide.id, match[0])


def _shown(catalogue: Catalogue, module: Module, slide: Slide) -> list[str]:
    """Everything that stands on the wall, what data adds included."""
    texts = projected(slide)
    if isinstance(slide, TitleSlide):
        texts = [catalogue.module_title(module), *texts]
    if isinstance(slide, AskSlide) and slide.item:
        asked = asked_item(catalogue, module, slide)
        texts += [asked.stem, *(option.text for option in asked.options)] if asked else []
    if isinstance(slide, FlowSlide) and slide.procedure in catalogue.procedures:
        steps = catalogue.procedures[slide.procedure].steps
        chosen = steps[(slide.from_ or 1) - 1 : slide.to]
        texts += [f"{step.who or ''} {step.output or step.does}" for step in chosen]
    return texts


def _limits(slide: Slide) -> Iterator[tuple[str, int]]:
    """Parts of a slide with the most words each may have."""
    if isinstance(slide, ClaimSlide):
        yield from ((point, 8) for point in slide.points)
    elif isinstance(slide, StepsSlide):
        yield from ((step, 7) for step in slide.steps)
    elif isinstance(slide, RememberSlide):
        yield from ((point, 10) for point in slide.points)
    elif isinstance(slide, CaseSlide):
        yield slide.story, 25
    elif isinstance(slide, ActivitySlide):
        yield slide.task, 25


def _read(text: str, catalogue: Catalogue) -> str:
    """*text* as the hall reads it; a reference that stands for nothing is told elsewhere."""
    try:
        return plain(text, catalogue)
    except ReferenceLookupError:
        return text


def _words(text: str) -> int:
    return len(_WORD.findall(text))
