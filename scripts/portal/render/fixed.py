"""A picture of a slide with its colours fixed, for paper and PowerPoint: there are no variables there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from portal.document import Image
from portal.drawing.scene import Scene

_FAMILY = "Be Vietnam Pro"


def fixed(picture: Scene | Image, paints: Mapping[str, str]) -> Image:
    """Return *picture* as an SVG in *paints*, its letters in the typeface of paper."""
    if isinstance(picture, Scene):
        svg = picture.svg(paints=paints, attributes=f'font-family="{_FAMILY}"')
        return Image("svg", svg.encode(), picture.width, picture.height, drawn=True)
    svg = re.sub(r"var\(--([a-z-]+)\)", lambda at: paints[at[1]], picture.svg)
    svg = svg.replace("currentColor", paints["muc"]).replace("<svg ", f'<svg font-family="{_FAMILY}" ', 1)
    return Image("svg", svg.encode(), picture.width, picture.height, drawn=True)
