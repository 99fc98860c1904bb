"""Rooms keep to themselves; files stay small; what authors can use is documented."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "scripts" / "portal"
NEUTRAL = {"browsers", "locales", "paths"}
MAY_IMPORT = {
    "vietnamese": set(),
    "content": {"vietnamese"},
    "forms": {"vietnamese", "content", "node"},
    "questions": {"vietnamese", "content"},
    "schema": {"content", "desk", "forms", "questions"},
    "scaffold": {"vietnamese", "content", "questions"},
    "checks": {"vietnamese", "content", "forms", "questions"},
    "drawing": {"vietnamese", "content", "questions"},
    "markdown": {"vietnamese", "content", "forms", "questions", "drawing"},
    "document": {"vietnamese", "content", "questions", "drawing", "markdown"},
    "render": {"vietnamese", "content", "forms", "questions", "drawing", "document", "assets"},
    "outputs": {"vietnamese", "content", "forms", "questions", "drawing", "markdown", "document", "render"},
    "search": {"vietnamese", "content"},
    "speech": {"vietnamese", "content", "document", "drawing"},
    "sharing": {"vietnamese", "content", "outputs"},
    "offline": {
        "vietnamese",
        "assets",
        "content",
        "document",
        "drawing",
        "fingerprint",
        "markdown",
        "outputs",
        "questions",
        "render",
    },
    "engines": {"vietnamese", "content", "markdown"},
    "intake": {"vietnamese", "content", "forms", "questions", "scaffold"},
    "desk": {"vietnamese", "content", "intake"},
    "seals": {"content"},
    "fingerprint": set(),
    "node": set(),
    "assets": {"content"},
    "pipeline": {
        "assets",
        "checks",
        "content",
        "document",
        "engines",
        "fingerprint",
        "node",
        "offline",
        "outputs",
        "search",
        "seals",
        "sharing",
        "speech",
    },
    "hall": {"content", "fingerprint"},
    "cli": {
        "checks",
        "content",
        "engines",
        "desk",
        "forms",
        "hall",
        "intake",
        "outputs",
        "pipeline",
        "questions",
        "scaffold",
        "schema",
        "seals",
        "starting",
    },
    "starting": {"content", "schema"},
    "browsers": set(),
    "locales": set(),
    "paths": set(),
    "__main__": {"cli"},
}
SOURCES = sorted(PACKAGE.rglob("*.py"))
BROWSER = ROOT / "overrides" / "src"
SCRIPTS = sorted(BROWSER.rglob("*.ts"))
BROWSER_ROOMS = ("common", "office", "engines", "pages", "entries")
"""Each may import itself and those before it."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[tuple[str, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [(node.module, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_stay_within_the_allowed_rooms(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for module, name in imports_of(path):
        if module.split(".")[0] in ("mkdocs", "properdocs", "zensical"):
            assert room == "engines", f"{path} imports {module}"
        if not module.startswith("portal"):
            continue
        other = module.split(".")[1] if "." in module else name
        if other == room or other in NEUTRAL:
            continue
        assert other in MAY_IMPORT[room], f"{room} must not import {other}"
        assert not name.startswith("_"), f"{path} reaches into {module}.{name}"


def browser_imports(path: Path) -> list[Path]:
    """The files of the browser code that *path* imports, for types too."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r'(?m)^(?:import|export)\b[^;"]*\bfrom "(\.[^"]+)"|\bimport\(?\s*"(\.[^"]+)"', text)
    return [(path.parent / f"{one or other}.ts").resolve() for one, other in found]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.relative_to(BROWSER).as_posix())
def test_browser_code_stays_within_its_rooms(path: Path) -> None:
    room = path.relative_to(BROWSER).parts[0]
    may = BROWSER_ROOMS[: BROWSER_ROOMS.index(room) + 1]
    for other in browser_imports(path):
        assert other.is_file(), f"{path} imports {other}"
        assert other.relative_to(BROWSER).parts[0] in may, f"{room} must not import {other}"
    if room in ("common", "office", "engines"):
        code = re.sub(
            r'/\*.*?\*/|(?m:(?:^|\s)//[^\n]*)|"[^"\n]*"',
            "",
            path.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        found = re.findall(
            r"(?<!\.)\b(?:document|window|navigator|location)\s*[.?]|\b(?:HTML|SVG)\w*Element\b", code
        )
        assert not found, f"{path.name} knows pages: {found}"


def test_no_browser_files_import_each_other_in_a_circle() -> None:
    graph = TopologicalSorter({path: browser_imports(path) for path in SCRIPTS})
    try:
        graph.prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(p.relative_to(BROWSER).as_posix() for p in error.args[1])) from None


def raising(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Public functions and methods that raise something themselves."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from raising(node)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            inner = {
                n
                for f in ast.walk(node)
                if f is not node and isinstance(f, ast.FunctionDef)
                for n in ast.walk(f)
            }
            if any(isinstance(n, ast.Raise) and n.exc and n not in inner for n in ast.walk(node)):
                yield node


OF_PYTHON_MARKDOWN = {"render", "on_create", "handleMatch", "run"}
"""Methods that Python-Markdown calls; what they raise is said where they are first defined."""


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if room_of(p) != "cli"], ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_public_functions_that_raise_say_so(path: Path) -> None:
    for function in raising(ast.parse(path.read_text(encoding="utf-8"))):
        if room_of(path) == "markdown" and function.name in OF_PYTHON_MARKDOWN:
            continue
        assert "raises " in (ast.get_docstring(function) or "").lower(), function.name


def test_no_module_imports_itself_in_a_circle() -> None:
    modules = {
        ".".join(p.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): p
        for p in SOURCES
    }

    def imported(path: Path) -> set[str]:
        found = {
            f"{module}.{name}" if f"{module}.{name}" in modules else module
            for module, name in imports_of(path)
        }
        return found & set(modules)

    above: dict[str, set[str]] = {name: imported(path) - {name} for name, path in modules.items()}
    while free := {name for name, needs in above.items() if not needs & set(above)}:
        above = {name: needs for name, needs in above.items() if name not in free}
    circles = {name: sorted(needs & set(above)) for name, needs in above.items()}
    assert not circles


def test_source_files_are_short() -> None:
    sources = [*SOURCES, *(ROOT / "tests").rglob("*.py"), ROOT / "scripts" / "bootstrap.py"]
    sources += [p for p in BROWSER.rglob("*") if p.suffix in (".ts", ".css")]
    long = {p.name: n for p in sources if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long


def test_the_adapters_of_engines_are_thin() -> None:
    for name in ("mkdocs", "zensical"):
        assert len((PACKAGE / "engines" / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= 130


def test_the_theme_knows_no_province() -> None:
    for path in (ROOT / "overrides").rglob("*"):
        if path.suffix in (".html", ".ts", ".css") and "assets" not in path.parts:
            assert "Sơn La" not in path.read_text(encoding="utf-8"), path
    for path in SOURCES:
        assert "Sơn La" not in path.read_text(encoding="utf-8"), path
