"""What runs and paragraphs look like: from themselves, else their styles, else the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from portal.intake.readers.docx.package import Element, W

_OFF = {"0", "false", "off", "none"}


def value(element: Element | None, path: str) -> str | None:
    """Return w:val of the child *path* ("pPr/jc"), None when there is none."""
    if element is None:
        return None
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val", "")


def number(text: str | None, otherwise: int = 0) -> int:
    """Return *text* as a whole number; *otherwise* for what is none or out of all measure."""
    try:
        found = int(float(text or ""))
    except (ValueError, OverflowError):
        return otherwise
    return found if abs(found) < 10**7 else otherwise


_MARKS = (("bold", "b"), ("italic", "i"), ("caps", "caps"), ("hidden", "vanish"), ("struck", "strike"))


@dataclass(frozen=True)
class Look:
    """How letters look."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    struck: bool = False
    font: str = ""

    def under(self, properties: Element | None) -> Look:
        """Return the look that a w:rPr makes of it."""
        if properties is None:
            return self
        changes: dict[str, bool | str] = {}
        for field, tag in (
            ("bold", "b"),
            ("italic", "i"),
            ("caps", "caps"),
            ("hidden", "vanish"),
            ("struck", "strike"),
        ):
            found = properties.find(W + tag)
            if found is not None:
                changes[field] = found.get(W + "val", "1") not in _OFF
        fonts = properties.find(W + "rFonts")
        if fonts is not None and (font := fonts.get(W + "hAnsi") or fonts.get(W + "ascii")):
            changes["font"] = font
        return replace(self, **changes) if changes else self  # type: ignore[arg-type]


@dataclass(frozen=True)
class Shape:
    """How a paragraph stands; lengths in points."""

    centred: bool = False
    level: int = 0
    """Of a heading, 0 for none."""
    left: float = 0
    first: float = 0
    numbering: tuple[str, int | None] | None = None
    """Id of the list ("0" for none) and level, where it is said."""

    def under(self, properties: Element | None) -> Shape:
        """Return the shape that a w:pPr makes of it."""
        if properties is None:
            return self
        changes: dict[str, object] = {}
        if (way := value(properties, "jc")) is not None:
            changes["centred"] = way == "center"
        if (outline := value(properties, "outlineLvl")) is not None:
            depth = number(outline, 9)
            changes["level"] = depth + 1 if 0 <= depth < 9 else 0
        indent = properties.find(W + "ind")
        if indent is not None:
            if (left := indent.get(W + "left", indent.get(W + "start"))) is not None:
                changes["left"] = number(left) / 20
            if (hanging := indent.get(W + "hanging")) is not None:
                changes["first"] = -number(hanging) / 20
            elif (first := indent.get(W + "firstLine")) is not None:
                changes["first"] = number(first) / 20
        if properties.find(W + "numPr") is not None:
            level = value(properties, "numPr/ilvl")
            before = self.numbering or ("0", None)
            listed = value(properties, "numPr/numId")
            changes["numbering"] = (
                before[0] if listed is None else listed,
                before[1] if level is None else number(level),
            )
        return replace(self, **changes) if changes else self  # type: ignore[arg-type]


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._root = root
        found = [] if root is None else root.findall(W + "style")
        self._by_id = {style.get(W + "styleId", ""): style for style in found}
        self._default = next(
            (
                style.get(W + "styleId", "")
                for style in found
                if style.get(W + "type") == "paragraph" and style.get(W + "default") not in (None, *_OFF)
            ),
            "",
        )
        self._looks: dict[str, Look] = {}
        self._shapes: dict[str, Shape] = {}

    def is_contents(self, style_id: str | None) -> bool:
        """Whether a paragraph of this style is a line of a table of contents, made by the program."""
        name = value(self._by_id.get(style_id or ""), "name") or ""
        return name.lower().startswith("toc ") and name[4:].isdecimal()

    def table_borders(self, style_id: str | None) -> Element | None:
        """Return the w:tblBorders that a table style draws, None when it draws none."""
        path = "/".join(W + step for step in ("tblPr", "tblBorders"))
        borders = [style.find(path) for style in reversed(self.chain(style_id or ""))]
        return next((one for one in borders if one is not None), None)

    def chain(self, style_id: str) -> list[Element]:
        """Return the style and those it is based on, the base first."""
        found: list[Element] = []
        while (style := self._by_id.get(style_id)) is not None and style not in found and len(found) < 20:
            found.insert(0, style)
            style_id = value(style, "basedOn") or ""
        return found

    @cached_property
    def _plain(self) -> Look:
        path = "/".join(W + step for step in ("docDefaults", "rPrDefault", "rPr"))
        return Look().under(None if self._root is None else self._root.find(path))

    def look(self, style_id: str | None) -> Look:
        """Return how letters of a paragraph style look (None: the usual one)."""
        key = style_id or self._default
        if key not in self._looks:
            self._looks[key] = self.dressed(self._plain, key)
        return self._looks[key]

    def dressed(self, look: Look, style_id: str | None) -> Look:
        """Return *look* changed by a character style."""
        for style in self.chain(style_id) if style_id else ():
            look = look.under(style.find(W + "rPr"))
        return look

    def shape(self, style_id: str | None) -> Shape:
        """Return how paragraphs of a style stand."""
        key = style_id or self._default
        if key not in self._shapes:
            shape = Shape()
            for style in self.chain(key):
                shape = shape.under(style.find(W + "pPr"))
            self._shapes[key] = shape
        return self._shapes[key]
