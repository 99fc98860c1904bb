"""A deck opened from a disk in Firefox: the speaker's window finds the show again, hands are kept."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import hall_deck
from .bidi import Firefox, firefox, installed

READY = "document.querySelector('[data-ready]') !== null"
HERE = "document.querySelector('.slides > section.present').id"
PLACE = "document.querySelector('.speaker__place')?.textContent ?? ''"


@pytest.fixture
def fox(tmp_path: Path) -> Iterator[Firefox]:
    hall_deck.lay(tmp_path)
    with firefox(installed(), tmp_path / "ho-so") as opened:
        yield opened


def press(fox: Firefox, key: str, tab: str = "") -> None:
    """Press a key where the focus is."""
    fox.run(
        "(document.activeElement ?? document.body).dispatchEvent("
        f"new KeyboardEvent('keydown', {{key: {key!r}, bubbles: true, cancelable: true}})), 1",
        tab,
    )


def test_two_windows_of_a_file_find_each_other_again(fox: Firefox, tmp_path: Path) -> None:
    fox.open((tmp_path / hall_deck.NAME).as_uri() + "?parallaxBackgroundImage=data:,x#/buoc")
    fox.wait(READY)
    assert fox.run("location.search + location.hash") == "#/buoc"
    press(fox, "s")
    until = time.monotonic() + 15
    while len(fox.tabs()) < 2:
        assert time.monotonic() < until, "no window of the speaker"
        time.sleep(0.1)
    show, speaker = fox.tabs()
    fox.wait(f"({PLACE}).startsWith('Trang 2 trên')", tab=speaker)
    press(fox, "PageDown", speaker)
    fox.wait(f"{HERE} === 'hoi'", tab=show)
    fox.reload(show)
    fox.wait(READY, tab=show)
    assert fox.run(HERE, show) == "hoi"
    press(fox, "PageDown", speaker)
    fox.wait("document.querySelector('section.present.answered') !== null", tab=show)
    fox.reload(speaker)
    fox.wait(f"({PLACE}).startsWith('Trang 3 trên')", tab=speaker)
    fox.wait(
        "/Cả bài: 0:(0[2-9]|[1-5]\\d)/.test(document.querySelector('.board__whole').textContent)",
        tab=speaker,
    )
    for key in ("h", "1", "4", "Escape", "PageDown"):
        press(fox, key, show)
    assert (
        fox.run("document.querySelector('section.present .share').textContent", show) == "14 người · 100 %"
    )
    fox.reload(show)
    fox.wait(READY, tab=show)
    assert (
        fox.run("document.querySelector('section.present .share').textContent", show) == "14 người · 100 %"
    )
    assert fox.troubles == []
