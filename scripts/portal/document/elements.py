"""Which elements of HTML have a form, and what to write instead of those that have none."""

from __future__ import annotations

from portal.document.model import Shape, Trouble
from portal.locales import Speaker

say = Speaker("page-faults")

DROPPED = {
    "downloads", "anchor", "headerlink", "hero__search", "tries", "unverified", "anchor-target", "cited",
    "letters", "needs-script", "progress", "mine", "kit__form", "module-card__progress", "linenos",
    "footnote-backref", "recordings",
}  # fmt: skip
"""Classes of things that mean nothing away from the site, or are given elsewhere."""
BOXES = {
    "div", "section", "aside", "nav", "article", "header", "footer", "main", "address", "center", "hgroup",
    "details", "summary", "figcaption", "caption", "li", "dt", "dd", "thead", "tbody", "tfoot", "tr", "td",
    "th", "p",
}  # fmt: skip
"""What holds blocks; parts of lists and tables only where they stand alone."""
BLOCKS = BOXES | {
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dl", "table", "figure", "blockquote", "pre",
    "hr", "form",
}  # fmt: skip
ITALIC = {"em", "i", "cite", "dfn", "var"}
BOLD = {"strong", "b"}
SHAPES: dict[str, Shape] = {
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup",
    "del": "struck", "s": "struck", "strike": "struck", "ins": "underlined", "u": "underlined",
    "mark": "marked",
}  # fmt: skip
INLINE = ITALIC | BOLD | SHAPES.keys() | {
    "a", "span", "small", "abbr", "q", "time", "data", "bdi", "bdo", "font", "big", "br", "img",
    "svg",
}  # fmt: skip
SILENT = {"script", "style", "template", "noscript", "title", "head"}
"""What holds no words for readers."""
_HINTS = {
    "link": ("video", "audio", "iframe", "embed", "object", "canvas"),
    "block": ("form", "input", "button", "select", "textarea", "label", "fieldset"),
    "code": ("script", "style", "template", "noscript", "link"),
    "math": ("math",),
    "picture": ("picture",),
}
"""What to write instead, by the end of its key, and the elements it is said of."""


UNREAD = Trouble("!--", "", say("unread"), say("unread.hint"))


def without_form(tag: str) -> Trouble:
    """Return what is wrong with an element *tag*, in words for authors."""
    hint = next((end for end, tags in _HINTS.items() if tag in tags), "hint")
    return Trouble(tag, "", say("no-form", tag), say(f"no-form.{hint}"))
