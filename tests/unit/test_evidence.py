"""Marks of sources and terms: numbers in reading order, one entry a fact, what entries say, other outputs as before."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from markdown import Markdown

from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.markdown import PageContext, PortalExtension, rendering
from portal.paths import Paths

MINI = Path(__file__).resolve().parent.parent / "scenarios" / "tinh-mau"
FACT, INFERRED = "qd-2.dieu-1", "qd-2.dieu-2"


@pytest.fixture(scope="module")
def small() -> Catalogue:
    return load(Paths(MINI), dt.date(2026, 1, 2))[0]


def render(catalogue: Catalogue, text: str, page: str = "index.md", output: str = "web") -> str:
    with rendering(PageContext(catalogue, page, output=output)):
        return Markdown(extensions=[PortalExtension(), "tables"]).convert(text)


def numbers(html: str) -> list[tuple[str, str | None]]:
    """(entry, shown number) of each mark, in reading order."""
    marks = re.findall(r"<a [^>]*data-entry[^>]*>", html)
    found = []
    for mark in marks:
        entry, shown = re.search(r'data-entry="([^"]+)"', mark), re.search(r'data-n="([^"]+)"', mark)
        assert entry
        found.append((entry[1], shown[1] if shown else None))
    return found


def test_numbers_follow_the_text_and_a_fact_keeps_its_own(small: Catalogue) -> None:
    html = render(small, f"Một [[{INFERRED}]].\n\nHai [[{FACT}]].\n\nBa [[{INFERRED}]].")
    assert numbers(html) == [("nguon-1", "1"), ("nguon-2", "2"), ("nguon-1", "1")]
    assert html.count('id="nguon-1"') == html.count('id="nguon-2"') == 1
    assert "data-says" not in html
    assert "data-quiet" not in html


def test_in_a_paragraph_a_number_stands_once_behind_the_last_figure(small: Catalogue) -> None:
    html = render(small, f"Mức [[{FACT}|55%]], tức [[{FACT}|mức 55%]] [[{FACT}]].\n\nLại [[{FACT}]].")
    assert numbers(html) == [("nguon-1", None), ("nguon-1", None), ("nguon-1", "1"), ("nguon-1", "1")]


def test_an_entry_says_what_who_how_sure_and_where(small: Catalogue) -> None:
    html = render(small, f"Có [[{INFERRED}]].")
    entry = re.search(r'<li id="nguon-1">.*?</li>', html, re.S)
    assert entry
    fact = small.facts[INFERRED]
    assert fact.text in entry[0]
    assert "Ai nói:" in entry[0]
    assert "mau.example" in entry[0]
    assert "pill--suy-luan" in entry[0]
    assert f'href="van-ban/qd-2-2024-mau/index.md#{INFERRED}"' in entry[0]
    assert fact.note is not None
    assert fact.note in entry[0]
    assert "title=" not in entry[0]
    # What the word means is said once, below; only of words that are used.
    assert html.count('class="trust"') == 1
    assert "pill--chinh-van" not in html


def test_terms_and_made_up_figures_have_entries_without_numbers(small: Catalogue) -> None:
    html = render(
        small, "MTH có [[=62%|ví dụ hư cấu]], [[=63%|ví dụ hư cấu]].\n\n## Mục\n\n[[=64%|ví dụ hư cấu]]"
    )
    assert numbers(html) == [("tu-1", None), ("tu-2", None), ("tu-2", None)]
    # Once in a section the figure says that it is made up.
    assert '<span class="free">63%</span>' in html
    assert "<dt>Mẫu thử (MTH)</dt>" in html
    assert "<abbr" not in html


def test_what_is_pressed_holds_no_mark(small: Catalogue) -> None:
    html = render(small, "<details><summary>Về MTH</summary>\n\nLời.\n\n</details>\n\nMTH")
    assert "<summary>Về MTH</summary>" in html


def test_a_page_does_not_refer_to_what_it_says_itself(small: Catalogue) -> None:
    html = render(small, f"Có [[{FACT}]].", page="van-ban/qd-2-2024-mau/index.md")
    assert "data-entry" not in html
    assert 'class="evidence"' not in html


@pytest.mark.parametrize("output", ["print", "package", "bank"])
def test_other_outputs_keep_their_titles(small: Catalogue, output: str) -> None:
    text = f"MTH có [[{FACT}]], [[=62%|ví dụ hư cấu]], [[{INFERRED}]]."
    html = render(small, text, output=output)
    assert "data-" not in html.replace('data-search="none"', "")
    assert '<abbr title="mẫu thử">MTH</abbr>' in html
    assert '<span class="free" title="ví dụ hư cấu">62%</span>' in html
    assert 'title="Nguồn: QĐ 2:' in html
    assert '<section class="unverified"' in html


def test_the_box_of_doubts_counts_them(small: Catalogue) -> None:
    html = render(small, f"Có [[{INFERRED}]], [[{FACT}]].")
    box = re.search(r'<details class="unverified"[^>]*>\s*<summary>.*?</summary>', html, re.S)
    assert box
    assert "(1)" in box[0]
    assert 'open=""' in box[0]


def test_the_heading_of_the_box_holds_no_link_of_its_own(small: Catalogue) -> None:
    with rendering(PageContext(small, "index.md")):
        html = Markdown(
            extensions=[PortalExtension(), "toc"], extension_configs={"toc": {"permalink": "#"}}
        ).convert(f"## Một\n\nCó [[{INFERRED}]].")
    assert html.count('class="headerlink"') == 1
    assert 'id="dieu-chua-chac"' in html
