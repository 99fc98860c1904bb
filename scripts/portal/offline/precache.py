"""What a phone keeps: the list of the site's files with hashes, the service worker, the app's manifest.

Written after everything else, from the finished site alone. The browser side is
``overrides/src/pages/offline``; its ``files.ts`` says what the list means.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from portal.content.downloads import ONE_FILE
from portal.content.models import Portal
from portal.content.writing import write_if_changed
from portal.fingerprint import plain_name, present_names
from portal.offline.edition import PACKAGES, PLACE, RECORD
from portal.vietnamese import format_date

LIST, WORKER, MANIFEST = "offline-files.js", "sw.js", "manifest.webmanifest"
_NEVER = {
    LIST,
    WORKER,
    RECORD,
    "404.html",
    "sitemap.xml",
    "robots.txt",
    "tra-cuu/thay-doi/rss.xml",
    *(f"{PLACE}/{file}" for file in PACKAGES.values()),
}
_NEVER_FOLDERS = ("chia-se/",)
"""What a kept site has no use for: only servers, and others who show its pages, ask for it; which edition
is the newest, only the network can say."""

CORE, WHOLE, DOWNLOAD = 0, 1, 2
"""Kept at the first visit; kept with the whole portal; kept when somebody takes them."""

_CORE_FILES = {
    "index.html",
    "assets/portal/portal.css",
    "assets/portal/tools.css",
    "assets/portal/portal.js",
    "assets/portal/quiz.js",
    "assets/portal/steps.css",
    "assets/portal/steps.js",
    "assets/portal/evidence.js",
    "assets/portal/sending.js",
    "assets/portal/mine.js",
    "assets/portal/listen.js",
    "assets/portal/listen.css",
    "assets/portal/quiz-desk.js",
    "assets/portal/own-paper.js",
    "assets/portal/offline.js",
    "assets/portal/search.js",
    "search/vi.js",
}
_CORE_FOLDERS = (
    "hoc-phan/",
    "bai-hoc/",
    "kiem-tra/",
    "nghe/",
    "quiz/",
    "assets/portal/fonts/",
)
_DOWNLOADS = "tai-ve/"
_SOUNDS = (".mp3", ".m4a", ".ogg", ".opus")
"""Recordings are large, and heard one at a time."""
_IN_PAGES = (".html", ".js", ".css")
"""What below the downloads belongs to pages: their own, slides, templates of forms."""


def part_of(path: str) -> int:
    """Return the part of the site that the file *path* (POSIX, below the site) is kept with."""
    path = plain_name(path)
    if path.endswith(_SOUNDS):
        return DOWNLOAD
    if path in _CORE_FILES or path.startswith(_CORE_FOLDERS) or path.endswith(".svg"):
        return CORE
    in_pages = path.endswith(_IN_PAGES) and not path.endswith(ONE_FILE)
    return DOWNLOAD if path.startswith(_DOWNLOADS) and not in_pages else WHOLE


def file_list(site: Path, day: date) -> dict[str, Any]:
    """Return the list of *site* (files.ts: Files); sizes are those of the file packed with gzip."""
    files = {}
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if name in _NEVER or name.startswith(_NEVER_FOLDERS) or name.endswith(".map"):
            continue
        data = path.read_bytes()
        part = part_of(name)
        size = len(data) if part == DOWNLOAD else len(gzip.compress(data, 6))
        files[name] = [hashlib.sha256(data).hexdigest()[:16], size, part]
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    return {"day": format_date(day.isoformat()), "version": version, "files": files}


def app_manifest(portal: Portal, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the web app manifest; all addresses are relative to it, so that it works in any folder.

    *names* are the present names of the files of the theme, by their plain ones.
    """
    icons = [
        {
            "src": names[f"assets/portal/icons/{kind}-{size}.png"],
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for kind, purpose in (("app", "any"), ("maskable", "maskable"))
        for size in (192, 512)
    ]
    return {
        "id": "./",
        "name": portal.name.vi,
        "short_name": (portal.short_name or portal.name).vi,
        "description": portal.description.vi,
        "lang": "vi",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": portal.colours.primary,
        "icons": icons,
    }


def write_offline(site: Path, worker: Path, portal: Portal, day: date) -> dict[str, int]:
    """Write list, service worker and manifest into *site*; return bytes on the way by part.

    *worker* is the bundled service worker. The list stands in it too: a browser that looks for a new
    version of the worker sees that files have changed.
    """
    manifest = app_manifest(portal, present_names(site))
    write_if_changed(site / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    found = file_list(site, day)
    text = f"self.portalFiles={json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"
    write_if_changed(site / LIST, text)
    write_if_changed(site / WORKER, text + worker.read_text(encoding="utf-8"))
    sizes = dict.fromkeys(("core", "whole", "downloads"), 0)
    for _, size, part in found["files"].values():
        sizes[("core", "whole", "downloads")[part]] += size
    return sizes
