"""What of a slide stands on the wall, and what the trainer alone sees: texts as written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue, slide_place
from portal.content.models.slide_picture import (
    ChartPicture,
    IconsPicture,
    PictureOf,
)
from portal.content.models.slides import (
    ActivitySlide,
    AskSlide,
    CaseSlide,
    ChartSlide,
    ClaimSlide,
    CompareSlide,
    EndSlide,
    FlowSlide,
    NumberSlide,
    RememberSlide,
    Slide,
    StepsSlide,
    TableSlide,
    Titled,
    TitleSlide,
)


def projected(slide: Slide) -> list[str]:
    """Return the written texts that a hall reads on *slide*, title first; without what data adds to it."""
    title = [slide.title] if isinstance(slide, Titled) else []
    return [*title, *_body(slide), *_words_of(picture_of(slide))]


def spoken(slide: Slide) -> list[str]:
    """Return the trainer's notes of *slide*: what to say, to ask, to expect."""
    notes = slide.notes
    return [text for text in (notes.say, notes.ask, notes.expect) if text]


def picture_of(slide: Slide) -> PictureOf | None:
    """Return the picture beside the words, if the slide has one."""
    if isinstance(slide, TitleSlide | ClaimSlide | CaseSlide | ActivitySlide):
        return slide.picture
    return None


def _body(slide: Slide) -> list[str]:
    match slide:
        case TitleSlide() | EndSlide():
            return [slide.lead]
        case ClaimSlide() | RememberSlide():
            return slide.points
        case NumberSlide():
            return [slide.value, slide.label]
        case CompareSlide():
            return [text for side in (slide.left, slide.right) for text in (side.head, *side.points)]
        case TableSlide():
            return [*slide.head, *(cell for row in slide.rows for cell in row)]
        case StepsSlide():
            return slide.steps
        case FlowSlide():
            return [*(box.text for box in slide.boxes), *(a[2] for a in slide.arrows if len(a) > 2)]
        case ChartSlide():
            return slide.labels
        case CaseSlide():
            return [slide.story, slide.question]
        case AskSlide():
            return [*([slide.question] if slide.question else []), *(o.text for o in slide.options)]
        case ActivitySlide():
            return [slide.task]
    return []


def _words_of(picture: PictureOf | None) -> list[str]:
    return picture.labels if isinstance(picture, IconsPicture | ChartPicture) else []


def slide_texts(catalogue: Catalogue) -> Iterator[tuple[Path, int, str]]:
    """Yield (file, line, text) of everything written on slides and in their notes."""
    for module, deck in catalogue.slides.items():
        for slide in deck.slides:
            place = catalogue.places.get(slide_place(module, slide.id))
            if place is not None:
                why = [slide.why] if isinstance(slide, AskSlide) and slide.why else []
                yield from ((*place, text) for text in (*projected(slide), *why, *spoken(slide)))
