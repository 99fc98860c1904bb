"""Typst markup from text: escaping, and calls with content arguments."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~\"'/=+\-;])")


def escape(text: str) -> str:
    """Return *text* as Typst markup that prints exactly it.

    A semicolon is escaped too: after a call Typst would take it for the end of the call.
    """
    text = _SPECIAL.sub(r"\\\1", re.sub(r"[ \t\r\n\f]+", " ", text))
    return re.sub(r"^(\s*\d+)\.", r"\1\\.", text)


def string(text: str) -> str:
    """Return *text* as a Typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def call(name: str, *bodies: str, **options: str) -> str:
    """Return ``#name(option: value)[body]…``; option values are Typst code."""
    arguments = ", ".join(f"{k.replace('_', '-')}: {v}" for k, v in options.items())
    return f"#{name}" + (f"({arguments})" if arguments else "") + "".join(f"[{b}]" for b in bodies)


def sequence(name: str, items: list[str], **options: str) -> str:
    """Return ``#name(option: value, [a], [b])``: a function over contents."""
    arguments = [f"{k}: {v}" for k, v in options.items()] + [f"[{item}]" for item in items]
    return f"#{name}({', '.join(arguments)})"


def array(items: list[str]) -> str:
    """Return ``([a], [b], )``: contents as a value."""
    return "(" + "".join(f"[{item}], " for item in items) + ")"
