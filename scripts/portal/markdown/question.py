"""One question as HTML: native inputs that work without scripts, and the key in a details element.

The browser grades from the records beside the questions (``portal.questions.record``); of this HTML it uses
the inputs, and the lines of the key to show what is said of an answer.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.models import Pool
from portal.content.references import resolve
from portal.markdown.context import PageContext
from portal.markdown.html import Child, append, h, inline
from portal.markdown.marks import mark
from portal.questions import Citation, Question, as_written, bank
from portal.questions.model import with_unit


@dataclass(frozen=True)
class Drawn:
    """A question to be drawn: as it stands in the bank, and in plain words for what holds no marks."""

    written: Question
    plain: Question


def drawn_bank(catalogue: Catalogue, module: str, pool: Pool | None = "on-tap") -> list[Drawn]:
    """Return the questions of *pool* (None: of all pools) of the bank of *module*, ready to be drawn."""
    written = bank(catalogue, module, say=as_written, pool=pool)
    both = zip(written, bank(catalogue, module, pool=pool), strict=True)
    return [Drawn(written, plain) for written, plain in both]


def draw_question(context: PageContext, drawn: Drawn) -> etree.Element:
    """Return the question as a section."""
    asked = drawn.written
    section = h("section", cls="q", id=asked.id, data_type=asked.kind)
    section.set("data-search", "none")
    legend = h("legend", h("span", context.t("question", asked.number), cls="q__no"), " ")
    append(legend, inline("span", asked.text, cls="q__stem"))
    field = h("fieldset", legend, h("p", context.t(f"how-{asked.kind}"), cls="q__how"))
    append(field, _controls(context, drawn))
    cite = h("p", context.t("basis") + ": ", citations(context, asked.basis), ".", cls="q__cite")
    key = h("details", h("summary", context.t("answer-show")), _key(context, asked), cite, cls="q__key")
    return append(section, field, key)


def draw_story(context: PageContext, asked: Question) -> etree.Element:
    """Return the story of the case that *asked* opens; its questions are appended to it."""
    title = h("p", context.t("case"), cls="case__title", id=f"{asked.item}-ke")
    case = h("div", title, inline("p", asked.story, cls="case__story"), cls="case", id=asked.item)
    case.set("role", "group")
    case.set("aria-labelledby", f"{asked.item}-ke")
    # The story is no more a search result than its questions are.
    case.set("data-search", "none")
    return case


def _letter(letter: str) -> etree.Element:
    return h("span", f"{letter}.", cls="letter")


def _controls(context: PageContext, drawn: Drawn) -> Iterator[Child]:
    asked, name = drawn.written, drawn.written.id
    if asked.choices:
        kind = "checkbox" if asked.kind == "multiple" else "radio"
        for option in asked.choices:
            box = h("input", type=kind, name=name, value=option.id)
            text = inline("span", option.text, cls="opt__text")
            yield h("label", box, _letter(option.letter), " ", text, cls="opt")
    elif asked.pairs:
        for pair in asked.pairs:
            choose = h("select", h("option", context.t("choose"), value=""), name=f"{name}.{pair.id}")
            for side in drawn.plain.sides:
                append(choose, h("option", f"{side.letter}. {side.text}", value=side.mark))
            yield h("label", inline("span", pair.left, cls="match__left"), choose, cls="match")
        # For paper, where nothing unfolds.
        sides = [h("li", _letter(side.letter), " ", inline("span", side.text)) for side in asked.sides]
        yield h("ol", sides, cls="match__sides")
    elif asked.steps:
        rows = []
        for step in asked.steps:
            choose = h("select", h("option", "–", value=""), name=f"{name}.{step.id}")
            for place in range(1, len(asked.steps) + 1):
                append(choose, h("option", str(place), value=str(place)))
            words = h("span", _letter(step.letter), " ", inline("span", step.text), cls="step__text")
            rows.append(h("li", h("label", choose, words, cls="order__row"), data_step=step.id))
        yield h("ul", rows, cls="order")
    else:
        field = h("input", type="text", name=name, autocomplete="off", cls="answer__field")
        field.set("inputmode", "decimal" if asked.kind == "numeric" else "text")
        line = h("span", field, cls="answer__line")
        if asked.unit:
            append(line, h("span", asked.unit, cls="answer__unit"))
        yield h("label", h("span", context.t("your-answer"), cls="answer__label"), line, cls="answer")


def _key(context: PageContext, asked: Question) -> etree.Element:
    """The lines of the key; the attributes name what each of them speaks of."""
    if asked.steps:
        steps = [
            h(
                "li",
                _letter(step.letter),
                " ",
                _said(step.text),
                ". ",
                _why(step.feedback),
                data_step=step.id,
            )
            for step in asked.ordered
        ]
        return h("ol", steps)
    return h("ul", _lines(context, asked))


def _lines(context: PageContext, asked: Question) -> Iterator[etree.Element]:
    right, wrong = (h("strong", context.t(key)) for key in ("correct", "wrong"))
    for option in asked.choices:
        verdict = right if option.right else wrong
        said = _said(option.text)
        line = h("li", _copy(verdict), " ", _letter(option.letter), " ", said, ". ", _why(option.feedback))
        line.set("data-option", option.id)
        line.set("data-correct", "true" if option.right else "false")
        yield line
    for pair in asked.pairs:
        side = inline("strong", pair.side.text.rstrip("."))
        line = h("li", _said(pair.left), " → ", _letter(pair.side.letter), " ", side, ". ")
        line.set("data-pair", pair.id)
        yield append(line, _why(pair.feedback))
    if asked.answers:
        best = with_unit(asked.answers[0].rstrip("."), asked.unit)
        yield h("li", _copy(right), " ", _said(best), ". ", _why(asked.feedback), cls="q__right")
        for near in asked.near:
            words = _said(with_unit(near.text.rstrip("."), asked.unit))
            yield h("li", _copy(wrong), " ", words, ". ", _why(near.feedback), data_near="")
        other = h("strong", context.t("other-answer"))
        yield h("li", other, " ", _why(asked.otherwise), data_otherwise="")


def _copy(element: etree.Element) -> etree.Element:
    return h(element.tag, element.text)


def _said(text: str) -> etree.Element:
    return inline("span", text.rstrip("."), cls="q__option")


def _why(text: str) -> etree.Element:
    return inline("span", text, cls="q__why")


def citations(context: PageContext, basis: tuple[Citation, ...]) -> list[Child]:
    """Links to what a question rests on, each with what must be known about it."""
    nodes: list[Child] = []
    for citation in basis:
        target = resolve(citation.cite, context.catalogue)
        if target.fact:
            context.use(context.catalogue.facts[target.fact])
        link = h("span", citation.words)
        if target.page in context.catalogue.has_page and target.page:
            link = h("a", citation.words, href=context.link(target.page, target.anchor))
        if not mark(context, link, target, quiet=True):
            link.set("title", target.tooltip)
        nodes += ["; " if nodes else None, link]
        for known in citation.marks:
            nodes += [" ", h("small", f"({context.t(known)})")]
    return nodes
