"""The Markdown page of an official text, read back into the text; editors may have mended it by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from portal.content.fulltext import inline, tables
from portal.content.fulltext.model import KINDS, LABELS, LegalText, Letterhead, Provenance, Unit, UnitKind
from portal.content.fulltext.shape import HEADED, Stack
from portal.content.fulltext.writing import META
from portal.content.pages import Page
from portal.locales import Speaker

say = Speaker("fulltext")

_ATTRIBUTES = re.compile(r"\{:\s*([^{}]*?)\s*\}\s*$")
_HEADING = re.compile(r"#{2,6}\s+(.*?)\s*\{:\s*([^{}]*?)\s*\}\s*$", re.DOTALL)
_DATE = re.compile(r"(?:(.*), )?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE | re.DOTALL)


def _numbered(label: str) -> re.Pattern[str]:
    """How a kind that is labelled so says its number, and the wording behind it."""
    if label.endswith("{}"):  # a word: what follows its number is set apart by a stop
        number, wording = r"((?:[Tt]hứ |THỨ )?\S+?)", r"(?:\. (.*))?"
    else:
        number, wording = r"(\S+)", r"(?: (.*))?"
    return re.compile(re.escape(label).replace(r"\{\}", number) + wording, re.DOTALL)


_NUMBERED = {kind: _numbered(label) for kind, label in LABELS.items()}


class FullTextError(ValueError):
    """A page that is no official text; line from 1, what is wrong, how to write it."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        self.line, self.message, self.hint = line, message, hint
        super().__init__(f"{line}: {message}")


@dataclass
class _Node:
    """A unit whose children are still coming."""

    kind: UnitKind
    number: str
    text: str
    anchor: str
    children: list[_Node | Unit] = field(default_factory=list)

    def done(self) -> Unit:
        below = tuple(c.done() if isinstance(c, _Node) else c for c in self.children)
        return Unit(self.kind, self.number, self.text, self.anchor, below)


class _Reader:
    def __init__(self) -> None:
        self.head: dict[str, Any] = {}
        self.lines: dict[str, list[str]] = {}
        self.top: list[_Node | Unit] = []
        self.nodes: dict[str, _Node] = {}
        self.stack = Stack()

    def heading(self, line: int, block: str) -> None:
        match = _HEADING.fullmatch(block)
        if not match:
            raise FullTextError(line, *say.fault("heading-bare", block))
        anchor, kind, _ = _attributes(line, match[2])
        if kind not in HEADED:
            raise FullTextError(line, *say.fault("heading-kind", block, ", ".join(sorted(HEADED))))
        self._open(line, kind, anchor, inline.unescaped(match[1]))

    def paragraph(self, line: int, block: str) -> None:
        words, anchor, kind, of = block, "", "doan", None
        match = _ATTRIBUTES.search(block)
        if match and (match.start() == 0 or block[match.start() - 1] in "\n "):
            words = block[: match.start()]
            anchor, kind, of = _attributes(line, match[1])
        text = inline.unescaped(re.sub(r"\s*\n\s*", " ", words.strip()))
        if kind in ("issuer", "number", "place", "date", "kind", "title"):
            self._letterhead(line, kind, text)
        elif kind in ("basis", "opening", "sign", "recipient"):
            self.lines.setdefault(kind, []).append(text)
        elif kind in HEADED:
            raise FullTextError(line, *say.fault("not-a-heading", f".law-{kind}"))
        elif kind in ("doan", "gach"):
            number, text = _dash(text) if kind == "gach" else ("", text)
            self._place(line, of, Unit("gach" if kind == "gach" else "doan", number, text))
        elif kind in _NUMBERED:
            self._open(line, kind, anchor, text)
        else:
            raise FullTextError(line, *say.fault("kind-unknown", kind, ", ".join(KINDS)))

    def table(self, line: int, block: str) -> None:
        try:
            grid, of = tables.read(block)
        except ValueError:
            raise FullTextError(line, *say.fault("table-unread")) from None
        self._place(line, of, Unit("bang", grid=grid))

    def _place(self, line: int, of: str | None, unit: Unit) -> None:
        owner = self.stack.current if of is None else of
        if owner and owner not in self.nodes:
            raise FullTextError(line, *say.fault("owner-unknown", owner))
        (self.nodes[owner].children if owner else self.top).append(unit)

    def _open(self, line: int, kind: UnitKind, anchor: str, words: str) -> None:
        if not anchor:
            raise FullTextError(line, *say.fault("anchor-missing", words[:40]))
        if anchor in self.nodes:
            raise FullTextError(line, *say.fault("anchor-twice", anchor))
        match = _NUMBERED[kind].fullmatch(words)
        number, text = (match[1], match[2] or "") if match else ("", words)
        node = _Node(kind, number, text, anchor)
        keep = self.stack.open(kind, anchor)
        outer = self.stack.anchors[keep - 1] if keep else ""
        (self.nodes[outer].children if outer else self.top).append(node)
        self.nodes[anchor] = node

    def _letterhead(self, line: int, kind: str, text: str) -> None:
        if kind == "issuer":
            self.head.setdefault("issuer", []).append(text)
        elif kind == "date":
            match = _DATE.fullmatch(text)
            if not match:
                raise FullTextError(line, *say.fault("date-unread", text))
            self.head |= {"place": match[1], "date": f"{match[4]}-{int(match[3]):02}-{int(match[2]):02}"}
        else:
            self.head[kind] = text.removeprefix("Số: ") if kind == "number" else text

    def text(self) -> LegalText:
        head = Letterhead(**self.head | {"issuer": tuple(self.head.get("issuer", ()))})
        bases, opening, sign, recipients = (
            tuple(self.lines.get(kind, ())) for kind in ("basis", "opening", "sign", "recipient")
        )
        units = tuple(one.done() if isinstance(one, _Node) else one for one in self.top)
        return LegalText(head, bases, opening, units, sign, recipients)


