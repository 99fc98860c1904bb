"""Modules sent on as one file: the words, questions and sources of the page, small, and asking nobody for anything."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.outputs.comparing import Tally, compare_in_full
from tests.outputs.finished import DOWNLOADS, MODULES, file, on_page, page
from tests.outputs.read_html import having
from tests.outputs.read_single import read, words_of_file, words_of_page

MOST = 1_000_000
"""Bytes that a file may have."""
FILES = [f"hoc-phan-{module}-mot-tep.html" for module in MODULES]


@pytest.mark.parametrize("module", MODULES)
def test_a_file_says_and_asks_what_the_page_says_and_asks(module: str) -> None:
    path = file(f"hoc-phan-{module}-mot-tep.html")
    assert words_of_file(path) == words_of_page(page(module))
    tally = Tally()
    compare_in_full(tally, f"module {module}", on_page(module), read(path))
    tally.demand()


@pytest.mark.parametrize("module", MODULES)
def test_sources_and_what_is_not_checked_stand_in_the_file(module: str) -> None:
    root = html.fromstring(file(f"hoc-phan-{module}-mot-tep.html").read_text(encoding="utf-8"))
    doubted = having(html.fromstring(page(module)), "unverified")[0].xpath("./details")
    told = root.xpath("//h2[@id='dieu-chua-chac']/following-sibling::ul")[: len(doubted)]
    assert [len(one) for one in told] == [len(one[1]) for one in doubted]
    assert sum(map(len, told)) > 0
    numbers = {int(link.text_content().strip("[]")) for link in having(root, "src")}
    sources = root.xpath("//h2[@id='nguon']/following-sibling::ol[1]/li")
    assert numbers
    assert max(numbers) <= len(sources)
    assert all(source.xpath(".//a/@href") for source in sources)


@pytest.mark.parametrize("name", [*FILES, "so-tay-can-bo-xa-mot-tep.html"])
def test_a_file_needs_nothing_else(name: str) -> None:
    path = file(name)
    assert path.stat().st_size <= MOST
    text = path.read_text(encoding="utf-8")
    root = html.fromstring(text)
    fetched = root.xpath("//@src | //link/@href | //@srcset | //object/@data")
    assert all(address.startswith("data:") for address in fetched), fetched
    assert not re.search(r"@import|url\((?!\"?(?:data:|#))", text)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in root.xpath("//a/@href"):
        assert link.startswith(("https://", "http://")) or link[1:] in ids, link
    others = set(FILES) | {p.name for p in DOWNLOADS.glob("*-mot-tep.html")}
    named = [code.text for code in root.xpath("//h2[@id='tep-khac']/following-sibling::ul[1]//code")]
    assert named
    assert name not in named
    assert others.issuperset(named)


def test_pages_lead_to_the_files() -> None:
    for module in MODULES:
        links = html.fromstring(page(module)).xpath("//a[contains(@class, 'downloads__item')]")
        sent = [a for a in links if "Gửi qua Zalo/Bluetooth" in a.text_content()]
        assert [a.get("download") for a in sent] == [f"hoc-phan-{module}-mot-tep.html"]


def test_a_handbook_holds_its_pages_one_below_the_other() -> None:
    root = html.fromstring(file("so-tay-can-bo-xa-mot-tep.html").read_text(encoding="utf-8"))
    titles = [h.text_content() for h in root.xpath("//h2[starts-with(@id, 'phan-')]")]
    contents = [a.text_content() for a in having(root, "single__contents")[0].iter("a")]
    assert titles == contents
    assert len(titles) == 4
