"""Lines become a tree of provisions: which number carries on which list, told from what is open above."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.content.fulltext import Cell, Grid, Unit, UnitKind
from portal.content.fulltext.naming import short_name
from portal.intake.flow import SourceGrid
from portal.intake.recognising.marks import Mark
from portal.intake.recognising.numbers import Style, follows, is_first, is_later
from portal.intake.recognising.outcome import Remarks
from portal.locales import Speaker

say = Speaker("recognising")

RANKS: dict[UnitKind, int] = {"phu-luc": 0, "phan": 1, "chuong": 2, "muc": 3, "tieu-muc": 4, "dieu": 5}
"""Units with a word before their number, widest first."""
_DEEPEST = 8
"""Counted units in each other below an article."""
_ALSO: dict[Style, tuple[Style, ...]] = {"arabic": ("bracket",), "bracket": ("arabic",)}


@dataclass
class Node:
    """A unit that is still open, or done."""

    kind: UnitKind
    number: str = ""
    text: str = ""
    style: Style | None = None
    """How its number is written; None for a heading with a word, a paragraph, a table."""
    children: list[Node] = field(default_factory=list)
    grid: Grid | None = None

    def last(self, style: Style | None, kind: UnitKind | None = None) -> Node | None:
        """The last child counted in that way."""
        same = (c for c in reversed(self.children) if c.style == style and (kind is None or c.kind == kind))
        return next(same, None)

    @property
    def ending(self) -> str:
        """The last words said in it."""
        return self.children[-1].ending if self.children else self.text


class Tree:
    """A tree that grows line by line."""

    def __init__(self, remarks: Remarks) -> None:
        self.root = Node("phu-luc")
        self.stack: list[Node] = [self.root]
        self._remarks = remarks
        self._articles: str | None = None

    @property
    def current(self) -> Node:
        """The innermost open unit."""
        return self.stack[-1]

    @property
    def article(self) -> str | None:
        """The number of the last article."""
        return self._articles

    def heading(self, mark: Mark) -> Node:
        """Open a unit with a word before its number."""
        rank = RANKS[mark.kind]
        while len(self.stack) > 1 and not self._holds(self.current, rank):
            self.stack.pop()
        before = (
            self._articles
            if mark.kind == "dieu"
            else getattr(self.current.last(None, mark.kind), "number", None)
        )
        style: Style = "arabic" if mark.kind == "dieu" else "word"
        label = _called(mark.kind, mark.number)
        self._in_order(label, mark.number, before, style, _called(mark.kind, before or ""))
        if mark.kind == "dieu":
            self._articles = mark.number
        return self._open(Node(mark.kind, mark.number, mark.rest))

    def _holds(self, node: Node, rank: int) -> bool:
        if node.kind == "de-muc":
            return rank == RANKS["dieu"] and not any(
                one.kind == "dieu" for one in self.stack[: self.stack.index(node)]
            )
        return node.kind in RANKS and RANKS[node.kind] < rank

    def _in_order(self, label: str, number: str, before: str | None, style: Style, above: str) -> None:
        if before is None or follows(number, before, style):
            return
        key = "jumps" if is_later(number, before, style) else "repeats"
        self._remarks.add(label, say(key, label, above))

    def carries_on(self, mark: Mark) -> bool:
        """Whether *mark* goes on right behind a list that is open."""
        return self._list_of(mark) is not None

    def _fence(self) -> int:
        """Index of the innermost unit with a word before its number."""
        return max(at for at, node in enumerate(self.stack) if node.style is None)

    def _list_of(self, mark: Mark) -> int | None:
        """Index of the unit in which *mark* goes on a list; "1." and "2)" may be one."""
        for style in (mark.style, *_ALSO.get(mark.style, ())):
            for at in range(len(self.stack) - 1, self._fence() - 1, -1):
                last = self.stack[at].last(style)
                if last is not None and follows(mark.number, last.number, mark.style):
                    return at
        return None

    def counted(self, readings: list[Mark], line: str) -> bool:
        """Open a unit that is only counted; False where none of the readings can be one here."""
        for mark in readings:
            if (at := self._list_of(mark)) is not None:
                self._close(at)
                self._open_counted(mark)
                return True
        for mark in readings:
            at = self._first_in(mark)
            if at is not None:
                self._close(at)
                self._open_counted(mark)
                return True
        return any(mark.sure and self._out_of_order(mark, line) for mark in readings)

    def _first_in(self, mark: Mark) -> int | None:
        """Index of the unit in which *mark* begins a list; None where it begins none."""
        if mark.style == "decimal":
            return self._above_decimal(mark)
        if not is_first(mark.number, mark.style) and mark.style != "sub":
            return None
        fence, top = self._fence(), len(self.stack) - 1
        if mark.style in ("roman", "upper"):
            return self._above_section(mark.style, fence)
        if mark.style == "sub":
            points = [at for at in range(top, fence, -1) if self.stack[at].style == "letter"]
            return next((at for at in points if mark.number.startswith(self.stack[at].number)), None)
        if not any(self.stack[at].last(mark.style) for at in range(fence, top + 1)):
            return min(top, fence + _DEEPEST)
        announced = self.current.style is not None and self.current.ending.endswith(":")
        return top if announced and top - fence < _DEEPEST else None

    def _above_section(self, style: Style, fence: int) -> int | None:
        """Index of the unit in which the first "I." or "A." stands: only other sections hold it."""
        sections = [at for at, node in enumerate(self.stack) if at > fence and node.kind == "de-muc"]
        holding = [fence, *sections]
        if any(self.stack[at].last(style) for at in holding):
            return None
        return next((at for at in reversed(holding) if self.stack[at].style != style), fence)

    def _above_decimal(self, mark: Mark) -> int | None:
        prefix, _, last = mark.number.rpartition(".")
        fence = self._fence()
        for at in range(len(self.stack) - 1, fence - 1, -1):
            node = self.stack[at]
            if node.number == prefix and (
                node.style in ("arabic", "bracket", "decimal")
                or node.kind in ("dieu", "muc", "phan", "chuong")
            ):
                return at if last == "1" or node.last("decimal") else None
        siblings = self.stack[fence].children
        return fence if last == "1" and not siblings and "." not in prefix and prefix == "1" else None

    def _out_of_order(self, mark: Mark, line: str) -> bool:
        """Open a unit whose number does not carry on its list, with a remark."""
        fence = self._fence()
        label = _called(mark.kind, mark.number)
        for at in range(len(self.stack) - 1, fence - 1, -1):
            last = self.stack[at].last(mark.style)
            if last is not None:
                self._close(at)
                key = "jumps" if is_later(mark.number, last.number, mark.style) else "repeats"
                self._remarks.add(line, say(key, label, _called(mark.kind, last.number)))
                self._open_counted(mark)
                return True
        if mark.style not in ("arabic", "letter", "roman", "bracket", "sub"):
            return False
        if mark.style == "roman":
            self._close(fence)
        self._remarks.add(line, say("starts-late", label))
        self._open_counted(mark)
        return True

    def _open_counted(self, mark: Mark) -> None:
        kind = mark.kind
        above = {node.kind for node in self.stack[self._fence() + 1 :]}
        if (mark.style == "bracket" and above & {"khoan", "diem", "tiet"}) or (
            kind == "diem" and "diem" in above
        ):
            kind = "tiet"
        self._open(Node(kind, mark.number, mark.rest, mark.style))

    def paragraph(self, text: str, ahead: list[Mark]) -> None:
        """Add a paragraph without number; *ahead*: readings of the next number below."""
        self._goes_out(ahead)
        self.current.children.append(Node("doan", text=text))

    def over(self) -> None:
        """Close everything: what follows belongs to the whole text."""
        self._close(0)

    def quoted(self, text: str) -> None:
        """Add a line that is quoted from another text."""
        self.current.children.append(Node("doan", text=text))

    def dash(self, mark: str, text: str) -> None:
        """Add a line of a list without numbers."""
        self.current.children.append(Node("gach", mark, text))

    def table(self, source: SourceGrid, ahead: list[Mark], *, inside: bool = False) -> None:
        """Add a table; *inside*: of what is quoted."""
        if not inside:
            self._goes_out(ahead)
        self.current.children.append(Node("bang", grid=grid_of(source)))

    def _goes_out(self, ahead: list[Mark]) -> None:
        """Close points that are over: what follows belongs to the clause around them."""
        fence = self._fence()
        while len(self.stack) - 1 > fence:
            node, outer = self.current, self.stack[-2]
            nested = node.kind in ("diem", "tiet") or (node.kind == "khoan" and outer.kind == "khoan")
            goes_on = any(
                mark.style == node.style and follows(mark.number, node.number, mark.style) for mark in ahead
            )
            if not nested or goes_on or not node.ending.rstrip('”" ').endswith("."):
                return
            self.stack.pop()

    def _close(self, at: int) -> None:
        del self.stack[at + 1 :]

    def _open(self, node: Node) -> Node:
        self.current.children.append(node)
        self.stack.append(node)
        return node

    @property
    def units(self) -> tuple[Unit, ...]:
        """What has grown, without addresses."""
        return tuple(_unit(node) for node in self.root.children)


def _called(kind: UnitKind, number: str) -> str:
    return short_name(Unit(kind, number))


def _unit(node: Node) -> Unit:
    children = tuple(_unit(child) for child in node.children)
    return Unit(node.kind, node.number, node.text, children=children, grid=node.grid)


def grid_of(source: SourceGrid) -> Grid:
    """Return a table as the text keeps it."""
    rows = tuple(
        tuple(Cell(cell.text.strip(), cell.rows, cell.columns, cell.header) for cell in row)
        for row in source.rows
    )
    return Grid(rows)
