"""The kit of a class: whole, the same twice; papers know the class and its people."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from portal.cli import main
from portal.content.agenda import halves
from portal.content.catalogue import Catalogue
from portal.forms.engine import Delegate
from portal.outputs.kit import Ask, KitError, KitPlan, build_kit, plan_kit
from portal.outputs.kit.folder import MANIFEST
from portal.paths import Paths

PLACE = "Nhà văn hóa xã Mường Ví Dụ"
PEOPLE = tuple(Delegate(name=f"Nguyễn Văn {n}", place=f"Bản Mẫu {n}") for n in ("A", "B", "C"))
NUMBERS = ("04", "06", "02", "03", "05", "07", "08", "09", "10", "11")


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> KitPlan:
    ask = Ask(
        "2026-12-10", PLACE, course="hai-ngay", people=40, delegates=PEOPLE, costs=("Nước=5000/buoi",)
    )
    return plan_kit(catalogue, ask)


@pytest.fixture(scope="module")
def kit(plan: KitPlan, paths: Paths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bo")
    written = build_kit(plan, paths.downloads, paths.assets, paths.fonts, out, lambda _: None)
    assert written.packed.exists()
    assert written.told == []
    return written.folder


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def text_of(pdf: Path) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(pdf).pages))


def test_everything_is_there(kit: Path) -> None:
    assert kit.name == "lop-2026-12-10-nha-van-hoa-xa-muong-vi-du-hai-ngay"
    found = {p.relative_to(kit).as_posix() for p in kit.rglob("*") if p.is_file()}
    for number in NUMBERS:
        expected = {
            f"07-tai-lieu/hoc-phan-{number}{end}"
            for end in ("-phat-tay.pdf", "-phat-tay-chu-lon.pdf", "-phat-tay.docx")
        }
        expected |= {f"08-trang-chieu/trinh-chieu-{number}.{end}" for end in ("html", "pptx", "pdf")}
        assert expected <= found
        found -= expected
    found -= {name for name in found if name.endswith("-mot-to.pdf")}
    tests = {f"09-de-kiem-tra/{name}" for name in found for name in [Path(name).name] if "hai-ngay" in name}
    assert {
        f"09-de-kiem-tra/{kind}-{test}-hai-ngay.pdf"
        for kind in ("de", "dap-an")
        for test in ("dau", "cuoi")
    } <= tests
    assert found - tests == {
        MANIFEST,
        "00-doc-truoc.pdf",
        "00-in-theo-thu-tu.pdf",
        "01-chuong-trinh.docx",
        "01-chuong-trinh.pdf",
        "02-giay-moi.docx",
        "03-danh-sach-dai-bieu.docx",
        "03-danh-sach-dai-bieu.xlsx",
        "04-phan-cong-bao-cao-vien.docx",
        "04-phan-cong-bao-cao-vien.xlsx",
        "05-danh-sach-ky-ten.pdf",
        "05-phieu-diem-danh.xlsx",
        "06-phieu-danh-gia.pdf",
        "08-trang-chieu/buoi-1.html",
        "08-trang-chieu/buoi-2.html",
        "08-trang-chieu/buoi-3.html",
        "08-trang-chieu/buoi-4.html",
        "10-giay-chung-nhan.pdf",
        "10-giay-chung-nhan.docx",
        "10-giay-chung-nhan.xlsx",
        "11-bao-cao-ket-qua.docx",
        "11-bao-cao-ket-qua.xlsx",
        "12-ma-qr-dan-tuong.pdf",
        "13-the-ten.pdf",
        "14-bien-ten-ban.pdf",
    }


def test_the_papers_know_the_class(kit: Path, plan: KitPlan) -> None:
    for name in ("00-doc-truoc.pdf", "01-chuong-trinh.pdf"):
        text = text_of(kit / name)
        for words in (plan.title, PLACE, "ngày 10/12/2026"):
            assert squeezed(words) in text, (name, words)
    assert squeezed("Làm bài: Bài đầu lớp hai ngày") in text_of(kit / "01-chuong-trinh.pdf")
    first = text_of(kit / "00-doc-truoc.pdf")
    assert squeezed("40 người × 4 buổi × 5.000 đồng") in first
    assert "800.000" in first
    assert "hoc-phan/06-cong-dan-hoc-tap/" in text_of(kit / "12-ma-qr-dan-tuong.pdf")


def test_there_is_a_list_to_sign_for_every_half_day(kit: Path, plan: KitPlan) -> None:
    text = text_of(kit / "05-danh-sach-ky-ten.pdf")
    for at, words in enumerate(("Sáng 10/12", "Chiều 10/12", "Sáng 11/12", "Chiều 11/12"), 1):
        assert squeezed(f"Buổi {at}: {words}") in text
    assert f"Buổi{plan.sessions + 1}" not in text
    assert text.count(squeezed("Nguyễn Văn A")) == 4
    book = openpyxl.load_workbook(kit / "05-phieu-diem-danh.xlsx")
    cells = [c.value for ws in book for row in ws.iter_rows() for c in row if c.value is not None]
    assert cells.count("Nguyễn Văn B") == 1
    assert sum(str(c) == "4" for c in cells) >= 1 + len(PEOPLE)


def test_people_get_cards_signs_and_certificates(kit: Path) -> None:
    for name, times in (("13-the-ten.pdf", 1), ("14-bien-ten-ban.pdf", 2), ("10-giay-chung-nhan.pdf", 1)):
        text = text_of(kit / name)
        for person in PEOPLE:
            assert text.count(squeezed(person.name)) >= times, (name, person)
            assert squeezed(person.place) in text
    assert len(PdfReader(kit / "10-giay-chung-nhan.pdf").pages) == len(PEOPLE)


def test_one_file_holds_all_in_the_order_of_the_table(kit: Path) -> None:
    whole = PdfReader(kit / "00-in-theo-thu-tu.pdf")
    first = "\n".join(page.extract_text() for page in PdfReader(kit / "00-doc-truoc.pdf").pages)
    rows = re.findall(r"([01]\d-[\w/.-]+\.pdf)\s+trang\s+(\d+)–(\d+)\s", first.replace("\u200b", ""))
    assert len(rows) > 25
    at = 1
    for name, start, end in rows:
        pages = PdfReader(kit / name).pages
        assert (int(start), int(end)) == (at, at + len(pages) - 1), name
        assert whole.pages[at - 1].extract_text() == pages[0].extract_text()
        at += len(pages) + len(pages) % 2
    assert len(whole.pages) == at - 1
    assert [name for name, _, _ in rows][-1].startswith("09-de-kiem-tra/dap-an")
    assert "Cộng" in first


def test_a_page_starts_every_half_day_with_its_decks_in_order(kit: Path, plan: KitPlan) -> None:
    for at, half in enumerate(halves(plan.slots), 1):
        page = (kit / "08-trang-chieu" / f"buoi-{at}.html").read_text(encoding="utf-8")
        decks = re.findall(r'href="(trinh-chieu-\d\d\.html)"', page)
        modules = [plan.catalogue.modules[s.subject].number for s in half if s.kind == "hoc-phan"]
        assert decks == [f"trinh-chieu-{n:02d}.html" for n in modules]
        assert all((kit / "08-trang-chieu" / deck).exists() for deck in decks)
        assert page.count("<li") == len(half)
        assert "://" not in page


def test_forms_come_filled_with_what_is_known(kit: Path, plan: KitPlan) -> None:
    letter = squeezed("".join(docx.Document(str(kit / "02-giay-moi.docx")).element.body.itertext()))
    for words in (plan.title, PLACE, "7 giờ 30 ngày 10/12/2026", "Học phần 6"):
        assert squeezed(words) in letter
    assert "/GM-" in letter
    sheet = openpyxl.load_workbook(kit / "04-phan-cong-bao-cao-vien.xlsx")
    cells = [str(c.value) for ws in sheet for row in ws.iter_rows() for c in row if c.value is not None]
    assert any("Học phần 2" in c for c in cells)
    assert "8 giờ 35" in cells
    agenda = docx.Document(str(kit / "01-chuong-trinh.docx"))
    assert any("Học phần 6" in cell.text for t in agenda.tables for row in t.rows for cell in row.cells)


def test_a_long_class_has_as_many_attendance_forms_as_it_needs(
    catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    numbers = ",".join(str(m.number) for m in catalogue.modules.values())
    plan = plan_kit(catalogue, Ask("2026-12-10", PLACE, modules=numbers, people=8, hours="08:30,14:30"))
    assert plan.sessions > 4
    from portal.outputs.kit.forms import filled_forms

    made = filled_forms(plan, paths.fonts)
    names = sorted(name for name in made if name.startswith("05-phieu-diem-danh"))
    assert names == ["05-phieu-diem-danh-1.xlsx", "05-phieu-diem-danh-2.xlsx"]
    told = [openpyxl.load_workbook(io.BytesIO(made[name])) for name in names]
    text = ["|".join(str(c.value) for ws in b for r in ws.iter_rows() for c in r if c.value) for b in told]
    assert "buổi 1–4" in text[0]
    assert f"buổi 5–{plan.sessions}" in text[1]


def test_the_same_kit_twice_and_zip_equals_folder(
    kit: Path, plan: KitPlan, paths: Paths, tmp_path: Path
) -> None:
    again = build_kit(plan, paths.downloads, paths.assets, paths.fonts, tmp_path, lambda _: None)
    assert again.packed.read_bytes() == kit.with_suffix(".zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(again.packed.read_bytes())) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    assert names == {p.relative_to(kit).as_posix() for p in kit.rglob("*") if p.is_file()} - {MANIFEST}


def test_a_missing_file_leaves_nothing_half_written(plan: KitPlan, paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(KitError, match="Chạy: portal handouts"):
        build_kit(plan, tmp_path, paths.assets, paths.fonts, tmp_path / "ra", lambda _: None)
    assert not (tmp_path / "ra").exists()


def run(paths: Paths, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--project", str(paths.root), "kit", *arguments])
    return done.exit_code, done.output


def test_the_command_takes_a_list_and_says_what_it_made(paths: Paths, tmp_path: Path) -> None:
    names = tmp_path / "dai-bieu.csv"
    names.write_text(
        "STT;Họ và tên;Đơn vị\n1;Nguyễn Văn A;Bản Mẫu 1\n2;Trần Thị B;Bản Mẫu 2\n", encoding="utf-8"
    )
    asked = ["--ngay", "2026-12-10", "--dia-diem", PLACE, "--lop", "mot-buoi-ban", "--gio", "13:00"]
    asked += ["--danh-sach", str(names), "-o", str(tmp_path / "ra")]
    code, said = run(paths, *asked)
    assert code == 0, said
    folder = tmp_path / "ra" / "lop-2026-12-10-nha-van-hoa-xa-muong-vi-du-mot-buoi-ban"
    assert len(PdfReader(folder / "10-giay-chung-nhan.pdf").pages) == 2
    (folder / "01-chuong-trinh.docx").write_bytes(b"da sua")
    code, said = run(paths, *asked)
    assert code == 0, said
    assert "01-chuong-trinh-moi.docx" in said
    assert (folder / "01-chuong-trinh.docx").read_bytes() == b"da sua"


def test_bad_rows_and_bad_targets_are_told_before_the_work(paths: Paths, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["STT", "Họ tên", "Nơi"],
        [1, "Nguyễn Văn A", "Bản 1"],
        [2, None, "Bản 2"],
        [3, "Lò Thị C", None],
        [4, "Nguyễn Văn A", "Bản 1"],
    ):
        sheet.append(row)
    names = tmp_path / "dai-bieu.xlsx"
    book.save(names)
    asked = ["--ngay", "2026-12-10", "--dia-diem", PLACE, "--lop", "hai-ngay", "--danh-sach", str(names)]
    code, said = run(paths, *asked, "-o", str(tmp_path / "ra"))
    assert code == 1
    for words in (
        "Dòng 3: thiếu họ tên",
        "Dòng 4, Lò Thị C: thiếu nơi",
        "Dòng 5, Nguyễn Văn A: đã có ở dòng 2",
    ):
        assert words in said
    assert not (tmp_path / "ra").exists()
    code, said = run(paths, *asked, "-o", str(paths.root / "docs" / "lop"))
    assert code == 1
    assert "của chính cổng" in said
    assert not (paths.root / "docs" / "lop").exists()
