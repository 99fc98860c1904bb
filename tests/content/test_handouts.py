"""Handout PDFs: tagged, bundled fonts only, byte-identical, with everything on the page."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.downloads import read_manifest
from portal.content.references import full_name
from portal.document import Pages
from portal.markdown.context import address
from portal.outputs.handouts import build_handouts
from portal.outputs.handouts.pdf import FONTS
from portal.outputs.store import page_count, produce
from portal.outputs.subjects import subjects
from portal.questions.items import ready_items
from portal.render.typst.markup import call, escape, sequence, string
from tests.content.printed_ink import runs

ROOT = Path(__file__).resolve().parent.parent.parent
FONT_FILES = ROOT / ".cache" / "fonts"


@pytest.fixture(scope="module")
def twice(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The handouts built twice from nothing."""
    found = []
    for name in ("a", "b"):
        folder = tmp_path_factory.mktemp(name)
        out = folder / "out"
        files = [d.file for d in produce(build_handouts(Pages(catalogue), FONT_FILES), out, folder)]
        found.append({f: (out / f).read_bytes() for f in files})
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u200b", ""))


def test_byte_identical_when_built_twice(twice: list[dict[str, bytes]]) -> None:
    assert twice[0] == twice[1]
    assert len(twice[0]) >= 2


