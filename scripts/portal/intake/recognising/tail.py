"""Signature and recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from portal.intake.flow import SourceGrid
from portal.intake.recognising.stream import Item
from portal.intake.recognising.words import is_capitals, is_name, is_office, offices

_RECIPIENTS = re.compile(r"Nơi\s+(?:nhận|gửi)\s*:?\s*", re.IGNORECASE)
_PASSED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được .* thông qua .*ngày", re.DOTALL
)
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký|đã kí)[^)]{0,40}\)?", re.IGNORECASE)
_BESIDE = re.compile(r"(.*?[;.,:]|.*?\))\s+((?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐÀ-Ỹ].*)")


@dataclass
class Tail:
    """Who signs and who receives."""

    signature: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


def opens_tail(item: Item) -> bool:
    """Whether signature or recipients begin with *item*."""
    if isinstance(item, SourceGrid):
        lines = [line.text for row in item.rows for cell in row for line in cell.lines]
        return len(item.rows) <= 6 and any(_opens(part) for text in lines for part in text.split("\n"))
    return _opens(item.text.strip()) or bool(_PASSED.match(item.text) and len(item.text) < 300)


def _opens(text: str) -> bool:
    first = text.strip().partition("\n")[0]
    return bool(
        _RECIPIENTS.match(first)
        and (first.rstrip().endswith(":") or len(first) < 60 or first.startswith("Nơi nhận:"))
    ) or is_office(first)


def read_tail(items: list[Item]) -> tuple[Tail, int]:
    """Return what stands at the end, from its first item on, and how many items that takes."""
    tail = Tail()
    receiving = False
    for used, item in enumerate(items):
        if isinstance(item, SourceGrid):
            if not opens_tail(item) and not (used and not item.bordered):
                return tail, used
            receiving = _cells(tail, item)
            continue
        for part in (part.strip() for part in item.text.split("\n")):
            if not part:
                continue
            state = _line(tail, part, receiving)
            if state is None:
                return tail, used
            receiving = state
    return tail, len(items)


def _cells(tail: Tail, grid: SourceGrid) -> bool:
    """Read a table that parts recipients from signature; whether recipients came last."""
    left = False
    for row in grid.rows:
        for column, cell in enumerate(row):
            parts = [part.strip() for line in cell.lines for part in line.text.split("\n") if part.strip()]
            receiving = left and column == 0
            for part in parts:
                if _RECIPIENTS.match(part):
                    receiving = left = True
                    part = _RECIPIENTS.sub("", part, count=1)
                    if not part:
                        continue
                if receiving:
                    tail.recipients.append(_bare(part))
                else:
                    tail.signature += apart(part)
    return False


def _line(tail: Tail, text: str, receiving: bool) -> bool | None:
    """Put one line where it belongs: whether recipients go on, None where the end is over."""
    if match := _RECIPIENTS.match(text):
        rest = text[match.end() :].strip()
        if rest:
            return _line(tail, rest, receiving=True)
        return True
    if receiving and (match := _BESIDE.fullmatch(text)):
        tail.recipients.append(_bare(match[1]))
        tail.signature += apart(match[2])
        return True
    if is_office(text):
        tail.signature += apart(text)
        return False if not text.startswith(("-", "–")) and tail.recipients else receiving
    if (
        receiving
        and (text.startswith(("-", "–", "−", "+", "~")) or text.endswith((";", ".")))
        and len(text) < 300
    ):
        tail.recipients.append(_bare(text))
        return True
    if receiving and tail.recipients and text[0].islower():
        tail.recipients[-1] += f" {text}"
        return True
    if _PASSED.match(text) or _SIGNED.fullmatch(text) or is_name(text):
        tail.signature.append(text)
        return False
    if is_capitals(text) and len(text) < 120 and not text.startswith(("PHỤ LỤC", "MẪU")):
        tail.signature.append(text)
        return False
    if not any(letter.isalnum() for letter in text):
        return receiving
    return None


def apart(text: str) -> list[str]:
    """Return authority, offices and name of a signature that was written on one line."""
    words = text.split()
    name = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    if 0 < name < len(words) and not all(word[0].isupper() and word.isalpha() for word in words[name:]):
        return [text]
    starts = offices(" ".join(words[:name]))
    capitals = " ".join(words[:name])
    parts = [capitals[one:two].strip() for one, two in pairwise([0, *starts, len(capitals)])]
    return [part for part in (*parts, " ".join(words[name:])) if part]


def _bare(text: str) -> str:
    return re.sub(r"^[-–—−+*•~]\s*", "", text)
