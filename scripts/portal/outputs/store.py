"""Files made from content: each made once, kept by the hash of what it is made from, on all cores.

A room says which files it wants and how each is made; this module makes those that are not in the store, in
threads (typesetting lets go of Python's lock), and lays them out. Leaves to others: what a file holds.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pikepdf

from portal.content.downloads import Download, sheets
from portal.content.writing import write_if_changed


@dataclass(frozen=True)
class Wanted:
    """A file people can take away, and how to make it."""

    file: str
    """File name."""
    title: str
    kind: str
    subject: str
    source: bytes
    """Whatever the file is made from, code and settings included: the same source gives the same bytes."""
    make: Callable[[], bytes]
    """Called in any thread, at most once."""
    pages: int = 0
    """Screens or printed pages, where the file itself does not say; a PDF does."""
    listed: bool = True


def produce(wanted: Iterable[Wanted], out: Path, store: Path) -> Iterator[Download]:
    """Write every wanted file into *out*, from *store* or made; yields entries for the manifest, in order.

    Raises what a maker raises; files not begun by then are not made.
    """
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        made = [pool.submit(_laid_out, one, out, store) for one in wanted]
        try:
            for future in made:
                yield future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def once(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a maker for a file that other files are made from too."""
    lock, made = Lock(), list[bytes]()

    def kept() -> bytes:
        with lock:
            if not made:
                made.append(make())
        return made[0]

    return kept


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        return len(read.pages)


def sheets_of(pdf: bytes) -> int:
    """Return how many sheets of paper one copy of a PDF takes, printed on both sides."""
    return sheets(page_count(pdf))


def _laid_out(one: Wanted, out: Path, store: Path) -> Download:
    ending = Path(one.file).suffix
    stored = store / f"{hashlib.sha256(one.source).hexdigest()[:32]}{ending}"
    if not stored.exists():
        write_if_changed(stored, one.make())
    data = stored.read_bytes()
    write_if_changed(out / one.file, data)
    pages = page_count(data) if ending == ".pdf" else one.pages
    return Download(
        one.file,
        one.title,
        one.kind,
        one.subject,
        len(data),
        pages,
        hashlib.sha256(data).hexdigest(),
        listed=one.listed,
    )
