"""The page for the wall of a class: a code, the address, three steps, what works and what does not."""

from __future__ import annotations

import html
import io
from collections.abc import Mapping
from pathlib import Path
from string import Template

import segno

from portal.content.models import Portal
from portal.fingerprint import FOLDER
from portal.locales import Speaker

say = Speaker("hall")

_PAGE = Template((Path(__file__).parent / "lop.html").read_text(encoding="utf-8"))


def entrance(portal: Portal, address: str, names: Mapping[str, str]) -> str:
    """Return the page with *address*, which phones open, as text and as a code.

    *names* are the present names of the files of the theme, by their plain ones.
    """
    code = io.BytesIO()
    segno.make(address, error="m").save(
        code,
        kind="svg",
        border=4,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        light="#fff",
        title=say("qr", address),
    )
    words = {
        "title": say("title", portal.name.vi),
        "heading": say("heading", portal.name.vi),
        "address": address,
        "colour": portal.colours.primary,
        "band": _named(names, "band.svg"),
        "regular": _named(names, "fonts/be-vietnam-pro-400.woff2"),
        "bold": _named(names, "fonts/be-vietnam-pro-600.woff2"),
    }
    escaped = {key: html.escape(value) for key, value in words.items()}
    # Some of these hold tags.
    steps = {key: say(key) for key in ("join", "scan", "learn", "unsafe")}
    steps["homeward"] = say("while", html.escape(portal.site_url))
    return _PAGE.substitute(**escaped, **steps, code=code.getvalue().decode("utf-8").strip())


def _named(names: Mapping[str, str], plain: str) -> str:
    return names.get(FOLDER + plain, FOLDER + plain)
