"""Measures the downloads: pages a second beside Chromium printing the same modules; cold and warm."""

from __future__ import annotations

import io
import os
import shutil
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from portal import pipeline
from portal.content.catalogue import Catalogue
from portal.document.pages import Pages
from portal.outputs.handouts.pdf import compile_handout, handout_source
from portal.outputs.subjects import subjects
from portal.paths import Paths


def measure_handouts(paths: Paths, catalogue: Catalogue, site: Path) -> dict[str, float | int | str]:
    """Return the figures; *site* is a built site whose module pages Chromium prints."""
    made = [s for s in subjects(catalogue) if s.id in catalogue.modules]
    pages = Pages(catalogue)
    start = time.perf_counter()
    sheets = 0
    for subject in made:
        source, images = handout_source(pages, subject)
        pdf = compile_handout(source, images, catalogue, subject, paths.fonts, 1.0)
        sheets += len(PdfReader(io.BytesIO(pdf)).pages)
    typst = time.perf_counter() - start
    printed, chromium = _printed([site / s.path.replace(".md", ".html") for s in made])
    cold = pipeline.handouts(paths, catalogue, lambda _: None, force=True)
    warm = pipeline.handouts(paths, catalogue, lambda _: None)
    return {
        "handout_modules": len(made),
        "handout_pages": sheets,
        "handout_rate": round(sheets / typst, 1),
        "chromium_rate": round(printed / chromium, 1),
        "handout_ratio": round((typst / sheets) / (chromium / printed), 2),
        "downloads": int(cold.facts["files"]),
        "downloads_cold": round(cold.seconds, 1),
        "downloads_warm": round(warm.seconds, 2),
        "downloads_ratio": round(warm.seconds / cold.seconds, 3),
    }


def _printed(files: list[Path]) -> tuple[int, float]:
    """Pages and seconds of Chromium printing *files* to PDF, started once."""
    executable = (
        os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(locale="vi-VN")
        page.goto(files[0].as_uri(), wait_until="load")
        start, sheets = time.perf_counter(), 0
        for file in files:
            page.goto(file.as_uri(), wait_until="load")
            sheets += len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
        seconds = time.perf_counter() - start
        browser.close()
    return sheets, seconds


def handout_rows(found: dict[str, float | int | str]) -> list[tuple[str, str, str, str]]:
    """Return the rows of the README's table."""

    def vi(key: str) -> str:
        return str(found[key]).replace(".", ",")

    return [
        (
            f"Tài liệu phát tay {found['handout_modules']} học phần ({found['handout_pages']} trang PDF)",
            f"{vi('handout_rate')} trang/giây",
            f"Chromium in: {vi('chromium_rate')} trang/giây",
            vi("handout_ratio"),
        ),
        (f"{found['downloads']} tệp tải về, lần đầu", f"{vi('downloads_cold')} giây", "", ""),
        (
            "Tất cả tệp tải về, khi không có gì đổi",
            f"{vi('downloads_warm')} giây",
            "so với lần đầu",
            vi("downloads_ratio"),
        ),
    ]
