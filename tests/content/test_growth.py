"""A page does not grow with the register: what is generated for the bench is built small here."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from portal import pipeline
from portal.content.loader import load
from portal.paths import Paths
from tests.conftest import MINI, ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from bench_growth import grown

PAGE = "van-ban/qd-2-2024-mau/index.html"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The mini-site with its two documents 25 and 50 times over."""
    built = {}
    for times in (25, 50):
        paths = grown(MINI, tmp_path_factory.mktemp("lon") / "du-an", times)
        catalogue, issues = load(paths)
        assert not issues.errors
        assert len(catalogue.documents) == 2 * times
        pipeline.site(paths, catalogue)
        built[times] = paths.site
    return built


def menu(site: Path) -> str:
    html = (site / PAGE).read_text(encoding="utf-8")
    return html[html.index("md-nav--primary") : html.index('data-md-type="toc"')]


def test_the_menu_of_a_page_is_the_same_size(sites: dict[int, Path]) -> None:
    small, large = (len(menu(sites[times])) for times in (25, 50))
    assert abs(large - small) < 100
    assert menu(sites[50]).count("md-nav__link") < 60


def test_what_the_menu_leaves_out_is_one_link_away(sites: dict[int, Path]) -> None:
    more = re.search(
        r'href="([^"]*)"[^>]*>\s*<span class="md-ellipsis">\s*Xem (\d+) trang khác', menu(sites[50])
    )
    assert more
    assert int(more[2]) > 50
    assert (sites[50] / Path(PAGE).parent / more[1] / "index.html").exists()


def test_pages_grow_by_their_own_content_only(sites: dict[int, Path]) -> None:
    small, large = ((sites[times] / PAGE).stat().st_size for times in (25, 50))
    assert abs(large - small) < 300
    pages = [p for p in sites[50].rglob("*.html") if p.parents[1].name == "van-ban"]
    assert len(pages) == 100


def test_paths_of_the_copy_are_its_own(tmp_path: Path) -> None:
    paths = grown(MINI, tmp_path / "du-an", 2)
    assert paths == Paths(tmp_path / "du-an")
    assert "qd-2-2024-mau-1" in (paths.docs / "_data" / "documents.yml").read_text(encoding="utf-8")
    assert (paths.docs / "vi/van-ban/qd-2-2024-mau-1/index.md").exists()
