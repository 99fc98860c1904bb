"""The order of the steps: content → downloads → site → package. Each step returns a report.

What only one step needs is imported in it: checking content has not to wait for typesetting.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from portal import seals
from portal.content.catalogue import Catalogue
from portal.content.checks import run_checks
from portal.content.downloads import MANIFEST, manifest_text, read_manifest
from portal.content.issues import Issues
from portal.content.loader import load
from portal.content.models import Portal
from portal.content.writing import write_if_changed
from portal.document import Pages
from portal.document.checks import check_forms_of_pages
from portal.node import NodeError, build_assets
from portal.paths import Paths

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


def assets(paths: Paths, portal: Portal, tell: Tell, *, force: bool = False) -> Report:
    """Bundle the browser code and styles, lay out fonts and icons (node, from the venv)."""
    start = time.perf_counter()
    seal = seals.Seal(paths, "assets", [paths.theme / "assets", paths.cache / "fonts"])
    # Styles hold what templates and Python name (scripts/styles.mjs).
    code = Path(__file__).parent
    named = [*paths.theme.rglob("*.html"), *code.rglob("*.py"), *(code / "locales").rglob("*.json")]
    portal_file = paths.data / "portal.yml"
    key = seals.key_of([*(paths.theme / "src").rglob("*"), *seals.tool_files(paths), *named, portal_file])
    if force or seal.facts(key) is None:
        from portal.assets import write_fonts, write_icons

        try:
            tell(build_assets(paths))
            write_fonts(paths.web_fonts, paths.assets / "fonts")
            write_icons(paths.assets / "mark.svg", portal.colours.primary, paths.assets / "icons")
        except (NodeError, OSError) as error:
            raise StepError(str(error)) from None
        seal.keep(key, {})
    return Report("assets", time.perf_counter() - start)


def handouts(paths: Paths, catalogue: Catalogue, tell: Tell, *, force: bool = False) -> Report:
    """Build the downloads and their manifest; files of things that are gone are removed.

    With *force* nothing is taken from the store.
    """
    start = time.perf_counter()
    seal = seals.Seal(paths, "downloads", [paths.downloads])
    theme = [paths.assets / name for name in ("scorm.css", "scorm.js", "single.css", "single.js")]
    written = [p for p in seals.source_files(paths) if paths.theme not in p.parents]
    key = seals.key_of([*written, *theme, *(paths.cache / "fonts").glob("*")])
    facts = None if force else seal.facts(key)
    if facts is None:
        if force:
            shutil.rmtree(paths.files, ignore_errors=True)
        facts = seal.keep(key, {"files": _downloads(paths, catalogue, tell)})
    return Report("handouts", time.perf_counter() - start, facts)


def _downloads(paths: Paths, catalogue: Catalogue, tell: Tell) -> int:
    """Lay out the downloads and the manifest; return how many files pages list."""
    from portal import handouts as paper
    from portal.exchange import build_exchange
    from portal.offline.single import build_single_files
    from portal.slides import build_slides
    from portal.store import produce

    built = []
    pages, fonts = Pages(catalogue), paths.cache / "fonts"
    wanted = chain(
        paper.build_handouts(pages, fonts),
        paper.build_word(pages, fonts),
        paper.build_book(pages, fonts),
        paper.build_epubs(pages, fonts),
        build_slides(pages, fonts),
        paper.build_forms(catalogue, fonts),
        paper.build_calendars(catalogue),
        paper.build_open_data(catalogue),
        paper.build_papers(catalogue, fonts),
        build_exchange(catalogue, paths.assets),
        build_single_files(pages, paths.assets, fonts),
    )
    for download in produce(wanted, paths.downloads, paths.files):
        module = catalogue.modules.get(download.subject)
        built.append(replace(download, day=module.updated if module else paper.content_day(catalogue)))
        tell(download.title)
    names = {d.file for d in built} | {MANIFEST}
    for path in paths.downloads.iterdir():
        if path.name not in names and path.suffix != ".md" and path.is_file():
            path.unlink()
    write_if_changed(paths.downloads / MANIFEST, manifest_text(built))
    return sum(1 for download in built if download.listed)


def site(paths: Paths, catalogue: Catalogue) -> Report:
    """Build the site, and its copies for computers, which it offers; a whole site replaces the old one."""
    from portal.exchange import write_bank
    from portal.fingerprint import FingerprintError, fingerprint
    from portal.offline import build_packages, edition_of, write_edition, write_offline
    from portal.search import write_index
    from portal.sharing import write_sharing

    start = time.perf_counter()
    final, folder = paths.site, paths.cache / "site-offline"
    fresh, fresh_folder = (p.with_name(p.name + ".new") for p in (final, folder))
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(_pages, paths, fresh), pool.submit(_pages, paths, fresh_folder, offline=True)]
        for run in runs:
            run.result()
    write_index(fresh_folder, catalogue, offline=True)
    write_bank(fresh_folder, catalogue)
    sections = write_index(fresh, catalogue)
    write_bank(fresh, catalogue)
    edition = edition_of(fresh, catalogue)
    write_edition(fresh, edition)
    write_sharing(fresh, catalogue, paths.assets, paths.cache / "fonts", paths.files)
    try:
        fingerprint(fresh)
    except FingerprintError as error:
        raise StepError(str(error)) from None
    packed = build_packages(fresh_folder, fresh, catalogue, edition, read_manifest(paths.downloads))
    write_offline(fresh, paths.engines / "worker.js", catalogue.portal, catalogue.on)
    for new, old in ((fresh, final), (fresh_folder, folder)):
        shutil.rmtree(old, ignore_errors=True)
        new.rename(old)
    pages = list(final.rglob("*.html"))
    sizes: dict[str, str | int] = {kind: (final / zipped).stat().st_size for kind, zipped in packed.items()}
    size = sum(p.stat().st_size for p in final.rglob("*") if p.is_file()) - sum(map(int, sizes.values()))
    return Report(
        "site",
        time.perf_counter() - start,
        {
            "folder": str(final),
            "pages": len(pages),
            "bytes": size,
            "sections": sum(sections.values()),
            **sizes,
        },
    )


def _pages(paths: Paths, target: Path, *, offline: bool = False) -> None:
    """Run MkDocs, strictly, into *target*; *offline*: for file://."""
    shutil.rmtree(target, ignore_errors=True)
    environment = os.environ | {"PORTAL_SITE_DIR": str(target), "NO_MKDOCS_2_WARNING": "1"}
    environment["PYTHONIOENCODING"] = "utf-8"
    environment.pop("PORTAL_OFFLINE", None)
    if offline:
        environment["PORTAL_OFFLINE"] = "true"
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
        shutil.rmtree(target, ignore_errors=True)
        told = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
        raise StepError("MkDocs không dựng được trang:\n" + "\n".join(told[-40:]))


