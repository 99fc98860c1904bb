"""Paper: sheets of two sides, booklets that fold in order, ink within reach of printers, nothing alone at a foot."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.downloads import PrintJob, read_manifest, sheets
from portal.document import Pages, plain
from portal.forms import Record
from portal.outputs.forms import print_certificates
from portal.outputs.handouts.booklets import order
from portal.outputs.handouts.pdf import GIVEN, LARGE_PRINT, USUAL
from portal.outputs.handouts.sheet import MOST_POINTS, read_sheet
from portal.outputs.store import page_count, sheets_of
from portal.paths import Paths
from tests.content.printed_ink import nearest_ink, runs, titles_at_foot

FREE_MM = 10
"""What most printers cannot print on, at each edge."""
LABEL = 8.4 / GIVEN
"""Between the size of labels in the text and that of captions, of the size of the text."""
FOOT = 50.0
"""Running feet stand lower, pt."""


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.fixture(scope="module")
def printed(paths: Paths) -> dict[str, bytes]:
    """Every PDF that people can take away."""
    found = {d.file: (paths.downloads / d.file).read_bytes() for d in read_manifest(paths.downloads)}
    return {name: data for name, data in found.items() if name.endswith(".pdf")}


def test_no_ink_where_printers_leave_off(printed: dict[str, bytes]) -> None:
    kinds = {
        re.sub(r"\d+|(?<=^van-ban).*?(?=(-chu-lon)?\.pdf)|(?<=^bieu-mau).*(?=\.pdf)", "", n)
        for n in printed
    }
    assert len(kinds) >= 9, kinds
    near = {name: nearest_ink(data) for name, data in printed.items()}
    assert {name: edge for name, edge in near.items() if edge.mm < FREE_MM} == {}


def test_filled_certificates_keep_the_edge_free(catalogue: Catalogue, paths: Paths) -> None:
    form = catalogue.certificate
    assert form is not None
    names = ["Nguyễn Văn A", "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Bích Ngọc Phương Thảo Quỳnh Hương " * 2]
    records = [
        Record(fields={"ho_ten": name, "don_vi": name, "ten_lop": name * 2}, tables={}) for name in names
    ]
    assert nearest_ink(print_certificates(catalogue, form, records, paths.fonts)).mm >= FREE_MM


def test_the_measure_sees_ink_at_the_edge(paths: Paths) -> None:
    from portal.render.typst.typesetting import MAIN, compile_pdf

    text = b'#set document(title: "x")\n#set text(lang: "vi", font: "Tinos")\n#set page(margin: 5mm)\nA'
    assert 4 < nearest_ink(compile_pdf({MAIN: text}, paths.fonts, "2026-01-01")).mm < 8


def test_headings_and_captions_do_not_stand_last_on_a_page(printed: dict[str, bytes]) -> None:
    asked = [n for n in printed if re.match(r"(hoc-phan|van-ban|tai-lieu|so-tay)", n)]
    assert len(asked) > 150
    found = {}
    for name in asked:
        body = LARGE_PRINT.body if "chu-lon" in name else USUAL.body if "phat-tay" in name else GIVEN
        if lines := titles_at_foot(printed[name], FOOT, LABEL * body):
            found[name] = lines
    assert found == {}


def test_the_walk_sees_a_heading_at_a_foot(paths: Paths) -> None:
    from portal.render.typst.typesetting import MAIN, compile_pdf

    text = (
        '#set document(title: "x")\n#set text(lang: "vi", font: "Tinos", size: 12pt)\n'
        '#text(font: "Be Vietnam Pro", weight: 600)[Mục một]\n#pagebreak()\nChữ.\n'
    )
    pdf = compile_pdf({MAIN: text.encode()}, paths.fonts, "2026-01-01")
    assert titles_at_foot(pdf, FOOT, 8) == ["1: Mục một"]


def test_every_module_has_a_sheet_of_two_sides(catalogue: Catalogue, printed: dict[str, bytes]) -> None:
    pages = Pages(catalogue)
    for module in catalogue.modules.values():
        sheet, name = read_sheet(pages, module), f"hoc-phan-{module.number:02d}-mot-to.pdf"
        assert sheet is not None, f"{module.id} has no sheet"
        pdf = printed[name]
        assert page_count(pdf) == 2, name
        assert sheets_of(pdf) == 1
        reader = PdfReader(io.BytesIO(pdf))
        front, back = (squeezed(page.extract_text()) for page in reader.pages)
        for title in ("Nói ngắn gọn", "Việc cần làm", "Khi nào", "Hỏi ai"):
            assert squeezed(title) in front, (name, title)
        assert squeezed("Cần nhớ") in back
        for blocks, side in (
            (sheet.brief, front),
            (sheet.do, front),
            (sheet.ask, front),
            (sheet.remember, back),
        ):
            said = [word for word in re.split(r"\W+", plain(blocks)) if len(word) > 3]
            assert said
            assert [word for word in said if word not in side] == [], name
        assert 3 <= len(module.key_points[:MOST_POINTS]) <= 5
        assert sheet.picture is not None, f"{name} has no picture"
        assert module.sheet is not None
        assert module.sheet.picture is not None
        assert squeezed(module.sheet.picture.caption) in back
        sizes = sorted(r.size for r in runs(reader.pages[0]) if r.font.startswith("Tinos") for _ in r.text)
        assert sizes[len(sizes) // 2] >= 12.9, f"{name}: body of {sizes[len(sizes) // 2]:.1f} pt"
        assert squeezed(sheet.page.url) in front


def test_sheets_in_word_say_the_same(catalogue: Catalogue, paths: Paths) -> None:
    pages = Pages(catalogue)
    for module in catalogue.modules.values():
        sheet = read_sheet(pages, module)
        document = docx.Document(str(paths.downloads / f"hoc-phan-{module.number:02d}-mot-to.docx"))
        text = squeezed("".join(document.element.body.itertext()))
        assert sheet is not None
        for blocks in (sheet.brief, sheet.do, sheet.by, sheet.ask, sheet.remember):
            for block in blocks:
                said = [word for word in re.split(r"\W+", plain(block)) if len(word) > 3]
                assert [word for word in said if word not in text] == [], module.id
        assert len(document.inline_shapes) == 2, "the code and the picture"


def test_a_folded_booklet_reads_in_order() -> None:
    for count in range(1, 41):
        sides = order(count)
        assert len(sides) == 2 * -(-count // 4)
        total = 2 * len(sides)
        # Folding: of each sheet the right half of the front and the left of the back are one leaf.
        read: list[int | None] = [None] * total
        for sheet in range(len(sides) // 2):
            front, back = sides[2 * sheet], sides[2 * sheet + 1]
            read[2 * sheet], read[2 * sheet + 1] = front[1], back[0]
            read[total - 2 * sheet - 2], read[total - 2 * sheet - 1] = back[1], front[0]
        assert read == [page if page < count else None for page in range(total)]


def test_booklets_are_a4_and_hold_every_page_of_the_handout(printed: dict[str, bytes]) -> None:
    books = {n: d for n, d in printed.items() if n.endswith(("-so-gap.pdf", "so-tay-bo-tui.pdf"))}
    assert len(books) >= 2
    for name, data in books.items():
        reader = PdfReader(io.BytesIO(data))
        assert len(reader.pages) % 2 == 0
        box = reader.pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == (842, 595), name
        if name.endswith("-so-gap.pdf"):
            numbers = {
                int(n) for p in reader.pages for n in re.findall(r"Trang(\d+)/", squeezed(p.extract_text()))
            }
            assert numbers == set(range(1, max(numbers) + 1)), name
            assert sheets_of(data) <= sheets_of(printed[name.replace("-so-gap", "-phat-tay")]), name


@pytest.mark.parametrize(
    ("pages", "both", "one"), [(0, 0, 0), (1, 1, 1), (2, 1, 2), (3, 2, 3), (11, 6, 11)]
)
def test_sheets_are_counted(pages: int, both: int, one: int) -> None:
    assert sheets(pages) == both
    assert sheets(pages, both_sides=False) == one
    assert PrintJob("x.pdf", pages, 40).total == 40 * both


def test_the_downloads_tell_how_much_paper_it_takes(built_site: Path, printed: dict[str, bytes]) -> None:
    html = (built_site / "tai-ve" / "index.html").read_text(encoding="utf-8")
    large = sheets_of(printed["hoc-phan-02-phat-tay-chu-lon.pdf"])
    assert f'hoc-phan-02-phat-tay-chu-lon.pdf">{large} tờ' in re.sub(
        r'" (download|aria-label)="[^"]*', "", html
    )
