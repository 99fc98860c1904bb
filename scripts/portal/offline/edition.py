"""Which edition of the portal a copy is: the day, a version, a hash of each part (``phien-ban.js``).

Two copies are the same edition when people read the same in them: the words of the pages, the files to
take away, scripts and styles count; menus around the pages and lists made from them do not. A copy carries
what the site was when it was built, so that the site can tell which parts have changed (``edition.ts``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.writing import write_if_changed
from portal.locales import text

SCRIPT, RECORD = "phien-ban.js", "phien-ban.json"
ONLINE, FULL, LIGHT = "mang", "day-du", "nhe"
"""The site itself; the copy with every file; the copy without large downloads."""
PLACE = "tai-ve"
"""The folder of what people take away."""
PACKAGES = {FULL: "cong-tap-huan-ngoai-tuyen.zip", LIGHT: "cong-tap-huan-ngoai-tuyen-nhe.zip"}
"""File names of the copies, in :data:`PLACE` of the site and nowhere in a copy."""
LOOK = "giao-dien"
"""The part of scripts, styles and fonts."""

_ARTICLE = re.compile(rb"<article\b.*</article>", re.DOTALL)
_TELLS_THE_DAY = ("tai-ve/ban-nay",)
"""Pages that say when they were built."""


@dataclass(frozen=True)
class Edition:
    """One edition of one portal."""

    site: str
    """Address of the portal."""
    day: dt.date
    """Of the build."""
    parts: dict[str, tuple[str, str]]
    """Folder ("" is the front page) to hash and name for readers."""

    @property
    def version(self) -> str:
        """The same for the same parts."""
        hashes = {folder: found for folder, (found, _) in self.parts.items()}
        return hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()[:12]

    def record(self, kind: str) -> dict[str, Any]:
        """Return what a copy of this *kind* says of itself (edition.ts: Edition)."""
        parts = {folder: list(pair) for folder, pair in self.parts.items()}
        day = self.day.isoformat()
        return {"site": self.site, "kind": kind, "day": day, "version": self.version, "parts": parts}

    def script(self, kind: str) -> str:
        """Return the record as a script, which pages opened from a disk can load too."""
        return f"self.portalEdition={_json(self.record(kind))};\n"


def edition_of(site: Path, catalogue: Catalogue) -> Edition:
    """Return the edition of the built *site*, as MkDocs left it."""
    titles = {page.path.removesuffix("/index.md"): page.title for page in catalogue.pages_in("vi")}
    names = {"": titles.get("index.md", ""), "en": "English", LOOK: text("offline-copy", "look")}
    hashes: dict[str, Any] = {}
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        folder = name.partition("/")[0] if "/" in name else ""
        folder = LOOK if folder == "assets" else folder
        if name.startswith(_TELLS_THE_DAY) or (folder not in titles and folder not in names):
            continue  # lists made from the pages: search, quiz
        if folder == "" and name != "index.html":
            continue
        data = path.read_bytes()
        read = _ARTICLE.search(data) if name.endswith(".html") else None
        found = hashes.setdefault(folder, hashlib.sha256())
        found.update(name.encode() + b"\0" + hashlib.sha256(read[0] if read else data).digest())
    return Edition(
        catalogue.portal.site_url,
        catalogue.on,
        {key: (found.hexdigest()[:6], names.get(key) or titles[key]) for key, found in hashes.items()},
    )


def write_edition(site: Path, edition: Edition) -> None:
    """Write script and record into the *site*; the record is asked for past every cache."""
    write_if_changed(site / SCRIPT, edition.script(ONLINE))
    write_if_changed(site / RECORD, _json(edition.record(ONLINE)) + "\n")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
