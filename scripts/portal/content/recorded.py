"""The files of recordings: where they lie, which kinds players know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Recording

KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg"}
"""Endings of the files that phones play, with what they are."""


def recorded(catalogue: Catalogue, record_id: str) -> Iterator[tuple[Recording, Path]]:
    """Yield the recordings of the page of *record_id*, with their files as far as these are there."""
    path = catalogue.page_of(record_id)
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    own = catalogue.recordings.get(record_id)
    for recording in own.recordings if own and page else ():
        file = page.source.parent / recording.file if page else Path()
        if file.is_file():
            yield recording, file
