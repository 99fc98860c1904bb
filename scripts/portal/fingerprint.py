"""Names of scripts, styles, fonts and pictures carry a hash: browsers may keep them for good.

Works on the finished site alone: every file of the folder ``assets/portal`` is renamed to
``name.<8 hex>.ending``, and whatever refers to it (pages, styles, scripts) names it so; what is referred to
is renamed first, so that a changed font changes the name of the style that loads it. How scripts have to
name files: as a whole string, ``"assets/portal/forms.js"`` from the root of the site or ``"forms.js"``
beside the script itself.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

from portal.locales import Speaker

say = Speaker("building")


FOLDER = "assets/portal/"
_NAMED = (".js", ".css", ".woff2", ".svg", ".png")
_PLAIN = {"sw.js", "offline-files.js"}
"""Written afterwards, under names that stay: browsers ask for them anew each time."""

_HASH = re.compile(r"\.[0-9a-f]{8}(?=\.\w+$)")
_IN_STYLE = re.compile(r"""url\(\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^"')\s]*))\s*\)""")
_IN_SCRIPT = re.compile(r"""(?P<quote>["'`])(?P<name>[\w./-]+\.(?:js|css|woff2|svg|png))(?P=quote)""")
_ANYWHERE = re.compile(rf"{FOLDER}(?P<name>[\w./-]*)")
_LOADS = re.compile(rf"""\b(?:src|href)=["']?[^"'\s>]*{FOLDER}""")


class FingerprintError(Exception):
    """A file refers to one that is not there; the message names both."""


def plain_name(path: str) -> str:
    """Return *path* without the hash in its name."""
    return _HASH.sub("", path)


def present_names(site: Path) -> dict[str, str]:
    """Return the names of the files of the folder, below *site*, by their plain names."""
    found = (p.relative_to(site).as_posix() for p in sorted((site / FOLDER).rglob("*")) if p.is_file())
    return {plain_name(name): name for name in found}


def fingerprint(site: Path) -> dict[str, str]:
    """Rename the files of *site*, rewrite what refers to them; return new names by old, below the site.

    Pages that carry everything in themselves (nothing in them loads from the folder) are left as they are.
    Raises FingerprintError for a reference to a file that is not there, and for files that name each other.
    """
    names = _Renaming(site).all()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if _LOADS.search(text):
            page.write_text(_renamed(text, names, site, page), encoding="utf-8")
    return names


class _Renaming:
    def __init__(self, site: Path) -> None:
        self._site = site
        self._waiting = {name for name in present_names(site).values() if name.endswith(_NAMED)}
        self._names: dict[str, str] = {}
        self._open: list[str] = []

    def all(self) -> dict[str, str]:
        for name in sorted(self._waiting):
            self._name(name)
        return self._names

    def _name(self, name: str) -> str:
        """The new name of a file; renames it, and before it what it refers to."""
        if name in self._open:
            raise FingerprintError(say("circle", ", ".join([*self._open, name])))
        if name not in self._names:
            self._open.append(name)
            path = self._site / name
            data = path.read_bytes()
            if name.endswith((".css", ".js")):
                rewrite = self._style if name.endswith(".css") else self._script
                data = rewrite(name, data.decode()).encode()
            stem, ending = posixpath.splitext(name)
            new = f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}{ending}"
            (self._site / new).write_bytes(data)
            path.unlink()
            self._names[name] = new
            self._open.pop()
        return self._names[name]

    def _style(self, style: str, text: str) -> str:
        def renamed(match: re.Match[str]) -> str:
            address = match["a"] or match["b"] or match["c"] or ""
            if not address or re.match(r"[a-z]+:|#|//", address):
                return match[0]
            path = re.split(r"[?#]", address)[0]
            found = self._beside(style, path)
            if found is None:
                raise _missing(style, address)
            return f'url("{found}{address[len(path) :]}")'

        return _IN_STYLE.sub(renamed, text)

    def _script(self, script: str, text: str) -> str:
        def renamed(match: re.Match[str]) -> str:
            name = match["name"]
            if name.startswith(FOLDER) and name in self._waiting:
                return f"{match['quote']}{self._name(name)}{match['quote']}"
            found = self._beside(script, name)
            if found is None:
                if name not in _PLAIN and not (self._site / name).is_file():
                    raise _missing(script, name)
                return match[0]
            return f"{match['quote']}{found}{match['quote']}"

        text = _IN_SCRIPT.sub(renamed, text)
        for left in _ANYWHERE.finditer(text):
            if FOLDER + left["name"] not in self._names.values():
                raise _missing(script, left[0])
        return text

    def _beside(self, user: str, address: str) -> str | None:
        """*address*, relative to the file *user*, with the new name; None when nothing is there."""
        folder = posixpath.dirname(user)
        target = posixpath.normpath(posixpath.join(folder, address))
        if target in self._waiting:
            new = posixpath.relpath(self._name(target), folder)
            return f"./{new}" if address.startswith("./") else new
        return address if (self._site / target).is_file() else None


def _renamed(text: str, names: dict[str, str], site: Path, page: Path) -> str:
    def renamed(match: re.Match[str]) -> str:
        new = names.get(match[0])
        if new is None and not (site / match[0]).is_file():
            raise _missing(page.relative_to(site).as_posix(), match[0])
        return new or match[0]

    return _ANYWHERE.sub(renamed, text)


def _missing(user: str, address: str) -> FingerprintError:
    return FingerprintError(say("no-such-file", user, address, FOLDER))
