"""An official text as the Markdown of its page (``van-ban/<id>/toan-van.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import yaml

from portal.content.fulltext import inline, tables
from portal.content.fulltext.model import LegalText, Letterhead, Provenance, Unit
from portal.content.fulltext.shape import HEADED, Stack

BLOCK = "full-text"
META = "full_text"


def to_markdown(text: LegalText, provenance: Provenance, title: str, description: str) -> str:
    """Return the page; :func:`portal.content.fulltext.from_markdown` reads *text* and *provenance* back.

    *title* is that of the page ("Toàn văn Quyết định …"), *description* what searching shows of it.
    """
    origin = {key: value for key, value in asdict(provenance).items() if value is not None}
    if provenance.encoding == "unicode":
        del origin["encoding"]
    meta = {"title": title, "description": description, META: origin}
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10**6)
    provisions = tuple(unit for unit in text.units if unit.kind != "phu-luc")
    annexes = text.units[len(provisions) :]
    stack = Stack()
    parts = [
        f"# {inline.escaped(title)}",
        f"/// {BLOCK} | {provenance.document}\n///",
        *_head(text.head),
        *(_line(line, "basis") for line in text.bases),
        *(_line(line, "opening") for line in text.opening),
        *_units(provisions, stack, ()),
        *(_line(line, "sign") for line in text.signature),
        *(_line(line, "recipient") for line in text.recipients),
        *_units(annexes, stack, ()),
    ]
    return f"---\n{front}---\n\n" + "\n\n".join(parts) + "\n"


def _head(head: Letterhead) -> Iterator[str]:
    yield from (_line(line, "issuer") for line in head.issuer)
    if head.number is not None:
        yield _line(f"Số: {head.number}", "number")
    if head.place is not None and head.date is None:
        yield _line(head.place, "place")
    if head.date is not None:
        yield _line(dated(head.place, head.date), "date")
    if head.kind is not None:
        yield _line(head.kind, "kind")
    if head.title is not None:
        yield _line(head.title, "title")


def dated(place: str | None, date: str) -> str:
    """Return place and day as a letterhead says them: "Mẫu, ngày 05 tháng 01 năm 2026"."""
    year, month, day = date.split("-")
    month = month if int(month) < 3 else str(int(month))
    words = f"ngày {day} tháng {month} năm {year}"
    return f"{place}, {words}" if place else words.capitalize()


def _line(text: str, kind: str) -> str:
    return f"{inline.paragraph(text)}\n{{: .law-{kind} }}"


def _units(units: tuple[Unit, ...], stack: Stack, above: tuple[Unit, ...]) -> Iterator[str]:
    for unit in units:
        yield _unit(unit, stack, above)
        yield from _units(unit.children, stack, (*above, unit))


def _unit(unit: Unit, stack: Stack, above: tuple[Unit, ...]) -> str:
    if unit.kind in HEADED:
        level = 2 + sum(1 for one in above if one.kind in HEADED)
        stack.open(unit.kind, unit.anchor)
        separator = " " if unit.label.endswith(".") else ". "
        words = separator.join(part for part in (unit.label, unit.text) if part)
        return f"{'#' * min(level, 6)} {inline.escaped(words)} {{: #{unit.anchor} .law-{unit.kind} }}"
    if unit.anchor:
        stack.open(unit.kind, unit.anchor)
        attributes = f"#{unit.anchor} .law-{unit.kind}"
    else:
        owner = next((one.anchor for one in reversed(above) if one.anchor), "")
        of = None if owner == stack.current else owner
        if unit.grid is not None:
            return tables.written(unit.grid, of)
        attributes = " ".join(
            part
            for part in (
                "" if unit.kind == "doan" and of is None else f".law-{unit.kind}",
                "" if of is None else f'data-of="{of}"',
            )
            if part
        )
    text = inline.paragraph(" ".join(part for part in (unit.label, unit.text) if part))
    return f"{text}\n{{: {attributes} }}" if attributes else text
