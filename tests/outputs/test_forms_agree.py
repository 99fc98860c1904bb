"""Forms and scorecards: labels, heads, given rows and their order, notes are the same on page, Word, Excel, PDF."""

from __future__ import annotations

import pytest

from tests.outputs import read_docx, read_pdf, read_xlsx
from tests.outputs.comparing import Tally
from tests.outputs.finished import SITE, file
from tests.outputs.read_forms import (
    folded,
    forms,
    given_rows,
    heads,
    instructions,
    labels,
    missing,
    out_of_order,
    page,
    scorecards,
)
from tests.outputs.read_html import having

FORMS = sorted(p.parent.name for p in (SITE / "bieu-mau").glob("*/index.html"))
CARDS = sorted(p.stem.removeprefix("tu-cham-") for p in (SITE / "tai-ve").glob("tu-cham-*.xlsx"))
CERTIFICATE = "giay-chung-nhan"
"""Its PDF is a certificate, not a form to write on: it has no labels."""


def texts(form: str) -> dict[str, str]:
    """Return the folded text of the files of a form, and of the words on its page, by name."""
    stem, address = f"bieu-mau-{form}", f"bieu-mau/{form}/index.html"
    article = having(page(SITE / address), "md-content")[0]
    found = {
        f"site/{address}, words on the page": folded(article.text_content()),
        f"{stem}.docx": folded(list(read_docx.paragraphs(file(f"{stem}.docx")))),
        f"{stem}.xlsx": folded(read_xlsx.words(file(f"{stem}.xlsx"))),
    }
    if form != CERTIFICATE:
        found[f"{stem}.pdf"] = folded(read_pdf.page_texts(file(f"{stem}.pdf")))
    return found


def test_every_form_and_every_scorecard_is_looked_at() -> None:
    assert sorted(forms()) == FORMS != []
    assert sorted(scorecards()) == CARDS != []


@pytest.mark.parametrize("form", FORMS)
def test_labels_rows_and_their_order_are_the_same_in_all_files(form: str) -> None:
    tally, model = Tally(), forms()[form]
    for name, text in texts(form).items():
        for label in labels(model):
            stands = ("the web form", label), (name, label if not missing([label], text) else "is missing")
            tally.same("labels", f"form {form}", *stands)
        for table in model["tables"]:
            for what, wanted in (("heads", heads(table)), ("given rows", given_rows(table))):
                where = f"form {form}, table {table['id']}"
                tally.same(what, where, ("the web form, in order", []), (name, out_of_order(wanted, text)))
    tally.demand()


@pytest.mark.parametrize("form", [f for f in FORMS if f != CERTIFICATE])
def test_instructions_are_the_same_in_all_files(form: str) -> None:
    tally, told = Tally(), instructions(forms()[form])
    for name, text in texts(form).items():
        for words in told:
            stands = ("the web form", words), (name, words if not missing([words], text) else "is missing")
            tally.same("instructions", f"form {form}", *stands)
    if told:
        tally.demand()


@pytest.mark.parametrize("card", CARDS)
def test_scorecards_ask_for_the_same_in_excel_and_on_the_page(card: str) -> None:
    tally, model, name = Tally(), scorecards()[card], f"tu-cham-{card}.xlsx"
    path = file(name)
    text = folded(read_xlsx.words(path) + sorted(read_xlsx.choices(path)))
    items = model["items"]
    orders = {"items": [i["label"] for i in items], "texts of items": [i["text"] for i in items]}
    for what, wanted in orders.items():
        tally.same(
            what, f"scorecard {card}", ("the page, in order", []), (name, out_of_order(wanted, text))
        )
    words = [level["name"] for level in model["levels"]] + [group["name"] for group in model["groups"]]
    words += [asked for item in items for asked in (item["asks"] or {}).values()]
    for one in words:
        stands = ("the page", one), (name, one if not missing([one], text) else "is missing")
        tally.same("levels, groups and what they ask", f"scorecard {card}", *stands)
    tally.demand()
