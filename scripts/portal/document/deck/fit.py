"""What fits a slide: lines of the screen, counted as on the narrower of the two formats.

All sizes are those of a canvas 720 high: 960 wide for 4:3, 1280 for 16:9. What fits 4:3 fits 16:9.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.document import Block, Code, Holder, Listing, Pairs, Paragraph, Picture, Span, Table, plain
from portal.document.deck.model import Line

MOST_LINES = 7
TEXT_SIZE = 36
TABLE_SIZE = 26
LEAST = 24
"""Nothing is set smaller."""
WIDTH = 960 - 2 * 44
"""Room for text."""
TABLE_HEIGHT = 420
"""Room for a table with its header; the rest is for the title and for big text."""
PICTURE_HEIGHT = 480
_EM = 0.56
"""Mean width of a letter of the typeface, in ems; a little more than measured."""
ROW_PADDING = 14
TABLE_LINE = TABLE_SIZE * 1.3


def screen_lines(text: str, size: float = TEXT_SIZE, width: float = WIDTH) -> int:
    """Return how many lines *text* takes, broken at words."""
    room = max(1.0, width / (size * _EM))
    lines, used = 1, 0.0
    for word in re.split(r"[ \n]+", text.strip()):
        length = len(word)
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        while length > room:
            lines, length = lines + 1, length - int(room)
        used += length + (1 if used else 0)
    return lines


def line_height(line: Line) -> int:
    """Lines of the screen one point takes."""
    return screen_lines(plain(line.spans), width=WIDTH - (40 if line.mark else 0))


def sentences(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Return the sentences of a paragraph, each with the looks of its parts; sources left out."""
    found: list[tuple[Span, ...]] = []
    current: list[Span] = []
    for span in without_sources(spans):
        start = 0
        for match in re.finditer(r"(?<=[.!?…])[”)]?\s+(?=[“(]?[A-ZĐÀ-Ỹ0-9])", span.text):
            if _abbreviated(span.text[: match.start()]):
                continue
            current.append(replace(span, text=span.text[start : match.end()].rstrip()))
            found.append(_clean(current))
            current, start = [], match.end()
        if span.text[start:]:
            current.append(replace(span, text=span.text[start:]))
    if current:
        found.append(_clean(current))
    return [spans for spans in found if plain(spans)]


def without_sources(spans: Sequence[Span]) -> list[Span]:
    """Return *spans* without the numbers of sources and the brackets that held nothing else."""
    kept: list[Span] = []
    for span in (replace(s, text=s.text.replace("\n", " ")) for s in spans):
        if span.look == "source":
            continue
        if kept and replace(kept[-1], text="") == replace(span, text=""):
            kept[-1] = replace(kept[-1], text=kept[-1].text + span.text)
        else:
            kept.append(span)
    return [replace(span, text=re.sub(r"\s*\([\s,;]*\)", "", span.text)) for span in kept]


def _abbreviated(before: str) -> bool:
    return bool(re.search(r"(?:^|\s)(?:\w|TP|Tr|vd)\.$", before))


