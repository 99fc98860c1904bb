"""Sets up and runs everything with nothing but Python and git: what ``make`` calls.

Usage: python scripts/bootstrap.py setup|site|test|serve|package|check|engines|bench|wheel

Creates .venv, installs the pinned Python packages (Node comes as a wheel) and the npm packages,
then hands over to the ``portal`` command or the test tools. Standard library only; runs on
Windows, macOS and Linux.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
# The shell without windows of its own draws the same pages and opens them sooner.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
FIREFOXES = ("firefox-esr", "firefox")
OFFICES = ("soffice", "libreoffice")


def say(text: str) -> None:
    """Print a line at once, also where the console knows no Vietnamese."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def run(command: Sequence[str | Path], **options: object) -> None:
    """Run a command in the project; stop the whole script when it fails."""
    environment = os.environ | {
        "PATH": str(BIN) + os.pathsep + os.environ.get("PATH", ""),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    done = subprocess.run([str(c) for c in command], cwd=ROOT, env=environment, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(done.returncode)


def sealed(name: str, sources: list[Path]) -> tuple[Path, str]:
    """Return the stamp file of a step and the seal of its sources."""
    seal = hashlib.sha256()
    for source in sources:
        seal.update(source.read_bytes())
    seal.update(sys.version.encode())
    return VENV / f".{name}.stamp", seal.hexdigest()


def setup() -> None:
    """Create the environment and install what has changed since the last time."""
    if sys.version_info < (3, 11):  # noqa: UP036 - people do run older ones
        sys.exit("Cần Python 3.11 trở lên.")
    if not (BIN / f"python{EXE}").exists():
        say("Tạo môi trường Python (.venv)…")
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    stamp, seal = sealed("python", [ROOT / "pyproject.toml", ROOT / "constraints.txt"])
    if not stamp.exists() or stamp.read_text() != seal:
        say("Cài các gói Python…")
        pip = [BIN / f"python{EXE}", "-m", "pip", "install", "--quiet"]
        run([str(p) for p in pip] + ["-c", "constraints.txt", "-e", ".[test]"])
        stamp.write_text(seal)
    stamp, seal = sealed("npm", [ROOT / "package.json", ROOT / "package-lock.json"])
    if not stamp.exists() or stamp.read_text() != seal or not (ROOT / "node_modules").is_dir():
        say("Cài các gói npm (phông chữ, esbuild, axe…)…")
        run([BIN / f"npm{EXE}", "ci", "--no-audit", "--no-fund", "--loglevel=error"])
        stamp.write_text(seal)


@contextmanager
def no_services() -> Iterator[None]:
    """While Debian's packages are installed, none of them starts a service of its own."""
    policy = Path("/usr/sbin/policy-rc.d")
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()


def find_program(names: Sequence[str], packages: Sequence[str], purpose: str) -> str | None:
    """Return the path of a program, installed by Debian's packages when root and missing."""

    def there() -> str | None:
        # Servers lie where only root looks.
        path = os.environ.get("PATH", "") + os.pathsep + "/usr/sbin"
        return next((p for name in names if (p := shutil.which(name, path=path))), None)

    found = there()
    if found is None and Path("/usr/bin/apt-get").exists() and os.geteuid() == 0:
        say(f"Cài {packages[0]} để {purpose}…")
        quiet = {"stdout": subprocess.DEVNULL}
        run(["apt-get", "update", "-qq"], **quiet)
        with no_services():
            run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], **quiet)
        found = there()
    return found


def find_test_tools() -> None:
    """Find what the tests drive besides Python: browsers, LibreOffice, Kiwix, Java, nginx."""
    tools = [
        (
            "PORTAL_CHROMIUM",
            "Chromium hoặc Chrome",
            BROWSERS,
            ["chromium-headless-shell"],
            "kiểm thử trên trình duyệt",
        ),
        ("PORTAL_FIREFOX", "Firefox", FIREFOXES, ["firefox-esr"], "kiểm thử bản chép về máy tính"),
        (
            "PORTAL_SOFFICE",
            "LibreOffice",
            OFFICES,
            ["libreoffice-calc", "libreoffice-writer", "libreoffice-impress"],
            "kiểm thử tệp Word, Excel",
        ),
        ("PORTAL_ZIMCHECK", "zimcheck", ("zimcheck",), ["zim-tools"], "kiểm tệp ZIM"),
        ("PORTAL_KIWIX", "kiwix-serve", ("kiwix-serve",), ["kiwix-tools"], "mở thử tệp ZIM"),
        ("PORTAL_JAVA", "Java", ("java",), ["default-jre-headless"], "kiểm sách điện tử bằng epubcheck"),
        ("PORTAL_NGINX", "nginx", ("nginx",), ["nginx-light", "openssl"], "kiểm mẫu cấu hình máy chủ"),
    ]
    for variable, name, programs, packages, purpose in tools:
        path = os.environ.get(variable) or find_program(programs, packages, purpose)
        if path is None:
            sys.exit(
                f"Kiểm thử cần {name} mà máy chưa có. Cài {name} rồi chạy lại, "
                f"hoặc đặt {variable} bằng đường dẫn tới nó."
            )
        os.environ[variable] = path
    if shutil.which("dpkg") and os.geteuid() == 0:
        # On Debian LibreOffice comes in parts: one that opens documents may not open slides.
        find_program(("loimpress",), ["libreoffice-impress"], "kiểm thử tệp PowerPoint")


def portal(*arguments: str) -> None:
    """Run the portal command of the environment."""
    run([BIN / f"portal{EXE}", *arguments])


def test(arguments: list[str]) -> None:
    """Run every check and test; some drive a real Chromium and LibreOffice."""
    setup()
    find_test_tools()
    python = BIN / f"python{EXE}"
    steps: list[tuple[str, list[str | Path]]] = [
        ("ruff", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("tsc", [BIN / f"npm{EXE}", "run", "--silent", "typecheck"]),
        ("TypeScript", [BIN / f"npm{EXE}", "test", "--silent"]),
    ]
    for title, command in steps:
        say(f"── {title}")
        run(command)
    say("── dựng trang và gói ngoại tuyến")
    portal("package")
    say("── pytest")
    run([python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments])


def main() -> None:
    """Dispatch the verb."""
    verb, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    if verb == "setup":
        setup()
    elif verb == "test":
        test(arguments)
    elif verb == "wheel":
        setup()
        portal("build")
        pip = [str(BIN / f"python{EXE}"), "-m", "pip", "wheel", "--quiet"]
        run([*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", "."])
        say(f"Gói: {max((ROOT / 'dist').glob('*.whl'), key=lambda p: p.stat().st_mtime)}")
    elif verb == "bench":
        setup()
        find_test_tools()
        portal("build")
        run([BIN / f"python{EXE}", "scripts/bench.py", *arguments])
    elif verb in ("site", "serve", "package", "check", "engines"):
        setup()
        portal("build" if verb == "site" else verb, *arguments)
    else:
        say(__doc__ or "")
        sys.exit(0 if verb in ("help", "-h", "--help") else 2)


if __name__ == "__main__":
    main()
