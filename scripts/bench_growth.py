"""Measures how a portal grows: the same portal with its documents once, five and twenty times over.

The copies are generated: every document of the registry again, with its page, brief and facts, under an id
of its own, referring to the copies of what it referred to.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from bench_timing import timed
from portal.content.loader import load
from portal.paths import Paths
from portal.search import write_index

TIMES = (1, 5, 20)
_LINKS = ("based_on", "implements", "supersedes", "superseded_by", "related")


def grown(source: Path, target: Path, times: int) -> Paths:
    """Write the project *source* to *target*, its documents *times* over; downloads are left out."""
    skip = shutil.ignore_patterns("*.pdf", "*.docx", "*.pptx", "*.epub", "*.zip", "*.js", "manifest.json")
    shutil.copytree(source / "docs", target / "docs", ignore=skip)
    config = (source / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(
        r"(custom_dir: |INHERIT: |  - )((?:\.\./)*(?:overrides|mkdocs\.yml|scripts/\S+\.py))",
        lambda m: m[1] + str((source / m[2]).resolve()),
        config,
    )
    data = target / "docs" / "_data"
    documents = _read(data / "documents.yml")
    briefs = _read(data / "briefs.yml")
    ids = [d["id"] for d in documents]
    more, more_briefs = [], []
    for n in range(1, times):
        for document in documents:
            copy = document | {"id": _of(document["id"], n), "short": f"{document['short']} ({n})"}
            copy |= {key: [_of(i, n) for i in document.get(key, []) if i in ids] for key in _LINKS}
            more.append(copy | {"in_plan": False, "aliases": []})
            _copy_page(target, data, document["id"], n)
        more_briefs += [brief | {"id": _of(brief["id"], n)} for brief in briefs if brief["id"] in ids]
    _write(data / "documents.yml", documents + more)
    _write(data / "briefs.yml", briefs + more_briefs)
    line = re.compile(rf"^( +- van-ban/)({'|'.join(map(re.escape, ids))})(/index\.md)$", re.MULTILINE)
    config = line.sub(
        lambda m: "\n".join([m[0], *(m[1] + _of(m[2], n) + m[3] for n in range(1, times))]), config
    )
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return Paths(target)


def _copy_page(target: Path, data: Path, name: str, n: int) -> None:
    page = target / "docs" / "vi" / "van-ban" / name / "index.md"
    copy = page.parent.with_name(_of(name, n)) / "index.md"
    copy.parent.mkdir()
    copy.write_text(
        page.read_text(encoding="utf-8").replace(f"| {name}\n", f"| {_of(name, n)}\n"), encoding="utf-8"
    )
    facts = data / "facts" / f"{name}.yml"
    if facts.exists():
        rows = [fact | {"id": fact["id"].replace(".", f"-{n}.", 1)} for fact in _read(facts)]
        _write(facts.with_name(f"{_of(name, n)}.yml"), rows)


def _of(name: str, n: int) -> str:
    return f"{name}-{n}"


def _read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")


def measure_growth(source: Path) -> str:
    """Build the project *source* as it is, five and twenty times as large; return a table in Vietnamese."""
    lines = [
        "| Văn bản | Trang | Dựng trang, giây CPU | Bộ nhớ | HTML | Trang văn bản (trung vị) |"
        " Trang lớn nhất | Chỉ mục, giây CPU | Chỉ mục |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for times in TIMES:
        with tempfile.TemporaryDirectory() as name:
            lines.append(_row(grown(source, Path(name) / "du-an", times)))
    return "\n".join(lines)


def _row(paths: Paths) -> str:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(paths.config)]
    used = timed(command, {"NO_MKDOCS_2_WARNING": "1"})
    catalogue, _ = load(paths)
    start = time.process_time()
    write_index(paths.site, catalogue)
    index = time.process_time() - start
    pages = {p: p.stat().st_size for p in paths.site.rglob("*.html")}
    biggest = max(pages, key=pages.__getitem__)
    typical = statistics.median(s for p, s in pages.items() if p.parents[1].name == "van-ban")
    figures = [
        str(len(catalogue.documents)),
        str(len(pages)),
        f"{used.cpu:.1f}",
        f"{used.megabytes:.0f} MB",
        f"{sum(pages.values()) / 1e6:.1f} MB",
        f"{typical / 1e3:.0f} KB",
        f"{biggest.parent.relative_to(paths.site)}: {pages[biggest] / 1e3:.0f} KB",
        f"{index:.1f}",
        f"{(paths.site / 'search' / 'vi.js').stat().st_size / 1e6:.1f} MB",
    ]
    return f"| {' | '.join(figures).replace('.', ',')} |"
