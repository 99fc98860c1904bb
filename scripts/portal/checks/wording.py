"""Checks of the letters themselves: normal form C and the project's tone placement."""

from __future__ import annotations

from pathlib import Path

from portal.content.fulltext import document_of
from portal.content.issues import Code, Issues
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import misplaced_tones, nfc

say = Speaker("check-content")


def _sources(paths: Paths) -> list[Path]:
    return [
        p
        for p in sorted(paths.docs.rglob("*"))
        if p.suffix in (".md", ".yml") and paths.schemas not in p.parents
    ]


def check_wording(paths: Paths, issues: Issues) -> None:
    """Check every Markdown and YAML source line by line."""
    for source in _sources(paths):
        within = source.relative_to(paths.docs).as_posix().partition("/")[2]
        official = document_of(within) is not None
        for number, line in enumerate(source.read_text(encoding="utf-8").split("\n"), 1):
            if line != nfc(line):
                issues.add(Code.NFC, source, number, *say.fault("nfc"))
            # An official text keeps the spelling it was issued with.
            for word in () if official else misplaced_tones(line):
                issues.add(Code.DAU_THANH, source, number, *say.fault("tone", word))
