"""Questions as they stand on paper: options in their order, the key, and why it is right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.models import CaseItem, Choices, Item, Matching, Ordering, Quiz
from portal.content.quizzes import Prompt, prompts, ready_items
from portal.content.quizzes.draw import answer_order
from portal.content.quizzes.entries import Entry, entry, plain
from portal.content.quizzes.shown import right_sides, shown_steps

HOW = {
    "single": "Chọn một đáp án.", "multiple": "Chọn mọi đáp án đúng.", "true-false": "Đúng hay sai.",
    "matching": "Ghi chữ cái của vế đúng.", "ordering": "Ghi số thứ tự, 1 là đầu tiên.",
    "numeric": "Ghi một số.", "short": "Ghi vài chữ.",
}  # fmt: skip
"""What to do, by kind of question."""
LETTERS = "ABCDEFGHIKL"


@dataclass(frozen=True)
class Asked:
    """One question as it stands on paper, and its key."""

    number: int
    kind: str
    text: str
    options: list[str]
    """Options, steps or left sides, in the order shown."""
    rights: list[str]
    """Right sides of a matching question."""
    unit: str
    key: str
    why: str
    basis: str
    story: str = ""
    """The story of a case, above its first question."""


def bank_asked(catalogue: Catalogue, quiz: Quiz) -> list[Asked]:
    """Return every reviewed question of a bank, numbered through."""
    return asked_items(catalogue, [(quiz.id, item) for item in ready_items(quiz)], 0)


def asked_items(catalogue: Catalogue, items: Iterable[tuple[str, Item]], seed: int) -> list[Asked]:
    """Return the questions of *items* (module, item) in order; *seed* shuffles the options."""
    found: list[Asked] = []
    for module, item in items:
        for at, prompt in enumerate(prompts(item)):
            told = plain(item.stem, catalogue) if isinstance(item, CaseItem) and at == 0 else ""
            words = entry(module, dataclasses.replace(prompt, scenario=None), catalogue)
            found.append(_asked(len(found) + 1, prompt, words, catalogue, seed, told))
    return found


def _asked(number: int, prompt: Prompt, words: Entry, catalogue: Catalogue, seed: int, story: str) -> Asked:
    asked = prompt.asked
    options: list[str] = []
    rights: list[str] = []
    why = words.feedback
    if isinstance(asked, Choices):
        by_id = {c.id: c for c in words.choices}
        order = [c.id for c in words.choices]
        if words.kind != "true-false":
            order = answer_order(prompt.id, order, seed)
        options = [by_id[i].text for i in order]
        key = ", ".join(LETTERS[at] for at, i in enumerate(order) if by_id[i].right)
        why = " ".join(c.feedback for c in words.choices if c.right)
    elif isinstance(asked, Matching):
        sides = [plain(text, catalogue) for text in right_sides(asked, prompt.id).values()]
        options, rights = [left for left, _, _ in words.pairs], sides
        key = ", ".join(f"{n} – {LETTERS[sides.index(r)]}" for n, (_, r, _) in enumerate(words.pairs, 1))
        why = " ".join(feedback for _, _, feedback in words.pairs)
    elif isinstance(asked, Ordering):
        shown = shown_steps(asked, prompt.id)
        texts = dict(zip((s.id for s in asked.steps), (t for t, _, _ in words.pairs), strict=True))
        options = [texts[i] for i in shown]
        key = ", ".join(LETTERS[shown.index(step.id)] for step in asked.steps)
        why = " ".join(feedback for _, _, feedback in words.pairs)
    else:
        key = f"{words.answers[0]}{'' if words.unit in ('', '%') else ' '}{words.unit}"
    return Asked(number, words.kind, words.text, options, rights, words.unit, key, why, words.basis, story)
