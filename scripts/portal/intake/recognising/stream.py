"""The lines of a file as recognition wants them: one provision a line, nothing that is no wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from portal.intake.flow import Line, SourceGrid, SourceText
from portal.intake.recognising import marks
from portal.intake.recognising.numbers import follows
from portal.intake.recognising.outcome import Remarks
from portal.intake.recognising.runon import clauses_apart
from portal.locales import Speaker

say = Speaker("recognising")

Item = Line | SourceGrid
"""A line, or a table in its place."""

_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d+\s*$")
_ARTICLE = re.compile(
    r"(?:(?<=[.;:!?”\"…)] )|(?<=[A-ZĐÀ-Ỹ] )|^)(?:Điều|ĐIỀU) (\d+[a-zđ]?)[.:] (?=[A-ZĐÀ-Ỹ“])"
)
_ALONE = re.compile(r"(?:\d{1,3}|[a-zđ])([.)]?)")
_BASIS = re.compile(r"(?:Căn cứ|Xét đề nghị|Theo đề nghị)\s")


def stream(source: SourceText, remarks: Remarks) -> list[Item]:
    """Return lines and tables of *source*, in order: a line for each provision, articles apart."""
    found: list[Item] = []
    for block in source.blocks:
        if isinstance(block, SourceGrid):
            found.append(block)
            continue
        if _CONTENTS.search(block.text):
            remarks.add(block.text, say("contents-left-out"))
            continue
        for line in _at_soft_breaks(block):
            found += _provisions(_listed(line) if source.reader == "markdown" else line, source, remarks)
    return _with_numbers(found)


def _with_numbers(items: list[Item]) -> list[Item]:
    """The lines, a number that stands alone on its line joined to the one below."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(last, Line) and isinstance(item, Line) and (match := _ALONE.fullmatch(last.text)):
            apart = match[1] == "" and item.text[:1] in (".", ")")
            if apart or (match[1] and not marks.counted(item.text) and not marks.heading(item)):
                found[-1] = replace(item, text=f"{last.text}{'' if apart else ' '}{item.text}")
                continue
        found.append(item)
    return found


def _at_soft_breaks(line: Line) -> Iterator[Line]:
    """Yield what a soft break parts where a provision begins behind it."""
    if "\n" not in line.text:
        yield line
        return
    parts: list[str] = []
    for part in line.text.split("\n"):
        begins = (
            _BASIS.match(part)
            or marks.counted(part)
            or marks.dash(part)
            or marks.heading(replace(line, text=part))
        )
        if parts and begins and part.strip():
            yield replace(line, text="\n".join(parts))
            parts = []
        parts.append(part)
    yield replace(line, text="\n".join(parts))


def _listed(line: Line) -> Line:
    """The line without the dash that Markdown sets before a point: "- a) …"."""
    found = marks.dash(line.text)
    if found and found[0] == "" and any(mark.sure for mark in marks.counted(found[1])):
        return replace(line, text=found[1])
    return line


def _provisions(line: Line, source: SourceText, remarks: Remarks) -> Iterator[Line]:
    """Yield the provisions that were written on one line."""
    text = line.text
    starts = list(_ARTICLE.finditer(text)) if "Điều" in text or "ĐIỀU" in text else []
    cuts = [0]
    for one, two in pairwise(starts):
        if one.start() in cuts and follows(two[1], one[1], "arabic"):
            cuts.append(two.start())
    if (
        starts
        and starts[0].start() > 0
        and marks.heading(replace(line, text=text[: starts[0].start()].strip()))
    ):
        cuts = sorted({*cuts, starts[0].start()})
    if len(cuts) > 1:
        remarks.add(text, say("articles-apart"))
    for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        part = replace(line, text=text[begin:end].strip())
        mark = marks.heading(part)
        if mark is None or mark.kind != "dieu":
            yield part
            continue
        pieces = clauses_apart(part.text)
        if len(pieces) > 1:
            remarks.add(part.text, say("clauses-apart", mark.number))
            yield replace(part, text=pieces[0])
            yield from (Line(piece, page=line.page) for piece in pieces[1:])
            continue
        if source.reader == "markdown" and line.heading and len(part.text) > 200:
            remarks.add(part.text, say("title-unparted", mark.number))
        yield part
