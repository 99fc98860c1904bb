"""Downloads for other systems: every bank in every format, from the same questions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Module
from portal.content.writing import write_if_changed
from portal.exchange.anki import to_anki
from portal.exchange.gift import to_gift
from portal.exchange.moodle import to_moodle
from portal.exchange.qti import to_qti
from portal.exchange.scorm import Edition, to_scorm
from portal.questions import Question, bank

COURSE = "ca-khoa"
"""Subject of what belongs to no single module."""


def build_exchange(catalogue: Catalogue, out: Path, assets: Path, cache: Path) -> Iterator[Download]:
    """Write the exchange files into *out*, reusing *cache* by content hash.

    *assets* holds scorm.js and scorm.css. Yields one entry for the manifest as each file is done.
    """
    browser = {name: (assets / name).read_bytes() for name in ("scorm.css", "scorm.js")}
    seal = _seal(catalogue, browser)
    decks = []
    for quiz in catalogue.quizzes.values():
        module = catalogue.modules.get(quiz.id)
        if module is None:
            continue
        asked = bank(catalogue, module.id)
        decks.append((f"Xã hội học tập::{module.number:02d}. {module.title}", asked))
        key = hashlib.sha256(seal + repr((module, quiz, asked)).encode()).hexdigest()[:32]
        for suffix, kind, title, make in _formats(catalogue, module, asked, browser):
            name = f"hoc-phan-{module.number:02d}-{suffix}"
            yield _written(
                out, name, kind, title, module.id, _kept(cache / "exchange" / f"{key}-{suffix}", make)
            )
    if decks:
        key = hashlib.sha256(seal + repr(decks).encode()).hexdigest()[:32]
        cards = _kept(cache / "exchange" / f"{key}.apkg", lambda: to_anki(decks))
        yield _written(out, "cau-hoi-on-tap.apkg", "Anki", "Thẻ ôn tập cả khóa", COURSE, cards)


def _seal(catalogue: Catalogue, assets: dict[str, bytes]) -> bytes:
    """A hash of code, browser code, names and the tests whose pass marks packages carry."""
    seal = hashlib.sha256(version("genanki").encode())
    for room in ("portal.exchange", "portal.questions"):
        for path in sorted(Path(str(files(room))).glob("*.py")):
            seal.update(path.read_bytes())
    for content in assets.values():
        seal.update(content)
    seal.update(repr((catalogue.portal, catalogue.tests)).encode())
    return seal.digest()


def _kept(stored: Path, make: Callable[[], bytes]) -> bytes:
    if not stored.exists():
        write_if_changed(stored, make())
    return stored.read_bytes()


def _formats(
    catalogue: Catalogue, module: Module, asked: list[Question], assets: dict[str, bytes]
) -> list[tuple[str, str, str, Callable[[], bytes]]]:
    name = f"học phần {module.number}"
    title = catalogue.quizzes[module.id].title
    category = f"Xã hội học tập/Học phần {module.number:02d}"

    def scorm(edition: Edition) -> bytes:
        return to_scorm(catalogue, module, edition, assets)

    words = f"Câu hỏi {name}"
    return [
        ("gift.txt", "GIFT", f"{words} cho Moodle (GIFT)", lambda: to_gift(asked, category).encode()),
        ("moodle.xml", "Moodle XML", f"{words} cho Moodle", lambda: to_moodle(asked, category).encode()),
        (
            "qti21.zip",
            "QTI 2.1",
            f"{words} theo QTI 2.1",
            lambda: to_qti(asked, module.id, title),
        ),
        ("scorm12.zip", "SCORM 1.2", f"Gói SCORM 1.2 {name}", lambda: scorm("1.2")),
        ("scorm2004.zip", "SCORM 2004", f"Gói SCORM 2004 {name}", lambda: scorm("2004")),
    ]


def _written(out: Path, name: str, kind: str, title: str, subject: str, content: bytes) -> Download:
    write_if_changed(out / name, content)
    return Download(name, title, kind, subject, len(content), 0, hashlib.sha256(content).hexdigest())
