"""Measures searching: our engine, the theme's own worker and MiniSearch on folded text, in one run.

Called by bench.py. All three answer the same queries over the same sections: the sets of tests/search as
people type them, and phrases of the pages under each distortion. Node measures at 1, 5 and 20 times the
sections; Chromium, six times slowed down, at once. Figures are printed by kind of query.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import sync_playwright

from bench_forms import FLAGS, chromium

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser_code import bundle, run_typescript  # noqa: E402 - the tests are no package of the path

SETS = ROOT / "tests" / "search"
SLOWDOWN = 6
ENGINES = ("portal", "stock", "minisearch")
Found = dict[str, float | int | str]


def measure_search(site: Path) -> Found:
    """Return milliseconds, shares and sizes of searching in the built *site*, and print the whole."""
    index = site / "search" / "vi.js"
    scripts = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    worker = next((scripts / "workers").glob("search.*.min.js"))
    sets = sorted(SETS.glob("*.json"))
    with tempfile.TemporaryDirectory() as name:
        told = run_typescript(SETS / "bench.ts", Path(name), str(index), str(worker), "--", *map(str, sets))
        slow = _slowed(Path(name), index, worker, scripts, sets)
    found = json.loads(told)
    _report(found, slow)
    once, twenty = found["portal"]["1"], found["portal"]["20"]
    result: Found = {
        "search_sections": found["sections"],
        "search_bytes_a_section": round(found["bytes"] / found["sections"]),
        **_honesty(found["honesty"]),
    }
    for engine in ENGINES:
        quality = once[engine]["quality"]
        result |= {
            f"search_{engine}_first": _percent(quality["people"]["first"]),
            f"search_{engine}_five": _percent(quality["people"]["five"]),
            f"search_{engine}_five_distorted": _percent(quality["distorted"]["five"]),
            f"search_{engine}_empty": _percent(quality["people"]["empty"]),
            f"search_{engine}_p95": round(once[engine]["p95"], 1),
            f"search_{engine}_setup": round(once[engine]["setup"]),
            f"search_{engine}_p95_20": round(twenty[engine]["p95"], 1),
            f"search_{engine}_setup_20": round(twenty[engine]["setup"]),
            f"search_{engine}_p95_slow": round(slow[engine]["p95"], 1),
            f"search_{engine}_setup_slow": round(slow[engine]["setup"]),
        }
    return result


def _honesty(told: dict[str, Any]) -> Found:
    """Shares of absent things told and of things there denied, and how many right ones were rewritten."""
    return {
        "search_absent_asked": told["absent"],
        "search_absent_told": _percent(told["told"] / told["absent"]),
        "search_denied": _percent(told["denied"] / told["there"]),
        "search_right": told["right"],
        "search_rewritten": told["rewritten"],
    }


def search_rows(found: dict[str, float | int | str]) -> list[tuple[str, str, str, str]]:
    """Return rows of the README's table: what, ours, stock with MiniSearch in brackets, ratio to stock."""

    def row(title: str, key: str, unit: str) -> tuple[str, str, str, str]:
        ours, stock, mini = (found[f"search_{engine}_{key}"] for engine in ENGINES)
        ratio = f"{float(ours) / float(stock):.2f}" if unit == "ms" and float(stock) else ""
        cells = (f"{ours} {unit}", f"{stock} {unit} (MiniSearch {mini} {unit})", ratio)
        a, b, c = (cell.replace(".", ",") for cell in cells)
        return title, a, b, c

    def told() -> list[tuple[str, str, str, str]]:
        if "search_absent_told" not in found:
            return []
        asked, right = found["search_absent_asked"], found["search_right"]
        shares = [f"{found[key]} %".replace(".", ",") for key in ("search_absent_told", "search_denied")]
        return [
            (f"Tìm kiếm: nói rõ cổng không có, {asked} thứ không có", shares[0], "", ""),
            ("Tìm kiếm: nói nhầm là không có", shares[1], "", ""),
            (f"Tìm kiếm: sửa nhầm, {right} cụm chữ đúng", f"{found['search_rewritten']} cụm", "", ""),
        ]

    sections = found["search_sections"]
    return [
        *told(),
        row("Tìm kiếm: đúng chỗ trong 5 kết quả đầu, câu người ta gõ", "five", "%"),
        row("Tìm kiếm: đúng ngay kết quả đầu", "first", "%"),
        row("Tìm kiếm: đúng trong 5, câu gõ sai, thiếu dấu, Telex…", "five_distorted", "%"),
        row("Tìm kiếm: không ra kết quả nào", "empty", "%"),
        row(f"Tìm kiếm, p95 ở {sections} đoạn", "p95", "ms"),
        row("Tìm kiếm, p95 ở 20 lần số đoạn ấy", "p95_20", "ms"),
        row("Tìm kiếm, p95 trong Chromium chậm đi 6 lần", "p95_slow", "ms"),
        row("Tìm kiếm, chuẩn bị lần đầu", "setup", "ms"),
        row("Tìm kiếm, chuẩn bị, Chromium chậm đi 6 lần", "setup_slow", "ms"),
    ]


def _percent(share: float) -> float:
    return round(share * 100, 1)


def _slowed(folder: Path, index: Path, worker: Path, scripts: Path, sets: list[Path]) -> dict[str, Any]:
    """The contenders in Chromium with the processor slowed down, one after another in a page."""
    raw = index.read_text(encoding="utf-8")
    data = json.loads(raw[raw.index("=") + 1 :].rstrip().rstrip(";"))
    files = {
        f"../lunr/min/{file.name}": file.read_text(encoding="utf-8")
        for file in (scripts / "lunr" / "min").glob("*.js")
    }
    files["worker"] = worker.read_text(encoding="utf-8")
    queries = [json.loads(path.read_text(encoding="utf-8")) for path in sets]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(content=bundle(SETS / "slow.ts", folder, "iife").read_text(encoding="utf-8"))
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.set_default_timeout(0)
        found: dict[str, Any] = page.evaluate("given => measureSearch(...given)", [data, files, queries])
        browser.close()
    return found


def _report(found: dict[str, Any], slow: dict[str, Any]) -> None:
    print(f"search: {found['sections']} sections, {found['bytes'] / 1024:.0f} KB gzip")
    told = found["honesty"]
    for part, whole in (("told", "absent"), ("denied", "there"), ("rewritten", "right")):
        print(f"  {whole}: {told[part]} of {told[whole]} {part}")
    print("".join(f"    {miss}\n" for miss in told["misses"]), end="")
    for scale, engines in found["portal"].items():
        for name in ENGINES:
            one = engines[name]
            print(f"  {scale:>2}x {name:<11} {_times(one)}")
    for name in ENGINES:
        one = slow[name]
        print(f"  Chromium /{SLOWDOWN} {name:<11} {_times(one)}")
    print(f"  {'kind':<18}" + "".join(f"{name:>34}" for name in ENGINES))
    once = found["portal"]["1"]
    for kind in once["portal"]["quality"]:
        cells = (once[name]["quality"][kind] for name in ENGINES)
        print(
            f"  {kind:<18}"
            + "".join(f"   s@1 {c['first']:.3f} s@5 {c['five']:.3f} 0: {c['empty']:.3f}" for c in cells)
        )


def _times(one: dict[str, float]) -> str:
    return f"set-up {one['setup']:.0f} ms, p50 {one['p50']:.1f}, p95 {one['p95']:.1f} ms"
