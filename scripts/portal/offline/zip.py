"""Zips to hand out: the file:// build under ``trang/``, one page to start from, a text to read first.

The same content gives the same bytes. Leaves to others: what is in a copy (``packages.py``), what has
changed since another one (``update.py``).
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping
from pathlib import Path

from portal.content.models import Portal
from portal.locales import Speaker
from portal.offline.edition import LIGHT
from portal.render.archive import Archive
from portal.vietnamese import format_date

say = Speaker("offline-copy")

FOLDER = "trang"
START, README = "BAT-DAU.html", "DOC-TRUOC.txt"

_START = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={folder}/index.html">
<style>body{{font:18px/1.6 system-ui,sans-serif;max-width:34em;margin:3em auto;padding:0 1em;color:#1b2430}}
a{{color:{colour}}}</style>
</head>
<body>
<main>
<h1>{name}</h1>
<p>{opening} <a href="{folder}/index.html">{open}</a>.</p>
<p>{unpack}</p>
<p>{phone}</p>
<p>{made}</p>
</main>
</body>
</html>
"""


def write_zip(target: Path, files: Mapping[str, Path | bytes], when: dt.date) -> Path:
    """Write *files* (name → content or where it is) to *target*; return it.

    They come in the order given with the date *when*. Written beside the old file and renamed when whole.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".tmp")
    with Archive(draft, when) as archive:
        for name, content in files.items():
            archive.add(name, content if isinstance(content, bytes) else content.read_bytes())
    draft.replace(target)
    return target


def started(
    files: Mapping[str, Path | bytes], portal: Portal, kind: str, day: dt.date
) -> dict[str, Path | bytes]:
    """Return the *files* of a copy of this *kind* below ``trang/``, after what people open first."""
    size = "light" if kind == LIGHT else "full"
    name, site = portal.name.vi, portal.site_url
    made = say("made", portal.organisation.vi, say(size), format_date(day.isoformat()))
    words = {
        "title": say("start-title", name),
        "name": name,
        "opening": say("start-opening"),
        "open": say("start-open"),
        "unpack": say("start-unpack", START),
        "made": made,
        "folder": FOLDER,
        "colour": portal.colours.primary,
    }
    escaped = {key: html.escape(value) for key, value in words.items()}
    link = f'<a href="{html.escape(site)}">{html.escape(site)}</a>'
    readme = (
        f"{name}\n{made}",
        say("readme-computer", START),
        say(f"readme-of-{size}"),
        say("readme-copying"),
        say("readme-phone", site),
        say("readme-newer", site),
    )
    first = {
        START: _START.format(**escaped, phone=say("start-phone", link)).encode("utf-8"),
        README: windows_text("\n\n".join(readme) + "\n"),
    }
    return first | {f"{FOLDER}/{name}": files[name] for name in sorted(files)}


def windows_text(text: str) -> bytes:
    """Return *text* as Notepad of every Windows reads it: with a mark in front and carriage returns."""
    return ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-8")