def _dash(text: str) -> tuple[str, str]:
    """The mark of a line where it is no dash, and its wording."""
    mark, _, words = text.partition(" ")
    if mark in ("-", "–"):
        return "", words
    return (mark, words) if len(mark) == 1 and not mark.isalnum() else ("", text)


def _attributes(line: int, text: str) -> tuple[str, Any, str | None]:
    """(anchor, kind, anchor of what it stands in) as ``{: … }`` says them."""
    anchor, kind, of = "", "doan", None
    for part in text.split():
        if part.startswith("#"):
            anchor = part[1:]
        elif part.startswith(".law-"):
            kind = part.removeprefix(".law-")
        elif match := re.fullmatch(r'data-of="(.*)"', part):
            of = match[1]
        else:
            raise FullTextError(line, *say.fault("attribute-unknown", part))
    return anchor, kind, of


def read_text(page: Page) -> tuple[LegalText, Provenance]:
    """Return the text written on *page* and where it came from.

    Raises FullTextError at the first line that says neither.
    """
    reader = _Reader()
    for line, block in _blocks(page):
        if re.match(r"#{2,} ", block):
            reader.heading(line, block)
        elif block.startswith(("|", "<table")):
            reader.table(line, block)
        else:
            reader.paragraph(line, block)
    return reader.text(), _provenance(page)


def _blocks(page: Page) -> list[tuple[int, str]]:
    """(line from 1, text) of what blank lines part, without the page's title and drawn blocks."""
    found: list[tuple[int, list[str]]] = []
    inside, blank = False, True
    for number, line in enumerate(page.lines[page.start :], page.start + 1):
        if line.startswith("///"):
            inside = line.strip("/ ") != ""
            blank = True
        elif inside or line.startswith("# ") or not line.strip():
            blank = True
        else:
            if blank:
                found.append((number, []))
            found[-1][1].append(line.rstrip())
            blank = False
    return [(number, "\n".join(lines)) for number, lines in found]


def _provenance(page: Page) -> Provenance:
    given = page.meta.get(META)
    if not isinstance(given, dict):
        raise FullTextError(1, *say.fault("origin-missing", META))
    known = Provenance.__dataclass_fields__
    if strange := [key for key in given if key not in known]:
        raise FullTextError(1, *say.fault("origin-unknown", strange[0], ", ".join(known)))
    missing = [key for key in ("document", "file", "sha256", "reader", "imported") if key not in given]
    if missing:
        raise FullTextError(1, *say.fault("origin-incomplete", META, missing[0]))
    return Provenance(**{key: str(value) for key, value in given.items()})  # type: ignore[arg-type]
