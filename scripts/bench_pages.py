"""Measures the first view of pages as a cheap phone has it, ours and the same page of stock Material.

Called by bench.py. Chromium, its processor slowed down six times, its network that of slow 4G, everything
packed with gzip, nothing kept from before. LCP and CLS come from the browser's own observers; TBT is what
tasks took beyond 50 ms from the first paint to the last of QUIET seconds after the page has loaded.
"""

from __future__ import annotations

import gzip
import json
import statistics
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench_forms import FLAGS, chromium

BUDGETS = json.loads((Path(__file__).resolve().parent.parent / "tests" / "budgets.json").read_text("utf-8"))
SLOWDOWN = 6
SLOW_4G = {
    "offline": False,
    "latency": 150,  # ms
    "downloadThroughput": 1.6e6 / 8,  # bytes a second
    "uploadThroughput": 0.75e6 / 8,
}
RUNS = 3
QUIET = 3
PAGES = {
    "home": ("Trang chủ", ""),
    "module": ("Học phần 6", "hoc-phan/06-cong-dan-hoc-tap/"),
    "regulation": ("Thông tư 25", "van-ban/tt-25-2023-bgddt/"),
    "form": ("Biểu mẫu", "bieu-mau/bang-tong-hop-thon/"),
    "test": ("Làm bài", "kiem-tra/lam-bai/?de=cuoi-khoa"),
    "lookup": ("Tra cứu văn bản", "tra-cuu/van-ban/"),
}
KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "fonts", "Image": "images"}
OBSERVE = """
self.portalSeen = { lcp: 0, cls: 0, tasks: [] };
const see = (type, act) => new PerformanceObserver(list => list.getEntries().forEach(act))
  .observe({ type, buffered: true });
see("largest-contentful-paint", e => { portalSeen.lcp = e.startTime; });
see("layout-shift", e => { if (!e.hadRecentInput) portalSeen.cls += e.value; });
see("longtask", e => { portalSeen.tasks.push([e.startTime, e.duration]); });
"""
TOLD = """() => {
  const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const late = portalSeen.tasks.filter(([at, took]) => at + took > fcp);
  const tbt = late.reduce((sum, [at, took]) => sum + Math.max(0, at + took - Math.max(at, fcp) - 50), 0);
  return { fcp, lcp: portalSeen.lcp, cls: portalSeen.cls, tbt };
}"""
Found = dict[str, float | int | str]


@cache
def _packed(path: Path) -> bytes:
    data = path.read_bytes()
    return data if path.suffix in {".woff2", ".png"} else gzip.compress(data, 6)


class _Packing(SimpleHTTPRequestHandler):
    """Files of a folder, packed as a server on the net packs them."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, tell: Callable[[int], object], **options: Any) -> None:
        self.tell = tell
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = _packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix not in {".woff2", ".png"}:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.tell(len(data))

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(folder: Path, tell: Callable[[int], object] = id) -> Iterator[str]:
    """Serve *folder*; yields its address with a slash. *tell* hears how many bytes each file sends."""
    handler = partial(_Packing, directory=str(folder), tell=tell)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def slowed(page: Page) -> CDPSession:
    """Make *page* that of a cheap phone on a poor network."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return session


def _view(browser: Browser, address: str) -> dict[str, Any]:
    """One first view: times in ms, bytes by kind and requests."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, locale="vi-VN")
    page = context.new_page()
    session = slowed(page)
    kinds: dict[str, str] = {}
    size: Counter[str] = Counter()

    def received(event: dict[str, Any]) -> None:
        # The index of the search comes behind the page, when nothing else is wanted.
        behind = "/search/" in urlsplit(event["response"]["url"]).path
        kinds[event["requestId"]] = "index" if behind else KINDS.get(event["type"], "other")

    def finished(event: dict[str, Any]) -> None:
        size[kinds.get(event["requestId"], "other")] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", received)
    session.on("Network.loadingFinished", finished)
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(QUIET * 1000)
    told: dict[str, Any] = page.evaluate(TOLD)
    told |= {"requests": sum(1 for kind in kinds.values() if kind != "index"), "bytes": dict(size)}
    context.close()
    return told


def measure_pages(ours: Path, stock: Path) -> Found:
    """Return times, bytes and requests of the first view of the PAGES in both sites, and print them."""
    found: Found = {}
    with sync_playwright() as playwright, serving(ours) as here, serving(stock) as there:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for key, (_, path) in PAGES.items():
            for side, base in (("", here), ("stock_", there)):
                views = [_view(browser, base + path) for _ in range(RUNS)]
                middle = {k: statistics.median(v[k] for v in views) for k in ("fcp", "lcp", "tbt", "cls")}
                size = views[0]["bytes"]
                total = sum(n for kind, n in size.items() if kind != "index")
                print(f"{side or 'portal_'}{key}: {middle}, {views[0]['requests']} requests, {size}")
                found |= {
                    f"page_{side}{key}_fcp": round(middle["fcp"] / 1000, 1),
                    f"page_{side}{key}_lcp": round(middle["lcp"] / 1000, 1),
                    f"page_{side}{key}_tbt": round(middle["tbt"]),
                    f"page_{side}{key}_cls": round(middle["cls"], 3),
                    f"page_{side}{key}_requests": views[0]["requests"],
                    f"page_{side}{key}_kilobytes": round(total / 1000),
                    f"page_{side}{key}_kinds": ", ".join(
                        f"{kind} {round(size.get(kind, 0) / 1000)}"
                        for kind in ("html", "css", "js", "fonts")
                    ),
                }
        browser.close()
    return found


def _parts(size: dict[str, int]) -> str:
    return ", ".join(f"{kind} {round(size.get(kind, 0) / 1000)}" for kind in ("html", "css", "js", "fonts"))


def page_rows(found: Found) -> list[tuple[str, str, str, str]]:
    """Return rows of the README's table: what, ours, stock, ratio of the times of the largest paint."""
    rows = []
    for key, (title, _) in PAGES.items():
        ours, stock = (_told(found, f"page_{side}{key}_") for side in ("", "stock_"))
        ratio = float(found[f"page_{key}_lcp"]) / float(found[f"page_stock_{key}_lcp"])
        rows.append((f"{title}, lần xem đầu", ours, stock, f"{ratio:.2f}".replace(".", ",")))
    return rows


def _told(found: Found, prefix: str) -> str:
    def vi(key: str) -> str:
        return str(found[prefix + key]).replace(".", ",")

    return (
        f"{vi('kilobytes')} KB ({vi('kinds')}), {vi('requests')} tệp; FCP {vi('fcp')} giây,"
        f" LCP {vi('lcp')} giây, TBT {vi('tbt')} ms, CLS {vi('cls')}"
    )


def over_budget(found: Found) -> list[str]:
    """Return what among the measured figures is above those of ``tests/budgets.json``."""
    limits = {"lcp": BUDGETS["lcp_seconds"], "tbt": BUDGETS["blocking_ms"], "cls": BUDGETS["shift"]}
    return [
        f"page_{page}_{what}: {found[f'page_{page}_{what}']} > {most}"
        for page in PAGES
        for what, most in limits.items()
        if float(found[f"page_{page}_{what}"]) > most
    ]
