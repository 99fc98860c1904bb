"""Decks from what authors wrote: sources, status, notes, pictures; the same bytes twice; office programs open them."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from lxml import html
from pptx import Presentation
from pypdf import PdfReader

from portal.content.loader import load
from portal.document import Pages, plain
from portal.document.deck import model
from portal.document.deck.model import Deck, Slide
from portal.drawing.scene import LEAST, Box, Scene
from portal.outputs.slides import build_slides, deck
from portal.outputs.store import produce
from portal.paths import Paths
from portal.render.reveal import deck_page, single_file
from tests.conftest import MINI, copied_mini
from tests.content.spreadsheets import office

ROOT = Path(__file__).resolve().parent.parent.parent
FONTS = ROOT / ".cache" / "fonts"


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(load(Paths(MINI))[0])


@pytest.fixture(scope="module")
def sample(pages: Pages) -> Deck:
    """The deck of the mini project, which has a slide of every kind."""
    made = deck(pages, pages.catalogue.modules["hp01"])
    assert made is not None
    return made


@pytest.fixture(scope="module")
def twice(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    found = []
    for name in ("a", "b"):
        folder = tmp_path_factory.mktemp(name)
        made = list(produce(build_slides(pages, FONTS), folder, folder / "cache"))
        found.append({d.file: (folder / d.file).read_bytes() for d in made})
    return found


def at(made: Deck, anchor: str) -> Slide:
    return next(slide for slide in made.slides if slide.anchor == anchor)


def scenes(made: Deck) -> list[tuple[str, Scene]]:
    """Every drawn picture of a deck, in both formats."""
    figures = [(s.anchor, f) for s in made.slides if (f := model.figure_of(s))]
    return [
        (name, picture)
        for name, figure in figures
        for picture in (figure.wide, figure.narrow)
        if isinstance(picture, Scene)
    ]


def test_every_kind_is_tried(sample: Deck) -> None:
    kinds = {type(slide.body).__name__ for slide in sample.slides}
    assert kinds == {body.__name__ for body in model.Body.__args__}


def test_a_slide_says_what_it_rests_on_and_that_a_rule_is_repealed(sample: Deck) -> None:
    slide = at(sample, "muc-thu")
    assert slide.sources == ("QĐ 2", "QĐ 1")
    assert slide.repealed == ("QĐ 1 hết hiệu lực từ 04/03/2024, nay dùng QĐ 2",)
    assert slide.notes.rests == ("Điều 1 khoản 2, QĐ 2", "QĐ 1 (hết hiệu lực)")
    assert at(sample, "ai-lam").repealed == ()


def test_a_figure_comes_from_its_fact_and_a_doubt_is_said(sample: Deck, mini: Path) -> None:
    body = at(sample, "con-so").body
    assert isinstance(body, model.Number)
    assert plain(body.value) == "55%"
    facts = mini / "docs" / "_data" / "facts" / "qd-2-2024-mau.yml"
    written = facts.read_text(encoding="utf-8")
    facts.write_text(
        written.replace("confidence: chinh-van", "confidence: thu-cap", 1).replace("55", "56"),
        encoding="utf-8",
    )
    own = Pages(load(Paths(mini))[0])
    changed = deck(own, own.catalogue.modules["hp01"])
    assert changed is not None
    slide = at(changed, "con-so")
    assert isinstance(slide.body, model.Number)
    assert [(span.text, span.look) for span in slide.body.value] == [("56%", "secondary")]
    assert slide.sources == ("QĐ 2 (thuật lại)",)


def test_the_prose_of_a_section_goes_to_the_trainer_once_and_is_not_projected(sample: Deck) -> None:
    notes = at(sample, "muc-thu").notes
    assert notes.heading == "Nội dung"
    told = plain(list(notes.prose))
    assert "MTH là chữ viết tắt." in told
    assert "Hỏi cả lớp." in told, "what the page keeps for trainers is for trainers"
    page = html.fromstring(deck_page(sample, "x").encode())
    frames = "".join("".join(frame.itertext()) for frame in page.find_class("frame"))
    assert "MTH là chữ viết tắt" not in frames
    assert sum(bool(slide.notes.prose) for slide in sample.slides) == 1


def test_a_question_of_the_bank_brings_its_letters_key_reason_and_source(sample: Deck) -> None:
    slide = at(sample, "hoi-mot")
    assert isinstance(slide.body, model.Asked)
    assert plain(slide.title) == "Mức thử năm 2025 là bao nhiêu?"
    assert [(o.letter, plain(o.text), o.right) for o in slide.body.options] == [
        ("A", "45%", False),
        ("B", "55%", True),
    ]
    assert (slide.body.key, plain(slide.body.why)) == ("B", "Đúng lời Điều 1.")
    assert slide.sources == ("QĐ 2",)


def test_pictures_hold_every_word_in_letters_for_the_back_row(sample: Deck) -> None:
    drawn = scenes(sample)
    assert {"duong-phieu", "ba-buoc", "hinh-cot", "muc-thu", "dien-phieu"} <= {name for name, _ in drawn}
    for name, scene in drawn:
        for part in scene.parts:
            if isinstance(part, Box) and part.lines:
                assert part.size >= LEAST, name
            if isinstance(part, Box):
                assert part.x >= -8, name
                assert part.x + part.width <= scene.width + 8, name
                assert part.y + part.height <= scene.height + 8, name
    words = [" ".join(scene.texts) for name, scene in drawn if name == "duong-phieu"]
    for said in words:
        for text in ("Trưởng bản", "Phiếu thử", "Nhà văn hóa", "điền", "giữ một bản"):
            assert text in said


def test_every_picture_is_said_in_words(sample: Deck) -> None:
    alts = {s.anchor: f.alt for s in sample.slides if (f := model.figure_of(s))}
    assert alts["duong-phieu"] == (
        "Các ô nối nhau: Trưởng bản → Phiếu thử (điền); Phiếu thử → Xã; Phiếu thử → Nhà văn hóa (giữ một bản)"
    )
    assert alts["hinh-cot"] == "Hình cột. Mẫu thử đạt: 55%"
    assert alts["muc-thu"] == "Tờ văn bản: Quyết định 2/QĐ-MAU ngày 04/03/2024. Còn hiệu lực"


def test_what_presenting_relies_on_is_in_the_page(sample: Deck) -> None:
    page = html.fromstring(deck_page(sample, "x").encode())
    root = page.find_class("reveal")[0]
    assert (root.get("data-deck"), root.get("data-minutes")) == ("hp01", "42")
    sections = list(page.iter("section"))
    assert len({s.get("id") for s in sections}) == len(sections) == 15
    for section in sections:
        assert section.get("data-kind")
        assert int(section.get("data-minutes", "0")) > 0
        assert len(section.find_class("notes")) == 1
        assert (section.get("data-right") is not None) == (section.get("data-kind") == "ask")
    asked = next(s for s in sections if s.get("data-kind") == "ask")
    assert [li.get("data-letter") for li in asked.iter("li")] == ["A", "B"]
    assert len(asked.find_class("fragment")) == 1
    assert [e.get("data-countdown") for e in page.xpath("//*[@data-countdown]")] == ["5", "5"]


def test_a_module_without_slides_has_no_deck(mini: Path) -> None:
    (mini / "docs/vi/hoc-phan/01-bat-dau/slides.yml").unlink()
    pages = Pages(load(Paths(mini))[0])
    assert deck(pages, pages.catalogue.modules["hp01"]) is None
    assert list(build_slides(pages, FONTS)) == []


def test_a_drawing_of_ours_goes_into_every_file(tmp_path: Path) -> None:
    project = copied_mini(tmp_path / "ve")
    folder = project / "docs" / "_data" / "hinh"
    folder.mkdir()
    (folder / "duong.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><title>Con đường lên bản</title>'
        '<path d="M10 390L600 20" stroke="var(--ban)" fill="none"/>'
        '<text x="20" y="60" font-size="34" fill="currentColor">Bản</text></svg>',
        encoding="utf-8",
    )
    path = project / "docs/vi/hoc-phan/01-bat-dau/slides.yml"
    text = path.read_text(encoding="utf-8").replace("{document: qd-2-2024-mau}", "{drawing: duong}")
    path.write_text(text, encoding="utf-8")
    pages = Pages(load(Paths(project))[0])
    out = tmp_path / "out"
    list(produce(build_slides(pages, FONTS), out, tmp_path / "cache"))
    page = (out / "trinh-chieu-01.html").read_text(encoding="utf-8")
    assert 'aria-label="Con đường lên bản"' in page
    assert "var(--ban)" in page
    shapes = [
        s for s in Presentation(str(out / "trinh-chieu-01.pptx")).slides[1].shapes if s.shape_type == 13
    ]
    assert [s._element.nvPicPr.cNvPr.get("descr") for s in shapes] == ["Con đường lên bản"]
    assert b"var(" not in (out / "trinh-chieu-01.pdf").read_bytes()


def test_the_same_bytes_twice(twice: list[dict[str, bytes]]) -> None:
    assert twice[0] == twice[1]
    assert sorted(twice[0]) == [f"trinh-chieu-01.{end}" for end in ("html", "pdf", "pptx")]


def test_powerpoint_has_native_text_tables_shapes_and_notes(
    twice: list[dict[str, bytes]], sample: Deck
) -> None:
    shown = Presentation(io.BytesIO(twice[0]["trinh-chieu-01.pptx"]))
    assert (shown.slide_width, shown.slide_height) == (12192000, 6858000)
    questions = sum(isinstance(s.body, model.Asked) for s in sample.slides)
    assert len(shown.slides) == len(sample.slides) + questions
    assert sum(shape.has_table for s in shown.slides for shape in s.shapes) == 1
    for made in shown.slides:
        assert made.shapes.title.text_frame.text.strip()
        assert made.notes_slide.notes_text_frame.text.startswith(tuple("123456789"))
    flow = next(s for s in shown.slides if s.shapes.title.text_frame.text == "Phiếu đi từ bản lên tỉnh")
    group = next(shape for shape in flow.shapes if shape.shape_type == 6)
    inside = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert "Trưởng bản" in inside, "boxes are shapes with text, not a picture"
    assert not any(shape.shape_type == 13 for shape in flow.shapes)
    assert shown.core_properties.language == "vi-VN"


def test_the_paper_is_tagged_and_says_whose_it_is(twice: list[dict[str, bytes]]) -> None:
    reader = PdfReader(io.BytesIO(twice[0]["trinh-chieu-01.pdf"]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Trang chiếu học phần 1: Bắt đầu"
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_a_deck_is_one_file_that_needs_nothing_else(sample: Deck) -> None:
    page = single_file(sample, ROOT / "overrides" / "assets" / "portal")
    loaded = re.findall(r'<(?:link|script|img)[^>]*(?:src|href)="([^"]*)"', page)
    assert [address for address in loaded if not address.startswith("data:")] == []
    assert not re.search(r"url\(\"?\./", page)
    assert "data:font/woff2;base64," in page


def test_office_opens_the_powerpoint(twice: list[dict[str, bytes]], tmp_path: Path) -> None:
    file = tmp_path / "a.pptx"
    file.write_bytes(twice[0]["trinh-chieu-01.pptx"])
    profile = f"-env:UserInstallation={(tmp_path / 'ho-so').as_uri()}"
    command = [office(), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shown = PdfReader(tmp_path / "a.pdf").pages
    assert len(shown) == len(Presentation(str(file)).slides)
    assert all(page.extract_text().strip() for page in shown)
