"""Rooms keep to themselves; files stay small; what authors can use is documented."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from click import Context, Group

from portal.browsers import oldest
from portal.cli import main
from portal.content.blockspec import BLOCKS
from portal.content.catalogue import KINDS
from portal.content.issues import Code
from portal.content.references import DOCUMENT_FIELDS
from portal.markdown.blocks import ALL
from portal.paths import Paths
from portal.schema import schema_files, typescript_file

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "scripts" / "portal"
NEUTRAL = {"browsers", "locales", "paths"}
MAY_IMPORT = {
    "vietnamese": set(),
    "content": {"vietnamese"},
    "forms": {"vietnamese", "content", "node"},
    "questions": {"vietnamese", "content"},
    "schema": {"content", "forms"},
    "scaffold": {"vietnamese", "content", "questions"},
    "checks": {"vietnamese", "content", "forms", "questions"},
    "markdown": {"vietnamese", "content", "forms", "questions"},
    "document": {"vietnamese", "content", "questions", "markdown"},
    "render": {"vietnamese", "content", "forms", "questions", "document", "assets"},
    "outputs": {"vietnamese", "content", "forms", "questions", "markdown", "document", "render"},
    "search": {"vietnamese", "content"},
    "sharing": {"vietnamese", "content", "outputs"},
    "offline": {
        "vietnamese",
        "assets",
        "content",
        "document",
        "fingerprint",
        "markdown",
        "outputs",
        "questions",
        "render",
    },
    "engines": {"vietnamese", "content", "markdown"},
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
    },
    "hall": {"content", "fingerprint"},
    "cli": {"content", "engines", "forms", "hall", "outputs", "pipeline", "scaffold", "schema", "seals"},
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


def test_source_files_are_short() -> None:
    sources = [*SOURCES, *(ROOT / "tests").rglob("*.py"), ROOT / "scripts" / "bootstrap.py"]
    sources += [p for p in BROWSER.rglob("*") if p.suffix in (".ts", ".css")]
    long = {p.name: n for p in sources if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300}
    assert not long


def test_the_adapters_of_engines_are_thin() -> None:
    for name in ("mkdocs", "zensical"):
        assert len((PACKAGE / "engines" / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= 130


def test_every_block_is_implemented_and_documented() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {b.NAME for b in ALL} == set(BLOCKS)
    for name, spec in BLOCKS.items():
        assert re.search(rf"///+ {name}\b", guide), f"/// {name} is not in CONTRIBUTING.md"
        for option in spec.options:
            assert f"`{option}" in guide, f"option {option} of /// {name} is not documented"
        block = next(b for b in ALL if name == b.NAME)
        assert set(block.OPTIONS) == set(spec.options)


def test_every_reference_form_and_verb_is_documented() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for field in DOCUMENT_FIELDS:
        assert f"`{field}`" in guide
    assert isinstance(main, Group)
    for verb, command in main.commands.items():
        assert f"portal {verb}" in guide, f"portal {verb} is not documented"
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option not in ("--help", "--address"):
                    assert option in guide, f"portal {verb} {option} is not documented"
        if isinstance(command, Group):
            for sub in command.list_commands(Context(command)):
                assert f"portal {verb} {sub}" in guide


def test_the_readme_names_the_floor_of_browsers() -> None:
    for name in oldest().split(", "):
        assert name in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_field_has_a_meaning_and_the_schemas_are_current() -> None:
    table = schema_files()["TRUONG.md"]
    assert "|  |" not in table, "a field has no docstring"
    assert len({kind.schema for kind in KINDS.values()}) == len(KINDS)
    for name, text in schema_files().items():
        path = Paths(ROOT).schemas / name
        assert path.read_text(encoding="utf-8") == text, f"{name} is stale: run portal schema"
    shapes = Paths(ROOT).shapes.read_text(encoding="utf-8")
    assert shapes == typescript_file(), "schema.ts is stale: run portal schema"


def test_every_issue_code_has_an_explanation() -> None:
    assert all(len(c.value) > 15 for c in Code)
    used = " ".join(p.read_text(encoding="utf-8") for p in SOURCES)
    assert all(f"Code.{c.name}" in used for c in Code), "a code is never used"


def test_the_readme_shows_the_stored_measurements() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "scripts/bench.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_names_the_two_commands_and_continuous_integration_runs_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make site" in readme
    assert "make test" in readme
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("make test")
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (ROOT / picture).exists()


def test_no_registry_host_and_no_lock_addresses() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    for name in ("constraints.txt", "pyproject.toml", ".npmrc"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "http" not in text
        assert "@ " not in text


def test_the_theme_knows_no_province() -> None:
    for path in (ROOT / "overrides").rglob("*"):
        if path.suffix in (".html", ".ts", ".css") and "assets" not in path.parts:
            assert "Sơn La" not in path.read_text(encoding="utf-8"), path
    for path in SOURCES:
        assert "Sơn La" not in path.read_text(encoding="utf-8"), path
