"""The large parts of a file: head, provisions, signature and recipients, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from portal.intake.flow import Line, SourceGrid
from portal.intake.recognising import marks
from portal.intake.recognising.numbers import is_first
from portal.intake.recognising.outcome import Remarks
from portal.intake.recognising.stream import Item
from portal.intake.recognising.tail import Tail, opens_tail, read_tail
from portal.intake.recognising.words import ISSUED, has_motto, is_capitals
from portal.locales import Speaker

say = Speaker("recognising")

_NUMBER = r"(?:(?:số|SỐ)\s+)?([IVXLC]+(?:[.-]?[A-Z\d]+)?|\d+[A-Za-z]?(?:\.\d+)?|[A-Z])"
_ANNEX = re.compile(rf"(?:PHỤ LỤC|Phụ lục)(?:\s+{_NUMBER})?\s*(?:[.:–-]\s*(.*))?", re.DOTALL)
_ANNEX_TITLED = re.compile(rf"PHỤ LỤC(?:\s+{_NUMBER})?\s+(.*)", re.DOTALL)
_SAMPLE = re.compile(
    r"(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU|Biểu|BIỂU)\s+(?:(?:số|SỐ)\s*:?\s*)?\d+[\w./-]*(?:\s*[.:–-].*)?",
    re.DOTALL,
)
_ISSUED_WITH = re.compile(
    r"\(\s*(?:Ban hành|Kèm|Đính kèm|Được ban hành)[^()]*(?:\([^()]*\)[^()]*)*\)?", re.IGNORECASE | re.DOTALL
)
_ISSUED = re.compile("|".join(re.escape(name.upper()) for name in ISSUED))


@dataclass
class Annex:
    """An annex or a regulation issued with the text."""

    number: str
    title: str
    sample: bool
    """Whether it is a form ("Mẫu số 01")."""
    issued: bool
    """Whether it is a regulation of its own ("QUY CHẾ …")."""
    items: list[Item] = field(default_factory=list)


@dataclass
class Parts:
    """A file, taken apart."""

    head: list[Item]
    body: list[Item]
    tail: Tail
    left: list[Item]
    """What stands behind the signature and is no annex."""
    annexes: list[Annex]


def parts_of(items: list[Item], remarks: Remarks) -> Parts:
    """Take *items* apart."""
    start = _first_provision(items)
    starts = _annexes(items, start)
    first = starts[0] if starts else len(items)
    start = min(start, first)
    body, tail, left = _without_tail(items[start : _before_letterhead(items, start, first, remarks)])
    for item in left:
        if isinstance(item, Line):
            remarks.add(item.text, say("behind-signature"))
    annexes = [_annex(items[begin:end], remarks) for begin, end in pairwise([*starts, len(items)])]
    return Parts(items[:start], body, tail, left, annexes)


def _first_provision(items: list[Item]) -> int:
    """Where the letterhead and what enacts end."""
    lines = [(at, item) for at, item in enumerate(items) if isinstance(item, Line)]
    headings = [at for at, line in lines if marks.heading(line)]
    has_articles = any((mark := marks.heading(line)) and mark.kind == "dieu" for _, line in lines)
    if has_articles and headings:
        return headings[0]
    counted = [
        at
        for at, line in lines
        if any(
            is_first(mark.number, mark.style) and mark.kind in ("de-muc", "khoan")
            for mark in marks.counted(line.text)
        )
    ]
    found = min([*headings[:1], *counted[:1]], default=None)
    return _behind_address(items) if found is None else found


def _behind_address(items: list[Item]) -> int:
    """Where a text without any numbers begins: behind title and addressees."""
    to = next(
        (
            at
            for at, item in enumerate(items)
            if isinstance(item, Line) and item.text.startswith("Kính gửi")
        ),
        None,
    )
    for at, item in enumerate(items):
        if not isinstance(item, Line) or (to is not None and at <= to):
            continue
        plain = not item.centred and not item.bold and not is_capitals(item.text)
        if (
            plain
            and len(item.text) > 60
            and not item.text.startswith(("Căn cứ", "Theo đề nghị", "Xét", "-"))
        ):
            return at
    return len(items)


def _annexes(items: list[Item], start: int) -> list[int]:
    """Where annexes begin."""
    found: list[int] = []
    behind_tail = False
    depth = 0
    for at in range(start, len(items)):
        item = items[at]
        if not isinstance(item, Line):
            behind_tail = behind_tail or opens_tail(item)
            continue
        depth = max(0, depth + item.text.count("“") - item.text.count("”"))
        if opens_tail(item):
            behind_tail, depth = True, 0
        if (
            (depth == 0 or behind_tail)
            and _opens_annex(items, at, behind_tail)
            and not (found and _is_part(items, found[-1], at))
        ):
            found.append(at)
            behind_tail = True
    return found


def _opens_annex(items: list[Item], at: int, behind_tail: bool) -> bool:
    item = items[at]
    if not isinstance(item, Line):
        return False
    text = item.text.strip()
    first = text.partition("\n")[0]
    stands_out = item.bold or item.centred or item.heading > 0 or is_capitals(first)
    issued_with = _bracket_near(items, at) is not None
    if _ANNEX.fullmatch(text) or (is_capitals(first) and _ANNEX_TITLED.fullmatch(text)):
        return (stands_out or len(text) < 20) and (
            behind_tail or issued_with or (is_capitals(first) and item.centred)
        )
    if _SAMPLE.fullmatch(text) and len(first) < 160:
        return behind_tail and (stands_out or len(text) < 16)
    # Behind the signature its name needs no capitals ("Quy định về …").
    issued = _ISSUED.match(first if not behind_tail else first.upper())
    return bool(issued) and stands_out and issued_with and len(text) < 400


def _is_part(items: list[Item], opened: int, at: int) -> bool:
    """Whether the line at *at* still belongs to the heading of the annex opened at *opened*."""
    between = items[opened + 1 : at]
    item = items[at]
    return (
        isinstance(item, Line)
        and bool(_ISSUED.match(item.text))
        and all(
            isinstance(one, Line) and (one.centred or one.bold or is_capitals(one.text)) for one in between
        )
    )


def _bracket_near(items: list[Item], at: int) -> int | None:
    """Where "(Ban hành kèm theo …)" stands among the next lines."""
    for index in range(at, min(at + 9, len(items))):
        item = items[index]
        if not isinstance(item, Line) or (index > at and marks.heading(item)):
            return None
        if _ISSUED_WITH.search(item.text):
            return index
    return None


def _before_letterhead(items: list[Item], start: int, first: int, remarks: Remarks) -> int:
    """Where the text ends before the letterhead that is repeated above its first annex."""
    for at in range(max(start, first - 8), min(first, len(items))):
        item = items[at]
        text = item.text if isinstance(item, Line) else " ".join(c.text for row in item.rows for c in row)
        if not has_motto(text):
            continue
        while isinstance(item, Line) and at > start:
            above = items[at - 1]
            if not isinstance(above, Line) or not is_capitals(above.text) or opens_tail(above):
                break
            at -= 1
        remarks.add("", say("letterhead-again"))
        return at
    return first


def _without_tail(items: list[Item]) -> tuple[list[Item], Tail, list[Item]]:
    """Part provisions from signature and recipients; last, what stands behind those and is neither."""
    headings = [at for at, item in enumerate(items) if isinstance(item, Line) and marks.heading(item)]
    for at in range(headings[-1] + 1 if headings else 0, len(items)):
        if not opens_tail(items[at]):
            continue
        tail, used = read_tail(items[at:])
        rest = [
            one
            for one in items[at + used :]
            if not (isinstance(one, Line) and not one.text.strip("-_* .—"))
        ]
        if not any(isinstance(one, Line) and marks.counted(one.text) for one in rest):
            return items[:at], tail, rest
    return items, Tail(), []


def _annex(items: list[Item], remarks: Remarks) -> Annex:
    first = items[0]
    assert isinstance(first, Line)
    text = first.text.strip()
    annex = Annex("", "", sample=False, issued=False)
    title: list[str] = []
    match = _ANNEX.fullmatch(text) or (
        _ANNEX_TITLED.fullmatch(text) if is_capitals(text.partition("\n")[0]) else None
    )
    if match:
        annex.number = match[1] or ""
        title += [match[2]] if match[2] else []
    elif _SAMPLE.fullmatch(text):
        annex.sample = True
        title.append(text)
    else:
        annex.issued = True
        title.append(text)
    at = 1
    while at < len(items):
        item = items[at]
        if not isinstance(item, Line) or not _is_title(item, title, annex) or marks.heading(item):
            break
        title.append(item.text)
        at += 1
    whole = marks.one_line(" ".join(title))
    bracket = _ISSUED_WITH.search(whole)
    if bracket and not annex.issued and not annex.number and bracket.start() == 0:
        bracket = None
    rest: list[Item] = list(items[at:])
    if bracket:
        rest.insert(0, Line(bracket[0].strip(), italic=True))
        whole = f"{whole[: bracket.start()]} {whole[bracket.end() :]}"
    annex.title = marks.one_line(whole) or ("" if annex.number else text)
    annex.items = _without_letterhead(rest, remarks)
    return annex


def _is_title(item: Line, title: list[str], annex: Annex) -> bool:
    """Whether a line below the name of an annex still belongs to its title."""
    text = item.text.strip()
    if _ISSUED_WITH.match(text):
        return False
    if marks.counted(text):
        return False
    if has_motto(text) or text.startswith(("Số:", "Kính gửi", "-")):
        return False
    if annex.sample and len(title) > 1:
        return False
    return (item.centred or item.bold or item.heading > 0 or is_capitals(text)) and len(text) < 300


def _without_letterhead(items: list[Item], remarks: Remarks) -> list[Item]:
    """The lines of an annex without the motto of the state and rules that are only drawn."""
    kept: list[Item] = []
    for item in items:
        if (
            isinstance(item, SourceGrid)
            and len(kept) < 3
            and has_motto(" ".join(c.text for row in item.rows for c in row))
        ):
            remarks.add("", say("letterhead-again"))
            continue
        if isinstance(item, Line) and re.fullmatch(r"[\s\-–—_*=~.…]+", item.text):
            continue
        kept.append(item)
    return kept
