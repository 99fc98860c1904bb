"""What elements of a page look like: by tag, attributes, and the plain rules of its style sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

Element = Any
"""An element of lxml, which has no types."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:[a-z]\w*)?\.[\w-]+|[a-z]\w*", re.IGNORECASE)
_UNITS = {"pt": 1, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72, "em": 13}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_ITALIC = {"i", "em", "cite"}


class Sheet:
    """The rules of a page for tags and classes; those for more are not needed."""

    def __init__(self, css: str) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        css = re.sub(r"/\*.*?\*/|<!--|-->", " ", css[:500_000], flags=re.DOTALL)
        for selectors, body in _RULE.findall(css):
            found = declarations(body)
            for selector in selectors.split(","):
                if _SIMPLE.fullmatch(selector.strip()):
                    self._rules.setdefault(selector.strip().lower(), {}).update(found)

    def of(self, element: Element) -> dict[str, str]:
        """Return what is said of *element*, itself last."""
        tag = element.tag.lower()
        found = dict(self._rules.get(tag, {}))
        for name in (element.get("class") or "").lower().split():
            found |= self._rules.get(f".{name}", {})
            found |= self._rules.get(f"{tag}.{name}", {})
        return found | declarations(element.get("style") or "")


def declarations(css: str) -> dict[str, str]:
    """Return the declarations of a rule or a style attribute, names in small letters."""
    pairs = (part.partition(":") for part in css.replace("!important", "").split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def points(length: str) -> float:
    """Return a length of CSS in points, 0 for what is none."""
    match = re.fullmatch(r"(-?\d{1,5}(?:\.\d{1,6})?|-?\.\d{1,6})\s*([a-z]+)", length.strip().lower())
    return float(match[1]) * _UNITS.get(match[2], 0) if match else 0


def is_hidden(css: dict[str, str], element: Element) -> bool:
    """Whether *element* is not seen on the page."""
    return (
        css.get("display", "").lower() == "none"
        or css.get("visibility", "").lower() == "hidden"
        or css.get("mso-hide", "").lower() == "all"
        or element.get("hidden") is not None
    )


def has_border(css: dict[str, str]) -> bool:
    """Whether a rule draws a line on some side."""
    for name, value in css.items():
        if name in ("border", "border-top", "border-bottom", "border-left", "border-right", "border-style"):
            words = value.lower().split()
            if (
                words
                and "none" not in words
                and "hidden" not in words
                and words[0] not in ("0", "0px", "0pt")
            ):
                return True
    return False


@dataclass(frozen=True)
class Look:
    """How the letters at one place look; what stands in it takes it on."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    upper: bool = False
    font: str = ""
    heading: int = 0
    indent: float = 0
    """Of the first line, in points."""
    left: float = 0

    def inside(self, element: Element, css: dict[str, str]) -> Look:
        """Return the look inside *element*, of which *css* is said."""
        tag = element.tag.lower()
        changes: dict[str, Any] = {}
        if tag in _BOLD:
            changes["bold"] = True
        if tag in _ITALIC:
            changes["italic"] = True
        if weight := css.get("font-weight", "").lower():
            changes["bold"] = weight in ("bold", "bolder") or (
                weight.isdecimal() and int(weight[:4]) >= 600
            )
        if slant := css.get("font-style", "").lower():
            changes["italic"] = slant in ("italic", "oblique")
        align = css.get(
            "text-align", element.get("align") or ("center" if tag in ("center", "th") else "")
        ).lower()
        if align and tag not in ("table", "img"):
            changes["centred"] = align in ("center", "-webkit-center", "middle")
        if "text-transform" in css:
            changes["upper"] = css["text-transform"].lower() == "uppercase"
        if font := css.get("font-family", element.get("face") or ""):
            changes["font"] = font.split(",")[0].strip(" '\"")
        if re.fullmatch(r"h[1-6]", tag):
            changes["heading"] = int(tag[1])
        if "text-indent" in css:
            changes["indent"] = points(css["text-indent"])
        if margin := css.get("margin-left", ""):
            changes["left"] = self.left + points(margin)
        return replace(self, **changes) if changes else self
