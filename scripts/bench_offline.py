"""Measures the portal without network: what keeping it costs, and what then works by kind of device.

Called by bench.py. The portal is kept in Chromium over slow 4G, as somebody would: one visit, one press.
What works are the checks of the browser tests, counted by the device they stand for.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench_forms import FLAGS, chromium
from bench_pages import serving, slowed

ROOT = Path(__file__).resolve().parent.parent
DEVICES = {
    "Điện thoại mở cổng một lần khi có mạng": ["tests/browser/test_offline.py"],
    "Điện thoại nhận một tệp qua Zalo": ["tests/browser/test_single_files.py"],
    "Điện thoại, máy tính có Kiwix": ["tests/browser/test_kiwix.py"],
    "Máy tính với Chromium, bản chép": ["tests/browser/test_from_a_folder.py", "-k", "chromium"],
    "Máy tính với Firefox, bản chép": ["tests/browser/test_from_a_folder.py", "-k", "firefox"],
    "Điện thoại trong lớp, máy báo cáo viên phát": ["tests/content/test_hall.py"],
}
KEEP, KEPT = "Tải cả cổng về máy", "Cả cổng đã có trên máy này"
Found = dict[str, float | int | str]


def measure_offline(site: Path) -> Found:
    """Return the size and seconds of keeping *site*, and the checks passed for each kind of device."""
    seconds, size = _install(site)
    checks = {device: _checks(files) for device, files in DEVICES.items()}
    for device, passed in checks.items():
        print(f"offline, {device}: {passed}")
    return {
        "install_seconds": round(seconds, 1),
        "install_megabytes": round(size / 1e6, 1),
        **{f"offline_{n}": passed for n, passed in enumerate(checks.values())},
    }


def _install(site: Path) -> tuple[float, int]:
    """Seconds from the press to all being there over slow 4G, and the bytes sent for it."""
    sent: list[int] = []
    with sync_playwright() as playwright, serving(site, sent.append) as address:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
        page = context.new_page()
        page.goto(address)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        slowed(page)
        sent.clear()
        start = time.perf_counter()
        page.get_by_role("button", name=KEEP).click()
        page.locator(".offline__told", has_text=KEPT).wait_for(timeout=600_000)
        seconds = time.perf_counter() - start
        browser.close()
    return seconds, sum(sent)


def _checks(files: list[str]) -> str:
    """Passed of all the tests in *files*."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    last = done.stdout.strip().rpartition("\n")[2]
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", last)}
    return f"{counts.get('passed', 0)}/{sum(counts.values())}"


def offline_rows(found: Found) -> list[tuple[str, str, str, str]]:
    """Return rows of the README's table."""

    def vi(key: str) -> str:
        return str(found[key]).replace(".", ",")

    kept = f"{vi('install_megabytes')} MB, {vi('install_seconds')} giây"
    rows = [("Giữ cả cổng trên điện thoại, 4G chậm", kept, "", "")]
    for n, device in enumerate(DEVICES):
        rows.append((f"{device}: phép thử đạt khi không có mạng", str(found[f"offline_{n}"]), "", ""))
    return rows
