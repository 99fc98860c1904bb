"""Every page type, at 360 and 1280 px, light and dark: accessible, clean, nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import ROOT, Watched, watch

PAGES = [
    "",
    "hoc-phan/",
    "hoc-phan/01-khai-niem-va-he-thong-van-ban/",
    "hoc-phan/02-quyet-dinh-1373/",
    "hoc-phan/07-cong-dong-hoc-tap-thong-tu-25/",
    "hoc-phan/10-bieu-mau-khao-sat-tong-hop/",
    "hoc-phan/11-nhiem-vu-trong-dieu-kien-moi/",
    "van-ban/",
    "van-ban/tt-44-2014-bgddt/",
    "van-ban/qd-242-2022-khvn/",
    "van-ban/tt-25-2023-bgddt/",
    "tra-cuu/van-ban/",
    "kiem-tra/",
    "tieu-chi/",
    "tieu-chi/cong-dong-hoc-tap-xa/",
    "tieu-chi/gia-dinh-hoc-tap/",
    "tieu-chi/cong-dan-hoc-tap/",
    "tieu-chi/so-sanh/",
    "quy-trinh/quy-trinh-cong-dong-hoc-tap-xa/",
    "bieu-mau/",
    "bieu-mau/bang-tong-hop-xa/",
    "bieu-mau/phieu-tu-danh-gia-cong-dan-hoc-tap/",
    "tra-cuu/",
    "tra-cuu/thuat-ngu/",
    "tra-cuu/lich/",
    "tra-cuu/thay-doi/",
    "tra-cuu/so-lieu-son-la/",
    "tra-cuu/ban-do-van-ban/",
    "tra-cuu/dong-thoi-gian/",
    "tra-cuu/chi-tieu/",
    "tra-cuu/hoi-dap/",
    "tra-cuu/nguon/",
    "tra-cuu/cho-de-nham/",
    "tra-cuu/du-lieu-mo/",
    "bao-cao-vien/",
    "bao-cao-vien/chuong-trinh/",
    "bao-cao-vien/trinh-chieu/",
    "bao-cao-vien/bo-tai-lieu/",
    "bao-cao-vien/chuan-bi-lop/",
    "tai-ve/tat-ca/",
    "can-bo-xa/",
    "can-bo-xa/viec-lam/",
    "can-bo-xa/tong-hop-bieu-mau/",
    "tai-ve/",
    "ve-cong-nay/",
    "404.html",
    "en/",
    "en/hoc-phan/02-quyet-dinh-1373/",
    "en/hoc-phan/",
]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that look at colours; the others see no scheme."""


def violations(watched: Watched, where: str = "document") -> list[str]:
    """What axe finds, one line a node; colours in the dark scheme too where the page is watched in both."""
    page = watched.page
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        # axe notes all places first: what is laid out only when it comes near would lie elsewhere by then.
        page.add_style_tag(content="* { content-visibility: visible !important }")
    found = _axe(page, where, "{preload: false}")
    if watched.both_schemes:
        # The theme chooses a scheme when it starts; its switch sets this attribute and nothing else matters.
        page.evaluate("() => { document.body.dataset.mdColorScheme = 'slate'; }")
        found += [f"dark: {line}" for line in _axe(page, where, f"{{preload: false, runOnly: {COLOURS}}}")]
        page.evaluate("() => { document.body.dataset.mdColorScheme = 'default'; }")
    return found


def _axe(page: Page, where: str, options: str) -> list[str]:
    # What is in order is megabytes on a long page: it stays in the browser.
    found: list[str] = page.evaluate(
        f"""async () => (await axe.run({where}, {{...{options}, resultTypes: ["violations"]}})).violations
          .flatMap(({{id, nodes}}) => nodes.map(({{html}}) => `${{id}}: ${{html.slice(0, 120)}}`))"""
    )
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p or "home")
def test_page(path: str, anywhere: Watched) -> None:
    page = anywhere.open(path)
    assert violations(anywhere) == []
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"the page is {wide} px wider than the screen"
    fonts = page.evaluate(
        "async () => [...await document.fonts.ready].filter(f => f.status === 'loaded').length"
    )
    assert fonts > 0, "the typeface of the portal was not loaded"
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('article p, article li')).fontSize)"
    )
    assert size >= 15
    anywhere.assert_clean()