def _clean(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Cut spaces at both ends and before full stops that followed a source."""
    kept = [s for s in spans if s.text]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    joined: list[Span] = []
    for span in kept:
        if joined and re.match(r"[.,;:!?]", span.text):
            joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
        joined.append(span)
    return tuple(s for s in joined if s.text)


def split_long(line: Line) -> Iterator[Line]:
    """Yield *line*, cut between words when it alone would overfill a slide."""
    while line_height(line) > MOST_LINES:
        head, tail = _cut(line.spans)
        yield replace(line, spans=head)
        line = replace(line, spans=tail, mark="")
    yield line


def _cut(spans: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Cut after the last comma or semicolon (else space) of what fits."""
    room = int(WIDTH / (TEXT_SIZE * _EM)) * (MOST_LINES - 1)
    text = "".join(span.text for span in spans)
    places = [m.end() for m in re.finditer(r"[;,]\s", text[:room])] or [text.rfind(" ", 0, room) + 1]
    at = places[-1] or room
    head: list[Span] = []
    tail: list[Span] = []
    for span in spans:
        taken = max(0, min(len(span.text), at))
        if taken:
            head.append(replace(span, text=span.text[:taken]))
        if taken < len(span.text):
            tail.append(replace(span, text=span.text[taken:]))
        at -= len(span.text)
    return _clean(head), _clean(tail)


def filled(lines: Sequence[Line], most: int = MOST_LINES) -> Iterator[tuple[Line, ...]]:
    """Yield the lines slide by slide, none over *most* lines of the screen, several evenly."""
    parts = [part for line in lines for part in split_long(line)]
    total = sum(map(line_height, parts))
    slides = -(-total // most)
    aim = -(-total // max(1, slides))
    page: list[Line] = []
    used = 0
    for part in parts:
        height = line_height(part)
        if page and (used + height > most or used >= aim):
            yield tuple(page)
            page, used = [], 0
        page.append(part)
        used += height
    if page:
        yield tuple(page)


def columns(table: Table) -> list[float]:
    """Return the width of each column, by the length of its texts."""
    rows = [[plain(c) for c in table.head], *([plain(c) for c in row] for row in table.rows)]
    count = max(len(row) for row in rows)
    longest = [max((len(row[i]) for row in rows if i < len(row)), default=1) for i in range(count)]
    words = [
        max((len(w) for row in rows if i < len(row) for w in row[i].split()), default=1)
        for i in range(count)
    ]
    weights = [
        max(min(max(one, 8), 70) ** 0.6, word * 0.55) for one, word in zip(longest, words, strict=True)
    ]
    return [WIDTH * weight / sum(weights) for weight in weights]


def row_height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """Height of a row of a table."""
    lines = max(screen_lines(text, TABLE_SIZE, widths[i] - 20) for i, text in enumerate(cells))
    return lines * TABLE_LINE + ROW_PADDING


def table_parts(table: Table) -> Iterator[Table]:
    """Yield the table in parts that fit, each with the header; a row too high for a slide is left whole."""
    widths = columns(table)
    top = row_height([plain(c) for c in table.head], widths) if table.head else 0.0
    page: list[tuple[tuple[Block, ...], ...]] = []
    used = top
    for row in table.rows:
        height = row_height([plain(c) for c in row], widths)
        if page and used + height > TABLE_HEIGHT:
            yield replace(table, rows=tuple(page))
            page, used = [], top
        page.append(row)
        used += height
    if page:
        yield replace(table, rows=tuple(page))


def table_height(table: Table) -> float:
    """Height of a table on a slide."""
    widths = columns(table)
    rows = [[plain(c) for c in row] for row in table.rows]
    head = [[plain(c) for c in table.head]] if table.head else []
    return sum(row_height(row, widths) for row in head + rows)


def picture_scale(picture: Picture) -> float:
    """How much a picture is enlarged on a slide."""
    return min(WIDTH / picture.image.width, PICTURE_HEIGHT / picture.image.height)


def readable(picture: Picture) -> bool:
    """Whether the words of a picture drawn from data are read from the back of a hall.

    What stands in a file that people gave is theirs to judge.
    """
    if not picture.image.drawn:
        return True
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', picture.image.svg)]
    return not sizes or min(sizes) * picture_scale(picture) >= LEAST


def boxes(picture: Picture) -> list[str]:
    """Return what stands in each box of a picture, top first: the words of steps."""
    root = etree.fromstring(picture.image.svg)
    space = "{http://www.w3.org/2000/svg}"
    texts = []
    for text in root.iter(f"{space}text"):
        words = "".join(text.itertext())
        named = text.get("font-weight") and not words.isdigit()
        texts.append((float(text.get("y", 0)), float(text.get("x", 0)), f"{words}:" if named else words))
    found = []
    for rect in root.iter(f"{space}rect"):
        top, left = float(rect.get("y", 0)), float(rect.get("x", 0))
        bottom, right = top + float(rect.get("height", 0)), left + float(rect.get("width", 0))
        inside = [text for y, x, text in texts if top <= y <= bottom and left <= x <= right]
        if inside:
            found.append(" ".join(inside))
    return found


def to_lines(block: Block) -> list[Line]:
    """Return the points of a block; what stands in a list becomes points of its own, a table words."""
    if isinstance(block, Paragraph):
        return [Line(spans) for spans in sentences(block.spans)]
    if isinstance(block, Code):
        lines = [block.title, *block.text.splitlines()]
        return [Line((Span(line.strip(), shape="code"),)) for line in lines if line.strip()]
    if isinstance(block, Holder):
        return [line for part in block.blocks for line in to_lines(part)]
    if isinstance(block, Pairs):
        return [Line((Span(f"{plain(n)}: ", bold=True), Span(plain(c)))) for n, c in block.rows]
    if not isinstance(block, Listing):
        return [Line((Span(words),)) for words in [plain(block)] if words]
    found: list[Line] = []
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}." if block.ordered else "•"
        for part in item:
            if isinstance(part, Paragraph):
                found.append(Line(_clean(without_sources(part.spans)), mark))
                mark = ""
            else:
                found += to_lines(part)
    return found
