"""Builds of changed pages alone, while somebody writes: which those are, and what the others are called.

MkDocs reads only pages whose own file is newer than what it wrote. It then knows no titles of the others,
and nothing of data and templates, which pages show too. Goes by attributes of files and pages alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue
from portal.paths import Paths


def only_changed() -> bool:
    """Whether this process builds changed pages alone (``portal serve``)."""
    return "--dirty" in sys.argv


def mark_changed(files: Iterable[Any], paths: Paths) -> None:
    """Count pages as changed too when data, menus or templates are newer than what was written of them."""
    shared = [paths.config, *paths.docs.rglob("*.yml"), *paths.theme.rglob("*.html")]
    newest = max((p.stat().st_mtime for p in shared), default=0.0)
    for file in files:
        built = Path(file.abs_dest_path)
        if not built.exists() or built.stat().st_mtime < newest:
            file.is_modified = lambda: True


def name_unread(pages: Iterable[Any], catalogue: Catalogue) -> None:
    """Give pages that will not be read their titles, for menus and neighbours."""
    titles = {f"{page.language}/{page.path}": page.title for page in catalogue.pages}
    for page in pages:
        page.title = page.title or titles[page.file.src_uri]
