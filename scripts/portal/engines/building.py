"""Calls the engines: the pages of a project, by any of them, into a folder. No page is changed here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.engines import DEFAULT_ENGINE, ENGINES, takes_hooks, zensical
from portal.engines.configuration import read, resolved, write, written_languages
from portal.engines.translated import DEFAULT
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("building")


_NOISE = re.compile(r"\x1b\[[\d;]*m|^Traceback .*\n(?:[ \t]+.*\n)*", re.MULTILINE)
HOOK = Path(__file__).with_name("mkdocs.py")


class EngineError(Exception):
    """An engine is missing or could not build the pages; the message says what it told."""


def build_pages(
    paths: Paths, catalogue: Catalogue, target: Path, *, engine: str = DEFAULT_ENGINE, offline: bool = False
) -> None:
    """Build the pages of *catalogue* into *target*, which is emptied first, strictly.

    *offline*: for opening from a disk. Zensical builds the default language alone. Raises EngineError.
    """
    _require(engine)
    shutil.rmtree(target, ignore_errors=True)
    folder = paths.cache / "engines" / f"{engine}-{'disk' if offline else 'web'}"
    if takes_hooks(engine):
        file, made = _written(paths, catalogue, folder, target, offline=offline), target
    else:
        file, made = zensical.lay_out(paths, catalogue, folder, offline=offline)
    # Not --quiet: it silences warnings before --strict can count them.
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(file)]
    done = subprocess.run(
        command, cwd=paths.root, env=_environment(), capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        shutil.rmtree(target, ignore_errors=True)
        told, whole = _complaint(done.stdout + done.stderr), " ".join(command[1:])
        raise EngineError(say("engine-failed", ENGINES[engine], told, whole))
    if made != target:
        zensical.tidy(made)
        shutil.move(made, target)  # a folder of another disk too


def _complaint(output: str) -> str:
    """Return what an engine complains of: without colours, steps, and the way through its own code."""
    plain = _NOISE.sub("", output)
    return "\n".join([line for line in plain.splitlines() if line and not line.startswith("INFO")][-40:])


def languages_left_out(paths: Paths, engine: str) -> list[str]:
    """Return the languages of the project that *engine* does not build."""
    if takes_hooks(engine):
        return []
    return [language for language in written_languages(read(paths.config)) if language != DEFAULT]


def draft_command(
    paths: Paths, catalogue: Catalogue, engine: str, address: str
) -> tuple[list[str], dict[str, str]]:
    """Return the command that shows drafts at *address*, building what changes, and its environment.

    Raises EngineError for an engine that cannot.
    """
    if not takes_hooks(engine):
        raise EngineError(say("no-draft", ENGINES[engine]))
    _require(engine)
    folder = paths.cache / "engines" / f"{engine}-drafts"
    file = _written(paths, catalogue, folder, paths.site, offline=False)
    command = [sys.executable, "-m", engine, "serve", "--dirty", "-f", str(file), "-a", address]
    return command, _environment()


def _require(engine: str) -> None:
    if find_spec(engine) is None:
        raise EngineError(say("no-engine", ENGINES[engine], engine))


def _written(paths: Paths, catalogue: Catalogue, folder: Path, target: Path, *, offline: bool) -> Path:
    """Write the configuration of MkDocs and ProperDocs, which take the folders as they are."""
    ours = read(paths.config)
    values = resolved(paths, catalogue, written_languages(ours), offline=offline)
    own = [h for h in ours.get("hooks") or () if Path(h).parts[-2:] != HOOK.parts[-2:]]
    values["site_dir"] = str(target)
    values["hooks"] = [str(HOOK), *(str(paths.root / hook) for hook in own)]
    values["watch"] = [str(paths.config), str(paths.theme)]
    return write(folder.with_suffix(".yml"), values)


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
