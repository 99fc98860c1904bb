"""What makes an item answerable: ids, numbers of right answers, no two answers alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.content.models import CaseItem, Choices, Item, Matching, Numeric, Ordering, Short
from portal.questions.items import Asked, prompts
from portal.vietnamese import fold

Problem = tuple[str, str]
"""(what is wrong, how to write it)."""
_LIGHT = frozenset(("la", "cua", "cac", "nhung", "thi", "duoc", "va", "o", "tai", "cho", "ve", "voi", "do"))
"""Words that make no difference between two options."""


def check_shape(item: Item) -> Iterator[Problem]:
    """Yield what keeps *item* from being asked and graded."""
    if isinstance(item, CaseItem):
        ids = [part.id for part in item.parts]
        if len(set(ids)) != len(ids):
            yield "mã câu trong tình huống trùng nhau", "Dùng 1, 2, 3."
    for prompt in prompts(item):
        yield from _asked(prompt.asked)


def _asked(asked: Asked) -> Iterator[Problem]:
    if isinstance(asked, Choices):
        yield from _choices(asked)
    elif isinstance(asked, Matching):
        yield from _unique([p.id for p in asked.pairs], "mã cặp trùng nhau", "Dùng a, b, c.")
        yield from _unique([p.left for p in asked.pairs], "hai vế trái giống nhau", "Sửa một vế.")
        rights = {fold(pair.right) for pair in asked.pairs}
        if len(rights) < 2:
            yield "mọi vế phải giống nhau", "Cần ít nhất hai vế phải khác nhau."
        if any(fold(extra) in rights for extra in asked.extras):
            yield "vế thừa trùng với một vế đúng", "Sửa extras."
    elif isinstance(asked, Ordering):
        yield from _unique([s.id for s in asked.steps], "mã mục trùng nhau", "Dùng a, b, c.")
        yield from _unique([s.text for s in asked.steps], "hai mục giống nhau", "Sửa một mục.")
    elif isinstance(asked, Numeric):
        if any(abs(near.value - asked.answer) <= asked.tolerance for near in asked.near):
            yield "một số nhầm lại được tính là đúng", "Sửa near hoặc tolerance."
    elif isinstance(asked, Short):
        accepted = {fold(text) for text in asked.accept}
        if any(fold(near.text) in accepted for near in asked.near):
            yield "một lời nhầm lại được nhận là đúng", "Sửa near; so không kể dấu và chữ hoa."


def _choices(asked: Choices) -> Iterator[Problem]:
    kind, ids, right = asked.type, [o.id for o in asked.options], asked.correct_ids  # type: ignore[attr-defined]
    yield from _unique(ids, "mã phương án trùng nhau", "Dùng a, b, c, d.")
    yield from _unique([o.text for o in asked.options], "hai phương án giống nhau", "Sửa một phương án.")
    cores = [_core(option.text) for option in asked.options]
    if len({fold(o.text) for o in asked.options}) == len(ids) > len(set(cores)):
        yield "hai phương án gần như giống nhau", "Viết cho khác hẳn."
    if kind in ("single", "true-false") and len(right) != 1:
        yield f"có {len(right)} đáp án đúng", "Loại này cần đúng một correct: true."
    if kind == "multiple" and not 2 <= len(right) < len(ids):
        yield f"có {len(right)} trên {len(ids)} đáp án đúng", "Cần từ hai trở lên và ít nhất một sai."
    if kind == "true-false" and ids != ["dung", "sai"]:
        yield "câu đúng/sai phải có hai phương án dung, sai", "Đặt id: dung và id: sai."


def _unique(values: list[str], message: str, hint: str) -> Iterator[Problem]:
    if len({fold(value) for value in values}) != len(values):
        yield message, hint


def _core(text: str) -> tuple[str, ...]:
    """The words that tell an option from another, in any order unless they count something."""
    words = re.findall(r"\w+", fold(text))
    core = [word for word in words if word not in _LIGHT]
    kept = core if len(core) > 2 else words
    return tuple(kept if any(word.isdigit() for word in kept) else sorted(kept))
