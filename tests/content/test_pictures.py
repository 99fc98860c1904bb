"""Every step of every module has something to look at, with the same in words."""

from __future__ import annotations

import pytest
from lxml import html

from portal.content.catalogue import Catalogue
from portal.content.models import Form
from portal.content.pages import Page
from portal.forms import compute, form_model
from portal.forms.sample import sample_record
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from tests.engine import ask

MODULES = [f"hp{number:02d}" for number in range(1, 14)]


def page_of(catalogue: Catalogue, module: str) -> Page:
    path = catalogue.page_of(module)
    return next(p for p in catalogue.pages_in("vi") if p.path == path)


def converted(catalogue: Catalogue, module: str, output: str) -> html.HtmlElement:
    page = page_of(catalogue, module)
    return html.fromstring(f"<div>{convert(page, PageContext(catalogue, page.path, output=output))}</div>")


@pytest.mark.parametrize("module", MODULES)
def test_every_step_shows_something(catalogue: Catalogue, module: str) -> None:
    shown = {
        step.get("data-anchor"): len(step.xpath(".//figure"))
        for step in converted(catalogue, module, "web").xpath("//section[@data-step]")
    }
    steps = [step.section for step in catalogue.modules[module].steps]
    assert steps
    assert [anchor for anchor in steps if not shown[anchor]] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_picture_says_in_words_what_it_shows(catalogue: Catalogue, module: str) -> None:
    pictures = converted(catalogue, module, "web").xpath("//figure[contains(@class, 'picture')]")
    assert pictures
    for picture in pictures:
        told = picture.xpath(".//*[@role='img']/@aria-label") or [" ".join(picture.itertext())]
        assert len(told) == 1
        assert len(told[0].split()) >= 3, told
        assert not picture.xpath(".//svg[not(@aria-hidden)]")


@pytest.mark.parametrize("module", MODULES)
def test_packages_have_the_pictures_and_paper_has_none(catalogue: Catalogue, module: str) -> None:
    count = {
        output: len(converted(catalogue, module, output).xpath("//figure[contains(@class, 'picture')]"))
        for output in ("web", "package", "print")
    }
    assert count["web"] == count["package"] > 0
    assert count["print"] == 0


def test_invented_figures_say_so(catalogue: Catalogue) -> None:
    for module in MODULES:
        for picture in converted(catalogue, module, "web").xpath(
            "//figure[.//*[contains(@class, 'filled')]]"
        ):
            assert "đều đặt ra" in " ".join(picture.itertext())


def with_samples(catalogue: Catalogue) -> list[Form]:
    return [form for form in catalogue.forms.values() if form.sample is not None]


def test_the_engine_finds_nothing_wrong_with_a_sample(catalogue: Catalogue) -> None:
    assert len(with_samples(catalogue)) >= 6
    for form in with_samples(catalogue):
        assert form.sample is not None
        model = form_model(form)
        record = compute(model, sample_record(model, form.sample))
        assert ask("problems", model=model, record=record) == [], form.id


def test_a_filled_sheet_shows_what_the_form_prints_and_computes(catalogue: Catalogue) -> None:
    (sheet,) = converted(catalogue, "hp10", "web").xpath(
        "//*[@class='filled'][contains(., 'Bảng tổng hợp năm mô hình học tập của xã')]"
    )
    rows = [[" ".join(cell.itertext()) for cell in row] for row in sheet.xpath(".//tbody/tr")]
    assert rows == [
        ["Công dân học tập", "5.600", "50%", "80%"],
        ["Gia đình học tập", "1.710", "45%", "75%"],
    ]
    assert "Còn 3 dòng nữa." in " ".join(sheet.itertext())
