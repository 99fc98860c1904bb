"""What makes an item answerable: ids, numbers of right answers, no two answers alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.content.models import CaseItem, Choices, Item, Matching, Numeric, Ordering, Short
from portal.locales import Speaker
from portal.questions.items import Interaction, prompts
from portal.vietnamese import fold

say = Speaker("check-learning")


Problem = tuple[str, str]
"""(what is wrong, how to write it)."""
_LIGHT = frozenset(("la", "cua", "cac", "nhung", "thi", "duoc", "va", "o", "tai", "cho", "ve", "voi", "do"))
"""Words that make no difference between two options."""


def check_shape(item: Item) -> Iterator[Problem]:
    """Yield what keeps *item* from being asked and graded."""
    if isinstance(item, CaseItem):
        ids = [part.id for part in item.parts]
        if len(set(ids)) != len(ids):
            yield say.fault("case-ids")
    for prompt in prompts(item):
        yield from _asked(prompt.asked)


def _asked(asked: Interaction) -> Iterator[Problem]:
    if isinstance(asked, Choices):
        yield from _choices(asked)
    elif isinstance(asked, Matching):
        yield from _unique([p.id for p in asked.pairs], *say.fault("pair-ids"))
        yield from _unique([p.left for p in asked.pairs], *say.fault("lefts-alike"))
        rights = {fold(pair.right) for pair in asked.pairs}
        if len(rights) < 2:
            yield say.fault("rights-alike")
        if any(fold(extra) in rights for extra in asked.extras):
            yield say.fault("extra-right")
    elif isinstance(asked, Ordering):
        yield from _unique([s.id for s in asked.steps], *say.fault("step-ids"))
        yield from _unique([s.text for s in asked.steps], *say.fault("steps-alike"))
    elif isinstance(asked, Numeric):
        if any(abs(near.value - asked.answer) <= asked.tolerance for near in asked.near):
            yield say.fault("near-right")
    elif isinstance(asked, Short):
        accepted = {fold(text) for text in asked.accept}
        if any(fold(near.text) in accepted for near in asked.near):
            yield say.fault("near-accepted")


def _choices(asked: Choices) -> Iterator[Problem]:
    kind, ids, right = asked.type, [o.id for o in asked.options], asked.correct_ids  # type: ignore[attr-defined]
    yield from _unique(ids, *say.fault("option-ids"))
    yield from _unique([o.text for o in asked.options], *say.fault("options-alike"))
    cores = [_core(option.text) for option in asked.options]
    if len({fold(o.text) for o in asked.options}) == len(ids) > len(set(cores)):
        yield say.fault("options-nearly-alike")
    if kind in ("single", "true-false") and len(right) != 1:
        yield say.fault("one-right", len(right))
    if kind == "multiple" and not right:
        yield say.fault("several-right", len(ids))
    if kind == "true-false" and ids != ["dung", "sai"]:
        yield say.fault("true-false")


def _unique(values: list[str], message: str, hint: str) -> Iterator[Problem]:
    if len({fold(value) for value in values}) != len(values):
        yield message, hint


def _core(text: str) -> tuple[str, ...]:
    """The words that tell an option from another, in any order unless they count something."""
    words = re.findall(r"\w+", fold(text))
    core = [word for word in words if word not in _LIGHT]
    kept = core if len(core) > 2 else words
    return tuple(kept if any(word.isdigit() for word in kept) else sorted(kept))
