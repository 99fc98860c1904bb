"""The banks as they are written (YAML), as the reference for what is right and what is accepted.

Texts of the bank may hold references, which outputs print in words of their own: they are compared loosely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.outputs.shape import squeezed

_REFERENCE = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")


@dataclass(frozen=True)
class Written:
    """One question of a bank; a case gives one for each of its questions."""

    id: str
    kind: str
    text: str
    right: tuple[str, ...]
    """Right options; the pairs as "left → right"; the steps in order; the typed answer."""
    told: tuple[str, ...]
    """What is said of each pair or step."""
    accept: tuple[str, ...]
    """Spellings of a short answer that count as right."""
    tags: tuple[str, str]
    """Objective and level."""


def read_bank(path: Path, pool: str = "on-tap") -> list[Written]:
    """Return the reviewed questions that a bank keeps for practice (or for *pool*), in order."""
    bank = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    kept = [i for i in bank["items"] if i["status"] == "da-soat" and i.get("pool", "on-tap") == pool]
    return [one for item in kept for one in _questions(item)]


def _questions(item: dict[str, Any]) -> Iterator[Written]:
    tags = (item["objective"], item["bloom"])
    if item["type"] == "case":
        for part in item["parts"]:
            yield _question(f"{item['id']}-{part['id']}", part, tags)
    else:
        yield _question(item["id"], item, tags)


def _question(identifier: str, asked: dict[str, Any], tags: tuple[str, str]) -> Written:
    pairs, steps = asked.get("pairs", []), asked.get("steps", [])
    right = [o["text"] for o in asked.get("options", []) if o.get("correct") == "true"]
    right += [f"{pair['left']} → {pair['right']}" for pair in pairs] + [step["text"] for step in steps]
    accept = tuple(asked.get("accept", ()))
    right += [asked["answer"]] if "answer" in asked else list(accept[:1])
    told = tuple(one["feedback"] for one in [*pairs, *steps])
    return Written(identifier, asked["type"], asked["stem"], tuple(right), told, accept, tags)


def stands_for(written: str, printed: str) -> bool:
    """Whether *printed* is what *written* becomes: references in some words, emphasis gone.

    Both are compared without spaces and without the full stop at the end.
    """
    pattern, at = "", 0
    plain = written.replace("*", "")
    for found in _REFERENCE.finditer(plain):
        pattern += re.escape(squeezed(plain[at : found.start()] + "|").removesuffix("|"))
        pattern += f"{re.escape(squeezed(found[2]))}.*?" if found[2] else ".+?"
        at = found.end()
    pattern += re.escape(squeezed(plain[at:]))
    return re.fullmatch(pattern, squeezed(printed)) is not None
