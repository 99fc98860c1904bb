"""Recordings of a part of a page, below its heading: a player of the browser that loads nothing by itself."""

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
    """Lays players below the headings of a page on the site, and in packages, which carry the files."""

    def run(self, root: etree.Element) -> None:
        context = page_of(self.md)
        if context.output not in ("web", "package") or context.language != "vi":
            return
        of_page = next((i for i in context.catalogue.recordings if context.catalogue.page_of(i) == context.page), "")
        players: dict[str, list[etree.Element]] = {}
        for recording, file in recorded(context.catalogue, of_page):
            players.setdefault(recording.section, []).append(_player(context, recording, file))
        for parent in list(root.iter()) if players else ():
            for heading in [child for child in parent if child.tag == "h2" and child.get("id") in players]:
                box = h("div", players[heading.get("id", "")], cls="recordings", data_search="none")
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
