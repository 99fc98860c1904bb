"""From a stream of lines to the whole text."""

from __future__ import annotations

from dataclasses import replace

from portal.content.fulltext import LegalText, Letterhead, Unit, anchored
from portal.intake.flow import Line, SourceGrid, SourceText
from portal.intake.recognising import marks
from portal.intake.recognising.codified import as_written, is_codified
from portal.intake.recognising.copied import without_copyist
from portal.intake.recognising.head import Head, read_head
from portal.intake.recognising.marks import Mark
from portal.intake.recognising.outcome import Recognised, Remarks
from portal.intake.recognising.parts import Annex, parts_of
from portal.intake.recognising.quotes import quotation
from portal.intake.recognising.stream import Item, stream
from portal.intake.recognising.tree import Node, Tree, grid_of
from portal.intake.recognising.words import closes, is_capitals, kind_by_symbol
from portal.locales import Speaker

say = Speaker("recognising")

_LINES_OF_TITLE = 6
_LOOK_AHEAD = 60
"""Lines below a paragraph among which the next number is looked for."""


def recognise(source: SourceText) -> Recognised:
    """Return the official text in *source*, and what a person should look at; nothing is raised."""
    remarks = Remarks()
    items = stream(source, remarks)
    known = Letterhead()
    if is_codified(items):
        items, known = as_written(items, remarks)
    else:
        items, known = without_copyist(items, source, remarks)
    parts = parts_of(items, remarks)
    head = read_head(parts.head, remarks)
    units = provisions(parts.body, remarks).units
    for item in parts.left:
        one = (
            Unit("doan", text=marks.one_line(item.text))
            if isinstance(item, Line)
            else Unit("bang", grid=grid_of(item))
        )
        units = (*units, one)
    units = anchored((*units, *_annexes(parts.annexes, remarks)))
    letterhead = _completed(head, known)
    if not units:
        remarks.add("", say("no-provision"))
    text = LegalText(
        letterhead,
        tuple(head.bases),
        tuple(head.opening),
        units,
        tuple(parts.tail.signature),
        tuple(parts.tail.recipients),
    )
    return Recognised(text, tuple(remarks.found))


def _completed(head: Head, known: Letterhead) -> Letterhead:
    """The letterhead; what it lacks, as the table of whoever copied the text has it."""
    found = head.letterhead()
    number = found.number or known.number
    if number and not known.kind:
        known = replace(known, kind=kind_by_symbol(number))
    lacking = {name: value for name, value in vars(known).items() if value and not getattr(found, name)}
    return replace(found, **lacking)


def _annexes(annexes: list[Annex], remarks: Remarks) -> list[Unit]:
    """The annexes; forms stand in the numbered annex above them."""
    found: list[Unit] = []
    for annex in annexes:
        unit = Unit("phu-luc", annex.number, annex.title, children=provisions(annex.items, remarks).units)
        if annex.sample and found and not annexes[0].sample:
            found[-1] = replace(found[-1], children=(*found[-1].children, unit))
        else:
            found.append(unit)
    return found


def provisions(items: list[Item], remarks: Remarks) -> Tree:
    """Return the tree of the provisions in *items*."""
    tree = Tree(remarks)
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, SourceGrid):
            tree.table(item, _ahead(items, at))
            at += 1
            continue
        quote = quotation(items, at, lambda line: _goes_on(tree, line))
        mark = marks.heading(item)
        if quote and not item.text.strip()[0].isalnum():
            _quote(tree, items[at : quote.end])
            if not quote.closed:
                remarks.add(item.text, say("quote-open"))
            at = quote.end
            continue
        if mark:
            node = tree.heading(mark)
            at = _title(node, items, at + 1)
        else:
            _line(tree, item, items, at, remarks)
            at += 1
        if quote and quote.closed and quote.end > at:
            _quote(tree, items[at : quote.end])
            at = quote.end
    return tree


def _line(tree: Tree, item: Line, items: list[Item], at: int, remarks: Remarks) -> None:
    text = item.text.strip()
    readings = marks.counted(text)
    if readings and tree.counted(readings, text):
        return
    if readings and any(mark.style in ("arabic", "letter") for mark in readings):
        remarks.add(text, say("number-unread"))
    if found := marks.dash(text):
        tree.dash(*found)
    elif any(letter.isalnum() for letter in text):
        ahead = _ahead(items, at)
        if closes(text) and not ahead:
            tree.over()
        tree.paragraph(marks.one_line(text), ahead)


def _goes_on(tree: Tree, line: Line) -> bool:
    """Whether *line* carries on the numbers of the text itself."""
    mark = marks.heading(line)
    if mark is not None and mark.kind == "dieu":
        return tree.article is not None and mark.number == str(
            int("".join(c for c in tree.article if c.isdecimal())) + 1
        )
    return any(tree.carries_on(reading) for reading in marks.counted(line.text)) if mark is None else False


def _quote(tree: Tree, items: list[Item]) -> None:
    for item in items:
        if isinstance(item, SourceGrid):
            tree.table(item, [], inside=True)
        else:
            tree.quoted(marks.one_line(item.text))


def _title(node: Node, items: list[Item], at: int) -> int:
    """Give a heading the title on the lines below it; return where the text goes on."""
    if node.text:
        return at
    title: list[str] = []
    while at < len(items) and len(title) < _LINES_OF_TITLE:
        item = items[at]
        if not isinstance(item, Line) or marks.heading(item) or marks.dash(item.text):
            break
        stands_out = item.bold or item.centred or item.heading > 0 or is_capitals(item.text)
        if not stands_out and (
            title or node.kind == "dieu" or len(item.text) > 150 or marks.counted(item.text)
        ):
            break
        if marks.counted(item.text) and not (is_capitals(item.text) and item.centred):
            break
        if node.kind == "dieu" and title:
            break
        title.append(item.text)
        at += 1
    node.text = marks.one_line(" ".join(title))
    return at


def _ahead(items: list[Item], at: int) -> list[Mark]:
    """The readings of the next number below, as far as no heading comes before it."""
    for item in items[at + 1 : at + 1 + _LOOK_AHEAD]:
        if not isinstance(item, Line):
            continue
        if marks.heading(item):
            return []
        if readings := marks.counted(item.text):
            return readings
    return []
