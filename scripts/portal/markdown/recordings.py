"""Recordings of a part of a page, below its heading: the player of the browser, which loads nothing yet."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from markdown.treeprocessors import Treeprocessor

from portal.content.downloads import readable_size
from portal.content.models import Recording
from portal.content.recorded import KINDS, recorded
from portal.markdown.context import PageContext
from portal.markdown.generators import page_of
from portal.markdown.html import h


class RecordingsProcessor(Treeprocessor):
    """Lays players below the headings of a page, on the site and in packages, which carry the files."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        if context.output not in ("web", "package") or context.language != "vi":
            return
        known = context.catalogue
        of_page = next((name for name in known.recordings if known.page_of(name) == context.page), "")
        players: dict[str, list[etree.Element]] = {}
        for recording, file in recorded(known, of_page):
            players.setdefault(recording.section or "", []).append(_player(context, recording, file))
        for parent in list(root.iter()) if players else ():
            for heading in [child for child in parent if child.tag in ("h1", "h2")]:
                found = players.get("" if heading.tag == "h1" else heading.get("id", "-"))
                if found:
                    box = h("div", found, cls="recordings", data_search="none")
                    parent.insert(list(parent).index(heading) + 1, box)


def _player(context: PageContext, recording: Recording, file: Path) -> etree.Element:
    spoken = context.t(f"spoken-{recording.language}")
    minutes, seconds = divmod(recording.seconds, 60)
    size = readable_size(file.stat().st_size)
    words = context.t("recording", spoken, f"{minutes}:{seconds:02}", size)
    if recording.speaker:
        words += context.t("recording-speaker", recording.speaker)
    source = h("source", src=recording.file, type=KINDS[file.suffix.lower()])
    sound = h("audio", source, controls="controls", preload="none", aria_label=words)
    return h("figure", h("figcaption", words), sound, cls="recording")
