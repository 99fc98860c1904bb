"""The book of the whole course as one PDF: chapters, index of documents, glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.references import full_name
from portal.document import Image, Pages
from portal.locales import Speaker, page_text
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.outputs.subjects import COURSE, content_day, module_path
from portal.render.typst import TypstWriter, sources
from portal.render.typst.glyphs import printable
from portal.render.typst.markup import call, escape, string
from portal.render.typst.typesetting import MAIN, compile_pdf, picture_files, qr_svg, templates
from portal.vietnamese import capitalised, format_date, sort_key

say = Speaker("handout")

NAME = "tai-lieu-tap-huan.pdf"


def build_book(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want the book; nothing when there are no modules."""
    catalogue = pages.catalogue
    if not catalogue.modules:
        return
    source, images = book_source(pages)

    def make() -> bytes:
        files = {
            MAIN: printable(source, fonts).encode(),
            **templates("handout.typ", "book.typ"),
            "qr.svg": qr_svg(catalogue.portal.site_url),
            **picture_files(images, fonts),
        }
        day = content_day(catalogue)
        return compile_pdf(files, fonts, day, catalogue.portal.colours.model_dump())

    seal = room_seal(catalogue, fonts, "portal.outputs.handouts")
    yield Wanted(
        NAME, say("course-titled", catalogue.portal.subject), "PDF", COURSE, seal + source.encode(), make
    )


def book_source(pages: Pages) -> tuple[str, set[Image]]:
    """Return the Typst source of the book, and the pictures it names.

    Raises ReferenceLookupError when a reference on a page stands for nothing.
    """
    catalogue = pages.catalogue
    portal = catalogue.portal
    options = {
        "title": string(say("course")),
        "subtitle": string(capitalised(catalogue.portal.subject)),
        "organisation": string(portal.organisation.vi),
        "portal": string(portal.name.vi),
        "address": string(portal.site_url),
        "date": string(say("checked", format_date(content_day(catalogue)))),
        "qr-alt": string(say("qr", portal.site_url)),
        "note": f"[{escape(say('book-note'))}]",
    }
    parts = ['#import "book.typ": *']
    parts.append(f"#show: book.with({', '.join(f'{k}: {v}' for k, v in options.items())})")
    images: set[Image] = set()
    for module in sorted(catalogue.modules.values(), key=lambda m: m.number):
        chapter, found = _chapter(pages, module)
        parts.append(chapter)
        images |= found
    documents = [f"({string(d.id)}, [{escape(full_name(d))}])" for d in catalogue.documents.values()]
    parts += ["#pagebreak(weak: true)", call("heading", say("index"), depth="1")]
    parts.append(f"#document-index(({', '.join(documents)},))")
    parts += ["#pagebreak(weak: true)", call("heading", say("terms"), depth="1"), _glossary(catalogue)]
    return "\n\n".join(parts) + "\n", images


def _chapter(pages: Pages, module: Module) -> tuple[str, set[Image]]:
    """The chapter of a module, and its pictures."""
    page = pages.of(module_path(pages.catalogue, module))
    writer = TypstWriter(pages.catalogue, named=pages.catalogue.portal.site_url + "van-ban/")
    content = "\n\n".join([writer.blocks(page.tree.blocks), *sources(page)])
    name = string(page_text("module", "vi", module.number))
    title = pages.catalogue.module_title(module)
    return f"#chapter({name}, {string(title)}, {string(page.url)})[\n{content}\n]", writer.images


def _glossary(catalogue: Catalogue) -> str:
    rows = []
    for term in sorted(catalogue.terms.values(), key=lambda t: sort_key(t.term)):
        short = f" ({', '.join(term.abbr)})" if term.abbr else ""
        rows.append(f"([{escape(term.term + short)}], [{escape(term.definition)}])")
    return f"#glossary(({', '.join(rows)},))"
