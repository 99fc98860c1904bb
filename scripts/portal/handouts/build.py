"""Handout PDFs of modules and regulation pages: A4, tagged (PDF/UA-1), byte-identical when built twice."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Fact
from portal.content.references import full_name
from portal.content.writing import write_if_changed
from portal.extensions.context import address
from portal.flow.pages import PageFlows
from portal.handouts.cache import room_seal
from portal.handouts.markup import call, escape, sequence, string
from portal.handouts.subjects import Subject, subjects
from portal.handouts.typesetting import MAIN, compile_pdf, qr_svg, template
from portal.handouts.writer import TypstWriter
from portal.questions import bank
from portal.vietnamese import format_date

FONTS = ("Tinos", "Be Vietnam Pro")
"""The only typefaces a handout may embed."""
LARGE = "-chu-lon"
"""Ends the names of files in large print."""
LARGE_SCALE = 18 / 11.5
"""Text of 18 pt instead of 11.5."""


def handout_source(flows: PageFlows, subject: Subject) -> str:
    """Return the Typst source of a handout.

    Raises ReferenceLookupError when a reference on the page stands for nothing.
    """
    catalogue = flows.catalogue
    xhtml, facts = flows.xhtml(subject.path)
    writer = TypstWriter(catalogue.fact_owner, partial(bank, catalogue))
    body = writer.document(xhtml)
    url = catalogue.portal.site_url + address(subject.path)
    options = {
        "title": string(subject.title),
        "subtitle": string(subject.running),
        "kicker": string(subject.kicker),
        "organisation": string(catalogue.portal.organisation.vi),
        "portal": string(catalogue.portal.name.vi),
        "address": string(url),
        "date": string(f"Nội dung soát ngày {format_date(subject.day)}"),
        "qr-alt": string(f"Mã QR dẫn tới {url}"),
        "words": '(page: "Trang", contents: "Mục lục", scan: "Quét để mở trang")',
    }
    show = ", ".join(f"{k}: {v}" for k, v in options.items())
    parts = ['#import "handout.typ": *', f"#show: handout.with({show})", body]
    if writer.keys:
        parts += ["#pagebreak(weak: true)", call("heading", "Đáp án", depth="1"), *writer.keys]
    parts += list(source_markup(catalogue, facts, writer.owners))
    return "\n\n".join(parts) + "\n"


def source_markup(catalogue: Catalogue, facts: list[Fact], first: list[str]) -> Iterator[str]:
    """The list of sources by document, those of *first* leading in that order (the numbers in the
    text count them), and which facts were not checked against an original.
    """
    by_owner: dict[str, list[str]] = {owner: [] for owner in first}
    for fact in facts:
        urls = by_owner.setdefault(catalogue.fact_owner[fact.id], [])
        urls += [s for s in fact.sources if s not in urls]
    if by_owner:
        yield call("heading", "Nguồn", depth="1")
        items = []
        for owner, urls in by_owner.items():
            document = catalogue.documents.get(owner)
            name = full_name(document) if document else f"Số liệu {catalogue.portal.province}"
            shown = [_source(catalogue, url) for url in urls]
            items.append(call("strong", escape(name)) + ". " + "; ".join(shown) + ".")
        yield call("fine", sequence("enum", items))
    doubtful = [f for f in facts if f.confidence != "chinh-van"]
    if doubtful:
        yield call("heading", "Chưa đối chiếu bản gốc", depth="1")
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


def compile_handout(
    source: str, catalogue: Catalogue, subject: Subject, fonts: Path, scale: float
) -> bytes:
    """Compile Typst *source* to PDF/UA-1 with the fonts in *fonts* only; text is *scale* times as large.

    Raises typst.TypstError when the input is not accessible or does not compile.
    """
    sources = {
        MAIN: source.encode(),
        "handout.typ": template("handout.typ").encode(),
        "qr.svg": qr_svg(catalogue.portal.site_url + address(subject.path)),
    }
    inputs = catalogue.portal.colours.model_dump() | {"scale": f"{scale:.4f}"}
    return compile_pdf(sources, fonts, subject.day, inputs)


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF; those of Typst name it in plain sight."""
    said = re.search(rb"/Type\s*/Pages\s*/Count (\d+)\s*/Kids", pdf)
    if said and b"/Parent" not in pdf[said.start() - 20 : said.start()]:
        return int(said[1])
    return len(PdfReader(io.BytesIO(pdf)).pages)


def build_handouts(flows: PageFlows, out: Path, cache: Path) -> Iterator[Download]:
    """Build the handouts of every module and regulation page into *out*, reusing *cache* by content hash.

    Each comes twice, in usual and in large print. Yields one entry for the manifest as each file is
    done. Fonts are expected in ``cache/fonts``.
    """
    catalogue = flows.catalogue
    seal = room_seal(catalogue, cache / "fonts")
    for subject in subjects(catalogue):
        source = handout_source(flows, subject)
        for ending, scale, more in (("", 1.0, ""), (LARGE, LARGE_SCALE, ", chữ lớn")):
            key = hashlib.sha256(seal + repr((subject, source, scale)).encode()).hexdigest()[:32]
            stored = cache / "handouts" / f"{key}.pdf"
            if not stored.exists():
                pdf = compile_handout(source, catalogue, subject, cache / "fonts", scale)
                write_if_changed(stored, pdf)
            data = stored.read_bytes()
            name = f"{subject.file}{ending}.pdf"
            write_if_changed(out / name, data)
            yield Download(
                name, subject.words, f"PDF{more}", subject.id, len(data), page_count(data),
                hashlib.sha256(data).hexdigest(),
            )  # fmt: skip
