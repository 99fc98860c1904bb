"""The finished site: everything loaded from the theme's folder has a hash of its content in its name, and is there."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from portal.fingerprint import FOLDER, plain_name

REFERENCE = re.compile(rf"""{FOLDER}[\w./-]*\.[a-z0-9]+""")
PLAIN = ("LICENSE.txt", "theme-licence.txt")


def test_names_hold_the_hash_of_the_content(built_site: Path) -> None:
    files = [p for p in (built_site / FOLDER).rglob("*") if p.is_file() and p.name not in PLAIN]
    assert len(files) > 20
    for path in files:
        assert path.name.split(".")[-2] == hashlib.sha256(path.read_bytes()).hexdigest()[:8], path


def test_every_reference_of_pages_scripts_and_styles_is_there(built_site: Path) -> None:
    seen: set[str] = set()
    pages = list(built_site.rglob("*.html"))
    for path in [*pages, *(built_site / FOLDER).glob("*.js"), built_site / "manifest.webmanifest"]:
        text = path.read_text(encoding="utf-8")
        # What a page carries in itself (slides to take away) loads nothing.
        if path.suffix == ".html" and not re.search(rf'(?:src|href)="[^"]*{FOLDER}', text):
            continue
        for name in REFERENCE.findall(text):
            seen.add(name)
            assert (built_site / name).is_file(), f"{path}: {name}"
            assert plain_name(name) != name, f"{path}: {name} has no hash"
    for path in (built_site / FOLDER).glob("*.css"):
        for address in re.findall(r'url\("?([^")]+)"?\)', path.read_text(encoding="utf-8")):
            if not address.startswith("data:"):
                seen.add((path.parent / address).resolve().relative_to(built_site.resolve()).as_posix())
                assert (path.parent / address).is_file(), f"{path}: {address}"
    kinds = {plain_name(name).removeprefix(FOLDER) for name in seen}
    assert {
        "portal.js",
        "slides.js",
        "forms-office.js",
        "fonts/be-vietnam-pro-400.woff2",
        "icons/app-192.png",
    } <= kinds


def test_the_list_of_a_phone_names_files_as_they_are(built_site: Path) -> None:
    text = (built_site / "offline-files.js").read_text(encoding="utf-8")
    files = json.loads(text.removeprefix("self.portalFiles=").rstrip(";\n"))["files"]
    ours = [name for name in files if name.startswith(FOLDER) and not name.endswith(PLAIN)]
    assert len(ours) > 20
    assert all(plain_name(name) != name and (built_site / name).is_file() for name in ours)
    for name in ("sw.js", "offline-files.js", "manifest.webmanifest"):
        assert (built_site / name).is_file()


def test_copies_from_a_disk_keep_plain_names(offline_site: Path) -> None:
    assert (offline_site / FOLDER / "portal.js").is_file()
    assert 'assets/portal/portal.js"' in (offline_site / "index.html").read_text(encoding="utf-8")
