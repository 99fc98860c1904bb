"""Handout PDFs of the learning modules: A4, tagged (PDF/UA-1), byte-identical when built twice."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Fact, Module
from portal.content.references import full_name
from portal.content.writing import write_if_changed
from portal.extensions.context import PageContext, address
from portal.extensions.standard import convert
from portal.handouts.markup import call, escape, sequence, string
from portal.handouts.typesetting import MAIN, compile_pdf, qr_svg, template
from portal.handouts.writer import TypstWriter
from portal.vietnamese import format_date

FONTS = ("Tinos", "Be Vietnam Pro")
"""The only typefaces a handout may embed."""


def handout_source(catalogue: Catalogue, module: Module) -> str:
    """Return the Typst source of a module's handout.

    Raises KeyError when the module has no Vietnamese page, ReferenceLookupError when a reference on
    the page stands for nothing.
    """
    path = f"hoc-phan/{catalogue.module_folders[module.id]}/index.md"
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    if page is None:
        raise KeyError(path)
    context = PageContext(catalogue, path, output="print")
    writer = TypstWriter(catalogue.fact_owner)
    body = writer.document(convert(page, context))
    url = catalogue.portal.site_url + address(path)
    options = {
        "title": string(module.title),
        "subtitle": string(f"Học phần {module.number}"),
        "kicker": string(f"Tài liệu phát tay · Học phần {module.number}"),
        "organisation": string(catalogue.portal.organisation.vi),
        "portal": string(catalogue.portal.name.vi),
        "address": string(url),
        "date": string(f"Nội dung soát ngày {format_date(module.updated)}"),
        "qr-alt": string(f"Mã QR dẫn tới {url}"),
        "words": '(page: "Trang", contents: "Mục lục", scan: "Quét để mở trang")',
    }
    show = ", ".join(f"{k}: {v}" for k, v in options.items())
    parts = ['#import "handout.typ": *', f"#show: handout.with({show})", body]
    if writer.keys:
        parts += ["#pagebreak(weak: true)", call("heading", "Đáp án", level="1"), *writer.keys]
    parts += list(_sources(catalogue, list(context.used.values()), writer.owners))
    return "\n\n".join(parts) + "\n"


def _sources(catalogue: Catalogue, facts: list[Fact], first: list[str]) -> Iterator[str]:
    """The list of sources by document, those of *first* leading in that order (the numbers in the
    text count them), and which facts were not checked against an original.
    """
    by_owner: dict[str, list[str]] = {owner: [] for owner in first}
    for fact in facts:
        urls = by_owner.setdefault(catalogue.fact_owner[fact.id], [])
        urls += [s for s in fact.sources if s not in urls]
    if by_owner:
        yield call("heading", "Nguồn", level="1")
        items = []
        for owner, urls in by_owner.items():
            document = catalogue.documents.get(owner)
            name = full_name(document) if document else f"Số liệu {catalogue.portal.province}"
            shown = [_source(catalogue, url) for url in urls]
            items.append(call("strong", escape(name)) + ". " + "; ".join(shown) + ".")
        yield call("fine", sequence("enum", items))
    doubtful = [f for f in facts if f.confidence != "chinh-van"]
    if doubtful:
        yield call("heading", "Chưa đối chiếu bản gốc", level="1")
        yield call(
            "fine",
            escape(
                "Các dữ kiện sau lấy từ nguồn thứ cấp (gạch chân chấm trong bài) hoặc là suy luận. "
                "Khi trích dẫn chính thức, xin đối chiếu bản gốc."
            ),
        )
        lines = [
            escape(f.text) + (' #pill("check")[cần đối chiếu]' if f.confidence == "suy-luan" else "")
            for f in doubtful
        ]
        yield call("fine", sequence("list", lines))


def _source(catalogue: Catalogue, url: str) -> str:
    if url in catalogue.documents:
        return escape(full_name(catalogue.documents[url]))
    breakable = escape(url).replace("\\/", "\\/\u200b").replace("\\-", "\\-\u200b")
    return f"#link({string(url)})[{breakable}]"


def compile_handout(source: str, catalogue: Catalogue, url: str, day: str, fonts: Path) -> bytes:
    """Compile Typst *source* to PDF/UA-1 with the fonts in *fonts* only.

    Raises typst.TypstError when the input is not accessible or does not compile.
    """
    sources = {
        MAIN: source.encode(),
        "handout.typ": template("handout.typ").encode(),
        "qr.svg": qr_svg(url),
    }
    return compile_pdf(sources, fonts, day, catalogue.portal.colours.model_dump())


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def build_handouts(catalogue: Catalogue, out: Path, cache: Path) -> Iterator[Download]:
    """Build the handout of every module into *out*, reusing *cache* by content hash.

    Yields one entry for the manifest as each file is done. Fonts are expected in ``cache/fonts``.
    """
    fonts = cache / "fonts"
    seal = hashlib.sha256(version("typst").encode() + template("handout.typ").encode())
    for font in sorted(fonts.glob("*.ttf")):
        seal.update(font.name.encode() + str(font.stat().st_size).encode())
    for module in sorted(catalogue.modules.values(), key=lambda m: m.number):
        source = handout_source(catalogue, module)
        url = catalogue.portal.site_url + address(
            f"hoc-phan/{catalogue.module_folders[module.id]}/index.md"
        )
        key = seal.copy()
        key.update((source + url + module.updated + str(catalogue.portal.colours)).encode())
        stored = cache / "handouts" / f"{key.hexdigest()[:32]}.pdf"
        if not stored.exists():
            write_if_changed(stored, compile_handout(source, catalogue, url, module.updated, fonts))
        pdf = stored.read_bytes()
        name = f"hoc-phan-{module.number:02d}-phat-tay.pdf"
        write_if_changed(out / name, pdf)
        yield Download(
            name, f"Tài liệu phát tay học phần {module.number}: {module.title}", "PDF", module.id,
            len(pdf), page_count(pdf), hashlib.sha256(pdf).hexdigest(),
        )  # fmt: skip
