"""Every block has a form in every output; paper says what the page says; files hold what they may."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal.content.blockspec import BLOCKS
from portal.content.catalogue import Catalogue
from portal.content.pages import Page
from portal.extensions.context import PageContext
from portal.extensions.standard import convert
from portal.flow import (
    Flow,
    Heading,
    Notes,
    Paragraph,
    QuizPlace,
    Span,
    UnknownElementError,
    plain,
    read_page,
    walk,
)
from portal.flow.pages import PageFlow, PageFlows
from portal.handouts.docx.handout import Cover, handout_docx
from portal.handouts.epub.xhtml import XhtmlWriter
from portal.handouts.subjects import subjects
from portal.handouts.typesetting import qr_png
from portal.handouts.writer import TypstWriter
from portal.paths import Paths
from portal.questions import bank
from portal.slides.deck import slides_of
from tests.content.spreadsheets import office

FONTS = {"Tinos", "BeVietnamPro"}
ON_PAPER = [name for name, spec in BLOCKS.items() if not spec.screen_only]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def only(catalogue: Catalogue, name: str) -> str:
    """The XHTML for print of a page that holds nothing but one block, as some page uses it."""
    for page in catalogue.pages_in("vi"):
        lines = page.lines
        for at, line in enumerate(lines):
            if re.match(rf"///+ {name}(?: \||$)", line):
                fence = line.split(" ")[0]
                end = next(n for n in range(at + 1, len(lines)) if lines[n] == fence)
                alone = Page(page.source, "vi", page.path, {}, lines[at : end + 1], 0)
                return convert(alone, PageContext(catalogue, page.path, output="print"))
    pytest.fail(f"no page uses /// {name}")


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_block_has_a_form_in_every_output(catalogue: Catalogue, name: str) -> None:
    xhtml = only(catalogue, name)
    flow = read_page(f"<h1>Trang</h1>{xhtml}", catalogue.fact_owner)
    assert flow.blocks, "nothing reaches Word, e-books and slides"
    quiz = next((b.quiz for b in flow.blocks if isinstance(b, QuizPlace)), "")
    asked = bank(catalogue, quiz)
    words = squeezed(plain(flow.blocks[-1]) or (asked[0].text if asked else ""))[:40]
    assert words
    written = XhtmlWriter(asked, lambda href: href).blocks(flow.blocks)
    page = PageFlow("x.md", "https://x.example/", flow, (), ())
    cover = Cover("Trang", "Thử", "Hội", "Cổng", "2026-01-01", "Hôm nay")
    word = handout_docx(
        page, cover, asked, qr_png("https://x.example/"), lambda _: qr_png("https://x.example/")
    )
    assert len(word) > 10_000
    if name == "notes":
        assert written.strip() == ""
        assert TypstWriter({}, lambda _: []).document(xhtml) == ""
        slide = slides_of([Heading(2, (Span("Mục"),)), Paragraph((Span("Chữ."),)), *flow.blocks], [])[-1]
        assert words in squeezed(" ".join(map(plain, slide.notes)))
        return
    assert words[:12].replace("&", "&amp;") in squeezed(re.sub(r"<[^>]+>", "", written))
    typst = TypstWriter(catalogue.fact_owner, lambda module: bank(catalogue, module)).document(xhtml)
    assert len(squeezed(typst)) > 20
    assert slides_of(flow.blocks, asked[:5]), "nothing reaches slides"


def test_what_has_no_form_is_an_error() -> None:
    with pytest.raises(UnknownElementError, match="video"):
        read_page("<h1>A</h1><video></video>", {})
    with pytest.raises(UnknownElementError, match="button"):
        read_page("<p>Chữ <button>nút</button></p>", {})


def test_every_page_can_be_read(catalogue: Catalogue) -> None:
    flows = PageFlows(catalogue)
    for page in catalogue.pages_in("vi"):
        flow = flows.of(page.path).flow
        assert isinstance(flow, Flow)
        assert flow.title, page.path


def test_the_paper_says_every_sentence_of_the_page(catalogue: Catalogue, paths: Paths) -> None:
    """Between two source numbers, every run of words stands in the PDF as on the page."""
    flows = PageFlows(catalogue)
    for subject in subjects(catalogue):
        reader = PdfReader(paths.downloads / f"{subject.file}.pdf")
        running = squeezed(f"{subject.running}: {subject.title}{catalogue.portal.name.vi}")
        foot = re.compile(re.escape(squeezed(flows.of(subject.path).url)) + r"Trang\d+/\d+$")
        pages = [squeezed(page.extract_text()) for page in reader.pages]
        text = "".join(foot.sub("", page).removeprefix(running) for page in pages)
        notes = {id(b) for b in walk(flows.of(subject.path).flow.blocks) if isinstance(b, Notes)}
        spoken = {id(i) for b in walk(flows.of(subject.path).flow.blocks) if id(b) in notes
                  for i in walk(b.blocks)}  # type: ignore[union-attr]  # fmt: skip
        for block in walk(flows.of(subject.path).flow.blocks):
            if isinstance(block, Paragraph | Heading) and id(block) not in spoken:
                for span in block.spans:
                    if span.look in ("", "secondary"):
                        assert squeezed(span.text) in text, (subject.id, span.text)


def test_no_pdf_embeds_other_fonts_and_all_are_tagged(paths: Paths) -> None:
    files = sorted(paths.downloads.glob("*.pdf"))
    assert len(files) > 200
    for path in files:
        data = path.read_bytes()
        names = {n.decode().split("+")[-1].split("-")[0] for n in re.findall(rb"/BaseFont/([\w+-]+)", data)}
        assert names, path.name
        assert names <= FONTS, (path.name, names)
        assert b"pdfuaid:part" in data, path.name


def test_word_files_open_in_libreoffice(paths: Paths, tmp_path: Path) -> None:
    names = [
        "hoc-phan-06-phat-tay",
        "hoc-phan-09-phat-tay",
        "van-ban-tt-25-2023-bgddt",
        "van-ban-qd-1373-2021-ttg",
    ]
    done = subprocess.run(
        [office(), "--headless", f"-env:UserInstallation={(tmp_path / 'ho-so').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *(str(paths.downloads / f"{name}.docx") for name in names)],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name in names:
        reader = PdfReader(io.BytesIO((tmp_path / f"{name}.pdf").read_bytes()))
        assert 2 <= len(reader.pages) <= 30, name
        assert reader.pages[-1].extract_text().strip(), name
