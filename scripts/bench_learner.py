"""Measures how far it is for somebody who learns: from the home page to the first answered question.

Called by ``bench.py learner`` on the built site, as a cheap phone on slow 4G has it: taps, screens,
seconds; and how the words of each track read: words a sentence, how often numbers and abbreviations come.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench_forms import FLAGS, chromium
from bench_pages import OBSERVE, TOLD, serving, slowed
from portal.checks.style import sentences
from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.content.pages import Page as Source
from portal.paths import Paths

HIGH = 740
"""Height of the phone's screen, in pixels."""
_HARD = re.compile(r"\b[A-ZĐ]{2,}\b|\d+/[\dA-ZĐ]|\d{3,}")
"""What stops a reader: abbreviations, numbers of documents, long figures."""


def measure_learner(root: Path) -> str:
    """Return the figures of the site in *root*/site and of its pages, a line each."""
    catalogue, _ = load(Paths(root))
    return "\n".join([_walk(root / "site"), *_reading(catalogue)])


def _walk(site: Path) -> str:
    with sync_playwright() as playwright, serving(site) as base:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(
            viewport={"width": 360, "height": HIGH}, is_mobile=True, has_touch=True, locale="vi-VN"
        )
        page = context.new_page()
        slowed(page)
        page.add_init_script(OBSERVE)
        begun = time.monotonic()
        page.goto(base, wait_until="load", timeout=120_000)
        screens = _reach(page, ".mine__next a[href*='hoc-phan/']")
        page.wait_for_url("**/hoc-phan/**")
        there = time.monotonic()
        question = page.locator("section.step.now .q").first
        question.wait_for(timeout=120_000)
        screens += _reach(page, "section.step.now .q .opt")
        screens += _reach(page, "section.step.now .q .q__check")
        page.locator("section.step.now .q__verdict").wait_for()
        done = time.monotonic()
        told = page.evaluate(TOLD)
        browser.close()
    return (
        f"from home to the first answered question: 3 taps, {screens:.1f} screens scrolled, "
        f"{done - begun:.1f} s ({there - begun:.1f} s to the module); the module's page: "
        f"TBT {told['tbt']:.0f} ms, CLS {told['cls']:.3f}"
    )


def _reach(page: Page, selector: str) -> float:
    """Tap the first *selector*; return how many screens had to be scrolled for it."""
    before = page.evaluate("scrollY")
    target = page.locator(selector).first
    target.scroll_into_view_if_needed()
    after = page.evaluate("scrollY")
    target.tap()
    return abs(float(after) - float(before)) / HIGH


def _reading(catalogue: Catalogue) -> list[str]:
    pages = {page.path: page for page in catalogue.pages_in("vi")}
    tracks = {
        "modules": [pages[path] for m in catalogue.modules if (path := catalogue.page_of(m))],
        "lessons": [pages[path] for one in catalogue.lessons if (path := catalogue.page_of(one))],
    }
    return [f"{name}: {_signals(found)}" for name, found in tracks.items() if found]


def _signals(pages: Iterable[Source]) -> str:
    said = [sentence for page in pages for _, sentence in sentences(page)]
    lengths = [len(sentence.split()) for sentence in said]
    hard = sum(len(_HARD.findall(sentence)) for sentence in said)
    return (
        f"{len(said)} sentences, {statistics.mean(lengths):.1f} words each, nine in ten at most "
        f"{statistics.quantiles(lengths, n=10)[-1]:.0f}, {1000 * hard / sum(lengths):.0f} numbers or "
        f"abbreviations a thousand words"
    )
