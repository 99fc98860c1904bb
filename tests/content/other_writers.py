"""Workbooks saved again by the programs and libraries that people's files come from: LibreOffice, SheetJS, ExcelJS."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from portal.node import find_node
from tests.conftest import ROOT
from tests.content.spreadsheets import office

WRITERS = ("office.xlsx", "office.ods", "office-xls.xlsx", "sheetjs.xlsx", "exceljs.xlsx")
"""Who saved it, on the way through what, as which kind of file: all of these are read."""
NAMELESS = {"sheetjs.ods": "mat-ten", "sheetjs-xlsb.xlsx": "mat-ten"}
"""Those that leave all names of cells out, with why they are refused."""
REFUSED = {"office.xls": "xls-cu", "sheetjs.xls": "xls-cu", "sheetjs.xlsb": "xlsb"}
"""Kinds that are not read, with why."""


def _found(folder: Path, writers: Iterable[str]) -> dict[tuple[str, str], Path]:
    return {(writer, path.stem): path for writer in writers for path in (folder / writer).iterdir()}


def by_libraries(paths: list[Path], folder: Path) -> dict[tuple[str, str], Path]:
    """*paths* (.xlsx) as the libraries save them, by writer and name."""
    script = [str(find_node()), str(ROOT / "tests" / "content" / "resave.mjs")]
    done = subprocess.run(
        [*script, str(folder), *map(str, paths)], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    return _found(folder, [w for w in (*WRITERS, *NAMELESS, *REFUSED) if not w.startswith("office")])


def by_office(paths: list[Path], folder: Path) -> dict[tuple[str, str], Path]:
    """*paths* (.xlsx) as LibreOffice saves them, by writer and name; four starts for any number of files."""
    for kind in ("xlsx", "ods", "xls"):
        _convert(paths, kind, folder / f"office.{kind}")
    _convert(sorted((folder / "office.xls").iterdir()), "xlsx", folder / "office-xls.xlsx")
    return _found(folder, [w for w in (*WRITERS, *REFUSED) if w.startswith("office")])


def _convert(paths: list[Path], kind: str, out: Path) -> None:
    profile = f"-env:UserInstallation={(out.parent / 'profile').as_uri()}"
    command = [
        office(),
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
        *map(str, paths),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert len(list(out.iterdir())) == len(paths), done.stdout + done.stderr
