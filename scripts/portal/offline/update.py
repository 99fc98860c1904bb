"""An update of a copy: what is new or has changed since an old zip, and the list of what is gone.

The old folder, with the update unpacked over it and without what the list names, is the new folder, byte
for byte.
"""

from __future__ import annotations

import datetime as dt
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.locales import Speaker
from portal.offline.edition import FULL, SCRIPT
from portal.offline.zip import FOLDER, START, windows_text, write_zip
from portal.vietnamese import format_date

say = Speaker("updates")


LIST = "CAP-NHAT.txt"
"""Says how to unpack, and below :data:`GONE` one path a line what is no longer used; itself at the end."""
GONE = say("gone")
_RECORD = f"{FOLDER}/{SCRIPT}"


class UpdateError(Exception):
    """An old zip that nothing can be compared with; the message is for the person at the keyboard."""


@dataclass(frozen=True)
class Copy:
    """What is in the zip of one copy."""

    files: dict[str, bytes]
    record: dict[str, Any]
    """What the copy says of itself (edition.py); empty in copies made before they did."""

    @property
    def kind(self) -> str:
        """The kind of copy; there was only one before copies said which they are."""
        return str(self.record.get("kind", FULL))


def read_copy(path: Path) -> Copy:
    """Read the zip of a copy. Raises UpdateError when *path* is none."""
    if not path.is_file():
        raise UpdateError(say("no-file", path))
    try:
        with zipfile.ZipFile(path) as archive:
            files = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UpdateError(say("not-a-zip", path, error)) from None
    if LIST in files:
        raise UpdateError(say("is-update", path))
    if START not in files or f"{FOLDER}/index.html" not in files:
        raise UpdateError(say("not-a-package", path, START, FOLDER))
    try:
        record = json.loads(files[_RECORD].decode("utf-8").partition("=")[2].rstrip(";\n"))
        dt.date.fromisoformat(record["day"])
    except KeyError:
        record = {}
    except (ValueError, TypeError):
        raise UpdateError(say("record-unread", path, _RECORD)) from None
    return Copy(files, record)


def build_update(old_zip: Path, packages: Mapping[str, Path], out: Path, name: str) -> Path | None:
    """Write the update from *old_zip* to the new copy of its kind into *out*; None when nothing changed.

    *packages* are the new zips by kind, *name* the portal's. Raises UpdateError for a zip that is no older
    copy of this portal.
    """
    old = read_copy(old_zip)
    if old.kind not in packages:
        raise UpdateError(say("other-kind", old_zip, old.kind))
    new = read_copy(packages[old.kind])
    site = old.record.get("site", new.record["site"])
    if site != new.record["site"]:
        raise UpdateError(say("other-portal", old_zip, site, new.record["site"]))
    day = old.record.get("day", "")
    if day > new.record["day"]:
        raise UpdateError(say("newer", old_zip, format_date(day), format_date(new.record["day"])))
    changed = {n: data for n, data in new.files.items() if old.files.get(n) != data}
    gone = sorted(old.files.keys() - new.files.keys())
    if not changed and not gone:
        return None
    called = say("full") if old.kind == FULL else say("light")
    text = say(
        "list",
        name,
        say("dated", called, format_date(day)) if day else called,
        format_date(new.record["day"]),
        len(changed),
        START,
        GONE,
        "\n".join([*gone, LIST]),
    )
    version = old.record.get("version", "cu")
    target = out / f"cap-nhat-{old.kind}-{version}-{new.record['version']}.zip"
    return write_zip(
        target, {LIST: windows_text(text), **changed}, dt.date.fromisoformat(new.record["day"])
    )


def gone_files(text: bytes) -> list[str]:
    """Return what the list of an update says is no longer used."""
    lines = text.decode("utf-8-sig").splitlines()
    return lines[lines.index(GONE) + 1 :]
