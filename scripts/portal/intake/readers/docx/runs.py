"""The words of one paragraph: what is seen on the page, with what its letters look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.intake.readers.docx.package import Element, W
from portal.intake.readers.docx.styles import Look, Styles, value
from portal.vietnamese.legacy import encoding_of_font

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {
    W + name
    for name in (
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "instrText",
        "delText",
        "delInstrText",
        "fldData",
        "sdtPr",
        "ruby",
    )
}
_PLAIN = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SYMBOLS = {
    "symbol": {0x2D: "-", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB7: "-", 0xD7: "×"},
    "wingdings": {0xA8: "☐", 0x6F: "☐", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xD8: "-", 0xA7: "-", 0xF0: "→"},
}


@dataclass
class Words:
    """What was found in a paragraph so far."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes before the first word."""
    boxes_behind: list[Element] = field(default_factory=list)

    @property
    def seen(self) -> list[tuple[str, Look]]:
        """The pieces that are more than white space."""
        return [piece for piece in self.pieces if piece[0].strip()]


@dataclass
class Told:
    """What the walk met that who imports should know."""

    inserted: bool = False
    deleted: bool = False
    hidden: bool = False
    struck: bool = False
    pictures: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind of note ("footnote", "endnote") and id, in the order they are called."""


class Runs:
    """Reads paragraphs of one file."""

    def __init__(self, styles: Styles, told: Told) -> None:
        self._styles = styles
        self._told = told
        self._field: list[bool] = []
        """Of each field that is open: whether its result has begun."""

    def read(self, paragraph: Element, words: Words) -> None:
        """Add the words of a w:p to *words*."""
        base = self._styles.look(value(paragraph, "pPr/pStyle"))
        self._walk(paragraph, base, words)

    def _walk(self, parent: Element, look: Look, words: Words) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, look, words)
            elif tag == _FORMULA:
                self._add(child.text or "", look, words)
            elif tag in _LEFT_OUT:
                self._told.deleted |= tag in (W + "del", W + "moveFrom")
            elif tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                if chosen is not None:
                    self._walk(chosen, look, words)
            else:
                self._told.inserted |= tag in (W + "ins", W + "moveTo")
                # Hyperlinks, content controls, smart tags, simple fields: what they hold is read on.
                self._walk(child, look, words)

    def _run(self, run: Element, base: Look, words: Words) -> None:
        properties = run.find(W + "rPr")
        look = self._styles.dressed(base, value(properties, "rStyle")).under(properties)
        for child in run:
            self._child(child, look, words)

    def _child(self, child: Element, look: Look, words: Words) -> None:
        tag = child.tag
        if tag == W + "fldChar":
            self._field_mark(child.get(W + "fldCharType"))
        elif tag == MC + "AlternateContent":
            chosen = chosen_content(child)
            for inner in () if chosen is None else chosen:
                self._child(inner, look, words)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            boxes = list(outermost_boxes(child))
            self._told.pictures += any(one.tag in _PICTURES for one in child.iter())
            (words.boxes_behind if words.seen else words.boxes).extend(boxes)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self._told.notes.append((tag.removeprefix(W)[: -len("Reference")], child.get(W + "id", "")))
            self._add(f"[{len(self._told.notes)}]", Look(bold=look.bold, italic=look.italic), words)
        elif all(self._field):
            self._add(_text(child, look), look, words)

    def _add(self, text: str, look: Look, words: Words) -> None:
        if look.hidden:
            self._told.hidden |= bool(text.strip())
        elif text:
            self._told.struck |= look.struck and bool(text.strip())
            words.pieces.append((text.upper() if look.caps and is_modern(look) else text, look))

    def _field_mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._field.append(False)
        elif kind == "separate" and self._field:
            self._field[-1] = True
        elif kind == "end" and self._field:
            self._field.pop()

    def paragraph_ends(self) -> None:
        """Forget fields whose instruction a broken file left open: it would swallow all that follows."""
        self._field = [begun for begun in self._field if begun]


def is_modern(look: Look) -> bool:
    """Whether letters of this look are Unicode: capitals of old fonts are no capitals of their codes."""
    return encoding_of_font(look.font) == "unicode"


def _text(child: Element, look: Look) -> str:
    tag = child.tag
    if tag == W + "t":
        return child.text or ""
    if tag == W + "sym":
        return _symbol(child.get(W + "char", ""), child.get(W + "font", ""), look)
    return _PLAIN.get(tag.removeprefix(W), "") if isinstance(tag, str) and tag.startswith(W) else ""


def _symbol(code: str, font: str, look: Look) -> str:
    try:
        at = int(code, 16) & 0xFFFF
    except ValueError:
        return ""
    low = at - 0xF000 if at >= 0xF000 else at
    known = _SYMBOLS.get(font.lower())
    if known is not None:
        return known.get(low, "")
    if at >= 0xF000:
        return chr(low) if not is_modern(Look(font=font or look.font)) else ""
    return chr(at) if 32 <= at < 0xD800 else ""


def chosen_content(alternate: Element) -> Element | None:
    """Return which of several forms of one content is read: the newest that has words."""
    choices = [one for one in alternate if one.tag in (MC + "Choice", MC + "Fallback")]
    with_words = [one for one in choices if next(one.iter(W + "t"), None) is not None]
    return next(iter(with_words or choices), None)


def outermost_boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of text boxes below *element*, one form each; boxes in boxes are left to them."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            chosen = chosen_content(child)
            if chosen is not None:
                yield from outermost_boxes(chosen)
        else:
            yield from outermost_boxes(child)
