"""Questions on slides: the same in HTML, PowerPoint and PDF, with the letters and the key of the module's page."""

from __future__ import annotations

import pytest

from tests.outputs.comparing import (
    Tally,
    compare_answers,
    compare_bases,
    compare_keys,
    compare_options,
    compare_texts,
)
from tests.outputs.finished import MODULES, file, on_page
from tests.outputs.read_slides import read_html_deck, read_pdf_deck, read_pptx
from tests.outputs.shape import Interaction, Reading, squeezed

FORMS = {"html": read_html_deck, "pptx": read_pptx, "pdf": read_pdf_deck}


def twin_on_page(module: str, asked: Interaction) -> Interaction:
    """Return the question of the page that a slide shows; its words are unique in a bank."""
    found = [q for q in on_page(module).questions if squeezed(q.text) == squeezed(asked.text)]
    assert len(found) == 1, (
        f"module {module}: slide {asked.number} asks {asked.text!r}, the page {len(found)} times"
    )
    return found[0]


@pytest.mark.parametrize("module", MODULES)
def test_slides_show_questions_of_the_page_with_its_letters_and_key(module: str) -> None:
    tally, where = Tally(), f"module {module}, slides"
    decks = {form: read(file(f"trinh-chieu-{module}.{form}")) for form, read in FORMS.items()}
    for deck in decks.values():
        assert deck.questions, f"{deck.file} shows no question"
        shown = Reading(on_page(module).file, tuple(twin_on_page(module, q) for q in deck.questions))
        numbers = [(one.file, [q.number for q in one.questions]) for one in (shown, deck)]
        tally.same("numbers", where, *numbers)
        html = decks["html"]
        tally.same("counts", where, (html.file, len(html.questions)), (deck.file, len(deck.questions)))
        compare_texts(tally, where, shown, deck)
        compare_options(tally, where, shown, deck)
        compare_keys(tally, where, shown, deck)
        compare_answers(tally, where, shown, deck)
        compare_bases(tally, where, shown, deck)
    tally.demand()
