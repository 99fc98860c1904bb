"""The oldest browsers the portal promises: one file, which bundling and tests read too."""

from __future__ import annotations

import json
from pathlib import Path

FLOOR = Path(__file__).with_name("floor.json")


def oldest() -> str:
    """Return them as people read them: "Chrome 88, Safari 14, Firefox 90"."""
    floor: dict[str, str] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return ", ".join(f"{name.capitalize()} {version}" for name, version in floor.items())
