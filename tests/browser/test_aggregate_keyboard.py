"""The desk that receives files, worked without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.content.catalogue import Catalogue

from .conftest import Watched
from .filled_forms import COMMUNE, villages
from .test_aggregate import ADDRESS, summary


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return villages(catalogue, tmp_path_factory.mktemp("thon"))


def test_with_the_keyboard_alone(desktop: Watched, files: dict[str, Path]) -> None:
    page = desktop.open(ADDRESS)
    page.on("filechooser", lambda chooser: chooser.set_files([files["thon-01.xlsx"], files["so-sai.xlsx"]]))
    page.locator(".agg__choice input").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    assert page.locator(".agg__choice input:checked").input_value() == COMMUNE
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Chọn tệp"
    page.keyboard.press("Enter")
    page.locator(".agg__summary").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.agg__notes summary')"):
            break
    page.keyboard.press("Enter")
    assert page.locator(".agg__notes[open] li").count() >= 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".agg__editor").wait_for()
    assert page.evaluate("document.activeElement.closest('.agg__editor') !== null"), (
        "the faults are read first"
    )
    page.get_by_role("button", name="Xong").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Mở và sửa", (
        "the focus is back where it was"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert summary(page) == "Nhận 1 trên 1 tệp."
    assert page.evaluate("document.activeElement.closest('.agg__result') !== null"), "the focus is not lost"
