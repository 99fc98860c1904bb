"""Pictures of pages: what they name exists, and there is something to look at."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.slide_parts import Fault, faults_of_flow, faults_of_picture
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Form
from portal.content.models.slide_picture import (
    FilledPicture,
    FlowPicture,
    NumberPicture,
    PagePicture,
    StepsPicture,
)
from portal.content.pages import REFERENCE
from portal.content.pictures import BLOCK, shown
from portal.content.references import ReferenceLookupError
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("slide-lint")


def check_pictures(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every ``/// picture`` of every page."""
    for page in catalogue.pages:
        for block in page.blocks:
            if block.name != BLOCK:
                continue
            options = page.options_of(block)
            try:
                found = shown(catalogue, page.path, block.argument, options)
            except ReferenceLookupError as problem:
                issues.add(problem.code, page.source, block.line, problem.message, problem.hint)
                continue
            if not block.argument:  # what a slide names is checked with its deck
                for fault in _faults(catalogue, paths, found):
                    code = Code.KHOI if fault.code is Code.TRANG_CHIEU else fault.code
                    issues.add(code, page.source, block.line, fault.message, fault.hint)


def _faults(catalogue: Catalogue, paths: Paths, found: PagePicture) -> Iterator[Fault]:
    name = f"/// {BLOCK}"
    match found:
        case StepsPicture():
            return
        case FlowPicture():
            yield from faults_of_flow(catalogue, name, found)
        case NumberPicture():
            if not REFERENCE.search(found.number):
                yield Fault(*say.fault("no-reference", name))
        case FilledPicture():
            form = catalogue.forms.get(found.form)
            if form is None:
                hint = nearest(found.form, list(catalogue.forms))
                yield Fault(say("no-id", name, found.form), hint, Code.MA_KHONG_CO)
            else:
                yield from _filled(form, found)
        case _:
            yield from faults_of_picture(catalogue, paths, name, found)


def _filled(form: Form, picture: FilledPicture) -> Iterator[Fault]:
    if form.sample is None:
        yield Fault(*say.fault("no-sample", form.id))
    places = [field.id for field in form.fields if field.type not in ("table", "signature")]
    places += [f"{table.id}.{column.id}" for table in form.tables for column in table.columns]
    for wanted in picture.show:
        if wanted not in places:
            hint = nearest(wanted, places) or ", ".join(places)
            yield Fault(say("no-place", form.id, wanted), hint, Code.MA_KHONG_CO)
