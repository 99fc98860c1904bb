"""Booklets: pages of half the paper laid out so that the folded sheets read in order.

Printed on both sides, turned over the short edge, folded and stapled in the fold. They are for the printer:
tags and links of the pages do not come along, the same content is accessible in the handout.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from portal.document import Pages
from portal.locales import Speaker
from portal.outputs.cache import room_seal
from portal.outputs.handouts.pdf import POCKET, compile_handout, handout_source
from portal.outputs.handouts.sheet_files import pocket_pages, sheets_of_modules
from portal.outputs.store import Wanted
from portal.outputs.subjects import COURSE, Subject, subjects

named = Speaker("files")

POCKET_BOOK = "so-tay-bo-tui.pdf"
A4_LANDSCAPE = (841.89, 595.276)
"""Width and height of the sheet, pt."""
PAGES_A_SHEET = 4


def order(count: int) -> list[tuple[int | None, int | None]]:
    """Return what stands left and right on each side of the sheets, pages counted from 0; None is blank.

    >>> order(5)
    [(None, 0), (1, None), (None, 2), (3, 4)]
    """
    total = -(-count // PAGES_A_SHEET) * PAGES_A_SHEET
    sides: list[tuple[int, int]] = []
    for sheet in range(total // PAGES_A_SHEET):
        first = 2 * sheet
        sides += [(total - 1 - first, first), (first + 1, total - 2 - first)]
    return [(_there(left, count), _there(right, count)) for left, right in sides]


def _there(page: int, count: int) -> int | None:
    return page if page < count else None


def booklet(pages: bytes, title: str) -> bytes:
    """Return the A5 *pages* of a PDF two on a side of A4, in the order of a booklet."""
    made, out = Pdf.new(), io.BytesIO()
    width, height = A4_LANDSCAPE
    with pikepdf.open(io.BytesIO(pages)) as read:
        forms = [made.copy_foreign(page.as_form_xobject()) for page in read.pages]
        for form in forms:
            for key in ("/StructParents", "/StructParent"):
                if key in form:
                    del form[key]
        for side in order(len(forms)):
            placed = [(at, forms[page]) for at, page in enumerate(side) if page is not None]
            content = "".join(f"q 1 0 0 1 {at * width / 2:.3f} 0 cm /P{at} Do Q\n" for at, _ in placed)
            resources = Dictionary(XObject=Dictionary({f"/P{at}": form for at, form in placed}))
            made.add_blank_page(page_size=(width, height))
            made.pages[-1].obj[Name.Resources] = resources
            made.pages[-1].obj[Name.Contents] = made.make_stream(content.encode())
        made.docinfo[Name.Title] = title
        made.Root[Name.Lang] = "vi-VN"
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def build_booklets(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want a booklet of all sheets, and one of every module's handout."""
    catalogue = pages.catalogue
    seal = room_seal(catalogue, fonts, "portal.outputs.handouts")
    sheets, title = sheets_of_modules(pages), named("booklet-of-sheets")
    if sheets:
        yield Wanted(
            POCKET_BOOK,
            title,
            named("booklet"),
            COURSE,
            seal + repr(sheets).encode(),
            partial(lambda title: booklet(pocket_pages(pages, fonts), title), title),
        )
    for subject in subjects(catalogue):
        if subject.id in catalogue.modules:
            source, _ = handout_source(pages, subject)
            module = catalogue.modules[subject.id]
            title = named("booklet-of", module.number, catalogue.module_title(module))
            yield Wanted(
                f"hoc-phan-{module.number:02d}-so-gap.pdf",
                title,
                named("booklet"),
                subject.id,
                seal + repr((subject, source, POCKET)).encode(),
                partial(_made, pages, subject, fonts, title),
            )


def _made(pages: Pages, subject: Subject, fonts: Path, title: str) -> bytes:
    return booklet(compile_handout(pages, subject, fonts, POCKET), title)
