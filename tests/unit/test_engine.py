"""The engine of forms from Python: built when it must be, and plain words for every way to break."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.forms.engine import Engine, EngineError, GivenFile, RefusedError
from portal.node import LOCALES, SEAL, NodeError, engine, seal
from portal.paths import Paths

ROOT = Path(__file__).resolve().parent.parent.parent
NOTHING = {"forms": {}, "known": {}, "plans": [], "units": []}
ASSETS = """
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
if (readFileSync("overrides/src/a.ts", "utf8") === "broken") throw new Error("không dịch được");
const hash = createHash("sha256").update("a.ts\\0").update(readFileSync("overrides/src/a.ts")).update("\\0").digest("hex");
mkdirSync("overrides/assets/engines", { recursive: true });
writeFileSync("overrides/assets/engines/forms.mjs", `// sources ${hash}\\n`);
appendFileSync("builds", "x");
"""


@pytest.fixture
def project(tmp_path: Path) -> Paths:
    """A theme of one source, and a script that builds its engine."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "assets.mjs").write_text(ASSETS, encoding="utf-8")
    (tmp_path / "overrides" / "src").mkdir(parents=True)
    (tmp_path / "overrides" / "src" / "a.ts").write_text("one", encoding="utf-8")
    return Paths(tmp_path)


def builds(project: Paths) -> int:
    return len((project.root / "builds").read_text())


def test_an_engine_is_built_when_it_is_missing_or_older_than_its_sources(project: Paths) -> None:
    program = engine(project, "forms")
    assert program.read_text().startswith(SEAL)
    engine(project, "forms")
    assert builds(project) == 1
    (project.theme / "src" / "a.ts").write_text("two", encoding="utf-8")
    engine(project, "forms")
    assert builds(project) == 2
    shutil.rmtree(project.theme / "src")
    engine(project, "forms")
    assert builds(project) == 2, "where there are no sources, what was shipped is used"


def test_what_cannot_be_built_is_said(project: Paths) -> None:
    (project.theme / "src" / "a.ts").write_text("broken", encoding="utf-8")
    with pytest.raises(NodeError, match="Đóng gói mã trình duyệt không được") as told:
        engine(project, "forms")
    assert "không dịch được" in str(told.value)


def test_the_portal_s_own_engine_carries_the_seal_of_its_sources() -> None:
    paths = Paths(ROOT)
    program = engine(paths, "forms")
    now = seal(paths.theme / "src", ROOT / LOCALES)
    assert program.read_text(encoding="utf-8").startswith(SEAL + now + "\n")


BREAKS = {
    "throw new Error('hỏng rồi')": ("dừng giữa chừng", "hỏng rồi"),
    "process.exit(7)": ("dừng giữa chừng", "mã 7"),
    'process.stdout.write(\'{"read": "a"}\\n{"ans\'); process.exit(0)': ("dừng giữa chừng", "mã 0"),
    "console.log('xin chào')": ("không đúng dạng", "xin chào"),
    "console.log('[1]')": ("không đúng dạng", "[1]"),
    "console.log('{}')": ("không đúng dạng", "read"),
    'console.log(\'{"answer": {"target": "a"}}\')': ("không đúng dạng", "files"),
    'console.log(\'{"fault": "TypeError: x"}\')': ("dừng giữa chừng", "TypeError: x"),
}


@pytest.mark.parametrize("code", BREAKS)
def test_a_broken_engine_is_told_in_words(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "forms.mjs"
    program.write_text(
        f"process.stdin.once('data', () => {{ {code}; process.stdin.destroy(); }});", encoding="utf-8"
    )
    monkeypatch.setattr("portal.forms.engine.start", lambda paths: Engine(program))
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    out = tmp_path / "tong.json"
    done = CliRunner().invoke(
        main, ["--project", str(ROOT), "aggregate", str(tmp_path / "a.json"), "-o", str(out)]
    )
    assert done.exit_code == 1
    for words in BREAKS[code]:
        assert words in done.output
    assert "Traceback" not in done.output
    assert not out.exists()


def test_a_program_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with Engine(tmp_path / "khong-co.mjs") as asked, pytest.raises(EngineError, match="dừng giữa chừng"):
        asked.read(NOTHING, [])


def test_the_engine_goes_on_after_a_refusal_and_reads_names_as_they_are(tmp_path: Path) -> None:
    strange = tmp_path / "Bản “Mẫu”\u2028\n1.json"
    strange.write_text('{"form": "la", "version": 1, "records": []}', encoding="utf-8")
    (tmp_path / os.fsdecode(b"\xff.json")).write_text("{}", encoding="utf-8")
    odd = next(p for p in tmp_path.iterdir() if p != strange)
    told: list[str] = []
    with Engine(engine(Paths(ROOT), "forms")) as asked:
        given = [GivenFile(p) for p in (strange, tmp_path / "mat.xlsx", odd)]
        with pytest.raises(RefusedError, match="Không tệp nào đọc được") as refused:
            asked.aggregate(NOTHING, given, None, None, told.append)
        assert "Cổng không có biểu mẫu “la”" in str(refused.value)
        assert "mat.xlsx: Không mở được tệp" in str(refused.value)
        assert "\ufffd.json: " in str(refused.value)
        (found,) = asked.read(NOTHING, [strange])
    assert told == [strange.name, "mat.xlsx", "\ufffd.json"]
    assert found.code == "mau-la"  # type: ignore[union-attr]
