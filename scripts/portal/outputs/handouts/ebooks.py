"""E-books of each module and of the whole course."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from portal.content.models import Module
from portal.content.references import full_name
from portal.document import Pages
from portal.locales import Speaker, page_text, text
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted
from portal.outputs.subjects import COURSE, content_day, module_path
from portal.questions import bank
from portal.render.epub import Chapter, Metadata, epub
from portal.render.epub.foot import page_foot
from portal.render.epub.xhtml import XhtmlWriter
from portal.vietnamese import format_date, sort_key

say = Speaker("handout")


def build_epubs(pages: Pages, fonts: Path) -> Iterator[Wanted]:
    """Want an e-book of every module and one of the course."""
    catalogue = pages.catalogue
    seal = room_seal(catalogue, fonts, "portal.outputs.handouts")
    modules = sorted(catalogue.modules.values(), key=lambda m: m.number)
    for module in modules:
        page = pages.of(module_path(catalogue, module))
        title = page_text("module-titled", "vi", module.number, catalogue.module_title(module))
        make = _maker(pages, [module], _metadata(pages, title, page.url, module.updated), alone=True)
        yield Wanted(
            f"hoc-phan-{module.number:02d}.epub",
            text("files", "ebook-module", "vi", module.number, catalogue.module_title(module)),
            "EPUB",
            module.id,
            seal + repr((module, page, bank(catalogue, module.id))).encode(),
            make,
        )
    title = say("course-titled", catalogue.portal.subject)
    about = _metadata(pages, title, catalogue.portal.site_url, content_day(catalogue))
    content = repr([(m, pages.of(module_path(catalogue, m)), bank(catalogue, m.id)) for m in modules])
    status = [catalogue.status(document) for document in catalogue.documents]
    content += repr((catalogue.terms, catalogue.documents, status))
    yield Wanted(
        "tai-lieu-tap-huan.epub",
        text("files", "ebook", "vi", title),
        "EPUB",
        COURSE,
        seal + content.encode(),
        _maker(pages, modules, about, alone=False),
    )


def _metadata(pages: Pages, title: str, address: str, day: str) -> Metadata:
    return Metadata(title, pages.catalogue.portal.organisation.vi, address, day, say("rights"))


def _maker(pages: Pages, modules: Sequence[Module], about: Metadata, *, alone: bool) -> Callable[[], bytes]:
    def make() -> bytes:
        catalogue = pages.catalogue
        inside = {
            pages.of(module_path(catalogue, m)).url: f"hoc-phan-{m.number:02d}.xhtml" for m in modules
        }

        def links(href: str) -> str:
            page, _, anchor = href.partition("#")
            return inside[page] + (f"#{anchor}" if anchor else "") if page in inside else href

        chapters = [Chapter("bia", about.title, _title_page(pages, about))]
        chapters += [_module(pages, module, links) for module in modules]
        if not alone:
            chapters += [_documents(pages), _glossary(pages)]
        return epub(about, chapters)

    return make


def _title_page(pages: Pages, about: Metadata) -> str:
    portal = pages.catalogue.portal
    return (
        f'<p class="kicker">{escape(portal.organisation.vi)}</p><h1>{escape(about.title)}</h1>'
        f"<p>{escape(say('ebook-about', portal.name.vi, format_date(about.day)))}</p>"
        f'<p><a href="{escape(about.address)}">{escape(about.address)}</a></p>'
        f"<p>{escape(say('ebook-note'))}</p>"
        f'<p class="fine">{escape(about.rights)}</p>'
    )


def _module(pages: Pages, module: Module, links: Callable[[str], str]) -> Chapter:
    page = pages.of(module_path(pages.catalogue, module))
    writer = XhtmlWriter(bank(pages.catalogue, module.id), links)
    name = page_text("module-titled", "vi", module.number, pages.catalogue.module_title(module))
    body = f"<h1>{escape(name)}</h1>\n{writer.blocks(page.tree.blocks)}\n{page_foot(page)}"
    return Chapter(f"hoc-phan-{module.number:02d}", name, body, writer.pictures > 0, writer.images)


def _documents(pages: Pages) -> Chapter:
    lines = []
    for document in pages.catalogue.documents.values():
        status = page_text(f"status.{pages.catalogue.status(document.id)}", "vi").lower()
        issued = say("issued", format_date(document.issued)) if document.issued else ""
        lines.append(f"<li><strong>{escape(full_name(document))}</strong>{issued}; {status}.</li>")
    name = say("documents")
    return Chapter("danh-muc-van-ban", name, f"<h1>{name}</h1><ul>{''.join(lines)}</ul>")


def _glossary(pages: Pages) -> Chapter:
    rows = []
    for term in sorted(pages.catalogue.terms.values(), key=lambda t: sort_key(t.term)):
        short = f" ({', '.join(term.abbr)})" if term.abbr else ""
        rows.append(f"<dt>{escape(term.term + short)}</dt><dd>{escape(term.definition)}</dd>")
    name = say("terms")
    return Chapter("thuat-ngu", name, f"<h1>{name}</h1><dl>{''.join(rows)}</dl>")
