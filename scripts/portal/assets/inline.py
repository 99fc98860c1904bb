"""Styles and code in a page that needs no other file."""

from __future__ import annotations

import base64
import re
from pathlib import Path

_OWN = re.compile(r"url\(\"?\./([^\")]+\.(woff2|svg))\"?\)")
_TYPES = {"woff2": "font/woff2", "svg": "image/svg+xml"}


def inline_style(css: str, folder: Path) -> str:
    """Return *css* with the fonts and pictures that lie beside it in *folder* written into it.

    Raises OSError when one is missing.
    """

    def written(match: re.Match[str]) -> str:
        data = base64.b64encode((folder / match[1]).read_bytes()).decode()
        return f'url("data:{_TYPES[match[2]]};base64,{data}")'

    return _OWN.sub(written, css)


def inline_script(js: str) -> str:
    """Return *js* as it may stand in a script element, which "</script" would end."""
    return js.replace("</script", "<\\/script")
