"""The content of a project, kept between builds of one process, loaded again when a source changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download, read_manifest
from portal.content.loader import load
from portal.paths import Paths


@dataclass(frozen=True)
class Held:
    """What is known of a project."""

    catalogue: Catalogue
    downloads: list[Download]
    mark: float
    """Changes with any source."""


_held: dict[Path, Held] = {}


def refreshed(paths: Paths) -> Held:
    """Return the content of the project, loaded again when a source has changed since the last call."""
    sources = [p for p in paths.docs.rglob("*") if p.suffix in (".md", ".yml", ".json")]
    mark = max((p.stat().st_mtime for p in sources), default=0.0) + len(sources)
    known = _held.get(paths.root)
    if known is None or known.mark != mark:
        known = Held(load(paths)[0], read_manifest(paths.downloads), mark)
        _held[paths.root] = known
    return known


def held(paths: Paths) -> Held:
    """Return the content as it was last loaded, or load it when it never was."""
    return _held.get(paths.root) or refreshed(paths)
