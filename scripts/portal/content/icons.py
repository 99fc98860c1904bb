"""Where the icons are that slides may show: the theme's own set, as installed."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

_NAME = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9]+)*")


@cache
def _folder() -> Path:
    spec = importlib.util.find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "templates" / ".icons"


def icon_file(name: str) -> Path | None:
    """Return the SVG of the icon *name* (``material/account-group``); None when the set has none."""
    path = _folder() / f"{name}.svg"
    return path if _NAME.fullmatch(name) and path.is_file() else None


@cache
def icon_names() -> list[str]:
    """Return the names of all icons, for suggestions."""
    return sorted(p.relative_to(_folder()).as_posix()[:-4] for p in (_folder() / "material").glob("*.svg"))
