"""From ``slides.yml`` of a module to its deck: references resolved, pictures drawn, notes put together."""

from __future__ import annotations

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.models import slides as written
from portal.content.models.slide_picture import IconPicture, PictureOf
from portal.content.projected import projected
from portal.document import Block, Pages, Span
from portal.document.deck import model
from portal.document.deck.model import Body, Deck, Slide, Words
from portal.drawing.figure import Figure
from portal.drawing.figures import bars, figure, flow_of, steps
from portal.drawing.images import svg_image
from portal.locales import Speaker, page_text
from portal.outputs.slides.notes import notes, section
from portal.outputs.slides.words import cited, repealed, rests, sources, words
from portal.outputs.subjects import module_path
from portal.questions import LETTERS, Question, bank
from portal.render.typst.typesetting import qr_svg

say = Speaker("slides-made")

_CASE = IconPicture(icon="material/comment-question")
"""The picture of a case that names none."""


def deck(pages: Pages, module: Module) -> Deck | None:
    """Return the deck of *module*; None when nobody has written one, or it has no page."""
    catalogue = pages.catalogue
    deck = catalogue.slides.get(module.id)
    path = module_path(catalogue, module)
    if deck is None or path not in pages.sources:
        return None
    maker = _Maker(pages, module)
    return Deck(
        module.id,
        module.number,
        catalogue.module_title(module),
        pages.of(path).url,
        catalogue.portal.organisation.vi,
        catalogue.portal.name.vi,
        module.updated,
        module.minutes,
        tuple(maker.slide(slide) for slide in deck.slides),
    )


class _Maker:
    """Makes the slides of one module, in order."""

    def __init__(self, pages: Pages, module: Module) -> None:
        self._catalogue: Catalogue = pages.catalogue
        self._module = module
        self._page = pages.of(module_path(pages.catalogue, module))
        self._told: set[str] = set()
        """Sections whose prose has been given to an earlier slide."""

    def slide(self, slide: written.Slide) -> Slide:
        """Return *slide* ready to be drawn."""
        asked = self._question(slide)
        cites = [*slide.cite, *cited(projected(slide))]
        if asked is not None:
            cites += [one.cite for one in asked.basis]
        heading = ""
        prose: list[Block] = []
        if slide.section and slide.section not in self._told:
            self._told.add(slide.section)
            heading, prose = section(self._page.tree.blocks, slide.section)
        return Slide(
            slide.kind,
            slide.id,
            self._title(slide, asked),
            slide.minutes,
            self._body(slide, asked),
            sources(cites, self._catalogue),
            repealed(cites, self._catalogue),
            notes(slide, self._catalogue, rests(cites, self._catalogue), heading, prose),
        )

    def _question(self, slide: written.Slide) -> Question | None:
        if not isinstance(slide, written.AskSlide) or slide.item is None:
            return None
        return next(one for one in bank(self._catalogue, self._module.id) if one.id == slide.item)

    def _title(self, slide: written.Slide, asked: Question | None) -> Words:
        if isinstance(slide, written.Titled):
            return self._words(slide.title)
        if isinstance(slide, written.TitleSlide):
            return (Span(self._catalogue.module_title(self._module)),)
        if isinstance(slide, written.AskSlide):
            return (Span(asked.text),) if asked else self._words(slide.question or "")
        return (Span(say(f"title-{slide.kind}")),)

    def _body(self, slide: written.Slide, asked: Question | None) -> Body:
        match slide:
            case written.TitleSlide():
                above = page_text("module", "vi", self._module.number)
                by = self._catalogue.portal.organisation.vi
                return model.Cover(above, self._words(slide.lead), by, self._beside(slide.picture))
            case written.ClaimSlide():
                drawn = figure(slide.picture, self._catalogue, beside=bool(slide.points))
                return model.Claim(self._each(slide.points), drawn)
            case written.NumberSlide():
                return model.Number(self._words(slide.value), self._words(slide.label))
            case written.CompareSlide():
                left, right = (
                    model.Side(self._words(side.head), self._each(side.points))
                    for side in (slide.left, slide.right)
                )
                return model.Compare(left, right)
            case written.TableSlide():
                return model.Grid(self._each(slide.head), tuple(self._each(row) for row in slide.rows))
            case written.StepsSlide():
                return model.Drawn(steps([_plain(self._words(step)) for step in slide.steps]))
            case written.FlowSlide():
                return model.Drawn(flow_of(slide, self._catalogue))
            case written.ChartSlide():
                return model.Drawn(bars(slide, self._catalogue))
            case written.CaseSlide():
                drawn_case = self._beside(slide.picture or _CASE)
                return model.Story(self._words(slide.story), self._words(slide.question), drawn_case)
            case written.AskSlide():
                return self._asked(slide, asked)
            case written.ActivitySlide():
                form = self._catalogue.forms[slide.bring].title if slide.bring else ""
                drawn_task = self._beside(slide.picture)
                return model.Task(self._words(slide.task), slide.countdown, form, drawn_task)
            case written.BreakSlide():
                return model.Pause()
            case written.RememberSlide():
                return model.Three(self._each(slide.points))
            case written.EndSlide():
                code = svg_image(qr_svg(self._page.url).decode(), "qr.svg")
                return model.End(self._words(slide.lead), code)

    def _asked(self, slide: written.AskSlide, asked: Question | None) -> model.Asked:
        if asked is not None:
            choices = [(choice.text, choice.right) for choice in asked.choices]
            why = asked.why
        else:
            choices = [(option.text, option.right) for option in slide.options]
            why = slide.why or ""
        options = tuple(
            model.Option(letter, self._words(text), right)
            for letter, (text, right) in zip(LETTERS, choices, strict=False)
        )
        return model.Asked(options, self._words(why))

    def _beside(self, picture: PictureOf | None) -> Figure | None:
        return figure(picture, self._catalogue, beside=True) if picture else None

    def _words(self, text: str) -> Words:
        return words(text, self._catalogue)

    def _each(self, texts: list[str]) -> tuple[Words, ...]:
        return tuple(map(self._words, texts))


def _plain(text: Words) -> str:
    return "".join(span.text for span in text)
