"""From the items of a bank to questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Choices, Item, Matching, NearNumber, Numeric, Ordering, Pool, Quiz, Short
from portal.content.pages import REFERENCE
from portal.content.references import resolve
from portal.questions.draw import answer_order
from portal.questions.items import Prompt, number, prompts, ready_items
from portal.questions.model import LETTERS, Choice, Citation, Near, Pair, Question, Side, Step
from portal.questions.spelling import spellings

Say = Callable[[str], str]
"""What becomes of a text as it stands in the bank."""


def as_written(text: str) -> str:
    """Return *text* with its references and marks of emphasis, for the page, which draws them."""
    return text


def plain(text: str, catalogue: Catalogue) -> str:
    """Return *text* as people read it: references as their words, no emphasis."""
    read = REFERENCE.sub(lambda match: resolve(match[1], catalogue).text, text)
    return re.sub(r"\*+([^*]+)\*+", r"\1", read)


def bank(
    catalogue: Catalogue, module: str, say: Say | None = None, pool: Pool | None = "on-tap"
) -> list[Question]:
    """Return the reviewed questions of *pool* of *module*, numbered through, options in their own order.

    Practice is the pool unless another is named; None is the whole bank.

    Empty where there is no bank. Texts are plain unless *say* makes something else of them. Raises
    ReferenceLookupError when a reference stands for nothing.
    """
    quiz = catalogue.quizzes.get(module)
    if quiz is None:
        return []
    return questions(catalogue, [(quiz.id, item) for item in ready_items(quiz, pool)], say=say)


def bank_size(quiz: Quiz) -> int:
    """Return how many questions a bank asks for practice; each question of a case counts as one."""
    return sum(len(prompts(item)) for item in ready_items(quiz, "on-tap"))


def questions(
    catalogue: Catalogue, items: Iterable[tuple[str, Item]], seed: int | None = None, say: Say | None = None
) -> list[Question]:
    """Return the questions of *items* (module, item), numbered through; *seed* shuffles options.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    asked = [(module, prompt) for module, item in items for prompt in prompts(item)]
    make = partial(_question, catalogue, say or partial(plain, catalogue=catalogue), seed)
    return [make(number, module, prompt) for number, (module, prompt) in enumerate(asked, 1)]


def _question(
    catalogue: Catalogue, say: Say, seed: int | None, at: int, module: str, prompt: Prompt
) -> Question:
    asked, item = prompt.asked, prompt.item
    found: dict[str, Any]
    if isinstance(asked, Choices):
        found = {"choices": _choices(asked, prompt.id, seed, say)}
    elif isinstance(asked, Matching):
        found = _matching(asked, prompt.id, say)
    elif isinstance(asked, Ordering):
        found = {"steps": _steps(asked, prompt.id, say)}
    else:
        found = _written(asked, say)
    return Question(
        id=prompt.id,
        item=item.id,
        rev=item.rev,
        module=module,
        objective=item.objective,
        bloom=item.bloom,
        difficulty=item.difficulty,
        kind=asked.type,
        number=at,
        text=say(asked.stem),
        basis=basis(item.cite, catalogue),
        story=say(prompt.scenario) if prompt.scenario else "",
        part=prompt.part,
        **found,
    )


def _choices(asked: Choices, question: str, seed: int | None, say: Say) -> tuple[Choice, ...]:
    options = {option.id: option for option in asked.options}
    order = list(options)
    if seed is not None and asked.type != "true-false":  # type: ignore[attr-defined]
        order = answer_order(question, order, seed)
    return tuple(
        Choice(o.id, letter, say(o.text), o.correct, say(o.feedback))
        for letter, o in zip(LETTERS, (options[i] for i in order), strict=False)
    )


def _matching(asked: Matching, question: str, say: Say) -> dict[str, Any]:
    """The sides stand in an order of their own, the same on the page and on paper."""
    texts = list(dict.fromkeys([*(pair.right for pair in asked.pairs), *asked.extras]))
    order = answer_order(question, [str(at) for at in range(len(texts))], 0)
    shown = [(texts[int(at)], n) for n, at in enumerate(order)]
    sides = {text: Side(f"r{n + 1}", LETTERS[n], say(text)) for text, n in shown}
    pairs = tuple(
        Pair(pair.id, n, say(pair.left), sides[pair.right], say(pair.feedback))
        for n, pair in enumerate(asked.pairs, 1)
    )
    return {"pairs": pairs, "sides": tuple(sides.values())}


def _steps(asked: Ordering, question: str, say: Say) -> tuple[Step, ...]:
    """The steps in the order they are shown, which is never the right one."""
    places = {step.id: n for n, step in enumerate(asked.steps, 1)}
    ids = list(places)
    shown = answer_order(question, ids, 0)
    if shown == ids:
        shown = [*ids[1:], ids[0]]
    by_id = {step.id: step for step in asked.steps}
    return tuple(
        Step(i, letter, say(by_id[i].text), places[i], say(by_id[i].feedback))
        for letter, i in zip(LETTERS, shown, strict=False)
    )


def _written(asked: Numeric | Short, say: Say) -> dict[str, Any]:
    found: dict[str, Any] = {"feedback": say(asked.feedback), "otherwise": say(asked.otherwise)}
    found["near"] = tuple(
        Near(number(near.value), say(near.feedback), near.value)
        if isinstance(near, NearNumber)
        else Near(say(near.text), say(near.feedback))
        for near in asked.near
    )
    if isinstance(asked, Numeric):
        found |= {"answers": (number(asked.answer),), "value": asked.answer, "tolerance": asked.tolerance}
        return found | {"unit": asked.unit or ""}
    return found | {"answers": spellings(say(text) for text in asked.accept)}


def basis(cites: Iterable[str], catalogue: Catalogue) -> tuple[Citation, ...]:
    """Return the citations in order; facts of one place are one citation.

    Raises ReferenceLookupError when one stands for nothing.
    """
    found: dict[str, Citation] = {}
    for cite in cites:
        citation = _citation(cite, catalogue)
        found.setdefault(str(citation), citation)
    return tuple(found.values())


def _citation(cite: str, catalogue: Catalogue) -> Citation:
    target = resolve(cite, catalogue)
    marks = []
    if target.document and catalogue.is_repealed(target.document):
        done = catalogue.documents[target.document].carried_out
        marks.append("done-mark" if done else "repealed-mark")
    if target.fact is None:
        return Citation(cite, target.text, tuple(marks))
    fact = catalogue.facts[target.fact]
    owner = catalogue.documents.get(catalogue.fact_owner[fact.id])
    place = fact.at.split(" (")[0] + ", " if fact.at else ""
    if fact.confidence != "chinh-van":
        marks.append(f"confidence.{fact.confidence}")
    return Citation(cite, place + (owner.short if owner else catalogue.portal.province), tuple(marks))
