"""Measures the build against stock Material in one run, and keeps the table in the README.

Usage: python scripts/bench.py            measure, print, store, rewrite the README's table
       python scripts/bench.py growth     measure the same portal with more documents, print only
       python scripts/bench.py intake --sources FOLDER   how well the official texts in a folder come in
       python scripts/bench.py --check    exit 1 when the README's table is not the stored one

The comparison: the same pages, their text already turned into HTML, through `mkdocs build` with
stock Material and static-i18n, without our extensions, hooks, theme and data. Stock builds the pages that
are not translated once more below /en/, as its plugin does by default; ours leaves them out. Both run as
fresh processes, alternating; the median of the seconds of the processor counts, on any busy machine.
"""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from bench_forms import adding_rows, measure_forms
from bench_growth import measure_growth
from bench_handouts import handout_rows, measure_handouts
from bench_learner import measure_learner
from bench_offline import measure_offline, offline_rows
from bench_pages import measure_pages, over_budget, page_rows
from bench_search import measure_search, search_rows
from bench_timing import timed
from portal import pipeline
from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.markdown import PageContext
from portal.markdown.standard import convert
from portal.paths import Paths
from portal.search import write_index

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "tests" / "bench.json"
README = ROOT / "README.md"
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
RUNS = 5
FEATURES = [
    "navigation.tabs",
    "navigation.indexes",
    "navigation.path",
    "navigation.prune",
    "navigation.footer",
    "navigation.top",
    "search.highlight",
    "search.share",
    "content.tooltips",
    "toc.follow",
]
"""What a stock site of this kind switches on."""


