"""What people can use is documented, and what is generated or shown is current."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from click import Context, Group

from portal.browsers import oldest
from portal.cli import main
from portal.content.blockspec import BLOCKS
from portal.content.catalogue import KINDS
from portal.content.issues import Code
from portal.content.references import DOCUMENT_FIELDS
from portal.markdown.blocks import ALL
from portal.paths import Paths
from portal.schema import learning_file, schema_files, typescript_file

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = sorted((ROOT / "scripts" / "portal").rglob("*.py"))


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
    course = Paths(ROOT).learning_shapes.read_text(encoding="utf-8")
    assert course == learning_file(), "schema.ts is stale: run portal schema"


def test_every_issue_code_has_an_explanation() -> None:
    assert all(len(c.value) > 15 for c in Code)
    used = " ".join(p.read_text(encoding="utf-8") for p in SOURCES)
    assert all(f"Code.{c.name}" in used for c in Code), "a code is never used"


def test_the_readme_shows_the_stored_measurements() -> None:
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
