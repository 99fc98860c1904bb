"""One question as HTML: native inputs that work without scripts, and the key in a details element.

What the browser needs to grade stands in the key as data attributes (``overrides/src/quiz/read.ts``).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from portal.content.models import Choices, Matching, NearNumber, Numeric, Ordering, Short
from portal.content.quizzes import Prompt
from portal.content.quizzes.prompts import number
from portal.content.quizzes.shown import right_sides, shown_steps
from portal.content.references import resolve
from portal.extensions.context import PageContext
from portal.extensions.html import Child, append, h, inline
from portal.extensions.marks import resolved_nodes


def draw_prompt(context: PageContext, at: int, prompt: Prompt) -> etree.Element:
    """Return question number *at* as a section."""
    asked, item = prompt.asked, prompt.item
    section = h("section", cls="q", id=prompt.id, data_type=asked.type, data_rev=str(item.rev))
    section.set("data-item", item.id)
    section.set("data-objective", item.objective)
    section.set("data-bloom", item.bloom)
    section.set("data-search-exclude", "")
    legend = h("legend", h("span", context.t("question", at), cls="q__no"), " ")
    append(legend, inline("span", asked.stem, cls="q__stem"))
    field = h("fieldset", legend, h("p", context.t(f"how_{asked.type}"), cls="q__how"))
    append(field, _controls(context, prompt))
    cite = append(h("p", cls="q__cite"), context.t("basis") + ": ", citations(context, prompt), ".")
    key = h("details", h("summary", context.t("answer_show")), _key(context, prompt), cite, cls="q__key")
    return append(section, field, key)


def _controls(context: PageContext, prompt: Prompt) -> Iterator[Child]:
    asked, name = prompt.asked, prompt.id
    if isinstance(asked, Choices):
        kind = "checkbox" if asked.type == "multiple" else "radio"
        for option in asked.options:
            box = h("input", type=kind, name=name, value=option.id)
            yield h("label", box, inline("span", option.text, cls="opt__text"), cls="opt")
    elif isinstance(asked, Matching):
        sides = right_sides(asked, name)
        for pair in asked.pairs:
            choose = h("select", h("option", context.t("choose"), value=""), name=f"{name}.{pair.id}")
            for mark, text in sides.items():
                append(choose, h("option", _plain(text), value=mark))
            yield h("label", inline("span", pair.left, cls="match__left"), choose, cls="match")
        # For paper, where nothing unfolds.
        yield h(
            "ol",
            [h("li", _plain(text), data_side=mark) for mark, text in sides.items()],
            cls="match__sides",
        )
    elif isinstance(asked, Ordering):
        texts = {step.id: step.text for step in asked.steps}
        rows = []
        for step in shown_steps(asked, name):
            choose = h("select", h("option", "–", value=""), name=f"{name}.{step}")
            for place in range(1, len(texts) + 1):
                append(choose, h("option", str(place), value=str(place)))
            label = h("label", choose, inline("span", texts[step], cls="step__text"), cls="order__row")
            rows.append(h("li", label, data_step=step))
        yield h("ul", rows, cls="order")
    else:
        numeric = isinstance(asked, Numeric)
        field = h("input", type="text", name=name, autocomplete="off", cls="answer__field")
        field.set("inputmode", "decimal" if numeric else "text")
        line = h("span", field, cls="answer__line")
        if isinstance(asked, Numeric) and asked.unit:
            append(line, h("span", asked.unit, cls="answer__unit"))
        yield h("label", h("span", context.t("your_answer"), cls="answer__label"), line, cls="answer")


def _key(context: PageContext, prompt: Prompt) -> etree.Element:
    asked = prompt.asked
    lines: list[etree.Element] = []
    if isinstance(asked, Choices):
        for option in asked.options:
            line = h("li", h("strong", context.t("correct" if option.correct else "wrong")), " ")
            append(
                line, inline("span", option.text.rstrip("."), cls="q__option"), ". ", _why(option.feedback)
            )
            line.set("data-option", option.id)
            line.set("data-correct", "true" if option.correct else "false")
            lines.append(line)
    elif isinstance(asked, Matching):
        marks = {text: mark for mark, text in right_sides(asked, prompt.id).items()}
        for pair in asked.pairs:
            line = h("li", _said(pair.left), " → ")
            append(line, inline("strong", pair.right.rstrip(".")), ". ", _why(pair.feedback))
            line.set("data-pair", pair.id)
            line.set("data-right", marks[pair.right])
            lines.append(line)
    elif isinstance(asked, Ordering):
        for step in asked.steps:
            line = h(
                "li", inline("span", step.text.rstrip("."), cls="q__option"), ". ", _why(step.feedback)
            )
            line.set("data-step", step.id)
            lines.append(line)
        return h("ol", lines)
    else:
        lines = list(_written(context, asked))
    return h("ul", lines)


def _written(context: PageContext, asked: Numeric | Short) -> Iterator[etree.Element]:
    """The key of a written answer: the right one, those often mistaken for it, what to say of any other."""
    right = h("li", h("strong", context.t("correct")), " ", cls="q__right")
    if isinstance(asked, Numeric):
        append(right, h("span", _with_unit(asked.answer, asked.unit), cls="q__option"), ". ")
        right.set("data-answer", f"{asked.answer:.10g}")
        right.set("data-tolerance", f"{asked.tolerance:.10g}")
    else:
        append(right, h("span", asked.accept[0].rstrip("."), cls="q__option"), ". ")
        right.set("data-accept", "|".join(asked.accept))
    yield append(right, _why(asked.feedback))
    for near in asked.near:
        if isinstance(near, NearNumber):
            value, words = f"{near.value:.10g}", _with_unit(near.value, getattr(asked, "unit", None))
        else:
            value, words = near.text, near.text.rstrip(".")
        line = h("li", h("strong", context.t("wrong")), " ", h("span", words, cls="q__option"), ". ")
        line.set("data-near", value)
        yield append(line, _why(near.feedback))
    other = h("li", h("strong", context.t("other_answer")), " ", _why(asked.otherwise))
    other.set("data-otherwise", "")
    yield other


def _with_unit(value: float, unit: str | None) -> str:
    if not unit:
        return number(value)
    return f"{number(value)}{'' if unit == '%' else ' '}{unit}"


def _said(text: str) -> etree.Element:
    return inline("span", text.rstrip("."), cls="q__option")


def _why(text: str) -> etree.Element:
    return inline("span", text, cls="q__why")


def _plain(text: str) -> str:
    """Options of a select hold plain text only."""
    return text.replace("**", "").replace("*", "")


def citations(context: PageContext, prompt: Prompt) -> list[Child]:
    """Links to what the item rests on."""
    nodes: list[Child] = []
    for cite in prompt.item.cite:
        target = resolve(cite, context.catalogue)
        if target.kind == "source":
            fact = context.catalogue.facts[cite]
            owner = context.catalogue.documents.get(context.catalogue.fact_owner[cite])
            place = fact.at.split(" (")[0] + ", " if fact.at else ""
            words = place + (owner.short if owner else context.catalogue.portal.province)
            link = h("a", words, title=target.tooltip)
            if target.page in context.catalogue.has_page and target.page:
                link.set("href", context.link(target.page, target.anchor))
            context.use(fact)
            nodes += ["; " if nodes else None, link]
            if fact.confidence != "chinh-van":
                nodes += [" ", h("small", f"({context.t('confidence.' + fact.confidence)})")]
        else:
            nodes += ["; " if nodes else None, *resolved_nodes(context, target)]
    return nodes
