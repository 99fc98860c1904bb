"""The order of the steps: content → downloads → site → package. Each step returns a report.

What only one step needs is imported in it: checking content has not to wait for typesetting.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from portal import engines, seals
from portal.checks import run_checks
from portal.content.catalogue import Catalogue
from portal.content.downloads import MANIFEST, manifest_text, read_manifest
from portal.content.issues import Issues
from portal.content.loader import load
from portal.content.models import Portal
from portal.content.writing import write_if_changed
from portal.document import Pages
from portal.document.checks import check_forms_of_pages
from portal.locales import Speaker
from portal.node import NodeError, build_assets
from portal.paths import Paths

say = Speaker("building")

if TYPE_CHECKING:
    from portal.offline.edition import Edition

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
    if not issues.unreadable:
        check_forms_of_pages(Pages(catalogue), paths, issues)
    return catalogue, issues


def assets(paths: Paths, portal: Portal, tell: Tell, *, force: bool = False) -> Report:
    """Bundle the browser code and styles, lay out fonts and icons (node, from the venv).

    A theme that came built, in a wheel, is left as it is. Raises StepError.
    """
    start = time.perf_counter()
    if not paths.theme_sources.exists():
        return Report("assets", 0)
    seal = seals.Seal(paths, "assets", [paths.theme / "assets", paths.fonts])
    # Styles hold what templates and Python name (scripts/styles.mjs).
    code = Path(__file__).parent
    named = [*paths.theme.rglob("*.html"), *code.rglob("*.py"), *(code / "locales").rglob("*.json")]
    portal_file = paths.data / "portal.yml"
    key = seals.key_of([*paths.theme_sources.rglob("*"), *seals.tool_files(paths), *named, portal_file])
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
    key = seals.key_of([*written, *theme, *(paths.fonts).glob("*")])
    facts = None if force else seal.facts(key)
    if facts is None:
        if force:
            shutil.rmtree(paths.files, ignore_errors=True)
        facts = seal.keep(key, {"files": _downloads(paths, catalogue, tell)})
    return Report("handouts", time.perf_counter() - start, facts)


def _downloads(paths: Paths, catalogue: Catalogue, tell: Tell) -> int:
    """Lay out the downloads and the manifest; return how many files pages list."""
    from portal.offline.single import build_single_files
    from portal.outputs.calendars import build_calendars
    from portal.outputs.forms import build_forms
    from portal.outputs.handouts import build_paper
    from portal.outputs.lms import build_exchange
    from portal.outputs.open_data import build_open_data
    from portal.outputs.posters import build_posters
    from portal.outputs.slides import build_cards, build_slides
    from portal.outputs.store import produce
    from portal.outputs.subjects import content_day
    from portal.outputs.tests.files import build_papers

    built = []
    pages, fonts = Pages(catalogue), paths.fonts
    wanted = chain(
        build_paper(pages, fonts),
        build_slides(pages, fonts),
        build_cards(catalogue, fonts),
        build_posters(catalogue, fonts),
        build_forms(catalogue, fonts),
        build_calendars(catalogue),
        build_open_data(catalogue),
        build_papers(catalogue, fonts),
        build_exchange(catalogue, paths.assets),
        build_single_files(pages, paths.assets, fonts),
    )
    for download in produce(wanted, paths.downloads, paths.files):
        taught = catalogue.taught(download.subject)
        built.append(replace(download, day=taught.updated if taught else content_day(catalogue)))
        tell(download.title)
    names = {d.file for d in built} | {MANIFEST}
    for path in paths.downloads.iterdir():
        if path.name not in names and path.suffix != ".md" and path.is_file():
            path.unlink()
    write_if_changed(paths.downloads / MANIFEST, manifest_text(built))
    return sum(1 for download in built if download.listed)


def site(paths: Paths, catalogue: Catalogue, engine: str = engines.DEFAULT_ENGINE) -> Report:
    """Build the site, and its copies for computers, which it offers; a whole site replaces the old one."""
    from portal.offline import build_packages, write_offline
    from portal.outputs.bank import write_bank
    from portal.search import write_index
    from portal.speech import write_speech

    start = time.perf_counter()
    final, folder = paths.site, paths.cache / "site-offline"
    fresh, fresh_folder = (p.with_name(p.name + ".new") for p in (final, folder))
    with ThreadPoolExecutor(2) as pool:
        runs = [
            pool.submit(_pages, paths, catalogue, engine, target, offline=target is fresh_folder)
            for target in (fresh, fresh_folder)
        ]
        for run in runs:
            run.result()
    write_index(fresh_folder, catalogue, offline=True)
    write_bank(fresh_folder, catalogue)
    write_speech(fresh_folder, catalogue)
    sections, edition = _finish(paths, catalogue, fresh)
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
        {"folder": str(final), "pages": len(pages), "bytes": size, "sections": sections, **sizes},
    )


def _pages(paths: Paths, catalogue: Catalogue, engine: str, target: Path, *, offline: bool = False) -> None:
    """Have *engine* build the pages; icons in the colours of the portal replace those of the theme."""
    from portal.assets import write_icons
    from portal.engines import building

    try:
        building.build_pages(paths, catalogue, target, engine=engine, offline=offline)
    except building.EngineError as error:
        raise StepError(str(error)) from None
    shown = Path("assets/portal")
    write_icons(paths.assets / "mark.svg", catalogue.portal.colours.primary, target / shown / "icons")


def _finish(paths: Paths, catalogue: Catalogue, fresh: Path) -> tuple[int, Edition]:
    """Make the pages that an engine left in *fresh* ours; return the number of sections, the edition."""
    from portal.fingerprint import FingerprintError, fingerprint
    from portal.offline import edition_of, write_edition
    from portal.outputs.bank import write_bank
    from portal.search import write_index
    from portal.sharing import write_sharing
    from portal.speech import write_speech

    sections = write_index(fresh, catalogue)
    write_bank(fresh, catalogue)
    write_speech(fresh, catalogue)
    edition = edition_of(fresh, catalogue)
    write_edition(fresh, edition)
    write_sharing(fresh, catalogue, paths.assets, paths.fonts, paths.files)
    try:
        fingerprint(fresh)
    except FingerprintError as error:
        raise StepError(str(error)) from None
    return sum(sections.values()), edition


def other_engines(paths: Paths, catalogue: Catalogue, folder: Path) -> Iterator[tuple[Report, list[str]]]:
    """Build the pages by every engine into folders of *folder*; yield what each did, and what is wrong.

    An engine that runs our hook must leave the pages of MkDocs, byte for byte; any other has to have every
    address of the default language, no link that leads nowhere, and no source. Its pages are finished like
    those of a site, less the copies for computers.
    """
    from portal.engines import comparing
    from portal.offline import write_offline

    first = folder / engines.DEFAULT_ENGINE
    others = tuple({f"{page.language}/" for page in catalogue.pages if page.language != "vi"})
    for name in engines.ENGINES:
        start, target = time.perf_counter(), folder / name
        _pages(paths, catalogue, name, target)
        wrong: list[str] = []
        if engines.takes_hooks(name):
            wrong += [say("differs", file) for file in comparing.differences(first, target)]
        else:
            asked = {a for a in comparing.addresses(first) if not a.startswith(others)}
            there = asked & comparing.addresses(target)
            wrong += [say("no-address", address) for address in sorted(asked - there)]
            # The page for lost addresses names the languages of the site.
            alike = sorted(there - {"404.html"})
            wrong += [say("differs", page) for page in comparing.unlike(first, target, alike)]
            _finish(paths, catalogue, target)
            write_offline(target, paths.engines / "worker.js", catalogue.portal, catalogue.on)
            wrong += [say("broken-link", link) for link in comparing.broken_links(target)]
            wrong += [say("source-published", file) for file in comparing.published_sources(target)]
        pages = len(comparing.addresses(target))
        yield Report(engines.ENGINES[name], time.perf_counter() - start, {"pages": pages}), wrong


def take_out(paths: Paths) -> dict[str, Path]:
    """Copy the site's packages to hand out into dist/; return them by kind."""
    from portal.offline import PACKAGES, PLACE

    paths.dist.mkdir(exist_ok=True)
    made = {kind: paths.dist / file for kind, file in PACKAGES.items()}
    for target in made.values():
        shutil.copyfile(paths.site / PLACE / target.name, target)
    return made


