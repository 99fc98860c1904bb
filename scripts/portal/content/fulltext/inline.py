"""Official wording inside Markdown: escaped so that Markdown reads nothing into it, and read back."""

from __future__ import annotations

import html
import re

_ESCAPED = re.compile(r"[\\`*_{}\[\]#]")
_UNESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_STARTS = (
    (re.compile(r"^(\d+)\.(?=\s|$)"), r"\1\\."),
    (re.compile(r"^([-+>])"), r"\\\1"),
    (re.compile(r"^!(?=!!)"), r"\\!"),
    (re.compile(r"^\?(?=\?\?)"), "&#63;"),
    (re.compile(r"^/(?=//)"), "&#47;"),
    (re.compile(r"^~(?=~~)"), "&#126;"),
    (re.compile(r"^:(?=\s)"), "&#58;"),
    (re.compile(r"^\|"), "&#124;"),
)
"""What means something to Markdown at the start of a paragraph only."""
BREAK = "<br>"


def escaped(text: str) -> str:
    """Return *text* as Markdown that reads as just that text; line breaks become ``<br>``."""
    text = text.replace("&", "&amp;")
    text = _ESCAPED.sub(r"\\\g<0>", text)
    return text.replace("<", "&lt;").replace("\n", BREAK)


def paragraph(text: str) -> str:
    """Return *text* as a paragraph of its own: see :func:`escaped`."""
    text = escaped(text)
    for pattern, new in _STARTS:
        text = pattern.sub(new, text)
    return text


def cell(text: str) -> str:
    """Return *text* as a cell of a pipe table."""
    return escaped(text).replace("|", r"\|")


def unescaped(text: str) -> str:
    """Return the wording that Markdown of :func:`escaped`, :func:`paragraph` or :func:`cell` stands for."""
    text = re.sub(r"<br\s*/?>\s*", "\n", text)
    return html.unescape(_UNESCAPED.sub(r"\1", text))
