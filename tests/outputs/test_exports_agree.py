"""What learning platforms keep: ids, tags, what is said of pairs, spellings of typed answers, in every format."""

from __future__ import annotations

import pytest

from tests.outputs import read_gift, read_moodle, read_qti
from tests.outputs.banks import read_bank, stands_for
from tests.outputs.comparing import Tally
from tests.outputs.finished import MODULES, file, folder
from tests.outputs.read_gift import Exported
from tests.outputs.shape import squeezed, without_marks


def exports(module: str) -> dict[str, list[Exported]]:
    """Return what the three files of a module hold, by name of the file."""
    files = {
        f"hoc-phan-{module}-gift.txt": read_gift,
        f"hoc-phan-{module}-moodle.xml": read_moodle,
        f"hoc-phan-{module}-qti21.zip": read_qti,
    }
    return {name: reader.read(file(name))[1] for name, reader in files.items()}


@pytest.mark.parametrize("module", MODULES)
def test_ids_tags_and_feedback_are_the_same_in_gift_and_moodle(module: str) -> None:
    tally = Tally()
    written = read_bank(folder(module) / "quiz.yml")
    gift, moodle, qti = exports(module).items()
    for truth, *twins in zip(written, gift[1], moodle[1], qti[1], strict=True):
        where = f"module {module}, question {twins[0].asked.number} ({truth.id})"
        for (name, _), one in zip((gift, moodle, qti), twins, strict=True):
            tally.same("ids", where, ("quiz.yml", truth.id), (name, one.asked.id))
        for (name, _), one in zip((gift, moodle), twins[:2], strict=True):
            tally.same("tags", where, ("quiz.yml", truth.tags), (name, one.tags))
        tally.same(
            "general feedback",
            where,
            (gift[0], squeezed(twins[0].general)),
            (moodle[0], squeezed(twins[1].general)),
        )
        for (name, _), one in zip((gift, moodle, qti), twins, strict=True):
            for told in truth.told:
                found = any(holds(told, part) for part in (one.general, *one.general.split("\n")))
                tally.same("pair feedback", where, (f"quiz.yml: {told}", True), (f"{name} has it", found))
    tally.demand()


def holds(told: str, text: str) -> bool:
    """Whether *text* says *told*, whatever stands around it."""
    return stands_for(f"[[before]]{told}[[after]]", f"·{squeezed(text)}·")


@pytest.mark.parametrize("module", MODULES)
def test_typed_answers_are_accepted_in_the_same_spellings_everywhere(module: str) -> None:
    """Questions are taken by their place: that their ids are the same is another test.

    A bank may have no typed questions; all of them together have some.
    """
    tally = Tally()
    held = exports(module)
    for at, truth in enumerate(read_bank(folder(module) / "quiz.yml")):
        if truth.kind not in ("short", "numeric"):
            continue
        where = f"module {module}, question {at + 1} ({truth.id})"
        sets = {name: {text.lower() for text in found[at].accepted} for name, found in held.items()}
        first = next(iter(sets.items()))
        for name, spellings in sets.items():
            tally.same("spellings", where, (first[0], sorted(first[1])), (name, sorted(spellings)))
            for typed in {t for accept in truth.accept for t in (accept.lower(), without_marks(accept))}:
                tally.same("accepted", where, ("the page", {typed}), (name, {typed} & spellings))
    if tally.compared:
        tally.demand()


def test_some_banks_have_typed_answers() -> None:
    kinds = [truth.kind for module in MODULES for truth in read_bank(folder(module) / "quiz.yml")]
    assert kinds.count("short") > 0 < kinds.count("numeric")
