"""Handout PDFs of modules and regulation pages: A4, tagged (PDF/UA-1), byte-identical when built twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
GIVEN = 11.5
"""Size of the text for which the templates give all sizes, pt."""


@dataclass(frozen=True)
class Setting:
    """How large letters and paper are."""

    body: float
    """Size of the text, pt."""
    paper: str = "a4"

    def inputs(self, catalogue: Catalogue) -> dict[str, str]:
        """What the templates are told."""
        return catalogue.portal.colours.model_dump() | {
            "scale": f"{self.body / GIVEN:.4f}",
            "paper": self.paper,
        }


USUAL, LARGE_PRINT, POCKET = Setting(13.0), Setting(18.0), Setting(11.5, "a5")


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
    parts = ['#import "handout.typ": *', f"#show: handout.with({show})", body]
    whole = say("qr-sources", full_sources(pages, subject))
    return "\n\n".join([*parts, *sources(page, whole)]) + "\n", writer.images


def full_sources(pages: Pages, subject: Subject) -> str:
    """Where the portal tells every source and every doubt of a page; documents tell them place by place."""
    page = pages.of(subject.path)
    return page.url + ("#dieu-chua-chac" if page.doubts and subject.id in pages.catalogue.modules else "")


def compile_handout(pages: Pages, subject: Subject, fonts: Path, setting: Setting) -> bytes:
    """Set the handout of *subject* as PDF/UA-1 with the fonts in *fonts* only.

    Raises ReferenceLookupError when a reference stands for nothing, typst.TypstError when the input is not
    accessible or does not compile.
    """
    catalogue = pages.catalogue
    source, images = handout_source(pages, subject)
    files = {
        MAIN: printable(source, fonts).encode(),
        **templates("handout.typ"),
        "qr.svg": qr_svg(catalogue.portal.site_url + address(subject.path)),
        "qr-sources.svg": qr_svg(full_sources(pages, subject)),
        **picture_files(images, fonts),
    }
    return compile_pdf(files, fonts, subject.day, setting.inputs(catalogue))


def build_handouts(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the handouts of every module and regulation page, each in usual and in large print."""
    catalogue = pages.catalogue
    seal = room_seal(catalogue, fonts, "portal.outputs.handouts")
    for subject in subjects(catalogue):
        source, _ = handout_source(pages, subject)
        for ending, setting, kind in (("", USUAL, "PDF"), (LARGE, LARGE_PRINT, text("files", "pdf-large"))):
            yield Wanted(
                f"{subject.file}{ending}.pdf",
                subject.words,
                kind,
                subject.id,
                seal + repr((subject, source, setting)).encode(),
                partial(compile_handout, pages, subject, fonts, setting),
            )
