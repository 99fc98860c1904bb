"""What a slide names exists, and its parts fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portal.checks.drawings import drawing_faults
from portal.content.catalogue import Catalogue
from portal.content.icons import icon_file, icon_names
from portal.content.issues import Code, nearest
from portal.content.models import Module, Single, TrueFalse
from portal.content.models.slide_picture import (
    ChartPicture,
    DocumentPicture,
    DrawingPicture,
    FlowPicture,
    FormPicture,
    IconPicture,
    IconsPicture,
    PictureOf,
)
from portal.content.models.slides import (
    ActivitySlide,
    AskSlide,
    FlowSlide,
    NumberSlide,
    Slide,
    TableSlide,
)
from portal.content.module_sections import sections_of
from portal.content.pages import REFERENCE
from portal.content.projected import picture_of
from portal.content.references import ReferenceLookupError, resolve
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import ready_items

say = Speaker("slide-lint")

MOST_STEPS = 6
"""Steps of a procedure on one slide."""


class Fault(NamedTuple):
    """What is wrong, how to write it, and the code under which it is told."""

    message: str
    hint: str
    code: Code = Code.TRANG_CHIEU


def faults_of_parts(catalogue: Catalogue, paths: Paths, module: Module, slide: Slide) -> Iterator[Fault]:
    """Yield what is wrong with the things that *slide* of *module* names."""
    for cite in slide.cite:
        try:
            resolve(cite, catalogue)
        except ReferenceLookupError as problem:
            yield Fault(f"{slide.id}: {problem.message}", problem.hint, problem.code)
    if slide.section is not None:
        anchors = sections_of(catalogue, module)
        if slide.section not in anchors:
            hint = nearest(slide.section, anchors) or ", ".join(anchors)
            yield Fault(say("no-section", slide.id, slide.section), hint)
    picture = picture_of(slide)
    if picture is not None:
        yield from faults_of_picture(catalogue, paths, slide.id, picture)
    match slide:
        case ChartPicture():
            yield from _chart(catalogue, slide.id, slide)
        case NumberSlide() if not REFERENCE.search(slide.value):
            yield Fault(*say.fault("no-reference", slide.id))
        case TableSlide() if any(len(row) != len(slide.head) for row in slide.rows):
            yield Fault(*say.fault("cells", slide.id, len(slide.head)))
        case FlowSlide():
            yield from faults_of_flow(catalogue, slide.id, slide)
        case AskSlide():
            yield from _ask(catalogue, module, slide)
        case ActivitySlide():
            if slide.bring is not None:
                yield from _known(slide.id, slide.bring, catalogue.forms)
            if slide.countdown > slide.minutes:
                yield Fault(*say.fault("countdown", slide.id, slide.countdown, slide.minutes))


def asked_item(catalogue: Catalogue, module: Module, slide: AskSlide) -> Single | TrueFalse | None:
    """Return what *slide* asks out of the bank; None when that is no reviewed choice for practice."""
    quiz = catalogue.quizzes.get(module.id)
    items = ready_items(quiz, "on-tap") if quiz else []
    found = next((item for item in items if item.id == slide.item), None)
    return found if isinstance(found, Single | TrueFalse) else None


def faults_of_picture(
    catalogue: Catalogue, paths: Paths, slide: str, picture: PictureOf
) -> Iterator[Fault]:
    """Yield what is wrong with the things that *picture* of *slide* names."""
    match picture:
        case IconPicture():
            yield from _icons(slide, [picture.icon])
        case IconsPicture():
            yield from _icons(slide, picture.icons)
            if len(picture.icons) != len(picture.labels):
                yield Fault(*say.fault("labels", slide, len(picture.icons)))
        case DrawingPicture():
            for message, hint in drawing_faults(paths.data / "hinh" / f"{picture.drawing}.svg"):
                yield Fault(f"{slide}: {message}", hint)
        case ChartPicture():
            yield from _chart(catalogue, slide, picture)
        case DocumentPicture():
            yield from _known(slide, picture.document, catalogue.documents)
        case FormPicture():
            yield from _known(slide, picture.form, catalogue.forms)


def _icons(slide: str, names: Iterable[str]) -> Iterator[Fault]:
    for name in names:
        if icon_file(name) is None:
            yield Fault(say("no-icon", slide, name), nearest(name, icon_names()) or say("no-icon.hint"))


def _known(slide: str, wanted: str, known: Iterable[str]) -> Iterator[Fault]:
    ids = list(known)
    if wanted not in ids:
        yield Fault(say("no-id", slide, wanted), nearest(wanted, ids), Code.MA_KHONG_CO)


def _chart(catalogue: Catalogue, slide: str, chart: ChartPicture) -> Iterator[Fault]:
    if len(chart.labels) != len(chart.facts):
        yield Fault(*say.fault("labels", slide, len(chart.facts)))
    for wanted in chart.facts:
        yield from _known(slide, wanted, catalogue.facts)
        values = catalogue.facts[wanted].values or {} if wanted in catalogue.facts else None
        for key in chart.columns if values is not None else ():
            if not isinstance((values or {}).get(key), int | float):
                known = ", ".join(values or {})
                yield Fault(*say.fault("no-value", slide, wanted, key, known), Code.GIA_TRI_KHONG_CO)


def faults_of_flow(catalogue: Catalogue, name: str, slide: FlowPicture) -> Iterator[Fault]:
    """Yield what is wrong with the boxes and arrows of *slide*, called *name*."""
    if (slide.procedure is None) == (not slide.boxes):
        yield Fault(*say.fault("flow-either", name))
        return
    if slide.procedure is not None:
        yield from _known(name, slide.procedure, catalogue.procedures)
        if slide.procedure in catalogue.procedures:
            count = len(catalogue.procedures[slide.procedure].steps)
            first, last = slide.from_ or 1, slide.to or count
            if not (first < last <= count and last - first < MOST_STEPS):
                yield Fault(*say.fault("flow-range", name, count, MOST_STEPS))
        return
    ids = [box.id for box in slide.boxes]
    if len(ids) < 3 or len(set(ids)) < len(ids):
        yield Fault(*say.fault("flow-boxes", name))
    if not slide.arrows:
        yield Fault(*say.fault("flow-arrows", name))
    for arrow in slide.arrows:
        for end in arrow[:2]:
            if end not in ids:
                yield Fault(*say.fault("flow-end", name, end, ", ".join(ids)))
        if arrow[0] == arrow[1]:
            yield Fault(*say.fault("flow-self", name, arrow[0]))


def _ask(catalogue: Catalogue, module: Module, slide: AskSlide) -> Iterator[Fault]:
    written = slide.question is not None or slide.options or slide.why is not None
    if (slide.item is None) == (not written):
        yield Fault(*say.fault("ask-either", slide.id))
    elif slide.item is not None:
        if asked_item(catalogue, module, slide) is None:
            yield Fault(*say.fault("ask-item", slide.id, slide.item))
    elif slide.question is None or slide.why is None or len(slide.options) < 2:
        yield Fault(*say.fault("ask-whole", slide.id))
    elif sum(option.right for option in slide.options) != 1:
        yield Fault(*say.fault("ask-right", slide.id))
