"""The kit of a class: planned in time, whole, the same twice; bad input is told in plain words."""

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
from portal.content.agenda import LATEST, halves
from portal.content.catalogue import Catalogue
from portal.outputs.kit import KitPlan, PlanError, build_kit, plan_kit
from portal.outputs.kit.build import KitError
from portal.paths import Paths

PLACE = "Nhà văn hóa xã Mường Ví Dụ"


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> KitPlan:
    return plan_kit(catalogue, "2026-12-10", PLACE, "02,06", 40)


@pytest.fixture(scope="module")
def kit(
    catalogue: Catalogue, plan: KitPlan, paths: Paths, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("bo")
    folder, packed = build_kit(
        catalogue, plan, paths.downloads, paths.assets, paths.fonts, out, lambda _: None
    )
    assert packed.exists()
    return folder


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def text_of(pdf: Path) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(pdf).pages))


def test_a_class_is_cut_into_half_days_that_end_in_time(catalogue: Catalogue) -> None:
    numbers = [m.number for m in catalogue.modules.values()]
    plan = plan_kit(catalogue, "2026-12-10", PLACE, ",".join(map(str, numbers)), 30)
    assert [m.number for m in plan.modules] == numbers
    assert [s.subject for s in plan.slots if s.kind == "hoc-phan"] == [m.id for m in plan.modules]
    for half in halves(plan.slots):
        assert half[-1].end <= LATEST[half[0].part]
    assert plan.days >= 3
    assert plan.date_of(2).isoformat() == "2026-12-11"


@pytest.mark.parametrize(
    ("day", "place", "modules", "people", "said"),
    [
        ("10/12/2026", PLACE, "02", 40, "không phải ngày; viết như 2026-12-10"),
        ("2026-12-10", "  ", "02", 40, "Thiếu địa điểm"),
        ("2026-12-10", PLACE, "02,99", 40, "Không có học phần “99”"),
        ("2026-12-10", PLACE, "02,2", 40, "Học phần 2 ghi hai lần"),
        ("2026-12-10", PLACE, "", 40, "Chưa chọn học phần"),
        ("2026-12-10", PLACE, "02", 0, "Số người 0 không hợp lệ"),
    ],
)
def test_bad_input_is_told(
    catalogue: Catalogue, day: str, place: str, modules: str, people: int, said: str
) -> None:
    with pytest.raises(PlanError, match=re.escape(said)):
        plan_kit(catalogue, day, place, modules, people)


def test_everything_is_there(kit: Path) -> None:
    found = {p.relative_to(kit).as_posix() for p in kit.rglob("*") if p.is_file()}
    for number in ("02", "06"):
        found -= {
            f"07-tai-lieu/hoc-phan-{number}{end}"
            for end in ("-phat-tay.pdf", "-phat-tay-chu-lon.pdf", "-phat-tay.docx")
        }
        found -= {f"08-trang-chieu/trinh-chieu-{number}.{end}" for end in ("html", "pptx", "pdf")}
        found -= {
            f"09-de-kiem-tra/{name}"
            for name in (
                f"de-hoc-phan-{number}.pdf",
                f"de-hoc-phan-{number}.docx",
                f"dap-an-hoc-phan-{number}.pdf",
            )
        }
    assert found == {
        "00-doc-truoc.pdf",
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
        "10-giay-chung-nhan.pdf",
        "10-giay-chung-nhan.docx",
        "10-giay-chung-nhan.xlsx",
        "11-bao-cao-ket-qua.docx",
        "11-bao-cao-ket-qua.xlsx",
        "12-ma-qr-dan-tuong.pdf",
    }


def test_the_papers_know_the_class(kit: Path, plan: KitPlan) -> None:
    for name in ("00-doc-truoc.pdf", "01-chuong-trinh.pdf", "05-danh-sach-ky-ten.pdf"):
        text = text_of(kit / name)
        for words in (plan.title, PLACE, "ngày 10/12/2026"):
            assert squeezed(words) in text, (name, words)
    first = text_of(kit / "00-doc-truoc.pdf")
    for path in kit.rglob("*.pdf"):
        if path.name not in ("00-doc-truoc.pdf",):
            assert squeezed(path.relative_to(kit).as_posix()) in first, path
    assert "8giờ10" in text_of(kit / "01-chuong-trinh.pdf")
    signing = text_of(kit / "05-danh-sach-ky-ten.pdf")
    assert "40" in signing
    assert "Sáng10/12" in signing
    poster = text_of(kit / "12-ma-qr-dan-tuong.pdf")
    assert "hoc-phan/06-cong-dan-hoc-tap/" in poster


def test_forms_come_filled_with_what_is_known(kit: Path, plan: KitPlan) -> None:
    letter = squeezed("".join(docx.Document(str(kit / "02-giay-moi.docx")).element.body.itertext()))
    for words in (plan.title, PLACE, "7 giờ 30 ngày 10/12/2026", "Học phần 6"):
        assert squeezed(words) in letter
    assert "/GM-" in letter
    sheet = openpyxl.load_workbook(kit / "04-phan-cong-bao-cao-vien.xlsx")
    cells = [str(c.value) for ws in sheet for row in ws.iter_rows() for c in row if c.value is not None]
    assert any("Học phần 2" in c for c in cells)
    assert "8 giờ 10" in cells
    agenda = docx.Document(str(kit / "01-chuong-trinh.docx"))
    assert any("Học phần 6" in cell.text for t in agenda.tables for row in t.rows for cell in row.cells)


def test_the_same_kit_twice_and_zip_equals_folder(
    kit: Path, catalogue: Catalogue, plan: KitPlan, paths: Paths, tmp_path: Path
) -> None:
    _, packed = build_kit(
        catalogue, plan, paths.downloads, paths.assets, paths.fonts, tmp_path, lambda _: None
    )
    assert packed.read_bytes() == kit.with_suffix(".zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    assert names == {p.relative_to(kit).as_posix() for p in kit.rglob("*") if p.is_file()}


def test_a_missing_file_leaves_nothing_half_written(
    catalogue: Catalogue, plan: KitPlan, paths: Paths, tmp_path: Path
) -> None:
    with pytest.raises(KitError, match="Chạy: portal handouts"):
        build_kit(catalogue, plan, tmp_path, paths.assets, paths.fonts, tmp_path / "ra", lambda _: None)
    assert not (tmp_path / "ra").exists()


def test_the_command_says_what_it_made(paths: Paths, tmp_path: Path) -> None:
    arguments = ["--project", str(paths.root), "kit", "--ngay", "2026-12-10", "--dia-diem", PLACE]
    arguments += ["--hoc-phan", "01", "--so-nguoi", "12", "-o", str(tmp_path)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "lop-2026-12-10-hp01" / "00-doc-truoc.pdf").exists()
    wrong = CliRunner().invoke(main, ["77" if a == "01" else a for a in arguments])
    assert wrong.exit_code == 1
    assert "Không có học phần “77”" in wrong.output
