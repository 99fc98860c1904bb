"""What the first view of a page costs a phone, held to the figures of ``tests/budgets.json``."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from portal.assets.fonts import LETTERS

from .conftest import ROOT

FIGURES: dict[str, Any] = json.loads((ROOT / "tests" / "budgets.json").read_text(encoding="utf-8"))
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
SPARING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def phone_page(chromium: Browser) -> Page:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    return context.new_page()


def fetched(page: Page, server: str, path: str, site: Path) -> list[Path]:
    """Open *path* and return the files of the site that came with it."""
    addresses: list[str] = []
    page.on("response", lambda response: addresses.append(response.url))
    page.goto(f"{server}/{path}", wait_until="networkidle")
    plain = [a.removeprefix(server).partition("?")[0].partition("#")[0] for a in addresses]
    return [site / (p.lstrip("/") + ("index.html" if p.endswith("/") else "")) for p in plain]


def weight(file: Path) -> int:
    data = file.read_bytes()
    return len(data) if file.suffix == ".woff2" else len(gzip.compress(data, 9))


@pytest.mark.parametrize(("path", "most"), FIGURES["pages"].items())
def test_first_view_stays_within_its_budget(
    chromium: Browser, server: str, built_site: Path, path: str, most: int
) -> None:
    page = phone_page(chromium)
    files = fetched(page, server, path, built_site)
    fonts = [f for f in files if f.suffix == ".woff2"]
    assert len(fonts) <= FIGURES["fonts"]
    assert page.evaluate(SHIFT) <= FIGURES["shift"]
    told = {f.relative_to(built_site).as_posix(): weight(f) for f in files}
    assert sum(told.values()) <= most, sorted(told.items(), key=lambda one: -one[1])[:8]
    page.context.close()


@pytest.mark.parametrize(("path", "most"), FIGURES["starter"].items())
def test_a_full_text_stays_within_its_budget(
    chromium: Browser, starter_server: str, starter: Path, path: str, most: int
) -> None:
    test_first_view_stays_within_its_budget(chromium, starter_server, starter / "site", path, most)


@pytest.mark.parametrize(("name", "most"), FIGURES["later"].items())
def test_what_comes_later_is_not_heavy_and_not_first(
    chromium: Browser, server: str, built_site: Path, name: str, most: int
) -> None:
    folder, stem = (built_site / name).parent, Path(name).stem
    (script,) = folder.glob(f"{stem}.*js")
    assert weight(script) <= most
    page = phone_page(chromium)
    assert script not in fetched(page, server, "bao-cao-vien/ket-qua-lop/", built_site)
    page.context.close()


def test_who_asks_for_little_data_gets_no_fonts(chromium: Browser, server: str, built_site: Path) -> None:
    page = phone_page(chromium)
    page.add_init_script(SPARING)
    assert not [f for f in fetched(page, server, "", built_site) if f.suffix == ".woff2"]
    assert "Be Vietnam" not in page.evaluate("getComputedStyle(document.body).fontFamily")
    page.context.close()


def test_fonts_have_every_letter_of_the_portal(built_site: Path) -> None:
    """A letter that the files lack falls to another font in the middle of a word."""
    seen: Counter[str] = Counter()
    for path in built_site.rglob("*.html"):
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", " ", path.read_text(encoding="utf-8"))
        seen.update(html.unescape(text))
    missing = {c for c in seen if c.isalpha() and c not in LETTERS}
    assert missing == set()
