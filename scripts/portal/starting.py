"""``portal init``: an owner's first project, a small portal of an invented province that builds at once.

What is laid down stands in ``starter/`` beside this module; the rules of layout (``nd30.yml``), the same
for every province, come from the data of this repository, or from the wheel.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

STARTER = Path(__file__).with_name("starter")
LAYOUT = Path("docs", "_data", "nd30.yml")
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
        shutil.copyfile(_layout(), fresh / LAYOUT)
        for old, new in RENAMED.items():
            (fresh / old).rename(fresh / new)
        for file in NAMED:
            _replace(fresh / file, words)
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
    return sorted(p for p in folder.rglob("*") if p.is_file())


def _layout() -> Path:
    """The rules of layout: laid beside the starter in a wheel, else those of the repository."""
    packed = STARTER.parent / "theme" / LAYOUT.name
    return packed if packed.exists() else Path(__file__).resolve().parents[2] / LAYOUT


def _replace(file: Path, words: Mapping[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in words.items():
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
