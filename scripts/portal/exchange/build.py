"""Downloads for other systems: every bank in every format, from the same questions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Module, Quiz
from portal.content.quizzes.entries import entries
from portal.content.writing import write_if_changed
from portal.exchange.anki import to_anki
from portal.exchange.gift import to_gift
from portal.exchange.moodle import to_moodle
from portal.exchange.qti import to_qti
from portal.exchange.scorm import Edition, to_scorm

COURSE = "ca-khoa"
"""Subject of what belongs to no single module."""
_PASS = 70


def build_exchange(catalogue: Catalogue, out: Path, assets: Path) -> Iterator[Download]:
    """Write the exchange files into *out*; *assets* holds scorm.js and scorm.css.

    Yields one entry for the manifest as each file is done.
    """
    files = {name: (assets / name).read_bytes() for name in ("scorm.css", "scorm.js")}
    decks = []
    for quiz in catalogue.quizzes.values():
        module = catalogue.modules.get(quiz.id)
        if module is None:
            continue
        asked = entries(quiz, catalogue)
        decks.append((f"Xã hội học tập::{module.number:02d}. {module.title}", asked))
        for suffix, kind, title, content in _formats(catalogue, module, quiz, files):
            yield _written(out, f"hoc-phan-{module.number:02d}-{suffix}", kind, title, module.id, content)
    if decks:
        yield _written(out, "cau-hoi-on-tap.apkg", "Anki", "Thẻ ôn tập cả khóa", COURSE, to_anki(decks))


def _formats(
    catalogue: Catalogue, module: Module, quiz: Quiz, files: dict[str, bytes]
) -> list[tuple[str, str, str, bytes]]:
    name = f"học phần {module.number}"
    category = f"Xã hội học tập/Học phần {module.number:02d}"
    asked = entries(quiz, catalogue)
    passing = next(
        (t.pass_percent for t in catalogue.tests.values() if t.modules == [module.id]), _PASS
    )  # fmt: skip

    def scorm(edition: Edition) -> bytes:
        return to_scorm(catalogue, module, edition, passing, files)

    bank = f"Câu hỏi {name}"
    return [
        ("gift.txt", "GIFT", f"{bank} cho Moodle (GIFT)", to_gift(asked, category).encode()),
        ("moodle.xml", "Moodle XML", f"{bank} cho Moodle", to_moodle(asked, category).encode()),
        ("qti21.zip", "QTI 2.1", f"{bank} theo QTI 2.1", to_qti(asked, module.id, quiz.title)),
        ("scorm12.zip", "SCORM 1.2", f"Gói SCORM 1.2 {name}", scorm("1.2")),
        ("scorm2004.zip", "SCORM 2004", f"Gói SCORM 2004 {name}", scorm("2004")),
    ]


def _written(out: Path, name: str, kind: str, title: str, subject: str, content: bytes) -> Download:
    write_if_changed(out / name, content)
    return Download(name, title, kind, subject, len(content), 0, hashlib.sha256(content).hexdigest())
