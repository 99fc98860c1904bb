"""The invented decision of the starter, and opening the page of its wording; for tests."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from .conftest import Watched
from .test_citing import _CATCH

TEXT = "van-ban/qd-9-2026-ubnd-mau/toan-van/"
OLDER = TEXT + "2026-02-01/"
DECISION = "Quyết định số 9/2026/QĐ-UBND-MAU ngày 15/01/2026 của Ủy ban nhân dân tỉnh Mẫu"
ISSUED = f"Quy định ban hành kèm theo {DECISION}"


def opened(watched: Watched, path: str = TEXT) -> Page:
    """The page with its tools there, and a clipboard that tells."""
    if watched.base.startswith("file:"):
        path = re.sub(r"/(?=#|$)", ".html", path)
    watched.page.goto(f"{watched.base}/{path}", wait_until="load")
    watched.page.wait_for_selector(".law-jump")
    watched.page.evaluate(_CATCH)
    return watched.page


def copied(page: Page) -> list[str]:
    page.wait_for_function("() => window.copied")
    lines: str = page.evaluate("() => window.copied")
    return lines.split("\n")


def number(page: Page, anchor: str) -> str:
    return f"[data-at='{anchor}'] > :first-child > .law-no"
