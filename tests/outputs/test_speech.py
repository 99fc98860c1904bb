"""What is read aloud of the finished pages: everything in words, each sentence shown on its page, small enough."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portal.content.catalogue import Catalogue
from portal.speech.build import FOLDER, LEFT_OUT
from portal.vietnamese import nfc

Parts = list[tuple[str, list[list[list[str]]]]]
LARGEST = 9_000
"""Bytes on the way (gzip) of what is said of a page; 5,000 to 6,500 when this was written."""
UNSAID = re.compile(r"[\d/%&=<>@_#*]|[A-ZĐ]{2}")
"""What no voice says as people do; brackets and quotes are not said."""
LONGEST = 300
"""Letters of one utterance; voices of phones stop in much longer ones."""


def spoken(path: Path) -> Parts:
    text = path.read_text(encoding="utf-8")
    found: Parts = json.loads(text[text.index("]=") + 2 :].rstrip().removesuffix(";"))
    return found


@pytest.fixture(scope="module")
def scripts(built_site: Path) -> dict[str, Parts]:
    return {path.stem: spoken(path) for path in sorted((built_site / FOLDER).glob("*.js"))}


def lines(parts: Parts) -> list[list[str]]:
    return [line for _, blocks in parts for block in blocks for line in block]


def page_text(site: Path, address: str) -> str:
    """The letters of a page, less what nobody reads, by a reader that knows no tree of blocks."""
    root: Any = html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))
    (article,) = root.xpath("//article[contains(@class, 'md-content__inner')]")
    for element in article.xpath(f".//*[{LEFT_OUT}]"):
        if element.getparent() is not None:
            element.drop_tree()
    return "".join(nfc(article.text_content()).split())


def test_every_module_is_heard(scripts: dict[str, Parts], catalogue: Catalogue) -> None:
    assert set(catalogue.modules) <= set(scripts)
    for name in catalogue.modules:
        anchors = [anchor for anchor, _ in scripts[name]]
        assert {"muc-tieu", "can-nho"} <= set(anchors)
        assert not {"tu-kiem-tra", "tai-ve"} & set(anchors)
        assert len(anchors) == len(set(anchors)) >= 8


def test_everything_is_said_in_words(scripts: dict[str, Parts]) -> None:
    for name, parts in scripts.items():
        assert [line[-1] for line in lines(parts) if UNSAID.search(line[-1])] == [], name


def test_utterances_are_short(scripts: dict[str, Parts]) -> None:
    long = [line[-1] for parts in scripts.values() for line in lines(parts) if len(line[-1]) > LONGEST]
    assert long == []


def test_every_sentence_stands_on_its_page(
    scripts: dict[str, Parts], built_site: Path, catalogue: Catalogue
) -> None:
    for name in catalogue.modules:
        text = page_text(built_site, f"hoc-phan/{catalogue.module_folders[name]}")
        at = 0
        for shown, *_ in lines(scripts[name]):
            wanted = "".join(shown.split())
            found = text.find(wanted, at)
            assert found >= 0, f"{name}: {shown}"
            at = found + len(wanted)


def test_scripts_are_small(built_site: Path) -> None:
    sizes = {
        path.stem: len(gzip.compress(path.read_bytes(), 6)) for path in (built_site / FOLDER).glob("*.js")
    }
    print(sizes)
    assert max(sizes.values()) <= LARGEST, sizes


def test_the_copy_for_a_disk_has_them_too(built_site: Path, offline_site: Path) -> None:
    names = {path.name for path in (built_site / FOLDER).glob("*.js")}
    assert names == {path.name for path in (offline_site / FOLDER).glob("*.js")}
