"""Workbooks saved again by the programs and libraries that people's files come from: LibreOffice, SheetJS, ExcelJS."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from portal.node import find_node
from tests.conftest import ROOT
from tests.content.spreadsheets import office

READABLE = (
    "office.xlsx", "office.ods", "office-xls.xlsx", "sheetjs.xlsx", "sheetjs.ods", "sheetjs-xlsb.xlsx", "exceljs.xlsx",
)  # fmt: skip
"""What comes back: by whom, on the way through what, in which kind of file."""
REFUSED = ("office.xls", "sheetjs.xls", "sheetjs.xlsb")
"""What is refused, with advice."""


def convert(paths: Iterable[Path], kind: str, out: Path, profile: Path) -> dict[str, Path]:
    """Open *paths* in LibreOffice and save them as *kind* in the folder *out*; by name without ending."""
    command = [office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    given = [str(path) for path in paths]
    done = subprocess.run([*command, "--outdir", str(out), *given], capture_output=True, text=True, timeout=300)
    found = {path.stem: path for path in out.iterdir()}
    assert len(found) == len(given), done.stdout + done.stderr
    return found


def resaved(files: Mapping[str, Path], folder: Path) -> dict[tuple[str, str], Path]:
    """*files* (.xlsx, by name without ending) as every writer saves them, by writer and name."""
    script = ROOT / "tests" / "content" / "resave.mjs"
    given = [str(path) for path in files.values()]
    done = subprocess.run(
        [str(find_node()), str(script), str(folder), *given], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    profile = folder / "profile"
    for kind in ("xlsx", "ods", "xls"):
        convert(files.values(), kind, folder / f"office.{kind}", profile)
    convert((folder / "office.xls").iterdir(), "xlsx", folder / "office-xls.xlsx", profile)
    return {
        (writer, path.stem): path for writer in (*READABLE, *REFUSED) for path in (folder / writer).iterdir()
    }
