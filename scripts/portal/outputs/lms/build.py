"""Downloads for other systems: every bank in every format, from the same questions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.recorded import recorded
from portal.locales import Speaker
from portal.outputs.cache import code_seal
from portal.outputs.lms.anki import to_anki
from portal.outputs.lms.gift import to_gift
from portal.outputs.lms.moodle import to_moodle
from portal.outputs.lms.qti import to_qti
from portal.outputs.lms.scorm import Edition, to_scorm
from portal.outputs.store import Wanted
from portal.questions import Question, bank

say = Speaker("exchange")
named = Speaker("files")

COURSE = "ca-khoa"
"""Subject of what belongs to no single module."""


def build_exchange(catalogue: Catalogue, assets: Path) -> Iterator[Wanted]:
    """Want every bank in every format; *assets* holds scorm.js and scorm.css."""
    browser = {name: (assets / name).read_bytes() for name in ("scorm.css", "scorm.js")}
    seal = _seal(catalogue, browser)
    decks = []
    for quiz in catalogue.quizzes.values():
        module = catalogue.modules.get(quiz.id)
        if module is None:
            continue
        asked = bank(catalogue, module.id)
        sounds = b"".join(file.read_bytes() for _, file in recorded(catalogue, module.id))
        decks.append((say("deck", f"{module.number:02d}", catalogue.module_title(module)), asked))
        for suffix, kind, title, make in _formats(catalogue, module, asked, browser):
            source = seal + sounds + repr((suffix, module, quiz, asked)).encode()
            yield Wanted(f"hoc-phan-{module.number:02d}-{suffix}", title, kind, module.id, source, make)
    if decks:
        source = seal + repr(decks).encode()
        yield Wanted("cau-hoi-on-tap.apkg", named("cards"), "Anki", COURSE, source, lambda: to_anki(decks))


def _seal(catalogue: Catalogue, assets: dict[str, bytes]) -> bytes:
    """A hash of code, browser code, names and the tests whose pass marks packages carry."""
    seal = hashlib.sha256(code_seal("portal.outputs.lms", "portal.questions", "portal.markdown"))
    for content in assets.values():
        seal.update(content)
    seal.update(repr((catalogue.portal, catalogue.tests)).encode())
    return seal.digest()


def _formats(
    catalogue: Catalogue, module: Module, asked: list[Question], assets: dict[str, bytes]
) -> list[tuple[str, str, str, Callable[[], bytes]]]:
    title = catalogue.quizzes[module.id].title
    category = say("category", f"{module.number:02d}")

    def scorm(edition: Edition) -> bytes:
        return to_scorm(catalogue, module, edition, assets)

    number = module.number
    return [
        ("gift.txt", "GIFT", named("gift", number), lambda: to_gift(asked, category).encode()),
        ("moodle.xml", "Moodle XML", named("moodle", number), lambda: to_moodle(asked, category).encode()),
        (
            "qti21.zip",
            "QTI 2.1",
            named("qti", number),
            lambda: to_qti(asked, module.id, title),
        ),
        ("scorm12.zip", "SCORM 1.2", named("scorm", "1.2", number), lambda: scorm("1.2")),
        ("scorm2004.zip", "SCORM 2004", named("scorm", "2004", number), lambda: scorm("2004")),
    ]
