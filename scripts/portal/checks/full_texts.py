"""Checks of full texts and of what changed them: a text can be read, every place that is named is there."""

from __future__ import annotations

from portal.checks.stored_texts import check_stored
from portal.content.catalogue import Catalogue, Place
from portal.content.fulltext import document_of
from portal.content.fulltext.naming import anchor_in, names_of
from portal.content.issues import Code, Issues
from portal.content.models import Document
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import place_anchors

say = Speaker("check-content")


def check_full_texts(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check the pages of texts, and the amendments of every document."""
    for page, error in catalogue.texts.faults:
        issues.add(Code.TOAN_VAN, page.source, error.line, error.message, error.hint)
    for document_id, stored in catalogue.texts.newest.items():
        check_stored(stored, document_id, None, issues)
    for document_id, wordings in catalogue.texts.older.items():
        for day, stored in wordings.items():
            check_stored(stored, document_id, day, issues)
    for page in catalogue.pages_in("vi"):
        named = document_of(page.path)
        drawn = [block.argument for block in page.blocks if block.name == "full-text"]
        if named is None and drawn:
            issues.add(Code.KHOI, page.source, 1, *say.fault("text-elsewhere", drawn[0]))
        elif named is not None and drawn != [named[0]]:
            issues.add(Code.KHOI, page.source, 1, *say.fault("text-no-block", named[0]))
    source = paths.data / "documents.yml"
    for document in catalogue.documents.values():
        _amendments(catalogue, document, catalogue.places.get(document.id, Place(source, 1)), issues)


def _amendments(catalogue: Catalogue, document: Document, place: Place, issues: Issues) -> None:
    for change in document.amendments:
        if change.by == document.id:
            issues.add(Code.QUAN_HE, *place, *say.fault("amended-by-itself", document.id))
        if document.issued and change.from_ < document.issued:
            issues.add(Code.NGAY, *place, *say.fault("amended-before", document.id, change.at))
        for owner, words in ((document.id, change.at), (change.by, change.at_by)):
            if words:
                _place(catalogue, owner, words, place, issues)


def _place(catalogue: Catalogue, owner: str, words: str, place: Place, issues: Issues) -> None:
    """The words name a place, and the text of the document, where there is one, has it."""
    anchors = place_anchors(words)
    if not anchors:
        issues.add(Code.SAI_GIA_TRI, *place, *say.fault("amended-place", owner, words))
    stored = catalogue.texts.newest.get(owner)
    known = names_of(stored.text) if stored else {}
    for anchor in anchors if known else []:
        found = anchor_in([anchor], known)
        if found is None or not found.endswith(anchor.removeprefix("kem-theo.")):
            issues.add(Code.DIEU_KHONG_CO, *place, *say.fault("amended-no-place", words, owner))
