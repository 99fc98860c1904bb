"""Word files (.docx, .docm, templates): words as they are seen on the page.

lxml is used directly: python-docx opens every part of a package, and knows neither the numbers that Word
counts by itself nor text boxes, notes and marks of change. Leaves to others: letters of old fonts
(``lettering``), what a file may hold (``portal.intake.limits``).
"""

from __future__ import annotations

from portal.intake.flow import IntakeError, SourceText
from portal.intake.readers.docx.body import Body, numbered, pieces
from portal.intake.readers.docx.numbering import Numbering
from portal.intake.readers.docx.package import Element, Package, W
from portal.intake.readers.docx.runs import Runs, Told
from portal.intake.readers.docx.styles import Styles
from portal.intake.readers.lettering import Lettering
from portal.locales import Speaker

say = Speaker("intake-readers")


def read(data: bytes, _name: str) -> SourceText:
    """Return the words of a Word file. Raises IntakeError when it is broken, locked or does harm."""
    package = Package(data)
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles)
    notes = {kind: _notes(package.related(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
    parts = [package.document, *(note for found in notes.values() for note in found.values())]
    letters = Lettering(piece for part in parts for piece in pieces(part, styles))
    told = Told()
    body = Body(styles, numbering, Runs(styles, told), letters)
    blocks = list(body.blocks(package.document))
    # Notes may call notes; those stay uncalled.
    for count, (kind, key) in enumerate(list(told.notes), 1):
        note = notes[kind].get(key)
        blocks += [] if note is None else numbered(body.lines(note, 1), f"[{count}]")
    if not blocks and told.pictures:
        raise IntakeError(say("anh-trong-word"))
    marks = (
        ("sua-doi", told.inserted or told.deleted),
        ("an", told.hidden),
        ("gach", told.struck),
        ("chu-thich", bool(told.notes)),
        ("chu-cai", numbering.long_letters),
    )
    remarks = [*package.remarks(), *(say(f"co-{key}") for key, there in marks if there), *letters.remarks()]
    remarks += [say("hinh", told.pictures)] if told.pictures else []
    return SourceText("", "", "docx", tuple(blocks), encoding=letters.encoding, remarks=tuple(remarks))


def _notes(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes by id, without the lines that part them from the page."""
    found = [] if root is None else root.findall(W + kind)
    return {note.get(W + "id", ""): note for note in found if note.get(W + "type") is None}
