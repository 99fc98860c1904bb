"""Files of the sheets: one A4 of two sides a module as PDF and Word, and all of them in a booklet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from portal.content.models import Module
from portal.document import Image, Pages
from portal.locales import Speaker, text
from portal.outputs.cache import room_seal
from portal.outputs.handouts.pdf import Setting
from portal.outputs.handouts.sheet import ReadSheet, read_sheet
from portal.outputs.handouts.word import cover_of, png_of
from portal.outputs.store import Wanted, page_count
from portal.outputs.subjects import Subject, content_day, subjects
from portal.render.docx.sheet import SheetFigure, sheet_docx
from portal.render.typst import TypstWriter
from portal.render.typst.glyphs import printable
from portal.render.typst.markup import escape, string
from portal.render.typst.sources import source_names
from portal.render.typst.typesetting import MAIN, compile_pdf, picture_files, qr_png, qr_svg, templates
from portal.vietnamese import format_date

say, named = Speaker("handout"), Speaker("files")

TRIES = ((14.0, 145), (14.0, 125), (14.0, 105), (13.5, 95), (13.0, 85), (13.0, 70), (13.0, 55))
"""Size of the text, pt, and how high a picture may be, mm: the first with which a sheet has two sides."""
SIDES = 2
POCKET, POCKET_PICTURE = Setting(11.0, "a5"), 48
"""Letters and paper of the booklet; how high a picture may be in it, mm."""


def sheets_of_modules(pages: Pages) -> list[tuple[Module, Subject, ReadSheet]]:
    """Return the modules that have a sheet, by number.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    found = []
    for subject in subjects(pages.catalogue):
        module = pages.catalogue.modules.get(subject.id)
        sheet = read_sheet(pages, module) if module else None
        if module and sheet:
            found.append((module, subject, sheet))
    return found


def build_sheets(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the sheet of every module that has one."""
    seal = room_seal(pages.catalogue, fonts, "portal.outputs.handouts")
    for module, subject, sheet in sheets_of_modules(pages):
        name, title = (
            sheet_name(module),
            named("sheet", module.number, pages.catalogue.module_title(module)),
        )
        source = seal + repr((subject, module, sheet)).encode()
        yield Wanted(
            f"{name}.pdf",
            title,
            text("files", "sheet-pdf"),
            module.id,
            source,
            partial(sheet_pdf, pages, module, subject, sheet, fonts),
        )
        yield Wanted(
            f"{name}.docx",
            title,
            text("files", "sheet-word"),
            module.id,
            source,
            partial(_word, pages, module, subject, sheet, fonts),
        )


def sheet_name(module: Module) -> str:
    """File name of the sheet, without ending."""
    return f"hoc-phan-{module.number:02d}-mot-to"


def sheet_pdf(pages: Pages, module: Module, subject: Subject, sheet: ReadSheet, fonts: Path) -> bytes:
    """Set a sheet as PDF/UA-1, in letters and with a picture as large as two sides allow.

    Raises typst.TypstError when the input is not accessible or does not compile.
    """
    pdf = b""
    for body, height in TRIES:
        drawn, images = sheet_call(pages, module, subject, sheet, height)
        options = _around(pages, subject.title, sheet.page.url, say("sheet-running", module.number))
        pdf = compile_sheets(
            pages, f"sheets.with({options})", [drawn], images, [module], Setting(body), fonts
        )
        if page_count(pdf) <= SIDES:
            break
    return pdf


def compile_sheets(
    pages: Pages,
    show: str,
    drawn: Sequence[str],
    images: set[Image],
    modules: Sequence[Module],
    setting: Setting,
    fonts: Path,
) -> bytes:
    """Compile *drawn* (calls of ``sheet.typ``) under the rule *show*; *images* are the pictures named."""
    catalogue = pages.catalogue
    source = "\n\n".join(['#import "sheet.typ": *', f"#show: {show}", *drawn])
    paths = {subject.id: pages.of(subject.path).url for subject in subjects(catalogue)}
    files = {
        MAIN: printable(source, fonts).encode(),
        **templates("handout.typ", "sheet.typ"),
        "qr-portal.svg": qr_svg(catalogue.portal.site_url),
        **{f"qr-{module.id}.svg": qr_svg(paths[module.id]) for module in modules},
        **picture_files(images, fonts),
    }
    return compile_pdf(files, fonts, content_day(catalogue), setting.inputs(catalogue))


def sheet_call(
    pages: Pages, module: Module, subject: Subject, sheet: ReadSheet, height: int
) -> tuple[str, set[Image]]:
    """Return the Typst call that draws a sheet, its picture at most *height* mm high, and that picture."""
    writer = TypstWriter(pages.catalogue)
    options = {
        "title": string(subject.title),
        "kicker": string(say("sheet", module.number)),
        "about": string(f"{pages.catalogue.portal.organisation.vi} · {pages.catalogue.portal.name.vi}"),
        "code": string(f"qr-{module.id}.svg"),
        "code-alt": string(say("qr", sheet.page.url)),
        "rests": f"[{source_names(sheet.page)} {escape(say('checked', format_date(subject.day)))}.]",
    }
    for part in ("brief", "do", "by", "ask", "remember"):
        options[part] = f"[{writer.blocks(getattr(sheet, part))}]"
    images: set[Image] = set()
    if sheet.picture is not None and module.sheet and module.sheet.picture:
        images = {sheet.picture.image}
        told = (string(sheet.picture.image.name), string(sheet.picture.alt), f"{height}mm")
        caption = f"[*{escape(module.sheet.picture.caption)}* {writer.blocks(sheet.picture.caption)}]"
        options["picture"] = f"({', '.join((*told, caption))})"
    return f"#sheet({', '.join(f'{key}: {value}' for key, value in options.items())})", images


def pocket_pages(pages: Pages, fonts: Path) -> bytes:
    """All sheets on the pages of a booklet (A5), in the order of reading: cover, contents, sheets."""
    found, images, drawn = sheets_of_modules(pages), set[Image](), []
    for module, subject, sheet in found:
        call, pictures = sheet_call(pages, module, subject, sheet, POCKET_PICTURE)
        images |= pictures
        drawn.append(call)
    site = pages.catalogue.portal.site_url
    options = _around(pages, say("sheets"), site, say("sheets"))
    show = (
        f"pocket.with(about: {string(say('sheets-about'))}, code-alt: {string(say('qr', site))}, {options})"
    )
    return compile_sheets(pages, show, drawn, images, [m for m, _, _ in found], POCKET, fonts)


def _around(pages: Pages, title: str, address: str, running: str) -> str:
    portal = pages.catalogue.portal
    options = {
        "title": title,
        "running-title": running,
        "organisation": portal.organisation.vi,
        "portal": portal.name.vi,
        "address": address,
    }
    return ", ".join(f"{key}: {string(value)}" for key, value in options.items())


def _word(pages: Pages, module: Module, subject: Subject, sheet: ReadSheet, fonts: Path) -> bytes:
    parts = {
        say(f"sheet-{part}"): getattr(sheet, part) for part in ("brief", "do", "by", "ask", "remember")
    }
    about = cover_of(subject, pages)
    cover = replace(about, kicker=say("sheet", module.number))
    picture = None
    if sheet.picture is not None and module.sheet and module.sheet.picture:
        picture = SheetFigure(png_of(sheet.picture, fonts), sheet.picture, module.sheet.picture.caption)
    return sheet_docx(parts, picture, cover, sheet.page, qr_png(sheet.page.url))
