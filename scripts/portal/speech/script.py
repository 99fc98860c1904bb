"""A page's tree as what is said of it: sections, in them blocks, in them sentences, shown and spoken.

Tables are said row by row, each cell after its head; of pictures the words that stand for them. Left out:
questions, notes for trainers, code, and what stands below a picture in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from portal.document import (
    Block,
    Code,
    Frame,
    Heading,
    Holder,
    Listing,
    Notes,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Rule,
    Span,
    Table,
    plain,
)
from portal.locales import Speaker
from portal.vietnamese.spoken import LONGEST, Aloud, sentences

say = Speaker("speech")

_BEFORE_STOP = re.compile(r"[ \u00a0]+(?=[.,;:?!)])")
PICTURE_CLASS = "pill--picture"
"""Class of the words that stand for a picture, which the page does not show."""
_PICTURE = "pill-picture"
_PAUSE = "\u2063"
"""Stands where a voice pauses and the page shows nothing: around labels."""
_LONGEST_SAID = 260
"""Letters of one utterance as it is said, about what 15 seconds hold."""
_MARKS = ("pill-thu-cap", "pill-suy-luan", "pill-chinh-van")
"""Looks of the marks that say how sure a source is."""


@dataclass(frozen=True)
class Sentence:
    """One sentence as the page shows it (empty: it stands nowhere in words), and as it is said."""

    shown: str
    said: str


@dataclass
class Part:
    """What one button reads: a section from its heading on; what stands before the first has no anchor."""

    anchor: str
    blocks: list[list[Sentence]] = field(default_factory=list)


def parts_of(title: str, blocks: Sequence[Block], aloud: Aloud) -> list[Part]:
    """Return the parts of a page; those that are a heading alone (a list of files) are left out."""
    writer = _Writer(aloud)
    opening = list(_opened(blocks))
    parts = [Part("")]
    if title and opening and not (isinstance(opening[0], Heading) and opening[0].level == 2):
        parts[0].blocks.append(writer.sentences(title))
    for block in opening:
        if isinstance(block, Heading) and block.level == 2:
            parts.append(Part(block.anchor, [writer.sentences(_words(block.spans))]))
        else:
            parts[-1].blocks += [said for said in writer.block(block) if said]
    return [part for part in parts if len(part.blocks) > 1]


def _opened(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with frames opened, as headings of sections stand in some; less the data of a module."""
    for block in blocks:
        if isinstance(block, Frame):
            yield from (b for b in block.blocks if not (block.kind == "module" and isinstance(b, Pairs)))
        else:
            yield block


class _Writer:
    def __init__(self, aloud: Aloud) -> None:
        self._aloud = aloud

    def sentences(self, text: str, before: str = "") -> list[Sentence]:
        """The sentences of *text*; what is only said stands before the first."""
        found = []
        for shown, said in self._pairs(text):
            if any(letter.isalpha() for letter in said):
                found.append(Sentence(shown, f"{before}{said}"))
                before = ""
        return found

    def _pairs(self, text: str, longest: int = LONGEST) -> Iterator[tuple[str, str]]:
        """Sentences as shown and as said; what grows too long in words is cut once more."""
        for sentence in sentences(text, longest):
            said = self._aloud.said(sentence.replace(_PAUSE, ", "))
            if len(said) > _LONGEST_SAID and longest == LONGEST:
                yield from self._pairs(sentence, len(sentence) * _LONGEST_SAID // len(said))
            else:
                yield sentence.replace(_PAUSE, ""), said

    def block(self, block: Block) -> Iterator[list[Sentence]]:
        """What is said of *block*, a list for each stop."""
        if isinstance(block, Heading | Paragraph):
            yield from (self._picture(span.text) for span in block.spans if span.look == _PICTURE)
            yield from (self.sentences(line) for line in _words(block.spans).split("\n"))
        elif isinstance(block, Listing):
            for item in block.items:
                yield from self.blocks(item)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Picture):
            caption = list(self.blocks(block.caption))
            if block.alt and not plain(block.caption).startswith(block.alt):
                yield self._picture(block.alt)
            yield from caption
        elif isinstance(block, Pairs):
            for name, content in block.rows:
                yield self.sentences(_words(name))
                yield from self.blocks(content)
        elif isinstance(block, Notes | QuizPlace | Code | Rule):
            return
        elif isinstance(block, Holder):
            yield from self.blocks(block.blocks)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[list[Sentence]]:
        """What is said of *blocks*."""
        for block in blocks:
            yield from self.block(block)

    def _table(self, table: Table) -> Iterator[list[Sentence]]:
        yield self.sentences(table.caption)
        heads = [self._aloud.said(_words(spans).replace(_PAUSE, "")) for spans in table.head]
        for row in table.rows:
            line: list[Sentence] = []
            for at, cell in enumerate(row):
                head = f"{heads[at]}: " if at < len(heads) and heads[at] else ""
                for said in self.blocks(cell):
                    if said:
                        line += [replace(said[0], said=head + said[0].said), *said[1:]]
                        head = ""
            yield line

    def _picture(self, words: str) -> list[Sentence]:
        said = [said for _, said in self._pairs(words)]
        return [Sentence("", one if at else say("picture", one)) for at, one in enumerate(said)]


def _words(spans: Sequence[Span]) -> str:
    """What is read of *spans*; marks of sources leave spaces before stops, which go. Labels stand apart."""
    kept = [
        replace(span, text=f"{_PAUSE}{span.text}{_PAUSE}") if span.look.startswith("pill-") else span
        for span in spans
        if span.look not in (*_MARKS, _PICTURE)
    ]
    return _BEFORE_STOP.sub("", plain(kept))