def take_out(paths: Paths) -> dict[str, Path]:
    """Copy the site's packages to hand out into dist/; return them by kind."""
    from portal.offline import PACKAGES, PLACE

    paths.dist.mkdir(exist_ok=True)
    made = {kind: paths.dist / file for kind, file in PACKAGES.items()}
    for target in made.values():
        shutil.copyfile(paths.site / PLACE / target.name, target)
    return made


def update(paths: Paths, catalogue: Catalogue, old: Path) -> Report:
    """Write the update from the package *old* into dist/; facts are empty when nothing has changed."""
    from portal.offline import UpdateError, build_update

    start = time.perf_counter()
    try:
        made = build_update(old, take_out(paths), paths.dist, catalogue.portal.name.vi)
    except UpdateError as error:
        raise StepError(str(error)) from None
    facts: dict[str, str | int] = {"file": str(made), "bytes": made.stat().st_size} if made else {}
    return Report("update", time.perf_counter() - start, facts)


def zim(paths: Paths, catalogue: Catalogue) -> list[Path]:
    """Pack the file:// build, which :func:`site` has made, as ZIM files for Kiwix; return them."""
    try:
        from portal.offline.zim import FLAVOURS, build_zim
    except ImportError:
        raise StepError(
            "Máy này chưa có libzim (cần Python 3.11–3.13). Các bước khác không cần tới."
        ) from None
    site = paths.cache / "site-offline"
    picture = (paths.assets / "icons" / "app-48.png").read_bytes()
    return [build_zim(site, paths.dist, catalogue.portal, catalogue.on, one, picture) for one in FLAVOURS]


def issues_json(issues: Issues) -> str:
    """Return the issues as a JSON list."""
    return json.dumps([i.as_json() for i in issues.sorted()], ensure_ascii=False, indent=1)
