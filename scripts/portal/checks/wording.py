"""Checks of the letters themselves: normal form C and the project's tone placement."""

from __future__ import annotations

from pathlib import Path

from portal.content.catalogue import Catalogue
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


def check_wording(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every Markdown and YAML source line by line; official texts set their tones as they do."""
    quoted = {page.source for page in catalogue.pages if page.is_full_text}
    for source in _sources(paths):
        for number, line in enumerate(source.read_text(encoding="utf-8").split("\n"), 1):
            if line != nfc(line):
                issues.add(Code.NFC, source, number, *say.fault("nfc"))
            for word in () if source in quoted else misplaced_tones(line):
                issues.add(Code.DAU_THANH, source, number, *say.fault("tone", word))
