"""A page shows the picture of its slide: both shapes, in words too, and what cannot be seen is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.content.models.slide_picture import FlowPicture, StepsPicture
from portal.content.models.slides import Slide
from portal.content.pictures import lookable
from portal.content.references import ReferenceLookupError
from portal.document import Pages
from portal.document.deck import model
from portal.drawing.scene import Scene
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from portal.outputs.slides import deck
from portal.paths import Paths
from tests.conftest import MINI

Problems = Callable[[str, str, str], list[str]]
PATH = "hoc-phan/01-bat-dau/index.md"
PAGE = f"docs/vi/{PATH}"
PHONE = 328.0
"""CSS pixels of a picture on a phone of 360."""
LEAST = 12.0


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(Paths(MINI))[0]


def drawn(catalogue: Catalogue, block: str, output: str = "web", path: str = PATH) -> str:
    page = next(p for p in catalogue.pages_in("vi") if p.path == PATH)
    body = replace(page, lines=["# Thử", "", f"/// picture{block}", "///"], start=0)
    return convert(body, PageContext(catalogue, path, output=output))


def slide(catalogue: Catalogue, name: str) -> Slide:
    return next(one for one in catalogue.slides["hp01"].slides if one.id == name)


@pytest.mark.parametrize("name", ["ba-buoc", "duong-phieu", "hinh-cot", "muc-thu", "dien-phieu"])
def test_page_and_slide_show_the_same_picture_in_the_same_words(catalogue: Catalogue, name: str) -> None:
    html = drawn(catalogue, f" | {name}")
    made = deck(Pages(catalogue), catalogue.modules["hp01"])
    assert made is not None
    figure = model.figure_of(next(one for one in made.slides if one.anchor == name))
    assert figure is not None
    assert isinstance(figure.wide, Scene)
    assert figure.alt
    assert html.count('role="img"') == 1
    assert f'aria-label="{figure.alt}"' in html
    frame = html.partition("</figure>")[0]
    assert frame.count("<svg") == frame.count('aria-hidden="true"'), "the words of the frame stand alone"
    for text in figure.wide.texts:
        assert all(word in html for word in text.split())


@pytest.mark.parametrize("name", ["ba-buoc", "duong-phieu", "hinh-cot"])
def test_letters_are_large_enough_on_a_phone(catalogue: Catalogue, name: str) -> None:
    html = drawn(catalogue, f" | {name}")
    (narrow,) = re.findall(r'<svg[^>]*class="picture__narrow".*?</svg>', html, re.DOTALL)
    (wide,) = re.findall(r'<svg[^>]*class="picture__wide".*?</svg>', html, re.DOTALL)
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', narrow)[1])  # type: ignore[index]
    letters = [float(size) for size in re.findall(r'font-size="([\d.]+)"', narrow)]
    assert letters
    assert min(letters) * PHONE / width >= LEAST
    assert 'viewBox="0 0 1192 ' in wide


def test_a_number_is_read_as_the_page_reads_it(catalogue: Catalogue) -> None:
    html = drawn(catalogue, " | con-so")
    written = slide(catalogue, "con-so")
    assert 'class="picture picture--number"' in html
    assert f'<p class="picture__title">{written.title}</p>' in html  # type: ignore[union-attr]
    assert re.search(r'<p class="picture__value"><(?:a|span)[^>]*>55', html), html
    assert 'class="picture__words"' in html


def test_a_page_may_write_a_picture_of_its_own(catalogue: Catalogue) -> None:
    html = drawn(catalogue, "\n    steps: [Nhận phiếu, Điền, Gửi]\n    caption: Ba việc.\n")
    assert "1. Nhận phiếu; 2. Điền; 3. Gửi" in html
    assert "<figcaption>" in html
    assert "Ba việc." in html
    boxes = "boxes: [{id: a, text: Bản}, {id: b, text: Xã}, {id: c, text: Tỉnh}]"
    html = drawn(catalogue, f"\n    {boxes}\n    arrows: [[a, b], [b, c]]\n")
    assert "Bản → Xã; Xã → Tỉnh" in html
    assert isinstance(slide(catalogue, "ba-buoc"), StepsPicture)
    assert isinstance(slide(catalogue, "duong-phieu"), FlowPicture)


def test_document_and_form_lead_to_their_pages(catalogue: Catalogue) -> None:
    assert 'href="../../van-ban/qd-2-2024-mau/index.md"' in drawn(catalogue, " | muc-thu")
    assert 'href="../../bieu-mau/phieu-thu/index.md"' in drawn(catalogue, " | dien-phieu")


def test_another_page_names_the_module(catalogue: Catalogue) -> None:
    assert drawn(catalogue, " | hp01#ba-buoc", path="index.md").count("<svg") == 2
    with pytest.raises(ReferenceLookupError, match="không thuộc học phần"):
        drawn(catalogue, " | ba-buoc", path="index.md")


def test_it_is_drawn_on_screens_alone_and_searched_nowhere(catalogue: Catalogue) -> None:
    assert "<svg" in drawn(catalogue, " | ba-buoc", "package")
    assert "<svg" not in drawn(catalogue, " | ba-buoc", "print")
    assert "Trưởng bản" not in drawn(catalogue, " | duong-phieu", "print")
    assert 'data-search="none"' in drawn(catalogue, " | ba-buoc")


def test_an_icon_alone_is_nothing_to_look_at(catalogue: Catalogue) -> None:
    seen = list(lookable(catalogue.slides["hp01"]))
    assert seen == ["muc-thu", "con-so", "ba-buoc", "duong-phieu", "hinh-cot", "dien-phieu"]
    with pytest.raises(ReferenceLookupError, match="không có hình để xem"):
        drawn(catalogue, " | mo-dau")


FAULTS = {
    "no slide": (" | ba-buocc", "MA-KHONG-CO trang chiếu của hp01 không có trang “ba-buocc” → Gần giống: ba-buoc"),
    "nothing to see": (" | hoi-mot", "trang chiếu hp01#hoi-mot không có hình để xem → muc-thu, con-so"),
    "nothing": ("", "KHOI khối picture cần đúng một thứ để vẽ"),
    "two things": (" | ba-buoc\n    form: phieu-thu", "KHOI khối picture cần đúng một thứ để vẽ"),
    "no kind": ("\n    labels: [a, b]", "KHOI khối picture không nói vẽ gì"),
    "too few steps": ("\n    steps: [Một]", "SAI-GIA-TRI “steps” thiếu mục. → Cần ít nhất 3 mục."),
    "labels": ("\n    icons: [material/home, material/bank]\n    labels: [Nhà, Xã, Tỉnh]", "số nhãn khác số thứ"),
    "icon": ("\n    icons: [material/hom, material/bank]\n    labels: [Nhà, Xã]", "không có “material/hom”"),
    "drawing": ("\n    drawing: khong-co", "KHOI /// picture: "),
    "document": ("\n    document: qd-9", "MA-KHONG-CO /// picture: không có mã “qd-9”"),
    "form": ("\n    form: phieu", "MA-KHONG-CO /// picture: không có mã “phieu” → Gần giống: phieu-thu"),
    "arrow": ("\n    boxes: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]\n    arrows: [[a, d]]",
              "mũi tên tới ô “d” không có"),
    "number": ("\n    number: '55'\n    words: mẫu thử", "/// picture: con số không có nguồn"),
    "reference": ("\n    number: '[[qd-9]]'\n    words: mẫu thử", "MA-KHONG-CO Không có mã “qd-9”"),
    "bare number": ("\n    number: '[[qd-2.dieu-1:2025]]'\n    words: là 55% mẫu", "SO-KHONG-NGUON “55%”"),
    "no sample": ("\n    form: phieu-thu\n    filled: true\n    show: [ho_ten]", "biểu mẫu phieu-thu chưa có phiếu điền thử"),
    "no place": ("\n    form: phieu-thu\n    filled: true\n    show: [ho_tenn]", "biểu mẫu phieu-thu không có ô “ho_tenn”"),
}  # fmt: skip


@pytest.mark.parametrize(("block", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_each_mistake_is_told_with_its_line(problems: Problems, block: str, told: str) -> None:
    found = problems(PAGE, "## Nội dung\n", f"## Nội dung\n\n/// picture{block}\n///\n")
    assert any(told in one and "index.md:13" in one for one in found), found


def test_a_right_picture_is_no_mistake(problems: Problems) -> None:
    assert problems(PAGE, "## Nội dung\n", "## Nội dung\n\n/// picture | ba-buoc\n///\n") == []


def test_words_on_a_picture_take_no_tooltip_from_the_prose(catalogue: Catalogue) -> None:
    text = "\n    number: '[[qd-2.dieu-1:2025]]'\n    words: MTH của cả xã\n"
    page = next(p for p in catalogue.pages_in("vi") if p.path == PATH)
    body = replace(page, lines=["# Thử", "", f"/// picture{text}", "///", "", "Rồi MTH."], start=0)
    html = convert(body, PageContext(catalogue, PATH))
    frame, _, after = html.partition("</figure>")
    assert "MTH" in frame
    assert "tu-1" not in frame
    assert "Rồi <a" in after