def test_only_bundled_fonts_are_embedded(twice: list[dict[str, bytes]]) -> None:
    allowed = {name.replace(" ", "") for name in FONTS}
    for pdf in twice[0].values():
        found = set()
        for page in PdfReader(io.BytesIO(pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                name = str(font.get_object()["/BaseFont"]).split("+")[-1]
                found.add(name.split("-")[0])
        assert found, "no fonts at all"
        assert found <= allowed


def test_pages_are_counted_without_reading_everything(twice: list[dict[str, bytes]]) -> None:
    for pdf in twice[0].values():
        assert page_count(pdf) == len(PdfReader(io.BytesIO(pdf)).pages)


def test_large_print_is_large(twice: list[dict[str, bytes]]) -> None:
    def sizes(pdf: bytes) -> float:
        """The size of most letters."""
        found: Counter[float] = Counter()
        for page in PdfReader(io.BytesIO(pdf)).pages[:6]:
            for run in runs(page):
                found[round(run.size, 2)] += len(run.text)
        return found.most_common(1)[0][0]

    assert sizes(twice[0]["hoc-phan-06-phat-tay.pdf"]) == pytest.approx(13, abs=0.1)
    assert sizes(twice[0]["hoc-phan-06-phat-tay-chu-lon.pdf"]) == pytest.approx(18, abs=0.1)


def test_every_regulation_has_its_summary(twice: list[dict[str, bytes]], catalogue: Catalogue) -> None:
    for document in catalogue.documents.values():
        pdf = twice[0][f"van-ban-{document.id}.pdf"]
        name = full_name(document)
        url = squeezed(f"{catalogue.portal.site_url}van-ban/{document.id}/")
        # The title stands in the head of pages where it fits beside the name of the portal.
        portal = re.escape(squeezed(catalogue.portal.name.vi))
        head = rf"^{re.escape(squeezed(document.short))}(:{re.escape(squeezed(name))})?{portal}"
        pages = [squeezed(p.extract_text()) for p in PdfReader(io.BytesIO(pdf)).pages]
        # A sentence may run over the foot of one page and the head of the next.
        text = "".join(re.sub(head, "", re.sub(re.escape(url) + r"Trang\d+/\d+$", "", p)) for p in pages)
        assert squeezed(name) in text
        for fact in catalogue.facts_of(document.id):
            assert squeezed(fact.text) in text, fact.id
        for gap in document.missing:
            assert squeezed(gap).lower() in text.lower()


def test_tagged_titled_and_in_vietnamese(twice: list[dict[str, bytes]]) -> None:
    for pdf in twice[0].values():
        reader = PdfReader(io.BytesIO(pdf))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert str(root["/Lang"]).startswith("vi")
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
        assert reader.metadata is not None
        assert re.match(r"Học phần \d|\w+", str(reader.metadata.title))
        assert reader.outline
        box = reader.pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_the_paper_says_what_the_page_says(twice: list[dict[str, bytes]], catalogue: Catalogue) -> None:
    for module in catalogue.modules.values():
        pdf = twice[0][f"hoc-phan-{module.number:02d}-phat-tay.pdf"]
        pages = [p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages]
        text = squeezed("".join(pages))
        assert "\ufffd" not in text
        assert "\x00" not in text
        for objective in module.objectives:
            assert squeezed(objective.text) in text
        for item in ready_items(catalogue.quizzes[module.id], "on-tap"):
            if "[[" not in item.stem and "**" not in item.stem:
                assert squeezed(item.stem) in text
        for part in ("Mụclục", "Nguồn", "Nhữngđiềucầnnhớ"):
            assert part in text
        assert not re.search(r"Câu1:[A-L1-9]", text), "the key is a trainer's file"
        assert "Ghichúchobáocáoviên" not in text, "trainer's notes are not for trainees"
        assert "[[" not in text
        url = catalogue.portal.site_url + address(
            f"hoc-phan/{catalogue.module_folders[module.id]}/index.md"
        )
        assert squeezed(url) in text
        assert f"Trang1/{len(pages)}" in text


def test_sources_and_doubts_take_a_few_lines(twice: list[dict[str, bytes]], catalogue: Catalogue) -> None:
    pages = Pages(catalogue)
    for subject in subjects(catalogue):
        if subject.id not in catalogue.modules:
            continue
        page = pages.of(subject.path)
        text = squeezed(
            "".join(p.extract_text() for p in PdfReader(io.BytesIO(twice[0][f"{subject.file}.pdf"])).pages)
        )
        running = squeezed(f"{subject.running}: {subject.title}{catalogue.portal.name.vi}")
        foot = re.escape(squeezed(page.url)) + r"Trang\d+/\d+"
        told = re.sub(rf"{foot}{re.escape(running)}", "", text[text.rindex("Nguồn[1]") :])
        for number, source in enumerate(page.sources, 1):
            assert squeezed(f"[{number}] {source.name}") in told
        addresses = [address for source in page.sources for words, address in source.places if address]
        assert addresses
        assert not any(squeezed(one) in told for one in addresses), "the code leads to them"
        assert len(told) < 6000
        for doubt in page.doubts:
            assert squeezed(doubt.title) in told


def test_manifest_lists_what_was_built(paths, catalogue: Catalogue) -> None:  # type: ignore[no-untyped-def]
    listed = read_manifest(paths.downloads)
    subjects = {d.subject for d in listed if d.listed}
    in_use = {k for k, c in catalogue.criteria.items() if c.standing in ("hien-hanh", "practice")}
    calendars = {s for s in subjects if s.startswith("lich-")}
    others = {*catalogue.tests, "du-lieu", "ca-khoa", "bai-hoc", "the-hoi-truong"}
    assert subjects - calendars == {
        *catalogue.modules,
        *catalogue.lessons,
        *catalogue.documents,
        *catalogue.forms,
        *in_use,
        *others,
    }
    assert len(calendars) == 5
    for download in listed:
        assert (paths.downloads / download.file).stat().st_size == download.size


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a #b $c", r"a \#b \$c"),
        ("1. mục", r"1\. mục"),
        ("- gạch // chú", r"\- gạch \/\/ chú"),
        ('"quoted" [x] *y* _z_', r"\"quoted\" \[x\] \*y\* \_z\_"),
        ("xã; huyện", r"xã\; huyện"),
        ("nhiều   khoảng\ntrắng", "nhiều khoảng trắng"),
    ],
)
def test_escaping(text: str, markup: str) -> None:
    assert escape(text) == markup


def test_calls() -> None:
    assert call("pill", "x", kind=string('a"b')) == '#pill(kind: "a\\"b")[x]'
    assert sequence("list", ["a", "b"]) == "#list([a], [b])"