def update(paths: Paths, catalogue: Catalogue, old: Path) -> Report:
    """Write the update from the package *old* into dist/; facts are empty when nothing has changed.

    Raises StepError.
    """
    from portal.offline import UpdateError, build_update

    start = time.perf_counter()
    try:
        made = build_update(old, take_out(paths), paths.dist, catalogue.portal.name.vi)
    except UpdateError as error:
        raise StepError(str(error)) from None
    facts: dict[str, str | int] = {"file": str(made), "bytes": made.stat().st_size} if made else {}
    return Report("update", time.perf_counter() - start, facts)


def zim(paths: Paths, catalogue: Catalogue) -> list[Path]:
    """Pack the file:// build, which :func:`site` has made, as ZIM files for Kiwix; return them.

    Raises StepError where libzim is missing.
    """
    try:
        from portal.offline.zim import FLAVOURS, build_zim
    except ImportError:
        raise StepError(say("no-libzim")) from None
    site = paths.cache / "site-offline"
    # Copies for computers carry no icons; those of the site have the hash of their content in the name.
    (icon,) = (paths.site / "assets/portal/icons").glob("app-48.*png")
    picture = icon.read_bytes()
    return [build_zim(site, paths.dist, catalogue.portal, catalogue.on, one, picture) for one in FLAVOURS]


def issues_json(issues: Issues) -> str:
    """Return the issues as a JSON list."""
    return json.dumps([i.as_json() for i in issues.sorted()], ensure_ascii=False, indent=1)