def stock_project(catalogue: Catalogue, folder: Path) -> Path:
    """Write the same pages as ready HTML, with a stock configuration; return its file."""
    for page in catalogue.pages:
        target = folder / "docs" / page.language / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        html = convert(page, PageContext(catalogue, page.path, page.language))
        html = re.sub(r'href="[^"]*\.md[^"]*"', 'href="#"', html).replace("\n\n", "\n")
        meta = yaml.safe_dump(page.meta, allow_unicode=True)
        target.write_text(f"---\n{meta}---\n\n<div>{html}</div>\n", encoding="utf-8")

    class _Loader(yaml.SafeLoader):
        pass

    _Loader.add_multi_constructor("!", lambda *_: None)
    _Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    config = {
        "site_name": "Stock",
        "site_url": "https://stock.example/",
        "theme": {"name": "material", "language": "vi", "font": False, "features": FEATURES},
        "plugins": ["search", {"i18n": stock_i18n(ours)}],
        "markdown_extensions": [
            "abbr",
            "admonition",
            "attr_list",
            "def_list",
            "footnotes",
            "md_in_html",
            "tables",
            "toc",
            "pymdownx.betterem",
            "pymdownx.superfences",
        ],
        "nav": ours["nav"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return folder / "mkdocs.yml"


def stock_i18n(ours: dict[str, Any]) -> dict[str, Any]:
    """The settings of static-i18n: our languages, everything else as it comes."""
    settings = next(p["i18n"] for p in ours["plugins"] if "i18n" in p)
    return {key: settings[key] for key in ("docs_structure", "languages")}


def measure() -> dict[str, float | int | str]:
    """Run everything once and return the figures."""
    paths = Paths(ROOT)
    catalogue, _ = load(paths)
    pipeline.assets(paths, catalogue.portal, lambda _: None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stock = stock_project(catalogue, folder)
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f"]
        environment = {"NO_MKDOCS_2_WARNING": "1"}
        runs = []
        for _ in range(RUNS):
            ours = timed([*mkdocs, str(paths.config), "-d", str(folder / "ours")], environment)
            theirs = timed([*mkdocs, str(stock)], environment)
            runs.append((ours, theirs))
        ours_seconds = statistics.median(o.cpu for o, _ in runs)
        stock_seconds = statistics.median(s.cpu for _, s in runs)
        ours_peak, stock_peak = (max(r.megabytes for r in side) for side in zip(*runs, strict=True))
        site = folder / "ours"
        size = sum(f.stat().st_size for f in site.rglob("*") if f.is_file())
        pages = len(list(site.rglob("*.html")))
        forms = measure_forms(paths, catalogue, site)
        start = time.perf_counter()
        write_index(site, catalogue)
        index_seconds = time.perf_counter() - start
        search = measure_search(site)
        pages_seen = measure_pages(paths.site, folder / "site")
        offline = measure_offline(paths.site)
        handouts = measure_handouts(paths, catalogue, site)
    return {
        "build_seconds": round(ours_seconds, 2),
        "stock_seconds": round(stock_seconds, 2),
        "time_ratio": round(ours_seconds / stock_seconds, 2),
        "build_megabytes": round(ours_peak),
        "stock_megabytes": round(stock_peak),
        "memory_ratio": round(ours_peak / stock_peak, 2),
        "pages": pages,
        "site_megabytes": round(size / 1e6, 1),
        **handouts,
        **forms,
        "index_seconds": round(index_seconds, 2),
        **search,
        **pages_seen,
        **offline,
        "machine": f"{os.cpu_count()} nhân, Python {platform.python_version()}",
    }


def table(found: dict[str, float | int | str]) -> str:
    """Return the README's table of the figures."""

    def vi(key: str) -> str:
        return str(found[key]).replace(".", ",")

    rows = [
        (
            "Dựng trang, giây bộ xử lý",
            f"{vi('build_seconds')} giây",
            f"{vi('stock_seconds')} giây",
            vi("time_ratio"),
        ),
        (
            "Bộ nhớ cao nhất khi dựng",
            f"{vi('build_megabytes')} MB",
            f"{vi('stock_megabytes')} MB",
            vi("memory_ratio"),
        ),
        ("Số trang HTML", vi("pages"), "", ""),
        ("Dung lượng cả trang", f"{vi('site_megabytes')} MB", "", ""),
        *handout_rows(found),
        (
            f"{found['form_files']} tệp biểu mẫu (Word, Excel, PDF), lần đầu",
            f"{vi('forms_cold_seconds')} giây",
            "",
            "",
        ),
        *adding_rows(found),
        ("Phiếu ghi ra Excel, đọc lại thấy y nguyên", str(found["round_trips"]), "", ""),
    ]
    rows += [
        ("Ghi chỉ mục tìm kiếm", f"{vi('index_seconds')} giây", "", ""),
        *search_rows(found),
        *page_rows(found),
        *offline_rows(found),
    ]
    lines = ["| Phép đo | Cổng này | Material gốc, cùng số trang | Tỷ số |", "|---|---:|---:|---:|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(
        [BEGIN, *lines, "", f"Đo trong một lần chạy `make bench` trên máy {found['machine']}.", END]
    )


def main() -> None:
    """Measure and write, or check."""
    readme = README.read_text(encoding="utf-8")
    if "--check" in sys.argv:
        stored = json.loads(RESULTS.read_text(encoding="utf-8"))
        if table(stored) not in readme:
            sys.exit("Bảng đo trong README chưa khớp tests/bench.json. Chạy: make bench")
        if too_much := over_budget(stored):
            sys.exit("Số đo vượt mức trong tests/budgets.json:\n" + "\n".join(too_much))
        return
    if "growth" in sys.argv:
        print(measure_growth(ROOT))
        return
    if "intake" in sys.argv:
        from bench_intake import measure_intake

        print(measure_intake(Path(sys.argv[sys.argv.index("--sources") + 1])))
        return
    if "learner" in sys.argv:
        print(measure_learner(ROOT))
        return
    found = measure()
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    drawn = table(found)
    README.write_text(
        re.sub(re.escape(BEGIN) + ".*" + re.escape(END), lambda _: drawn, readme, flags=re.DOTALL),
        encoding="utf-8",
    )
    print(drawn)
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
