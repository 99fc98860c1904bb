"""The pruned styles: whatever the theme and our own files say of an element that is there, the pages still say.

The browser itself reads both sheets and looks for the elements, so that no second notion of a selector is in between.
"""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from .conftest import ROOT, Watched
from .searching import ask, at_home

STYLES = ROOT / "overrides" / "src" / "css"
KINDS = [
    "",
    "hoc-phan/",
    "hoc-phan/06-cong-dan-hoc-tap/",
    "van-ban/",
    "van-ban/tt-44-2014-bgddt/",
    "tieu-chi/cong-dong-hoc-tap-xa/",
    "tieu-chi/so-sanh/",
    "quy-trinh/quy-trinh-cong-dong-hoc-tap-xa/",
    "bieu-mau/bang-tong-hop-thon/",
    "can-bo-xa/tong-hop-bieu-mau/",
    "kiem-tra/",
    "kiem-tra/lam-bai/?de=cuoi-khoa",
    "tra-cuu/van-ban/",
    "tra-cuu/thuat-ngu/",
    "tra-cuu/ban-do-van-ban/",
    "tra-cuu/lich/",
    "tra-cuu/hoi-dap/",
    "tra-cuu/chi-tieu/",
    "bao-cao-vien/bo-tai-lieu/",
    "bao-cao-vien/chuan-bi-lop/",
    "bao-cao-vien/ket-qua-lop/",
    "tai-ve/",
    "tai-ve/tat-ca/",
    "404.html",
    "en/",
]
LEFT_ASIDE = {
    r"\.focus-visible": "the theme's script sets it, which is not there; the browsers' own is styled",
    r"columnheader": "the theme's arrows for sorting, which nothing here does",
}
"""Selectors that match an element and are left out all the same, with the reason."""
LOST = """sheet => {
  const said = new Set();
  const visit = (rules, see) => {
    for (const rule of rules) {
      if (rule.selectorText) see(rule);
      if (rule.cssRules && !rule.name) visit(rule.cssRules, see);
    }
  };
  const each = list => list.split(/,(?![^(]*\\))/).map(one => one.trim());
  for (const own of document.styleSheets) visit(own.cssRules, rule => each(rule.selectorText).forEach(one => said.add(one)));
  const whole = new CSSStyleSheet();
  whole.replaceSync(sheet);
  const lost = [];
  visit(whole.cssRules, rule => {
    // Variables that nothing uses any more may go.
    if (Array.from(rule.style).every(name => name.startsWith('--'))) return;
    for (const one of each(rule.selectorText)) {
      if (said.has(one) || one.includes('rtl')) continue;
      const bare = one.replace(/::[\\w-]+(\\([^)]*\\))?/g, '')
        .replace(/(?<!\\()(?<!, ):(hover|focus(-visible|-within)?|active|checked|valid|target)(?![\\w-])/g, '');
      if (document.querySelector(bare.replace(/(^|[\\s>+~])(?=$|[\\s>+~])/g, '$1*') || '*')) lost.push(one);
    }
  });
  return lost;
}"""


def theme_sheet() -> str:
    sheets = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    return next(sheets.glob("main.*.css")).read_text(encoding="utf-8")


def own_sheet(name: str) -> str:
    """The files that *name* imports, as they are written."""
    parts = re.findall(r'@import "\./(.+?)";', (STYLES / name).read_text(encoding="utf-8"))
    assert len(parts) > 5
    return "\n".join((STYLES / part).read_text(encoding="utf-8") for part in parts)


def lost(watched: Watched) -> set[str]:
    page = watched.page
    tools = page.locator("link[href*='assets/portal/tools']").count() > 0
    sheets = [theme_sheet(), own_sheet("portal.css"), own_sheet("tools.css") if tools else ""]
    found: list[str] = page.evaluate(LOST, "\n".join(sheets))
    return {one for one in found if not any(re.search(left, one) for left in LEFT_ASIDE)}


@pytest.mark.parametrize("path", KINDS, ids=lambda p: p or "home")
def test_nothing_that_is_used_is_left_out(path: str, desktop: Watched) -> None:
    desktop.open(path)
    assert lost(desktop) == set()


def test_nothing_of_the_open_search_is_left_out(desktop: Watched) -> None:
    page = at_home(desktop)
    for query in ("thông tư 44", "zzqx", "2548/QĐ-UBND", "ddown vij hocj taapj"):
        ask(page, query)
        assert lost(desktop) == set()


def test_a_rule_that_is_lost_is_found(desktop: Watched) -> None:
    page = desktop.open("hoc-phan/")
    found = page.evaluate(LOST, ".md-typeset h1:not(.x) { color: red } .nowhere-met { color: red }")
    assert found == [".md-typeset h1:not(.x)"]
