"""The order of the steps: content → downloads → site → package. Each step returns a report."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain

from portal.content.catalogue import Catalogue
from portal.content.checks import run_checks
from portal.content.downloads import MANIFEST, manifest_text
from portal.content.issues import Issues
from portal.content.loader import load
from portal.content.writing import write_if_changed
from portal.document import Pages
from portal.document.checks import check_forms_of_pages
from portal.exchange import build_exchange, write_bank
from portal.handouts import (
    build_book,
    build_calendars,
    build_epubs,
    build_forms,
    build_handouts,
    build_open_data,
    build_papers,
    build_word,
    content_day,
)
from portal.node import NodeError, build_assets
from portal.offline import build_zip
from portal.paths import Paths
from portal.search import write_index
from portal.slides import build_slides
from portal.store import produce

Tell = Callable[[str], None]


class StepError(Exception):
    """A step failed; the message says which and why, for the person at the keyboard."""


@dataclass
class Report:
    """What a step did."""

    step: str
    seconds: float
    facts: dict[str, str | int] = field(default_factory=dict)


def checked(paths: Paths, on: dt.date | None = None) -> tuple[Catalogue, Issues]:
    """Load and check the content as of the day *on*; issues are returned, not raised.

    Raises ContentError when it cannot be read at all.
    """
    catalogue, issues = load(paths, on)
    run_checks(catalogue, paths, issues)
    check_forms_of_pages(Pages(catalogue), paths, issues)
    return catalogue, issues


def assets(paths: Paths, tell: Tell) -> Report:
    """Bundle the browser code and styles and lay out the fonts (node, from the venv)."""
    start = time.perf_counter()
    try:
        tell(build_assets(paths))
    except NodeError as error:
        raise StepError(str(error)) from None
    return Report("assets", time.perf_counter() - start)


def handouts(paths: Paths, catalogue: Catalogue, tell: Tell) -> Report:
    """Build the downloads and their manifest; files of things that are gone are removed."""
    start = time.perf_counter()
    built = []
    pages, fonts = Pages(catalogue), paths.cache / "fonts"
    wanted = chain(
        build_handouts(pages, fonts),
        build_word(pages, fonts),
        build_book(pages, fonts),
        build_epubs(pages, fonts),
        build_slides(pages, fonts),
        build_forms(catalogue, fonts),
        build_calendars(catalogue),
        build_open_data(catalogue),
        build_papers(catalogue, fonts),
        build_exchange(catalogue, paths.assets),
    )
    for download in produce(wanted, paths.downloads, paths.cache):
        module = catalogue.modules.get(download.subject)
        built.append(replace(download, day=module.updated if module else content_day(catalogue)))
        tell(download.title)
    names = {d.file for d in built} | {MANIFEST}
    for path in paths.downloads.iterdir():
        if path.name not in names and path.suffix != ".md" and path.is_file():
            path.unlink()
    write_if_changed(paths.downloads / MANIFEST, manifest_text(built))
    listed = sum(1 for download in built if download.listed)
    return Report("handouts", time.perf_counter() - start, {"files": listed})


def site(paths: Paths, catalogue: Catalogue, *, offline: bool = False) -> Report:
    """Run MkDocs, strictly, and index the pages; a whole site replaces the old one."""
    start = time.perf_counter()
    final = paths.cache / "site-offline" if offline else paths.site
    fresh = final.with_name(final.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    environment = os.environ | {"PORTAL_SITE_DIR": str(fresh), "NO_MKDOCS_2_WARNING": "1"}
    environment["PYTHONIOENCODING"] = "utf-8"
    if offline:
        environment["PORTAL_OFFLINE"] = "true"
    else:
        environment.pop("PORTAL_OFFLINE", None)
    # Not --quiet: it silences warnings before --strict can count them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(paths.config)]
    done = subprocess.run(
        command,
        cwd=paths.root,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        told = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
        raise StepError("MkDocs không dựng được trang:\n" + "\n".join(told[-40:]))
    sections = write_index(fresh, catalogue)
    write_bank(fresh, catalogue)
    shutil.rmtree(final, ignore_errors=True)
    fresh.rename(final)
    pages = list(final.rglob("*.html"))
    size = sum(p.stat().st_size for p in final.rglob("*") if p.is_file())
    return Report(
        "site",
        time.perf_counter() - start,
        {"folder": str(final), "pages": len(pages), "bytes": size, "sections": sum(sections.values())},
    )


def package(paths: Paths, catalogue: Catalogue) -> Report:
    """Build the site for file:// and zip it with its starting page."""
    start = time.perf_counter()
    site(paths, catalogue, offline=True)
    target = build_zip(paths.cache / "site-offline", paths.dist, catalogue.portal, catalogue.on)
    return Report(
        "package", time.perf_counter() - start, {"file": str(target), "bytes": target.stat().st_size}
    )


def issues_json(issues: Issues) -> str:
    """Return the issues as a JSON list."""
    return json.dumps([i.as_json() for i in issues.sorted()], ensure_ascii=False, indent=1)
