"""Steps that have nothing to do: what a step reads is hashed, and kept with a list of what it wrote.

A step is skipped when its inputs have the same content as the last time and all it wrote still stands,
untouched. Imports nothing heavy: a build without changes ends before anything is loaded.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from portal.content.days import today
from portal.content.writing import write_if_changed
from portal.paths import Paths

Facts = dict[str, str | int]
PACKAGE = Path(__file__).resolve().parent


def source_files(paths: Paths) -> Iterator[Path]:
    """Every file a build is made from: content, code, theme, configuration, pinned versions."""
    yield from (p for p in _files(paths.docs) if p.suffix == ".md" or p.parent != paths.downloads)
    yield from (p for p in _files(paths.theme) if paths.theme / "assets" not in p.parents)
    yield from (p for p in _files(PACKAGE) if p.parent.name != "__pycache__")
    yield from {paths.config, *tool_files(paths)}


def tool_files(paths: Paths) -> list[Path]:
    """What decides how things are made: pinned versions and the bundler."""
    home = paths.theme.parent
    bundler = sorted((home / "scripts").glob("*.mjs"))
    return [*(home / name for name in ("constraints.txt", "package-lock.json")), *bundler]


def key_of(files: Iterable[Path]) -> str:
    """Return the hash of *files* by name and content, of the day and of the settings from outside."""
    found = hashlib.sha256()
    settings = [sys.version, today().isoformat(), os.environ.get("PORTAL_SITE_URL", "")]
    found.update(repr(settings).encode())
    for path in sorted(files):
        if path.is_file():
            found.update(f"\n{path} {path.stat().st_size}\n".encode() + path.read_bytes())
    return found.hexdigest()


class Seal:
    """The seal of one step of one project; *outputs* are the files and folders it writes."""

    def __init__(self, paths: Paths, step: str, outputs: Sequence[Path]) -> None:
        self._file = paths.cache / "seals" / f"{step}.json"
        self._outputs = outputs

    def facts(self, key: str) -> Facts | None:
        """Return what the step told the last time when there is nothing to do, else None."""
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if known["key"] != key or known["written"] != self._written():
            return None
        facts: Facts = known["facts"]
        return facts

    def keep(self, key: str, facts: Facts) -> Facts:
        """Remember what the step was made from and wrote; returns *facts*."""
        held = {"key": key, "written": self._written(), "facts": facts}
        write_if_changed(self._file, json.dumps(held, ensure_ascii=False, indent=1))
        return facts

    def _written(self) -> str:
        found = hashlib.sha256()
        for output in self._outputs:
            for path in sorted(_files(output)):
                seen = path.stat()
                found.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
        return found.hexdigest()


def _files(top: Path) -> Iterator[Path]:
    if top.is_file():
        yield top
    for folder, _, names in os.walk(top):
        yield from (Path(folder) / name for name in names)
