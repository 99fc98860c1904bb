"""``portal init``: an owner's first project, a small portal of an invented province that builds at once.

What is laid down stands in ``starter/`` beside this module; the rules of layout (``nd30.yml``) and the
guide, the same for every province, come from this repository, or from the wheel.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from portal.content.writing import write_if_changed
from portal.paths import SHARED, Paths
from portal.schema import schema_files

STARTER = Path(__file__).with_name("starter")
LAYOUT, GUIDE = Path("docs", "_data", "nd30.yml"), Path("CONTRIBUTING.md")
RENAMED = {"gitignore": ".gitignore"}
"""Names that tools would act upon where the starter lies."""
NAMED = (Path("docs", "_data", "portal.yml"), Path("docs", "vi", "index.md"))
"""Files that name the province; all else of the starter is invented and stays so."""
PROVINCE = "tỉnh Mẫu"
ADDRESS = "https://tinh-mau.example/"


class StartError(Exception):
    """The folder holds files already; nothing was written."""


def start_project(folder: Path, province: str | None = None, address: str | None = None) -> list[Path]:
    """Lay the starter into *folder*, which must be empty or not there yet; return the files written.

    *province* without "tỉnh", *address* with a slash at the end. Raises StartError, and OSError when the
    disk refuses; either way nothing is left behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StartError(folder)
    words: dict[str, str] = {}
    if province:
        kind, _, name = PROVINCE.partition(" ")
        words = {PROVINCE: f"{kind} {province}", f": {name}\n": f": {province}\n"}
    if address:
        words[ADDRESS] = address
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".portal-") as held:
        fresh = Path(held) / "moi"
        shutil.copytree(STARTER, fresh)
        for shared in (LAYOUT, GUIDE):
            shutil.copyfile(_shared(shared), fresh / shared)
        for name, text in schema_files().items():
            write_if_changed(Paths(fresh).schemas / name, text)
        for old, new in RENAMED.items():
            (fresh / old).rename(fresh / new)
        for file in NAMED:
            _replace(fresh / file, words)
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
    return sorted(p for p in folder.rglob("*") if p.is_file())


def _shared(file: Path) -> Path:
    """What every portal has alike: in the wheel, else in the repository."""
    packed = SHARED / file.name
    return packed if packed.exists() else Path(__file__).resolve().parents[2] / file


def _replace(file: Path, words: Mapping[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
