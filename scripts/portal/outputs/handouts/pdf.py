"""Handout PDFs of modules and regulation pages: A4, tagged (PDF/UA-1), byte-identical when built twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.document import Image, Pages
from portal.locales import Speaker, text
from portal.markdown.context import address
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.outputs.subjects import Subject, subjects
from portal.render.typst import TypstWriter, sources
from portal.render.typst.glyphs import printable
from portal.render.typst.markup import string
from portal.render.typst.typesetting import MAIN, compile_pdf, picture_files, qr_svg, templates
from portal.vietnamese import format_date

say = Speaker("handout")

FONTS = ("Tinos", "Be Vietnam Pro")
"""The only typefaces a handout may embed."""
LARGE = "-chu-lon"
"""Ends the names of files in large print."""
LARGE_SCALE = 18 / 11.5
"""Text of 18 pt instead of 11.5."""


def handout_source(pages: Pages, subject: Subject) -> tuple[str, set[Image]]:
    """Return the Typst source of a handout, and the pictures it names.

    Raises ReferenceLookupError when a reference on the page stands for nothing.
    """
    catalogue = pages.catalogue
    page = pages.of(subject.path)
    writer = TypstWriter(catalogue)
    body = writer.blocks(page.tree.blocks)
    options = {
        "title": string(subject.title),
        "subtitle": string(subject.running),
        "kicker": string(subject.kicker),
        "organisation": string(catalogue.portal.organisation.vi),
        "portal": string(catalogue.portal.name.vi),
        "address": string(page.url),
        "date": string(say("checked", format_date(subject.day))),
        "qr-alt": string(say("qr", page.url)),
    }
    show = ", ".join(f"{k}: {v}" for k, v in options.items())
    parts = ['#import "handout.typ": *', f"#show: handout.with({show})", body, *sources(page)]
    return "\n\n".join(parts) + "\n", writer.images


def compile_handout(
    source: str,
    images: Iterable[Image],
    catalogue: Catalogue,
    subject: Subject,
    fonts: Path,
    scale: float,
) -> bytes:
    """Compile Typst *source* to PDF/UA-1 with the fonts in *fonts* only; text is *scale* times as large.

    *images* are the pictures it names. Raises typst.TypstError when the input is not accessible or does not
    compile.
    """
    files = {
        MAIN: printable(source, fonts).encode(),
        **templates("handout.typ"),
        "qr.svg": qr_svg(catalogue.portal.site_url + address(subject.path)),
        **picture_files(images, fonts),
    }
    inputs = catalogue.portal.colours.model_dump() | {"scale": f"{scale:.4f}"}
    return compile_pdf(files, fonts, subject.day, inputs)


def build_handouts(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the handouts of every module and regulation page, each in usual and in large print."""
    catalogue = pages.catalogue
    seal = room_seal(catalogue, fonts, "portal.outputs.handouts")
    for subject in subjects(catalogue):
        source, images = handout_source(pages, subject)
        for ending, scale, kind in (("", 1.0, "PDF"), (LARGE, LARGE_SCALE, text("files", "pdf-large"))):
            yield Wanted(
                f"{subject.file}{ending}.pdf",
                subject.words,
                kind,
                subject.id,
                seal + repr((subject, source, scale)).encode(),
                partial(compile_handout, source, images, catalogue, subject, fonts, scale),
            )
