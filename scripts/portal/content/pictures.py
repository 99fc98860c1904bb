"""What a ``/// picture`` of a page shows: the picture of a slide, or one that its options name.

Leaves to others: whether what a picture names exists (``portal.checks.pictures``), and drawing it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, nearest
from portal.content.models.slide_picture import (
    PAGE_PICTURES,
    ChartPicture,
    FlowPicture,
    IconPicture,
    NumberPicture,
    PagePicture,
    StepsPicture,
)
from portal.content.models.slides import NumberSlide, Slide, Slides
from portal.content.projected import picture_of
from portal.content.references import ReferenceLookupError
from portal.content.validation import describe
from portal.locales import Speaker

say = Speaker("records")

BLOCK = "picture"


def shown(catalogue: Catalogue, path: str, argument: str, options: Mapping[str, Any]) -> PagePicture:
    """Return what a block on the page at *path* shows; options that were not written are None.

    Raises ReferenceLookupError, in words for authors, where it names nothing that can be looked at.
    """
    written = {key: value for key, value in options.items() if value is not None and key != "caption"}
    if bool(argument) == bool(written):
        raise ReferenceLookupError(Code.KHOI, *say.fault("picture-either"))
    return _of_slide(catalogue, path, argument) if argument else _of_options(written)


def _of_slide(catalogue: Catalogue, path: str, argument: str) -> PagePicture:
    module, _, slide_id = argument.rpartition("#")
    module = module or next(
        (m for m, folder in catalogue.module_folders.items() if path == f"hoc-phan/{folder}/index.md"), ""
    )
    deck = catalogue.slides.get(module)
    if deck is None:
        raise ReferenceLookupError(Code.MA_KHONG_CO, *say.fault("picture-no-deck", argument))
    slide = next((one for one in deck.slides if one.id == slide_id), None)
    found = picture_on(slide) if slide else None
    if found is None:
        able = list(lookable(deck))
        hint = (nearest(slide_id, able) if slide is None else "") or ", ".join(able)
        key = "picture-no-slide" if slide is None else "picture-no-sight"
        raise ReferenceLookupError(Code.MA_KHONG_CO, say(key, module, slide_id), hint)
    return found


def _of_options(written: Mapping[str, Any]) -> PagePicture:
    kind = next((key for key in PAGE_PICTURES if key in written), None)
    if kind is None:
        raise ReferenceLookupError(Code.KHOI, *say.fault("picture-which", ", ".join(PAGE_PICTURES)))
    model = PAGE_PICTURES[kind]
    try:
        return model.model_validate(written)
    except ValidationError as problem:
        code, message, hint = describe(problem.errors(include_url=False)[0], model)
        raise ReferenceLookupError(code, message, hint) from None


def lookable(deck: Slides) -> Iterator[str]:
    """Yield the slides of *deck* whose picture a page may show."""
    return (slide.id for slide in deck.slides if picture_on(slide) is not None)


def picture_on(slide: Slide) -> PagePicture | None:
    """Return what there is to look at on *slide*: its picture, flow, steps, chart or number."""
    if isinstance(slide, FlowPicture | StepsPicture | ChartPicture):
        return slide
    if isinstance(slide, NumberSlide):
        return NumberPicture(number=slide.value, words=slide.label, title=slide.title)
    picture = picture_of(slide)
    return None if picture is None or isinstance(picture, IconPicture) else picture


def picture_texts(catalogue: Catalogue) -> Iterator[tuple[Path, int, str]]:
    """Yield (file, line, text) of what authors wrote in the options of pictures on Vietnamese pages."""
    for page in catalogue.pages_in("vi"):
        for block in page.blocks:
            if block.name != BLOCK:
                continue
            options = page.options_of(block)
            for key in ("number", "title", "words", "caption"):
                if isinstance(options.get(key), str):
                    yield page.source, block.line, options[key]
            for text in _nested([options.get(key) for key in ("labels", "steps", "boxes", "arrows")]):
                yield page.source, block.line, text


def _nested(value: Any) -> Iterator[str]:
    """The texts of lists in lists; of a box its words."""
    if isinstance(value, list):
        for one in value:
            yield from _nested(one.get("text") if isinstance(one, dict) else one)
    elif isinstance(value, str):
        yield value
