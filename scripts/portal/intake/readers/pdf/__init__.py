"""PDF files with a text layer: rows of print become paragraphs again; scanned ones are refused with advice.

PDFium finds letters and lines; how they belong together is worked out here. Leaves to others: letters of
old fonts (``lettering``), what the lines mean.
"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from portal.intake.flow import IntakeError, SourceText
from portal.intake.readers.lettering import Lettering
from portal.intake.readers.pdf.glyphs import Page, page_of
from portal.intake.readers.pdf.reading import Reading
from portal.locales import Speaker

say = Speaker("intake-readers")

MAX_PAGES = 600
_FEW = 60
"""Letters a page: fewer, on average, are the stamps and numbers of scanned pages."""
_COVERED = 0.6
"""Of a page: pictures that cover more are what was scanned."""


def read(data: bytes, _name: str) -> SourceText:
    """Return the words of a PDF. Raises IntakeError when it is broken, locked, too long or scanned."""
    pages = _pages(data)
    letters = sum(len(page.glyphs) for page in pages)
    scanned = [page for page in pages if page.pictured > _COVERED]
    few = letters < _FEW * len(pages)
    if (few and (scanned or letters < len(pages))) or letters < 3 * sum(page.strange for page in pages):
        raise IntakeError(say("scan", len(pages)))
    lettering = Lettering((glyph.text, glyph.font) for page in pages for glyph in page.glyphs)
    blocks = Reading(pages, lettering).blocks()
    wordless = [str(page.number) for page in scanned if len(page.glyphs) < _FEW]
    remarks = [say("trang-hinh", ", ".join(wordless))] if wordless else []
    remarks += [say("co-ocr")] if len(scanned) > len(wordless) else []
    return SourceText(
        "",
        "",
        "pdf",
        blocks,
        encoding=lettering.encoding,
        pages=len(pages),
        remarks=(*remarks, *lettering.remarks()),
    )


def _pages(data: bytes) -> list[Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        raise IntakeError(say("mat-khau-pdf") if locked else say("hong")) from error
    count = len(document)
    if count > MAX_PAGES:
        raise IntakeError(say("nhieu-trang", count, MAX_PAGES))
    found = []
    for at in range(count):
        try:
            page = document[at]
        except pdfium.PdfiumError as error:
            raise IntakeError(say("hong")) from error
        found.append(page_of(page, at + 1))
        page.close()
    return found
