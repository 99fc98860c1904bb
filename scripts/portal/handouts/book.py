"""The book of the whole course as one PDF: chapters, keys, index of documents, glossary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Module
from portal.content.references import full_name
from portal.content.writing import write_if_changed
from portal.extensions.context import address
from portal.flow.pages import PageFlows
from portal.handouts.build import page_count, source_markup
from portal.handouts.cache import room_seal
from portal.handouts.markup import call, escape, string
from portal.handouts.subjects import COURSE, COURSE_TITLE, content_day, module_path
from portal.handouts.typesetting import MAIN, compile_pdf, qr_svg, template
from portal.handouts.writer import TypstWriter
from portal.questions import bank
from portal.vietnamese import format_date, sort_key

NAME = "tai-lieu-tap-huan.pdf"
SUBTITLE = "Xây dựng xã hội học tập"
_NOTE = (
    "Chữ có gạch chân chấm là số theo báo chí hoặc cổng thông tin nhắc lại, chưa đối chiếu bản gốc. "
    "Nhãn “cần đối chiếu” là điều ban biên soạn suy ra. Văn bản hết hiệu lực được ghi rõ; "
    "hãy xem tình trạng mới nhất trên cổng."
)


def build_book(flows: PageFlows, out: Path, cache: Path) -> Iterator[Download]:
    """Write the book into *out*, reusing *cache* by content hash; nothing when there are no modules.

    Fonts are expected in ``cache/fonts``.
    """
    catalogue = flows.catalogue
    if not catalogue.modules:
        return
    source = book_source(flows)
    day = content_day(catalogue)
    seal = room_seal(catalogue, cache / "fonts")
    stored = cache / "book" / f"{hashlib.sha256(seal + source.encode()).hexdigest()[:32]}.pdf"
    if not stored.exists():
        files = {
            MAIN: source.encode(),
            "handout.typ": template("handout.typ").encode(),
            "book.typ": template("book.typ").encode(),
            "qr.svg": qr_svg(catalogue.portal.site_url),
        }
        made = compile_pdf(files, cache / "fonts", day, catalogue.portal.colours.model_dump())
        write_if_changed(stored, made)
    data = stored.read_bytes()
    write_if_changed(out / NAME, data)
    yield Download(
        NAME, f"{COURSE_TITLE}: {SUBTITLE.lower()}", "PDF", COURSE, len(data), page_count(data),
        hashlib.sha256(data).hexdigest(),
    )  # fmt: skip


def book_source(flows: PageFlows) -> str:
    """Return the Typst source of the book.

    Raises ReferenceLookupError when a reference on a page stands for nothing.
    """
    catalogue = flows.catalogue
    portal = catalogue.portal
    options = {
        "title": string(COURSE_TITLE),
        "subtitle": string(SUBTITLE),
        "organisation": string(portal.organisation.vi),
        "portal": string(portal.name.vi),
        "address": string(portal.site_url),
        "date": string(f"Nội dung soát ngày {format_date(content_day(catalogue))}"),
        "qr-alt": string(f"Mã QR dẫn tới {portal.site_url}"),
        "words": '(page: "Trang", contents: "Mục lục")',
        "note": f"[{escape(_NOTE)}]",
    }
    parts = ['#import "book.typ": *']
    parts.append(f"#show: book.with({', '.join(f'{k}: {v}' for k, v in options.items())})")
    keys: list[str] = []
    for module in sorted(catalogue.modules.values(), key=lambda m: m.number):
        chapter, own = _chapter(flows, module)
        parts.append(chapter)
        if own:
            keys += [call("heading", escape(f"Học phần {module.number}"), depth="2"), *own]
    if keys:
        parts += ["#pagebreak(weak: true)", call("heading", "Đáp án", depth="1"), *keys]
    documents = [f"({string(d.id)}, [{escape(full_name(d))}])" for d in catalogue.documents.values()]
    parts += ["#pagebreak(weak: true)", call("heading", "Văn bản được nhắc tới, ở trang nào", depth="1")]
    parts.append(f"#document-index(({', '.join(documents)},))")
    parts += ["#pagebreak(weak: true)", call("heading", "Thuật ngữ", depth="1"), _glossary(catalogue)]
    return "\n\n".join(parts) + "\n"


def _chapter(flows: PageFlows, module: Module) -> tuple[str, list[str]]:
    """The chapter of a module and the lines of its key."""
    catalogue = flows.catalogue
    path = module_path(catalogue, module)
    xhtml, facts = flows.xhtml(path)
    start = catalogue.portal.site_url + "van-ban/"
    writer = TypstWriter(catalogue.fact_owner, partial(bank, catalogue), named=start)
    body = [writer.document(xhtml)]
    body += source_markup(catalogue, facts, writer.owners)
    url = catalogue.portal.site_url + address(path)
    name = string(f"Học phần {module.number}")
    content = "\n\n".join(body)
    return f"#chapter({name}, {string(module.title)}, {string(url)})[\n{content}\n]", writer.keys


def _glossary(catalogue: Catalogue) -> str:
    rows = []
    for term in sorted(catalogue.terms.values(), key=lambda t: sort_key(t.term)):
        short = f" ({', '.join(term.abbr)})" if term.abbr else ""
        rows.append(f"([{escape(term.term + short)}], [{escape(term.definition)}])")
    return f"#glossary(({', '.join(rows)},))"
