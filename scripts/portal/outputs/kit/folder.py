"""The folder of a kit on the disk: what somebody changed or put there is never touched.

A list of what was written, with hashes, lies in the folder. A file is replaced or taken away only while
it is still as it was written; otherwise the new one gets another name, and that is told.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.content.writing import write_if_changed
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("class-kit")

MANIFEST = "bo-tai-lieu.json"
_VERSION = 1


class KitError(Exception):
    """The kit cannot be made or written; the message says why and what to do."""


@dataclass
class Written:
    """Where a kit was written, and what had to be left alone."""

    folder: Path
    packed: Path
    told: list[str] = field(default_factory=list)
    """Sentences for people."""


def check_target(out: Path, paths: Paths) -> None:
    """Refuse an *out* that cannot hold a kit, before any work. Raises KitError."""
    target = out.expanduser().resolve()
    root = paths.root.resolve()
    for own in ("docs", "overrides", "scripts", "tests", "site"):
        if target == root / own or (root / own) in target.parents:
            raise KitError(say("target-own", out, own))
    nearest = next((p for p in (target, *target.parents) if p.exists() or p.is_symlink()), target)
    if not nearest.is_dir():
        raise KitError(say("target-file", nearest))
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError:
        raise KitError(say("target-closed", nearest)) from None


def write_kit(files: Mapping[str, bytes], packed: bytes, name: str, owner: str, out: Path) -> Written:
    """Write *files* into ``out/<name>/`` and *packed* beside it.

    *owner* says which class it is (its title, day and place): the folder of another class, or one that was
    not made here, is left alone and the next free name is taken. Raises KitError when the disk refuses.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = _own_folder(out, name, owner)
        written = Written(folder, out / f"{folder.name}.zip")
        if folder.name != name:
            written.told.append(say("other-folder", name, folder.name))
        _write(files, packed, owner, written)
    except OSError as error:
        raise KitError(say("disk", error.strerror or error, error.filename or out)) from None
    return written


def _own_folder(out: Path, name: str, owner: str) -> Path:
    """The first of name, name-2, name-3… that is free or holds this class."""
    at = 1
    while True:
        folder = out / (name if at == 1 else f"{name}-{at}")
        if not folder.exists() and not folder.is_symlink():
            return folder
        if folder.is_dir() and not folder.is_symlink() and _manifest(folder).get("class") == owner:
            return folder
        at += 1


def _manifest(folder: Path) -> dict[str, object]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    good = (
        isinstance(found, dict)
        and found.get("version") == _VERSION
        and isinstance(found.get("files"), dict)
    )
    return found if good else {}


def _write(files: Mapping[str, bytes], packed: bytes, owner: str, written: Written) -> None:
    folder = written.folder
    before = _manifest(folder).get("files", {})
    assert isinstance(before, dict)
    for way in {parent for file in files for parent in (folder / file).parents if folder in parent.parents}:
        if way.is_symlink() or (way.exists() and not way.is_dir()):
            raise KitError(say("target-file", way))
    now: dict[str, str] = {}

    def place(root: Path, file: str, data: bytes) -> Path:
        name, at = file, 1
        while not _may_write(root / name, data, before.get(name)):
            path = Path(file)
            name = path.with_name(f"{path.stem}-moi{'' if at == 1 else f'-{at}'}{path.suffix}").as_posix()
            at += 1
        write_if_changed(root / name, data)
        now[name] = _hash(data)
        if name != file:
            written.told.append(say("kept-yours", file, name))
        return root / name

    for file, data in files.items():
        place(folder, file, data)
    written.packed = place(folder.parent, written.packed.name, packed)
    for file, seal in before.items():
        path = folder / file
        if file not in now and file not in files and _is_own(path, seal):
            path.unlink()
            written.told.append(say("taken-away", file))
    text = {"version": _VERSION, "class": owner, "files": dict(sorted(now.items()))}
    write_if_changed(folder / MANIFEST, json.dumps(text, ensure_ascii=False, indent=1) + "\n")


def _may_write(path: Path, data: bytes, seal: object) -> bool:
    """Whether nothing stands at *path* but what was written here, or the very same."""
    if not path.exists() and not path.is_symlink():
        return True
    return _is_own(path, seal) or _is_own(path, _hash(data))


def _is_own(path: Path, seal: object) -> bool:
    """Whether *path* is a file that still is what *seal* is the hash of."""
    return path.is_file() and not path.is_symlink() and _hash(path.read_bytes()) == seal


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
