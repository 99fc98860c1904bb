"""ZIM files for Kiwix: the file:// build packed as it is, with or without downloads.

Reads the finished build alone: titles and texts come from the index of the portal's search, so that the
search of Kiwix sees what a page says and not the menu around it. Leaves to others: the build itself.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from libzim.writer import Compression, Creator, Hint, IndexData, Item, StringProvider

from portal.content.models import Portal
from portal.offline.away import leading_away
from portal.offline.precache import DOWNLOAD, part_of
from portal.vietnamese import fold, slugify

STEM = "cong-tap-huan_vi"
FLAVOURS = ("nofile", "maxi")
"""Without and with the files people download: their names among the files of Kiwix."""
_NOT_PACKED = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files that only a server needs."""
_INDEX = "search/vi.js"
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".ics": "text/calendar",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_TEXT = {".html", ".js", ".css", ".svg", ".json", ".ics", ".txt", ".csv", ".xml"}
_UUID, _CHECKSUM = slice(8, 24), 16
"""Where a ZIM file has its identity, and how many bytes of MD5 it ends with."""
_XAPIAN = re.compile(rb"(?<=\x0f\rXapian Glass..).{16}", re.DOTALL)
"""The identity of an index inside."""


@dataclass(frozen=True)
class Words:
    """What a page is found by."""

    title: str
    text: str


def build_zim(site: Path, out: Path, portal: Portal, day: date, flavour: str, picture: bytes) -> Path:
    """Pack the offline *site* into *out* as a ZIM file of *flavour*; return the file.

    *picture* is a PNG of 48 × 48 pixels, which stands for the file in lists of Kiwix.
    Without downloads, links to them lead to the published site. The file is written beside the old one and
    renamed when whole; its identity comes from the content. Raises OSError when the build is not whole.
    """
    files = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    files = [name for name in files if name not in _NOT_PACKED and not name.endswith(".map")]
    left = {name for name in files if part_of(name) == DOWNLOAD} if flavour == "nofile" else set()
    there, found = set(files) - left, _words(site)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{STEM}_{flavour}.zim"
    draft = target.with_suffix(".new.zim")
    draft.unlink(missing_ok=True)
    seal = hashlib.sha256()
    # One worker: the order of what is written does not hang on threads.
    creator = Creator(draft).config_indexing(True, "vie").config_nbworkers(1)
    creator.config_compression(Compression.zstd).set_mainpath("index.html")
    with creator as written:
        for name, value in metadata(portal, day, flavour).items():
            seal.update(f"{name}={value}\n".encode())
            written.add_metadata(name, value)
        written.add_illustration(48, picture)
        for name in sorted(there):
            data = (site / name).read_bytes()
            if left and name.endswith(".html"):
                data = leading_away(data.decode(), name, there, portal.site_url).encode()
            seal.update(name.encode() + hashlib.sha256(data).digest())
            written.add_item(_File(name, data, found.get(name)))
    _identify(draft, uuid.UUID(bytes=seal.digest()[:16], version=5))
    draft.replace(target)
    return target


def metadata(portal: Portal, day: date, flavour: str) -> dict[str, str]:
    """Return what the file says of itself, as the openZIM convention names and bounds it."""
    title = portal.name.vi if len(portal.name.vi) <= 30 else (portal.short_name or portal.name).vi
    return {
        "Name": f"{slugify(f'{portal.name.vi} {portal.province}')}_vi_all",
        "Title": shortened(title, 30),
        "Description": shortened(portal.description.vi, 80),
        "LongDescription": portal.description.vi,
        "Language": "vie",
        "Creator": portal.organisation.vi,
        "Publisher": portal.organisation.vi,
        "Date": day.isoformat(),
        "Flavour": flavour,
        "Tags": "_category:other;_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        "License": "CC BY 4.0",
        "Source": portal.site_url,
        "Scraper": "portal",
    }


def shortened(text: str, most: int) -> str:
    """Return *text* in at most *most* characters, cut between words."""
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0].rstrip(" ,;:–.") + "…"


def _words(site: Path) -> dict[str, Words]:
    """File → what the page says, of every page in the index of the search."""
    text = (site / _INDEX).read_text(encoding="utf-8")
    data = json.loads(text[text.index("{") : text.rindex("}") + 1])
    said: list[list[str]] = [[] for _ in data["pages"]]
    for page, _, title, words, *_ in data["sections"]:
        said[page] += [title, words]
    return {
        location: Words(title, "\n".join(said[at]))
        for at, (location, title, *_) in enumerate(data["pages"])
    }


def _identify(path: Path, identity: uuid.UUID) -> None:
    """Give the ZIM file at *path* and the indexes in it one identity, instead of random ones."""
    data = bytearray(_XAPIAN.sub(lambda _: identity.bytes, path.read_bytes()))
    data[_UUID] = identity.bytes
    data[-_CHECKSUM:] = hashlib.md5(data[:-_CHECKSUM], usedforsecurity=False).digest()
    path.write_bytes(data)


class _File(Item):  # type: ignore[misc]
    """One file of the build; pages with words are found by them, others are only reached by links."""

    def __init__(self, name: str, data: bytes, words: Words | None) -> None:
        super().__init__()
        self._name, self._data, self._words = name, data, words
        self._ending = PurePosixPath(name).suffix

    def get_path(self) -> str:
        """Where it stands."""
        return self._name

    def get_title(self) -> str:
        """What Kiwix suggests it by: the page's own title, without the name of the portal."""
        return self._words.title if self._words else ""

    def get_mimetype(self) -> str:
        """Its type, by its ending."""
        return _TYPES.get(self._ending, "application/octet-stream")

    def get_contentprovider(self) -> StringProvider:
        """Its bytes."""
        return StringProvider(self._data)

    def get_hints(self) -> dict[Hint, int]:
        """Whether people look for it, and whether packing makes it smaller."""
        return {Hint.FRONT_ARTICLE: int(self._words is not None), Hint.COMPRESS: int(self._ending in _TEXT)}

    def get_indexdata(self) -> IndexData:
        """What it is found by."""
        return _Indexed(self._words)


class _Indexed(IndexData):  # type: ignore[misc]
    """The words of a page for the index of Kiwix, which takes the marks off what is typed, but leaves đ."""

    def __init__(self, words: Words | None) -> None:
        super().__init__()
        self._title, self._text = map(_unmarked, (words.title, words.text) if words else ("", ""))

    def has_indexdata(self) -> bool:
        """Whether it is to be found at all."""
        return bool(self._title)

    def get_title(self) -> str:
        """The title."""
        return self._title

    def get_content(self) -> str:
        """The text."""
        return self._text

    def get_keywords(self) -> str:
        """Words with đ as they are typed without marks."""
        said = set(re.findall(r"\w*đ\w*", f"{self._title} {self._text}"))
        return " ".join(sorted(fold(word) for word in said))

    def get_wordcount(self) -> int:
        """How long the text is."""
        return len(self._text.split())

    def get_geoposition(self) -> tuple[float, float] | None:
        """Nowhere."""
        return None


def _unmarked(text: str) -> str:
    """*text* as Kiwix turns what people type: small letters, marks gone, đ kept."""
    parts = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize(
        "NFC", "".join(c for c in parts if not unicodedata.category(c).startswith("M"))
    )
