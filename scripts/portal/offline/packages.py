"""The copies for computers: the file:// build as two zips, offered on the site that they are copies of.

The full copy holds everything but packages for learning systems, which need the network. The light
one leaves out what people take away one by one (handouts, slides, books) too, and keeps blank forms. They
lie in the site and in no list of its files: neither a phone nor a copy keeps them.
"""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download, readable_size
from portal.content.writing import write_if_changed
from portal.offline.away import leading_away
from portal.offline.edition import FULL, LIGHT, PACKAGES, PLACE, SCRIPT, Edition
from portal.offline.precache import DOWNLOAD, part_of
from portal.offline.zip import started, write_zip

_NOT_OFFLINE = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files that only a server needs."""
_ICONS = "assets/portal/icons/"
"""Pictures of the app that phones install; a copy on a computer is no app."""

_FOR_SYSTEMS = "*.zip"
"""Modules packed for learning systems (SCORM, QTI)."""

_OFFERED = re.compile(r'(data-package="([a-z-]+)") href="#[^"]*"')
_FONT = re.compile(r"""(url\(["']?([^"')]+\.woff2)["']?\))""")
_SIZE = re.compile(r'(\sdata-package-size="([a-z-]+)"[^>]*>)[^<]*')


def build_packages(
    folder: Path, site: Path, catalogue: Catalogue, edition: Edition, downloads: Iterable[Download]
) -> dict[str, str]:
    """Finish the file:// build in *folder*, zip it into *site* and offer the zips there.

    *folder* becomes the content of the full copy. Returns the paths of the zips below *site* by kind.
    """
    for name in _NOT_OFFLINE:
        (folder / name).unlink(missing_ok=True)
    for path in chain((folder / _ICONS).glob("*"), (folder / PLACE).glob(_FOR_SYSTEMS)):
        path.unlink()
    _with_fonts_inside(folder)
    write_if_changed(folder / SCRIPT, edition.script(FULL))
    names = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for page in sorted(name for name in names if name.endswith(".html")):
        linked = _linked((folder / page).read_text(encoding="utf-8"), page)
        write_if_changed(folder / page, leading_away(linked, page, names, edition.site))
    full: dict[str, Path | bytes] = {name: folder / name for name in names}
    copies = {FULL: full, LIGHT: light_copy(full, kept_forms(catalogue, downloads), edition)}
    made = {}
    for kind, files in copies.items():
        made[kind] = f"{PLACE}/{PACKAGES[kind]}"
        write_zip(site / made[kind], started(files, catalogue.portal, kind, edition.day), edition.day)
    _offer(site, {kind: (site / path).stat().st_size for kind, path in made.items()})
    return made


def light_copy(full: dict[str, Path | bytes], kept: set[str], edition: Edition) -> dict[str, Path | bytes]:
    """Return the files of the light copy: of the downloads those *kept*; other links lead to the site."""
    files = {name: file for name, file in full.items() if part_of(name) != DOWNLOAD or name in kept}
    for name, file in files.items():
        if name.endswith(".html") and isinstance(file, Path):
            text = file.read_text(encoding="utf-8")
            files[name] = leading_away(text, name, files, edition.site).encode("utf-8")
    return files | {SCRIPT: edition.script(LIGHT).encode("utf-8")}


def kept_forms(catalogue: Catalogue, downloads: Iterable[Download]) -> set[str]:
    """Return the downloads a light copy keeps: what people fill in on a computer."""
    subjects = {*catalogue.forms, *catalogue.criteria}
    return {
        f"{PLACE}/{d.file}"
        for d in downloads
        if d.subject in subjects and d.file.endswith((".docx", ".xlsx"))
    }


def _with_fonts_inside(folder: Path) -> None:
    """Put the fonts into the styles: opened from a disk, Firefox loads no font that lies beside a page."""
    used = set[Path]()
    for sheet in folder.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        for written, name in set(_FONT.findall(text)):
            font = (sheet.parent / name).resolve()
            used.add(font)
            data = base64.b64encode(font.read_bytes()).decode("ascii")
            text = text.replace(written, f"url(data:font/woff2;base64,{data})")
        write_if_changed(sheet, text)
    for font in used:
        font.unlink()


def _pages(top: Path) -> Iterable[str]:
    """The pages that offer the copies."""
    for path in sorted(top.rglob("*.html")):
        if _OFFERED.search(path.read_text(encoding="utf-8")):
            yield path.relative_to(top).as_posix()


def _linked(text: str, page: str) -> str:
    """Give the links of *page* to the zips their addresses."""

    def led(match: re.Match[str]) -> str:
        file = PACKAGES[match[2]]
        target = posixpath.relpath(f"{PLACE}/{file}", posixpath.dirname(page) or ".")
        return f'{match[1]} href="{target}" download="{file}"'

    return _OFFERED.sub(led, text)


def _offer(site: Path, sizes: dict[str, int]) -> None:
    """Give the links of the *site* to the zips their addresses and sizes."""
    for page in list(_pages(site)):
        text = _linked((site / page).read_text(encoding="utf-8"), page)
        sized = _SIZE.sub(lambda m: m[1] + readable_size(sizes[m[2]]), text)
        write_if_changed(site / page, sized)
