"""``/// picture``: the picture of a slide, or one of the page's own; drawn where there is a screen.

Scenes come in two shapes, of which the style shows the one there is room for. Paper, Word and e-books have
sheets and diagrams of their own and leave it out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.util import AtomicString

from portal.content.models.slide_picture import (
    ChartPicture,
    DocumentPicture,
    FilledPicture,
    FlowPicture,
    FormPicture,
    NumberPicture,
    PagePicture,
    StepsPicture,
)
from portal.content.pictures import shown
from portal.drawing.figure import PAGE, Figure
from portal.drawing.figures import bars, figure, flow_of, steps
from portal.drawing.images import Image
from portal.drawing.scene import Scene
from portal.markdown.blocks.base import DataBlock, options_of
from portal.markdown.blocks.filled import filled_form
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h, inline
from portal.questions import plain

_SCENE, _DRAWING = 0.6, 0.75
"""CSS pixels a unit, where there is room: letters of 28 and of 24 units become about as large as text."""
_DRAWN_FOR = ("web", "package")


class PictureBlock(DataBlock):
    """Draws a picture in its frame, with what it shows in words and a caption where one is written.

    Argument: a slide of the module of the page, or ``hp06#slide``; else options say what is drawn.
    """

    NAME = "picture"
    ARGUMENT = None
    OPTIONS = options_of("picture")

    def render(self, context: PageContext, argument: str) -> etree.Element:
        if context.output not in _DRAWN_FOR:
            return h("div")
        options = {name: self.options[name] for name in self.OPTIONS}
        found = shown(context.catalogue, context.page, argument, options)
        frame = h("figure", cls="picture", data_search="none")
        frame.extend(self._drawn(context, found))
        caption = self._caption(context, found)
        if len(caption):
            frame.append(caption)
        if isinstance(found, NumberPicture | FilledPicture):
            frame.set(
                "class", f"picture picture--{'number' if isinstance(found, NumberPicture) else 'form'}"
            )
        return frame

    def _drawn(self, context: PageContext, found: PagePicture) -> list[etree.Element]:
        match found:
            case NumberPicture():
                title = [inline("p", found.title, cls="picture__title")] if found.title else []
                value = inline("p", found.number, cls="picture__value")
                return [*title, value, inline("p", found.words, cls="picture__words")]
            case FilledPicture():
                return [filled_form(context, found)]
            case FlowPicture():
                drawn = flow_of(found, context.catalogue, PAGE)
            case StepsPicture():
                texts = [plain(step, context.catalogue) for step in found.steps]
                drawn = steps(texts, PAGE)
            case ChartPicture():
                drawn = bars(found, context.catalogue, PAGE)
            case _:
                drawn = figure(found, context.catalogue, PAGE)
        view = h("div", cls="picture__view", role="img", aria_label=drawn.alt)
        view.text = AtomicString(self.md.htmlStash.store(_shapes(drawn)))
        page = _page_of(context, found)
        return [h("a", view, href=context.link(page), cls="picture__link") if page else view]

    def _caption(self, context: PageContext, found: PagePicture) -> etree.Element:
        caption = h("figcaption")
        if self.options["caption"]:
            caption.append(inline("p", str(self.options["caption"])))
        if isinstance(found, ChartPicture):
            if _doubtful(context, found):
                caption.append(h("p", context.t("chart-doubt")))
            caption.append(inline("p", " ".join(f"[[{fact}]]" for fact in found.facts)))
        if isinstance(found, FilledPicture):
            said: list[Child] = [context.t("picture-filled"), " "]
            page = _page_of(context, found)
            if page:
                said.append(h("a", context.t("picture-open"), href=context.link(page)))
            append(caption, h("p", said))
        return caption


def _page_of(context: PageContext, found: PagePicture) -> str | None:
    """The page of the form or document that is shown, where it has one."""
    match found:
        case FilledPicture() | FormPicture():
            page = context.catalogue.page_of(found.form)
        case DocumentPicture():
            page = context.catalogue.page_of(found.document)
        case _:
            return None
    return page if page in context.catalogue.has_page else None


def _doubtful(context: PageContext, chart: ChartPicture) -> bool:
    facts = [context.catalogue.facts[one] for one in chart.facts]
    return any(fact.confidence_for(key) == "suy-luan" for fact in facts for key in chart.columns)


def _shapes(drawn: Figure) -> str:
    if drawn.wide == drawn.narrow:
        return _svg(drawn.wide, "")
    return _svg(drawn.wide, "picture__wide") + _svg(drawn.narrow, "picture__narrow")


def _svg(picture: Scene | Image, name: str) -> str:
    """*picture* at its own size; its words are those of the frame, so nobody is told them twice."""
    scale = _SCENE if isinstance(picture, Scene) else _DRAWING
    size = f'width="{picture.width * scale:.0f}" height="{picture.height * scale:.0f}"'
    own = f'class="{name}" {size}' if name else size
    if isinstance(picture, Scene):
        return picture.svg(attributes=own).replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    svg = re.sub(r"<title.*?</title>", "", picture.svg, count=1, flags=re.DOTALL)
    return svg.replace("<svg ", f'<svg aria-hidden="true" {own} ', 1)
