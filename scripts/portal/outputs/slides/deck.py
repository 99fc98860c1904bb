"""From the page of a module to its slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.document import (
    Block,
    Code,
    Frame,
    Heading,
    Listing,
    Notes,
    Notice,
    Pages,
    Pairs,
    Paragraph,
    Picture,
    QuizPlace,
    Quote,
    Span,
    Table,
    plain,
    walk,
)
from portal.document.deck.fit import (
    TABLE_HEIGHT,
    boxes,
    filled,
    line_height,
    readable,
    table_height,
    table_parts,
    to_lines,
)
from portal.document.deck.model import Deck, Line, Slide
from portal.locales import Speaker, page_text
from portal.outputs.subjects import module_path
from portal.questions import Question, bank

say = Speaker("slides-made")

QUESTIONS = 5
"""How many questions of the bank come as slides."""


def deck(pages: Pages, module: Module) -> Deck:
    """Return the slides of *module*.

    Raises KeyError when it has no page.
    """
    catalogue = pages.catalogue
    page = pages.of(module_path(catalogue, module))
    slides = [_title(module), *slides_of(page.tree.blocks, _questions(catalogue, module)), _end(page.url)]
    return Deck(
        module.id,
        module.number,
        module.title,
        page.url,
        catalogue.portal.organisation.vi,
        catalogue.portal.name.vi,
        module.updated,
        module.minutes,
        tuple(_numbered(slides)),
    )


def slides_of(blocks: Sequence[Block], questions: Sequence[Question]) -> list[Slide]:
    """Return the slides of *blocks*; *questions* come where the quiz stands."""
    reader = _Reader(questions)
    for block in blocks:
        reader.block(block)
    return reader.finished()


def _title(module: Module) -> Slide:
    return Slide("title", module.title, "mo-dau", section=page_text("module", "vi", module.number))


def _end(url: str) -> Slide:
    lines = (
        Line((Span(say("more")),)),
        Line((Span(url, bold=True),)),
    )
    return Slide("end", say("thanks"), "het", lines=lines)


def _questions(catalogue: Catalogue, module: Module) -> list[Question]:
    """Questions that work in a hall, one of each objective before a second of any."""
    shown = [one for one in bank(catalogue, module.id) if one.choices and not one.part and _fits(one)]
    goals = dict.fromkeys(one.objective for one in shown)
    chosen = [next(one for one in shown if one.objective == goal) for goal in goals]
    chosen += [one for one in shown if one not in chosen]
    return sorted(chosen[:QUESTIONS], key=lambda one: one.number)


def _fits(asked: Question) -> bool:
    lines = [Line((Span(asked.text),)), *(Line((Span(choice.text),), "A.") for choice in asked.choices)]
    return sum(map(line_height, lines)) <= 9


class _Reader:
    """Collects blocks under their headings and turns them into slides."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._slides: list[Slide] = []
        self._questions = questions
        self._section = ""
        self._title = ""
        self._anchor = ""
        self._lines: list[Line] = []
        self._notice = ""

    def finished(self) -> list[Slide]:
        """Return all slides."""
        self._flush()
        return self._slides

    def block(self, block: Block) -> None:
        """Take the next block of the page."""
        if isinstance(block, Heading):
            self._flush()
            self._section = "" if block.level <= 2 else (self._section or self._title)
            self._title, self._anchor = plain(block.spans), block.anchor
        elif isinstance(block, Paragraph | Listing | Pairs | Code):
            if not (isinstance(block, Paragraph) and block.look == "fine"):
                self._lines += to_lines(block)
            self._pictures_in(block)
        elif isinstance(block, Table):
            self._flush()
            self._table(block)
            self._pictures_in(block)
        elif isinstance(block, Picture):
            self._flush()
            self._picture(block)
        elif isinstance(block, Frame):
            for part in block.blocks:
                if not (block.kind == "module" and isinstance(part, Pairs)):
                    self.block(part)
            self._flush()
        elif isinstance(block, Notice | Quote):
            self._flush()
            for part in block.blocks:
                self.block(part)
            self._notice = block.kind if isinstance(block, Notice) else ""
            self._flush()
        elif isinstance(block, QuizPlace):
            self._flush()
            for asked in self._questions:
                title = say("question", self._title, asked.number)
                self._add(Slide("quiz", title, f"cau-{asked.number}", asked=asked))
        elif isinstance(block, Notes):
            self._flush()
            if self._slides:
                last = self._slides[-1]
                self._slides[-1] = replace(last, notes=last.notes + block.blocks)

    def _add(self, slide: Slide) -> None:
        self._slides.append(slide)

    def _flush(self) -> None:
        for lines in filled(self._lines):
            self._add(
                Slide("text", self._title, self._anchor, self._section, lines=lines, notice=self._notice)
            )
        self._lines, self._notice = [], ""

    def _table(self, table: Table) -> None:
        for part in table_parts(table):
            if table_height(part) <= TABLE_HEIGHT:
                self._add(Slide("table", self._title, self._anchor, self._section, table=part))
            else:
                self._row(part)

    def _picture(self, picture: Picture) -> None:
        """A picture too small for the back rows comes as its figures, else as the words in its boxes."""
        if not picture.image.drawn and not picture.alt:
            return  # decoration
        if readable(picture):
            self._add(Slide("picture", self._title, self._anchor, self._section, picture=picture))
            for part in () if picture.image.drawn else picture.caption + picture.details:
                self.block(part)
            self._flush()
        elif picture.details:
            for part in picture.details:
                self.block(part)
            self._flush()
        else:
            for words in boxes(picture):
                number, _, rest = words.partition(" ")
                numbered = number.isdigit()
                self._lines.append(
                    Line((Span(rest if numbered else words),), f"{number}." if numbered else "•")
                )
            self._flush()

    def _pictures_in(self, block: Block) -> None:
        """Pictures that people put into a list or a table come after it."""
        for part in walk([block]):
            if isinstance(part, Picture):
                self._flush()
                self._picture(part)

    def _row(self, table: Table) -> None:
        """A row too high for a slide: its cells as points, each under the name of its column."""
        for row in table.rows:
            self._lines = [
                Line((Span(f"{plain(head)}: ", bold=True), Span(plain(cell))))
                for head, cell in zip(table.head, row, strict=False)
                if plain(cell)
            ]
            self._flush()


def _numbered(slides: Iterable[Slide]) -> Iterator[Slide]:
    """Tell slides of one heading apart in title and address."""
    held = list(slides)
    counts: dict[str, int] = {}
    for slide in held:
        counts[slide.anchor] = counts.get(slide.anchor, 0) + 1
    seen: dict[str, int] = {}
    for slide in held:
        n = seen[slide.anchor] = seen.get(slide.anchor, 0) + 1
        many = counts[slide.anchor] > 1
        anchor = f"{slide.anchor}-{n}" if n > 1 else slide.anchor
        title = f"{slide.title} ({n}/{counts[slide.anchor]})" if many else slide.title
        yield replace(slide, anchor=anchor or f"trang-{len(seen)}", title=title)
