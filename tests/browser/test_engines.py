"""The portal by every engine: the same pages, and a site that works in a browser. Names no engine's internals."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser

from portal import pipeline
from portal.content.loader import load
from portal.paths import Paths

from .conftest import Quiet, watch
from .searching import ask, at_home, follow


@contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


# One test, so that the three builds are made once however the tests are spread over the cores.
def test_every_engine_builds_the_same_portal(
    tmp_path: Path, paths: Paths, built_site: Path, chromium: Browser
) -> None:
    tried = list(pipeline.other_engines(paths, load(paths)[0], tmp_path))
    assert [report.step for report, _ in tried] == ["MkDocs", "ProperDocs", "Zensical"]
    for report, wrong in tried:
        assert wrong == [], report.step

    # What the comparisons of the code itself say is checked against the site that is published.
    mkdocs, properdocs, zensical = (tmp_path / name for name in ("mkdocs", "properdocs", "zensical"))
    here = {p.relative_to(built_site).as_posix() for p in built_site.rglob("*.html")}
    assert len(here) > 150
    for made in (mkdocs, properdocs):
        assert here == {p.relative_to(made).as_posix() for p in made.rglob("*.html")}
    there = {p.relative_to(zensical).as_posix() for p in zensical.rglob("*.html")}
    assert {page for page in here if not page.startswith("en/")} == there
    page = "van-ban/tt-25-2023-bgddt/index.html"
    assert (mkdocs / page).read_bytes() == (properdocs / page).read_bytes()
    for name in ("search/vi.js", "quiz/hp06.js", "chia-se/trang-chu.png"):
        found = [f for f in (built_site, zensical) for f in f.glob(name.replace(".", "*."))]
        assert len(found) == 2
        assert found[0].read_bytes() == found[1].read_bytes(), name
    assert not [p for p in zensical.rglob("*") if p.suffix in (".md", ".yml", ".ts") or p.name == "src"]

    with served(zensical) as address:
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
        watched = watch(context.new_page(), address)
        home = at_home(watched)
        assert "qd-1373-2021-ttg" in ask(home, "hoc tap suot doi 1373")[0]
        ask(home, "đ6 k2 tt25/2023")
        assert re.search(r"/van-ban/tt-25-2023-bgddt/(\?h=)?#dieu-6\.khoan-2$", follow(home))
        home.locator(".md-tabs__link", has_text="Học phần").click()
        home.wait_for_url("**/hoc-phan/")
        home.locator(".md-sidebar--primary a[href$='06-cong-dan-hoc-tap/']").click()
        home.wait_for_url("**/hoc-phan/06-cong-dan-hoc-tap/")
        assert home.locator("article h1").inner_text()
        home.wait_for_load_state("networkidle")
        watched.assert_clean()
        context.close()
