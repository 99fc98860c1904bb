"""Every block has a form in every output; paper says what the page says; files hold what they may."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from portal.content.blockspec import BLOCKS
from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.content.pages import Page
from portal.document import (
    Heading,
    Image,
    Notes,
    Pages,
    PageTree,
    Paragraph,
    QuizPlace,
    ReadPage,
    Span,
    Table,
    plain,
    read_page,
    walk,
)
from portal.drawing.images import ImageError
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from portal.outputs.slides.notes import section
from portal.outputs.subjects import subjects
from portal.paths import Paths
from portal.questions import bank
from portal.render.docx.cover import Cover
from portal.render.docx.handout import handout_docx
from portal.render.epub.xhtml import XhtmlWriter
from portal.render.typst import TypstWriter
from portal.render.typst.typesetting import qr_png
from portal.starting import start_project
from tests.content.spreadsheets import office

FONTS = {"Tinos", "BeVietnamPro"}
FOR_THE_PRINTER = ("-so-gap.pdf", "so-tay-bo-tui.pdf")
"""Booklets: pages out of their order, for paper only; the same is tagged in the handout, on the sheet."""
ON_PAPER = [name for name, spec in BLOCKS.items() if not spec.screen_only]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def no_image(src: str) -> Image:
    raise ImageError(src, "")


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


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The portal of the invented province: it has official texts, which ours may be without."""
    folder = tmp_path_factory.mktemp("mau") / "cong"
    start_project(folder)
    return load(Paths(folder))[0]


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_block_has_a_form_in_every_output(catalogue: Catalogue, invented: Catalogue, name: str) -> None:
    if not any(block.name == name for page in catalogue.pages_in("vi") for block in page.blocks):
        catalogue = invented
    xhtml = only(catalogue, name)
    tree = read_page(f"<h1>Trang</h1>{xhtml}", catalogue.fact_owner, no_image)
    assert tree.troubles == []
    assert tree.blocks, "nothing reaches Word and e-books"
    quiz = next((b.quiz for b in tree.blocks if isinstance(b, QuizPlace)), "")
    asked = bank(catalogue, quiz)
    words = squeezed(plain(tree.blocks[-1]) or (asked[0].text if asked else ""))[:40]
    assert words
    written = XhtmlWriter(asked, lambda href: href).blocks(tree.blocks)
    page = ReadPage("x.md", "https://x.example/", tree, (), ())
    cover = Cover("Trang", "Thử", "Hội", "Cổng", "2026-01-01", "Hôm nay")
    code = qr_png("https://x.example/")
    word = handout_docx(page, cover, asked, code, lambda _: code)
    assert len(word) > 10_000
    if name == "notes":
        assert written.strip() == ""
        assert TypstWriter(catalogue).blocks(tree.blocks) == ""
        _, told = section([Heading(2, (Span("Mục"),), "muc"), *tree.blocks], "muc")
        assert words in squeezed(plain(told))
        return
    assert words[:12].replace("&", "&amp;") in squeezed(re.sub(r"<[^>]+>", "", written))
    typst = TypstWriter(catalogue).blocks(tree.blocks)
    said = re.findall(r"\w+", plain(tree.blocks[-1]) or asked[0].text)
    assert [word for word in said if word not in typst] == []


def test_every_page_can_be_read(catalogue: Catalogue) -> None:
    pages = Pages(catalogue)
    for page in catalogue.pages_in("vi"):
        tree = pages.of(page.path).tree
        assert isinstance(tree, PageTree)
        assert tree.title, page.path
        assert tree.troubles == [], page.path


def test_the_paper_says_every_sentence_of_the_page(catalogue: Catalogue, paths: Paths) -> None:
    """Between two source numbers, every run of words stands in the PDF as on the page."""
    pages = Pages(catalogue)
    for subject in subjects(catalogue):
        reader = PdfReader(paths.downloads / f"{subject.file}.pdf")
        page = pages.of(subject.path)
        # The title stands in the head of pages where it fits beside the name of the portal.
        short, title, portal = map(squeezed, (subject.running, subject.title, catalogue.portal.name.vi))
        running = re.compile(rf"^{re.escape(short)}(:{re.escape(title)})?{re.escape(portal)}")
        foot = re.compile(re.escape(squeezed(page.url)) + r"Trang\d+/\d+$")
        sheets = [squeezed(sheet.extract_text()) for sheet in reader.pages]
        # A table that goes on overleaf says its head again.
        tables = [block for block in walk(page.tree.blocks) if isinstance(block, Table)]
        heads = [squeezed("".join(plain(cell) for cell in table.head)) for table in tables]
        text = ""
        for sheet in sheets:
            rest = running.sub("", foot.sub("", sheet))
            text += next(
                (rest.removeprefix(head) for head in heads if head and rest.startswith(head)), rest
            )
        notes = [b for b in walk(page.tree.blocks) if isinstance(b, Notes)]
        spoken = {id(inner) for note in notes for inner in walk(note.blocks)}
        for block in walk(page.tree.blocks):
            if isinstance(block, Paragraph | Heading) and id(block) not in spoken:
                for span in block.spans:
                    if span.look in ("", "secondary"):
                        assert squeezed(span.text) in text, (subject.id, span.text)


def test_no_pdf_embeds_other_fonts_and_all_are_tagged(paths: Paths) -> None:
    files = sorted(paths.downloads.glob("*.pdf"))
    assert len(files) > 200
    for path in files:
        with pikepdf.open(path) as pdf:
            fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o]
            names = {str(font.BaseFont).split("+")[-1].split("-")[0] for font in fonts}
        assert names, path.name
        assert names <= FONTS, (path.name, names)
        if not path.name.endswith(FOR_THE_PRINTER):
            assert b"pdfuaid:part" in path.read_bytes(), path.name


def test_word_files_open_in_libreoffice(paths: Paths, tmp_path: Path) -> None:
    names = [
        "hoc-phan-06-phat-tay",
        "hoc-phan-09-phat-tay",
        "van-ban-tt-25-2023-bgddt",
        "van-ban-qd-1373-2021-ttg",
    ]
    done = subprocess.run(
        [
            office(),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'ho-so').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *(str(paths.downloads / f"{name}.docx") for name in names),
        ],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name in names:
        reader = PdfReader(io.BytesIO((tmp_path / f"{name}.pdf").read_bytes()))
        assert 2 <= len(reader.pages) <= 30, name
        assert reader.pages[-1].extract_text().strip(), name
