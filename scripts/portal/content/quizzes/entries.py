"""Questions in plain words, as paper and other systems take them: no references, no marks of emphasis."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portal.content.catalogue import Catalogue
from portal.content.models import Choices, Matching, NearNumber, Numeric, Ordering, Quiz, Short
from portal.content.pages import REFERENCE
from portal.content.quizzes.prompts import Prompt, number, prompts, ready_items
from portal.content.references import resolve


@dataclass(frozen=True)
class Choice:
    """An option, or an answer often given by mistake."""

    text: str
    right: bool
    feedback: str
    id: str = ""


@dataclass(frozen=True)
class Entry:
    """One question. Which fields are filled depends on ``kind``.

    Kinds: single, multiple, true-false (choices); matching (pairs: left, right, feedback; extras);
    ordering (pairs: text, place, feedback); numeric and short (answers; mistakes; otherwise).
    """

    id: str
    kind: str
    text: str
    """Stem; in a case the story comes first, in a paragraph of its own."""
    module: str
    objective: str
    bloom: str
    difficulty: int
    basis: str
    choices: list[Choice] = field(default_factory=list)
    pairs: list[tuple[str, str, str]] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    tolerance: float = 0
    unit: str = ""
    feedback: str = ""
    mistakes: list[Choice] = field(default_factory=list)
    otherwise: str = ""


def entries(quiz: Quiz, catalogue: Catalogue) -> list[Entry]:
    """Return the reviewed questions of a bank; a case is several, each with the story."""
    return [entry(quiz.id, p, catalogue) for item in ready_items(quiz) for p in prompts(item)]


def plain(text: str, catalogue: Catalogue) -> str:
    """Return *text* as people read it: references as their words, no emphasis."""
    read = REFERENCE.sub(lambda match: resolve(match[1], catalogue).text, text)
    return re.sub(r"\*+([^*]+)\*+", r"\1", read)


def entry(module: str, prompt: Prompt, catalogue: Catalogue) -> Entry:
    """Return one question of the bank of *module* in plain words."""
    asked, item = prompt.asked, prompt.item

    def say(text: str) -> str:
        return plain(text, catalogue)

    found: dict[str, object] = {}
    if isinstance(asked, Choices):
        found["choices"] = [Choice(say(o.text), o.correct, say(o.feedback), o.id) for o in asked.options]
    elif isinstance(asked, Matching):
        found["pairs"] = [(say(p.left), say(p.right), say(p.feedback)) for p in asked.pairs]
        found["extras"] = [say(extra) for extra in asked.extras]
    elif isinstance(asked, Ordering):
        steps = enumerate(asked.steps, 1)
        found["pairs"] = [(say(s.text), str(place), say(s.feedback)) for place, s in steps]
    elif isinstance(asked, Numeric):
        found |= {"answers": [number(asked.answer)], "tolerance": asked.tolerance, "unit": asked.unit or ""}
    elif isinstance(asked, Short):
        found["answers"] = [say(text) for text in asked.accept]
    if isinstance(asked, Numeric | Short):
        found["feedback"], found["otherwise"] = say(asked.feedback), say(asked.otherwise)
        found["mistakes"] = [
            Choice(number(n.value) if isinstance(n, NearNumber) else say(n.text), False, say(n.feedback))
            for n in asked.near
        ]
    story = f"{say(prompt.scenario)}\n\n" if prompt.scenario else ""
    return Entry(
        prompt.id, prompt.type, story + say(asked.stem), module, item.objective, item.bloom,
        item.difficulty, _basis(item.cite, catalogue), **found,  # type: ignore[arg-type]
    )  # fmt: skip


def _basis(cites: list[str], catalogue: Catalogue) -> str:
    """The citations in words: "Điều 6 khoản 1, TT 25; QĐ 324"."""
    words = []
    for cite in cites:
        target = resolve(cite, catalogue)
        if target.fact:
            fact = catalogue.facts[target.fact]
            owner = catalogue.documents.get(catalogue.fact_owner[target.fact])
            place = fact.at.split(" (")[0] + ", " if fact.at else ""
            words.append(place + (owner.short if owner else catalogue.portal.province))
        else:
            words.append(target.text)
    return "Căn cứ: " + "; ".join(dict.fromkeys(words)) + "."
