"""Pictures of modules on real screens: one shape at a time, large enough, in paints that both schemes have."""

from __future__ import annotations

import pytest

from .conftest import Watched
from .test_pages import violations

LETTERS = """() => [...document.querySelectorAll('.picture svg')]
  .filter(svg => svg.getBoundingClientRect().width)
  .flatMap(svg => { const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return [...svg.querySelectorAll('text')].map(text => scale * parseFloat(getComputedStyle(text).fontSize)); })"""
SHAPES = """() => ['wide', 'narrow'].map(name => [...document.querySelectorAll(`svg.picture__${name}`)]
  .filter(svg => svg.getBoundingClientRect().width).length)"""
MISSING = """() => [...new Set([...document.querySelectorAll('.picture svg *')]
  .flatMap(part => [part.getAttribute('style'), part.getAttribute('fill'), part.getAttribute('stroke')])
  .flatMap(text => [...(text || '').matchAll(/var\\((--[\\w-]+)\\)/g)].map(match => match[1])))]
  .filter(name => !getComputedStyle(document.querySelector('.picture')).getPropertyValue(name).trim())"""
CUT = """() => [...document.querySelectorAll('.picture, .picture__view, .filled')]
  .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.className)"""


@pytest.mark.parametrize(
    "path", ["hoc-phan/05-bon-mo-hinh-quyet-dinh-242/", "hoc-phan/06-cong-dan-hoc-tap/"]
)
def test_pictures_of_a_module_are_seen(path: str, anywhere: Watched) -> None:
    page = anywhere.open(path)
    page.evaluate("document.documentElement.dataset.view = 'page'")
    wide, narrow = page.evaluate(SHAPES)
    phone = (page.viewport_size or {"width": 0})["width"] < 600
    assert (narrow, wide)[phone] == 0
    assert (wide, narrow)[phone] >= 2
    letters = page.evaluate(LETTERS)
    assert len(letters) > 20
    assert min(letters) >= 12
    assert page.evaluate(CUT) == []
    for scheme in ("default", "slate"):
        page.evaluate("name => { document.body.dataset.mdColorScheme = name; }", scheme)
        assert page.evaluate(MISSING) == [], scheme
    page.evaluate("document.body.dataset.mdColorScheme = 'default'")
    assert violations(anywhere, "[...document.querySelectorAll('.picture')]") == []
    anywhere.assert_clean()


def test_a_filled_form_leads_to_the_form(anywhere: Watched) -> None:
    page = anywhere.open("hoc-phan/06-cong-dan-hoc-tap/")
    page.evaluate("document.documentElement.dataset.view = 'page'")
    page.locator(".picture--form figcaption a").click()
    assert page.url.endswith("/bieu-mau/phieu-tu-danh-gia-cong-dan-hoc-tap/")
