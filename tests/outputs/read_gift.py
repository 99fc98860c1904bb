"""GIFT, Moodle's text format: https://docs.moodle.org/en/GIFT_format.

Moodle reads ids and tags from the comment above a question: ``// [id:hp01-c01] [tag:hp01-mt1]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.outputs.paper_text import basis_of
from tests.outputs.shape import Interaction, Reading

_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_QUESTION = re.compile(r"((?:^//[^\n]*\n)*)^::([^:]*)::([^{]*)\{(.*?)\}", re.MULTILINE | re.DOTALL)
_TOKENS = "".join(chr(0xE000 + n) for n in range(7))
_MARKS = "~=#{}:\\"


@dataclass(frozen=True)
class Exported:
    """A question of a learning platform: what is asked, and what the platform keeps with it."""

    asked: Interaction
    tags: tuple[str, ...]
    accepted: tuple[str, ...]
    """Spellings of a typed answer that get full marks."""
    general: str
    """The general feedback."""


def read(path: Path) -> tuple[Reading, list[Exported]]:
    """Return the questions of a GIFT file, once as a reading and once with what Moodle keeps of them."""
    hidden = _ESCAPED.sub(lambda m: _TOKENS[_MARKS.index(m[1])], path.read_text(encoding="utf-8"))
    found = [_question(n, *m.groups()) for n, m in enumerate(_QUESTION.finditer(hidden), 1)]
    return Reading(path.name, tuple(one.asked for one in found)), found


def _plain(text: str) -> str:
    for token, mark in zip(_TOKENS, _MARKS, strict=True):
        text = text.replace(token, mark)
    return text.replace("\\n", "\n").strip()


def _question(number: int, comments: str, name: str, stem: str, body: str) -> Exported:
    answers, _, general = body.partition("####")
    comments = _plain(comments)
    identifier = re.search(r"\[id:([^\]]+)\]", comments)
    tags = tuple(re.findall(r"\[tag:([^\]]+)\]", comments))
    general = _plain(general)
    kind, options, right, accepted = _answers(answers.strip())
    asked = Interaction(
        number,
        _plain(stem),
        options,
        (),
        "",
        basis_of(general),
        identifier[1] if identifier else "",
        kind,
        right,
    )
    return Exported(asked, tags, accepted, general)


def _answers(body: str) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Kind, options, right answers in words, accepted spellings."""
    if found := re.match(r"(TRUE|FALSE|T|F)\b", body):
        return "true-false", ("Đúng", "Sai"), ("Đúng" if found[1][0] == "T" else "Sai",), ()
    lines = [line.strip() for line in body.removeprefix("#").strip().split("\n") if line.strip()]
    if all("->" in line for line in lines):
        pairs = [tuple(_plain(side) for side in line.lstrip("=").split("->")) for line in lines]
        whole = [pair for pair in pairs if pair[0]]
        if [right for _, right in whole] == [str(n) for n in range(1, len(whole) + 1)]:
            return "ordering", (), tuple(left for left, _ in whole), ()
        return "matching", (), tuple(f"{left} → {right}" for left, right in whole), ()
    parsed = [re.match(r"([=~])(?:%(-?[\d.]+)%)?([^#]*)", line) for line in lines]
    marked = [(m[1], float(m[2] or (100 if m[1] == "=" else 0)), _plain(m[3])) for m in parsed if m]
    if body.startswith("#"):
        right = [text.split(":")[0] for _, worth, text in marked if worth == 100]
        return "numeric", (), tuple(right), tuple(right)
    if all(sign == "=" for sign, _, _ in marked):
        right = [text for _, worth, text in marked if worth == 100]
        return "short", (), tuple(right), tuple(right)
    kind = "single" if any(sign == "=" for sign, _, _ in marked) else "multiple"
    options = tuple(text for _, _, text in marked)
    return kind, options, tuple(text for _, worth, text in marked if worth > 0), ()
