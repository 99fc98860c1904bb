"""A file with a scoring table, of whatever kind: a workbook here, all else by the readers of texts."""

from __future__ import annotations

from pathlib import Path

from portal.intake.criteria.sheet import read_workbook
from portal.intake.criteria.table import Source
from portal.intake.flow import IntakeError
from portal.intake.readers import read_file
from portal.locales import Speaker

say = Speaker("import-criteria")


def read_source(path: Path) -> Source:
    """Return what the file at *path* holds. Raises IntakeError, in Vietnamese, for what cannot be read."""
    suffix = path.suffix.lower()
    if suffix in (".xls", ".xlsb", ".ods"):
        raise IntakeError(say("other-workbook", suffix))
    return read_workbook(path) if suffix in (".xlsx", ".xlsm") else read_file(path)
