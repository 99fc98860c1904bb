"""SCORM packages: the page inside, read like any other page."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.outputs.read_html import intro_count, read_quiz
from tests.outputs.shape import Reading


def read(path: Path) -> tuple[Reading, int]:
    """Return the questions of the page in the package, and how many it promises."""
    with zipfile.ZipFile(path) as archive:
        page = archive.read("index.html").decode("utf-8")
    return read_quiz(page, path.name), intro_count(page)
