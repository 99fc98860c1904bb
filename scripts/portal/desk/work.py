"""What the editors' page has done: a file read, a draft compared, a draft written; in its shapes."""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock

from portal.content.catalogue import Catalogue
from portal.content.days import today
from portal.content.fulltext import place_of
from portal.content.held import refreshed
from portal.content.references import full_name
from portal.desk.conversion import letters, lines_of, mended, shown
from portal.desk.refusing import RefusedError
from portal.desk.shapes import (
    DeskChange,
    DeskRemark,
    DeskRow,
    Difference,
    Draft,
    KnownDocument,
    Preview,
    Reading,
    Written,
)
from portal.intake.flow import IntakeError, SourceText
from portal.intake.importing import Plan, carry_out, plan_import
from portal.intake.readers import read_file
from portal.intake.recognising import recognise
from portal.intake.registry import document_for, suggested_id
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("intake-desk")

KEPT = 12
"""Files that are remembered, the last ones."""
_LABEL = 10
"""Letters that a number with its word may take ("Chương XXVII")."""


class Workbench:
    """The files an editor is at, by key, and the project they go into."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._files: OrderedDict[str, SourceText] = OrderedDict()
        self._lock = Lock()

    @property
    def _catalogue(self) -> Catalogue:
        return refreshed(self._paths).catalogue

    def documents(self) -> Iterator[KnownDocument]:
        """Yield the documents of the register."""
        catalogue = self._catalogue
        for document in catalogue.documents.values():
            has_text = document.id in catalogue.texts.newest
            yield KnownDocument(id=document.id, name=full_name(document), has_text=has_text)

    def read(self, name: str, data: bytes) -> Reading:
        """Return what is recognised in a file. Raises RefusedError when it cannot be read."""
        name = PureWindowsPath(PurePosixPath(name).name).name
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"tep{Path(name).suffix.lower()}"
            path.write_bytes(data)
            try:
                source = replace(read_file(path), file=name)
            except IntakeError as error:
                raise RefusedError(str(error)) from None
        found = recognise(source)
        lines = lines_of(source)
        text = shown(found.text, lines)
        remarks = [DeskRemark(text=line) for line in source.remarks]
        remarks += [DeskRemark(text=one.message, row=_row_of(text.rows, one.line)) for one in found.remarks]
        with self._lock:
            self._files[source.sha256] = source
            while len(self._files) > KEPT:
                self._files.popitem(last=False)
        return Reading(
            key=source.sha256,
            file=name,
            pages=source.pages,
            document=document_for(self._catalogue, found.text, name) or suggested_id(found.text),
            lines=lines,
            remarks=remarks,
            text=text,
        )

    def preview(self, draft: Draft) -> Preview:
        """Return what writing *draft* would do. Raises RefusedError when it cannot be written."""
        plan = self._plan(draft)
        return Preview(
            fresh=plan.fresh,
            files=[path.relative_to(self._paths.root).as_posix() for path in plan.files],
            differences=[
                Difference(field=one.field, registered=one.registered, file=one.file)
                for one in plan.differences
            ],
            changes=[
                DeskChange(place=one.place, before=one.before, after=one.after) for one in plan.changes
            ],
            remarks=list(plan.by_hand),
        )

    def write(self, draft: Draft) -> Written:
        """Write *draft*, all of it or nothing. Raises RefusedError, and OSError when the disk refuses."""
        files = carry_out(self._plan(draft))
        page = place_of(draft.document).removesuffix(".md")
        return Written(files=[p.relative_to(self._paths.root).as_posix() for p in files], page=f"{page}/")

    def _plan(self, draft: Draft) -> Plan:
        source = self._files.get(draft.key)
        if source is None:
            raise RefusedError(say("forgotten"))
        if not draft.document:
            raise RefusedError(say("no-document"))
        try:
            return plan_import(
                self._catalogue,
                self._paths,
                source,
                draft.document,
                version=draft.version or None,
                text=mended(draft.text),
                today=today(),
            )
        except IntakeError as error:
            raise RefusedError(str(error)) from None


def _row_of(rows: Sequence[DeskRow], line: str) -> int | None:
    """Index of the first row that begins as *line* does, which may be numbered, or cut short."""
    said = letters(line)
    if not said:
        return None
    for at, row in enumerate(rows):
        words = letters(row.text)
        starts = [said[skip:] for skip in range(min(len(said), _LABEL))]
        if words in starts or any(words.startswith(one) for one in starts if len(one) > _LABEL):
            return at
    return None
