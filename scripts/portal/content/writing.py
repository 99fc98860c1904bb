"""Writing files so that nothing is half-written and unchanged files keep their time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Write *content* to *path* through a temporary file; return whether the file changed."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _beside(path, data)
    try:
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    return True


def write_together(files: Mapping[Path, str]) -> None:
    """Write all of *files* or none: on an error those changed are put back, new ones and their folders go.

    Raises OSError when one cannot be written.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    folders = [f for path in files for f in path.parents if not f.exists()]
    fresh: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh[path] = _beside(path, text.encode("utf-8"))
        for path, name in fresh.items():
            name.replace(path)
    except BaseException:
        for path, data in before.items():
            if data is not None:
                write_if_changed(path, data)
            elif path.is_file():
                path.unlink()
        for name in fresh.values():
            name.unlink(missing_ok=True)
        for folder in sorted(set(folders), key=lambda f: -len(f.parts)):
            if folder.is_dir():
                folder.rmdir()
        raise


def _beside(path: Path, data: bytes) -> Path:
    """Write *data* to a temporary file beside *path*."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
