"""Zensical: what it needs laid out for it, and what is taken away from what it leaves.

It knows neither hooks nor several languages in one folder, and publishes what lies beside pages and
templates. So the pages of the default language, and of the theme what pages need, are laid into a folder of
their own, which nothing else is in. Menus, links and templates are its own work.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import MANIFEST
from portal.engines.configuration import UNUSED, read, resolved, write, written_languages
from portal.engines.translated import DEFAULT
from portal.paths import Paths

EXTENSION = "portal.markdown"


def lay_out(paths: Paths, catalogue: Catalogue, folder: Path, *, offline: bool) -> tuple[Path, Path]:
    """Lay everything out in *folder*; return the configuration, and where the site will be."""
    shutil.rmtree(folder, ignore_errors=True)
    data = [f"*{suffix}" for suffix in (".yml", ".yaml")]
    _copied(paths.docs / DEFAULT, folder / "docs", shutil.ignore_patterns(*data, MANIFEST))
    _copied(paths.theme, folder / "theme", _without_unused(paths.theme))
    ours = read(paths.config)
    names = {DEFAULT: written_languages(ours)[DEFAULT]}
    values = resolved(paths, catalogue, names, offline=offline)
    values |= {"docs_dir": "docs", "site_dir": "site", "plugins": [], "hooks": [], "watch": []}
    # The menus of before 2026: ours is made for their styles.
    values["theme"] |= {"custom_dir": "theme", "variant": "classic"}
    options = {EXTENSION: {"root": str(paths.root), "language": DEFAULT}}
    values["markdown_extensions"] = [
        options if extension == EXTENSION else extension
        for extension in (ours | values)["markdown_extensions"]
    ]
    return write(folder / "resolved.yml", values), folder / "site"


def tidy(site: Path) -> None:
    """Take away what the finished *site* does not need: scripts and styles of the theme, its own search."""
    for part in UNUSED:
        shutil.rmtree(site / part, ignore_errors=True)
    for name in ("search.json", "objects.inv"):
        (site / name).unlink(missing_ok=True)


def _copied(source: Path, target: Path, ignored: Callable[[str, list[str]], set[str]]) -> None:
    shutil.copytree(source, target, ignore=ignored, copy_function=_linked)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def _without_unused(theme: Path) -> Callable[[str, list[str]], set[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        below = Path(folder).relative_to(theme)
        paths = {name: f"{(below / name).as_posix()}/" for name in names}
        return {name for name, path in paths.items() if path.startswith(UNUSED) or name.endswith(".map")}

    return ignored
