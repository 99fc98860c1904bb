"""Icons of the app on a phone's screen, as PNG drawn from the mark of the portal."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from portal.content.writing import write_if_changed

SIZES = {"app": (48, 192, 512), "maskable": (192, 512)}
"""Pixels a side, by kind; the smallest is the picture of the file for Kiwix."""

_APP = """\
#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)
#image("/{mark}", width: 100%)
"""
_MASKABLE = """\
#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: rgb("{colour}"))
#align(center + horizon, image("/{mark}", width: 76%))
"""
"""Phones cut a maskable icon to a circle of 80 % of its width: the mark stands inside."""


def write_icons(mark: Path, colour: str, folder: Path) -> list[Path]:
    """Write ``app-<size>.png`` and ``maskable-<size>.png`` of the SVG *mark* into *folder*; return them.

    *colour* (``#rrggbb``) fills what is around the mark. The same input gives the same bytes.
    """
    made = []
    with tempfile.TemporaryDirectory() as name:
        page = Path(name) / "page.typ"
        (page.parent / mark.name).write_bytes(mark.read_bytes())
        for kind, source in (("app", _APP), ("maskable", _MASKABLE)):
            for size in SIZES[kind]:
                page.write_text(source.format(size=size, mark=mark.name, colour=colour), encoding="utf-8")
                png = typst.compile(str(page), root=name, format="png", ppi=72)
                made.append(folder / f"{kind}-{size}.png")
                write_if_changed(made[-1], png)
    return made