def test_every_address_of_the_sitemap_loads_cleanly(desktop: Watched, built_site: Path) -> None:
    pages = sorted(p.parent.relative_to(built_site).as_posix() for p in built_site.rglob("index.html"))
    vietnamese = [p for p in pages if not p.startswith("en/")]
    assert len(vietnamese) > 70
    for path in vietnamese:
        desktop.page.goto(f"{desktop.base}/{path}/", wait_until="load")
    desktop.assert_clean()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_and_light_are_really_different(chromium: Browser, server: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = watch(context.new_page(), server).open("")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(colour.split("(")[1].split(",")[0])
    assert (red < 60) if scheme == "dark" else (red > 200)
    context.close()


def test_colours_of_the_dark_scheme_are_seen(anywhere: Watched) -> None:
    page = anywhere.open("")
    assert violations(anywhere) == []
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: "
        "'[data-md-color-scheme=slate] .md-typeset p { color: #2a2f36 !important }'}))"
    )
    assert any(line.startswith("dark: color-contrast") for line in violations(anywhere))


def test_line_length_and_headings_fit(desktop: Watched) -> None:
    page = desktop.open("hoc-phan/02-quyet-dinh-1373/")
    wide = page.evaluate(
        """() => { const p = [...document.querySelectorAll('article p')]
            .find(e => e.offsetParent && e.textContent.length > 150);
        const s = document.createElement('span'); s.textContent = '0'; p.append(s);
        const n = p.clientWidth / s.getBoundingClientRect().width; s.remove(); return n; }"""
    )
    assert wide <= 80
    desktop.page.set_viewport_size({"width": 360, "height": 740})
    heading = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert 22 <= heading <= 36


def test_tables_become_cards_on_phones(desktop: Watched) -> None:
    page = desktop.open("hoc-phan/02-quyet-dinh-1373/")
    desktop.page.set_viewport_size({"width": 360, "height": 740})
    shown = page.evaluate(
        """() => { const c = document.querySelector('table.cards td[data-label]');
        return getComputedStyle(c, '::before').content.includes(c.dataset.label); }"""
    )
    assert shown, "cells must carry their column name on phones"


def test_skip_link_and_keyboard(desktop: Watched) -> None:
    page = desktop.open("van-ban/tt-25-2023-bgddt/")
    page.keyboard.press("Tab")
    assert "Bỏ qua" in page.evaluate("document.activeElement.textContent") or "nội dung" in page.evaluate(
        "document.activeElement.textContent.toLowerCase()"
    )


def test_print_leaves_out_what_paper_cannot_use(desktop: Watched) -> None:
    page = desktop.open("van-ban/tt-44-2014-bgddt/")
    page.emulate_media(media="print")
    for selector in (".md-tabs", ".md-sidebar", ".md-search", ".md-footer nav"):
        for element in page.query_selector_all(selector):
            assert not element.is_visible(), selector
    assert page.query_selector("article h1").is_visible()  # type: ignore[union-attr]


def test_a_provision_link_lands_on_the_provision(desktop: Watched) -> None:
    page = desktop.open("van-ban/tt-25-2023-bgddt/#dieu-6.khoan-1")
    top = page.evaluate("document.getElementById('dieu-6.khoan-1').getBoundingClientRect().top")
    assert 0 <= top < 400


def test_a_figure_leads_to_its_source(desktop: Watched) -> None:
    desktop.page.add_init_script("localStorage.setItem('xhht.view', '\"page\"')")
    page = desktop.open("hoc-phan/02-quyet-dinh-1373/")
    link = page.locator("table a.fact:visible", has_text="60%").first
    link.click()
    page.locator(".says").get_by_role("link", name="Xem văn bản").click()
    page.wait_for_url("**/van-ban/**")
    page.go_back()
    page.locator("svg.diagram__svg a", has_text="60%").first.click()
    page.wait_for_url("**/van-ban/**")
    fact = page.url.split("#")[1]
    item = page.locator(f"[id='{fact}']")
    assert item.locator(".provision__src a[href^='http']").count() >= 1


def test_language_switch_stays_on_the_page(desktop: Watched) -> None:
    page = desktop.open("hoc-phan/02-quyet-dinh-1373/")
    page.locator("a[hreflang='en']:visible").first.click()
    page.wait_for_url("**/en/hoc-phan/02-quyet-dinh-1373/")
    assert page.evaluate("document.documentElement.lang") == "en"
    desktop.assert_clean()


def test_language_switch_of_a_page_without_english_says_where_it_leads(desktop: Watched) -> None:
    for path, words, place in (
        ("hoc-phan/05-bon-mo-hinh-quyet-dinh-242/", "English (Modules)", "en/hoc-phan/"),
        ("van-ban/tt-44-2014-bgddt/", "English (home)", "en/"),
    ):
        page = desktop.open(path)
        switch = page.locator("a.lang:visible").first
        assert switch.inner_text().strip() == words
        switch.click()
        page.wait_for_url(f"{desktop.base}/{place}")
    desktop.assert_clean()
