"""Posters of lessons as PDF, one page each: words and drawings in, bytes out (look: ``poster.typ``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.drawing.images import Image
from portal.render.fixed import fixed
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import compile_pdf, picture_files, qr_svg, templates

BLACK = {"cham": "#000000", "ban": "#000000", "la": "#000000", "nghe": "#000000", "muc": "#000000"}
"""Paints of a drawing on a poster: lines are black, and grounds, which drawings lay on thinly, grey."""


@dataclass(frozen=True)
class PosterSheet:
    """What stands on one poster."""

    number: str
    """Which of how many, for the foot."""
    title: str
    lines: tuple[str, ...]
    ask: str
    picture: Image
    alt: str
    address: str
    """Where the lesson stands; also as a code to scan."""


def posters_pdf(
    title: str, portal: str, organisation: str, posters: Sequence[PosterSheet], fonts: Path, day: str
) -> bytes:
    """Return *posters*, one A4 page each, as PDF/UA-1 named *title*.

    *portal* and *organisation* are names for the foot and the file, *day* (yyyy-mm-dd) is what the clock
    says. Raises typst.TypstError when the input is not accessible or does not compile.
    """
    drawings = [fixed(one.picture, BLACK) for one in posters]
    data = {
        "title": title,
        "portal": portal,
        "organisation": organisation,
        "posters": [
            {
                "number": one.number,
                "title": one.title,
                "lines": list(one.lines),
                "ask": one.ask,
                "picture": drawing.name,
                "alt": one.alt,
                "address": one.address,
                "code": f"qr-{n}.svg",
            }
            for n, (one, drawing) in enumerate(zip(posters, drawings, strict=True))
        ],
    }
    sources = {
        **templates(main="poster.typ"),
        "data.json": json.dumps(printable(data, fonts), ensure_ascii=False).encode(),
        **{f"qr-{n}.svg": qr_svg(one.address) for n, one in enumerate(posters)},
        **picture_files(drawings, fonts),
    }
    return compile_pdf(sources, fonts, day)
