"""The paper twin of every form: tagged, bundled fonts only, complete, with room to write by hand."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.models import Layout
from portal.forms import form_model
from portal.render.typst.form import form_pdf
from tests.content.form_samples import sample
from tests.content.pdf_reading import fonts, is_accessible, pages, words
from tests.content.word_reading import squeezed

FONTS = Path(__file__).resolve().parent.parent.parent / ".cache" / "fonts"
PLACED = {"ngay"}
"""Fields of administrative documents whose place has no label."""
LEAST_LINE = 8.0
"""Height of a line that a hand writes on, mm."""


class Makers:
    """Makes the PDFs of the real forms."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.forms = catalogue.forms
        self.layout: Layout = catalogue.layouts["nd30-the-thuc"]
        self.models: dict[str, Any] = {i: form_model(f) for i, f in catalogue.forms.items()}
        self.site = catalogue.portal.site_url

    def url(self, name: str) -> str:
        return f"{self.site}bieu-mau/{name}/"

    def make(self, name: str, records: list[Any] | None = None) -> bytes:
        return form_pdf(
            self.forms[name],
            self.models[name],
            self.layout,
            organisation="Hội Khuyến học Xã Ví Dụ",
            url=self.url(name),
            fonts=FONTS,
            records=records,
        )


@pytest.fixture(scope="module")
def makers(catalogue: Catalogue) -> Makers:
    return Makers(catalogue)


@pytest.fixture(scope="module")
def blank(makers: Makers) -> dict[str, bytes]:
    return {name: makers.make(name) for name in makers.forms}


def test_every_form_is_tagged_titled_and_set_in_the_bundled_serif(
    makers: Makers, blank: dict[str, bytes]
) -> None:
    assert len(blank) == len(makers.forms) > 10
    for name, data in blank.items():
        assert is_accessible(data), name
        assert fonts(data) == {"Tinos"}, name
        about = PdfReader(io.BytesIO(data)).metadata
        assert about is not None
        assert about.title == makers.forms[name].title
        assert about.author == "Hội Khuyến học Xã Ví Dụ"


def test_every_label_and_heading_is_printed(makers: Makers, blank: dict[str, bytes]) -> None:
    for name, model in makers.models.items():
        text = squeezed("".join(pages(blank[name])))
        assert "\ufffd" not in text
        official = model.layout.startswith("nd30")
        for spec in model.fields:
            if not (official and spec.id in PLACED):
                assert squeezed(spec.label.split(" (bên ")[0]) in text, f"{name}: {spec.label}"
            for option in spec.options or []:
                assert squeezed(option.label) in text
        for table in model.tables:
            for label in [table.title, *(c.label for c in table.columns)]:
                assert squeezed(label) in text, f"{name}: {label}"


def test_paper_lies_across_for_wide_lists_only(makers: Makers, blank: dict[str, bytes]) -> None:
    shapes = {}
    for name, data in blank.items():
        box = PdfReader(io.BytesIO(data)).pages[0].mediabox
        shapes[name] = (round(float(box.width)), round(float(box.height)))
    assert set(shapes.values()) == {(595, 842), (842, 595)}
    assert shapes["danh-sach-dai-bieu"] == (842, 595)
    official = [n for n, m in makers.models.items() if m.layout.startswith("nd30")]
    assert {shapes[n] for n in official} == {(595, 842)}


def test_rows_to_write_in_are_high_enough(makers: Makers, blank: dict[str, bytes]) -> None:
    """From one row number to the next: rows of the longest list."""
    numbers = {
        int(w.text): w.y for w in words(blank["bang-tong-hop-tinh"], 2) if w.text.isdigit() and w.x < 45
    }
    heights = [numbers[n] - numbers[n + 1] for n in sorted(numbers)[:-1] if n + 1 in numbers and n > 3]
    assert len(heights) > 10
    assert min(heights) >= LEAST_LINE


def test_lines_to_write_on_are_far_enough_apart(blank: dict[str, bytes]) -> None:
    """From one numbered line to the next, and three empty lines after the sixth."""
    numbers = {w.text: w.y for w in words(blank["bao-cao-ket-qua-tap-huan"], 0) if w.x < 31}
    lines = [numbers[f"{n}."] for n in range(1, 6)]
    assert all(above - below >= LEAST_LINE for above, below in pairwise(lines))
    assert numbers["6."] - numbers["7."] >= 4 * LEAST_LINE


def test_headings_repeat_on_every_page_of_a_table(makers: Makers, blank: dict[str, bytes]) -> None:
    text = pages(blank["bang-tong-hop-tinh"])
    assert len(text) > 3
    heads = [c.label for t in makers.models["bang-tong-hop-tinh"].tables if t.open for c in t.columns]
    for page in text[1:4]:
        assert all(squeezed(h) in squeezed(page) for h in heads)


def test_pages_are_numbered_from_the_second_of_each_sheet(makers: Makers) -> None:
    name = "phieu-khao-sat-nhu-cau-hoc-tap"
    records = [sample(makers.models[name], n) for n in range(2)]
    for record in records:
        record["fields"]["kho_khan"] = "Đường xa.\n" * 60
    data = makers.make(name, records)
    count = len(pages(data)) // 2
    assert count >= 2
    tops = [[w.text for w in words(data, p) if w.y > 297 - 19] for p in range(count * 2)]
    assert tops == [[], *[[str(n)] for n in range(2, count + 1)]] * 2


def test_the_last_page_leads_to_the_form_on_the_web(makers: Makers, blank: dict[str, bytes]) -> None:
    for name, data in blank.items():
        url = squeezed(makers.url(name))
        carries = [url in squeezed(page) for page in pages(data)]
        assert carries == [False] * (len(carries) - 1) + [True], name


def test_what_is_filled_in_is_printed_as_people_write_it(makers: Makers) -> None:
    for name, model in makers.models.items():
        record = sample(model)
        text = squeezed("".join(pages(makers.make(name, [record]))))
        for spec in model.fields:
            value = record["fields"][spec.id]
            if spec.type == "text":
                assert squeezed(value) in text, f"{name}: {spec.id}"
            elif spec.type == "date":
                assert "/".join(reversed(value.split("-"))) in text
            elif spec.type == "percent" and value is not None:
                assert "62,5%" in text


def test_ticked_boxes_are_text_that_is_read_aloud(makers: Makers) -> None:
    name = "phieu-danh-gia-lop-tap-huan"
    record = sample(makers.models[name])
    chosen = sum(
        len(v) if isinstance(v := record["fields"][f.id], list) else 1
        for f in makers.models[name].fields
        if f.options
    )
    assert "".join(pages(makers.make(name, [record]))).count("×") == chosen
    assert "×" not in "".join(pages(makers.make(name)))


def test_long_words_and_odd_characters_stay_on_the_paper(makers: Makers) -> None:
    name = "danh-sach-dai-bieu"
    record = sample(makers.models[name], rows=2)
    record["tables"]["dai_bieu"][0] |= {
        "email": "a" * 120 + "@xa-vi-du.example",
        "ho_ten": "Nguyễn 😀 Văn A",
    }
    data = makers.make(name, [record])
    assert "Nguyễn □ Văn A" in " ".join("".join(pages(data)).split())
    assert max(w.x for w in words(data, 0)) < 297 - 15
    assert len(pages(data)) == 1


def test_the_same_form_gives_the_same_bytes(makers: Makers, blank: dict[str, bytes]) -> None:
    for name in ("to-trinh-de-nghi-cong-nhan", "bang-tong-hop-thon", "phieu-dang-ky-danh-hieu"):
        assert makers.make(name) == blank[name]
