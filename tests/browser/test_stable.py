"""Nothing jumps and nothing misleads while a page comes over a slow network to a slow phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watched, watch
from .test_budgets import FIGURES

PAGES = [
    "",
    "hoc-phan/",
    "hoc-phan/06-cong-dan-hoc-tap/",
    "van-ban/tt-25-2023-bgddt/",
    "tieu-chi/cong-dong-hoc-tap-xa/",
    "quy-trinh/quy-trinh-cong-dan-hoc-tap/",
    "bieu-mau/bang-tong-hop-thon/",
    "can-bo-xa/tong-hop-bieu-mau/",
    "kiem-tra/lam-bai/?de=cuoi-khoa",
    "bao-cao-vien/ket-qua-lop/",
    "bao-cao-vien/chuan-bi-lop/",
    "bao-cao-vien/bo-tai-lieu/",
    "tra-cuu/van-ban/",
    "tra-cuu/hoi-dap/",
    "tra-cuu/thuat-ngu/",
    "tra-cuu/lich/",
    "tai-ve/",
    "tai-ve/ban-nay/",
    "en/",
]
"""One page of each type."""
WITHOUT_SCRIPTS = ".needs-script, .no-script, .lookup__all, [data-guard]"
"""What only who has no scripts may see."""
NETWORK = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""3G as it is in the hills: bytes a second, milliseconds."""
WATCHING = """
window.shifts = []; window.seen = new Set(); window.waited = new Set();
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput)
    shifts.push([entry.value, ...entry.sources.map(s => s.node && `${s.node.nodeName}.${s.node.className}`)]);
}).observe({ type: "layout-shift", buffered: true });
const look = () => {
  const shown = which => [...document.querySelectorAll(which)].filter(e => e.getClientRects().length > 0);
  for (const element of shown("WITHOUT")) seen.add(element.textContent.trim().slice(0, 80));
  for (const element of shown(".needs-wait")) waited.add(element.textContent.trim());
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
""".replace("WITHOUT", WITHOUT_SCRIPTS)


@pytest.fixture
def slow_phone(chromium: Browser, server: str) -> Iterator[Watched]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("Network.enable")
    device.send("Network.emulateNetworkConditions", NETWORK)
    device.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCHING)
    yield watch(page, server)
    context.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p or "home")
def test_a_page_that_comes_slowly_stands_still_and_tells_nobody_to_switch_scripts_on(
    path: str, slow_phone: Watched
) -> None:
    page = slow_phone.page
    page.goto(f"{slow_phone.base}/{path}", wait_until="networkidle", timeout=90_000)
    assert page.evaluate("[...seen]") == []
    shifts = page.evaluate("shifts")
    assert sum(shift[0] for shift in shifts) <= FIGURES["shift"], shifts
    expect(page.locator(".needs-wait:visible")).to_have_count(0)


def test_what_is_awaited_is_told_with_its_size(slow_phone: Watched) -> None:
    page = slow_phone.page
    page.goto(f"{slow_phone.base}/bieu-mau/bang-tong-hop-thon/", wait_until="networkidle", timeout=90_000)
    told = page.evaluate("[...waited]")
    assert any(words.endswith(" KB…") for words in told), told


@pytest.mark.parametrize(
    "path", [p for p in PAGES if p.startswith(("bieu", "can-bo", "kiem-tra/l", "tai-ve/", "tra-cuu/van"))]
)
def test_without_scripts_there_is_something_to_go_on_with(
    path: str, chromium: Browser, server: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{server}/{path}")
    if path != "tai-ve/ban-nay/":
        expect(page.locator(".needs-script, .lookup__all").first).to_be_visible()
    expect(page.locator(".needs-wait:visible, .page-foot:visible, .find:visible")).to_have_count(0)
    context.close()


def shifts_of(page: Page) -> float:
    return float(page.evaluate("shifts.reduce((sum, shift) => sum + shift[0], 0)"))


def test_a_shift_would_be_seen(slow_phone: Watched) -> None:
    page = slow_phone.page
    page.goto(f"{slow_phone.base}/tra-cuu/thuat-ngu/", wait_until="networkidle", timeout=90_000)
    before = shifts_of(page)
    page.evaluate(
        "document.querySelector('article').prepend(Object.assign(document.createElement('div'), "
        "{style: 'height: 300px'}))"
    )
    page.wait_for_timeout(300)
    assert shifts_of(page) - before > FIGURES["shift"]
