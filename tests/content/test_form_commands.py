"""``portal aggregate`` and ``portal certificates``: files in, verdicts in words, filled forms out."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.forms import Record, compute, form_model
from portal.forms.model import blank_record
from portal.outputs.forms import fill_form
from tests.engine import read_form_file

ROOT = Path(__file__).resolve().parent.parent.parent
Write = Callable[..., Path]


@pytest.fixture
def write(catalogue: Catalogue, tmp_path: Path) -> Write:
    """Writes a filled form of a village as XLSX or JSON."""

    def make(name: str, village: str, people: int, **fields: Any) -> Path:
        form = catalogue.forms["bang-tong-hop-thon"]
        record = blank_record(form_model(form))
        record["fields"] |= {
            "nam": 2026,
            "xa": "Xã Ví Dụ",
            "thon": village,
            "so_ho": 50,
            "so_nguoi_lon": 99,
        }
        record["fields"] |= fields
        record["tables"]["mo_hinh"][0] |= {"tong_so": 99, "dang_ky": 90, "cong_nhan": people}
        path = tmp_path / "gui" / name
        path.parent.mkdir(exist_ok=True)
        computed = compute(form_model(form), record)
        path.write_bytes(fill_form(catalogue, form, [computed], path.suffix))
        return path

    return make


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--project", str(ROOT), *map(str, arguments)])


def test_a_folder_of_files_becomes_the_commune_and_then_the_province(
    catalogue: Catalogue, write: Write, tmp_path: Path
) -> None:
    write("a.xlsx", "Bản Mẫu 1", 40)
    write("b.json", "Bản Mẫu 2", 50)
    write("c.xlsx", "bản mẫu 1", 41)
    write("d.xlsx", "Bản Mẫu 3", 120)
    (tmp_path / "gui" / "e.xlsx").write_bytes(b"%PDF-1.7 gia lam bang tinh")
    units = tmp_path / "ban.txt"
    units.write_text("Tên bản\n1. Bản Mẫu 1\n2. Bản Mẫu 2\n3. Bản Mẫu 3\n4. Bản Mẫu 4\n", encoding="utf-8")
    out = tmp_path / "xa.xlsx"
    word = tmp_path / "xa.docx"
    done = run("aggregate", tmp_path / "gui", "-o", out, "-o", word, "--units", units)
    assert done.exit_code == 1, "three files are left out"
    said = " ".join(done.output.split())
    assert "2 tệp nhận, 2 tệp còn sửa, 1 tệp không nhận." in said
    assert "4 nơi: đã gửi 3, thiếu 1." in said
    assert "tệp PDF" in said
    assert "Chưa gửi (1): Bản Mẫu 4." in said
    assert "Đã gửi nhưng chưa nhận được tệp: Bản Mẫu 3." in said
    assert "Còn phải ghi tay: Số thôn, bản, tổ dân phố" in said
    assert word.read_bytes()[:2] == b"PK"
    models = {k: form_model(f) for k, f in catalogue.forms.items()}
    found = read_form_file("xa.xlsx", out.read_bytes(), models)
    (record,) = found.records
    assert record["tables"]["mo_hinh"][0]["cong_nhan"] == 90
    assert [r["thon"] for r in record["tables"]["theo_thon"]] == ["Bản Mẫu 1", "Bản Mẫu 2"]
    province = run("aggregate", out, "-o", tmp_path / "tinh.json")
    assert province.exit_code == 0, province.output
    saved = json.loads((tmp_path / "tinh.json").read_text(encoding="utf-8"))
    assert dt.datetime.fromisoformat(saved["saved"]).tzinfo is not None
    assert saved["records"][0]["tables"]["theo_xa"][0]["xa"] == "Xã Ví Dụ"
    assert f"Chưa gửi ({len(catalogue.units)})" in province.output, (
        "a fictional commune is none of the province"
    )


def test_what_cannot_be_done_is_said_and_nothing_is_written(write: Write, tmp_path: Path) -> None:
    bad = write("a.xlsx", "Bản Mẫu 1", 500)
    out = tmp_path / "tong.xlsx"
    done = run("aggregate", bad, "-o", out)
    assert done.exit_code == 1
    assert "Không có tệp nào cộng được" in done.output
    assert not out.exists()
    good = write("b.xlsx", "Bản Mẫu 1", 5)
    assert "không phải biểu tổng hợp" in run("aggregate", good, "--into", "phieu-diem-danh-2").output
    done = run("aggregate", good, "-o", tmp_path / "tong.pdf")
    assert done.exit_code == 1
    assert "Không ghi được dạng “.pdf”" in done.output


def test_digits_of_other_keyboards_and_a_file_sent_twice(write: Write, tmp_path: Path) -> None:
    """What two programs once read differently: full-width digits, typed as text into an Excel file."""
    book = openpyxl.load_workbook(write("a.xlsx", "Bản Mẫu 1", 40))
    ((sheet, area),) = book.defined_names["x_mo_hinh.tong_so"].destinations
    cell = area.replace("$", "").partition(":")[0]
    book[sheet][cell] = "１\u202f２３４"
    book.save(tmp_path / "gui" / "a.xlsx")
    (tmp_path / "gui" / "b.xlsm").write_bytes((tmp_path / "gui" / "a.xlsx").read_bytes())
    write("c.json", "Bản Mẫu ２", 50)
    units = tmp_path / "ban.txt"
    units.write_bytes("Tên bản\r\n１. BẢN MẪU 1\r\n２. Bản\u00a0Mẫu 2\r\n".encode("utf-16"))
    out = tmp_path / "xa.json"
    done = run("aggregate", tmp_path / "gui", "-o", out, "--units", units)
    assert done.exit_code == 1, "the second of two that are the same"
    said = " ".join(done.output.split())
    assert "2 tệp nhận, 0 tệp còn sửa, 1 tệp không nhận." in said
    assert "không nhận: Giống hệt tệp gui/a.xlsx." in said
    assert "Chưa gửi" not in said
    assert "không có trong danh sách" not in said
    (record,) = json.loads(out.read_text(encoding="utf-8"))["records"]
    assert record["tables"]["mo_hinh"][0]["tong_so"] == 1234 + 99


def test_a_list_of_units_without_names_is_refused(write: Write, tmp_path: Path) -> None:
    (tmp_path / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    good = write("a.xlsx", "Bản Mẫu 1", 40)
    done = run("aggregate", good, "--units", tmp_path / "anh.txt")
    assert done.exit_code == 1
    assert "anh.txt: Tệp này là hình ảnh (PNG)" in done.output
    (tmp_path / "rong.csv").write_text("\n \n", encoding="utf-8")
    assert "Không thấy tên nào trong tệp" in run("aggregate", good, "--units", tmp_path / "rong.csv").output


def test_one_certificate_a_person(catalogue: Catalogue, tmp_path: Path) -> None:
    form = catalogue.forms["phieu-diem-danh"]
    model = form_model(form)
    record = blank_record(model)
    record["fields"] |= {"ten_hoi_nghi": "Lớp mẫu", "so_buoi": 2}
    record["tables"]["diem_danh"] = [
        {"ho_ten": f"Nguyễn Văn {letter}", "don_vi": "Xã Ví Dụ", "buoi_1": 1} for letter in "ABC"
    ]
    source = tmp_path / "diem-danh.xlsx"
    source.write_bytes(fill_form(catalogue, form, [compute(model, record)], ".xlsx"))
    out = tmp_path / "giay.pdf"
    done = run("certificates", source, "-o", out)
    assert done.exit_code == 0, done.output
    pages = PdfReader(out).pages
    assert len(pages) == 3
    assert "Nguyễn Văn B" in pages[1].extract_text()
    empty = tmp_path / "trong.json"
    empty.write_text('{"form": "giay-chung-nhan", "version": 1, "records": []}', encoding="utf-8")
    done = run("certificates", empty, "-o", tmp_path / "khong.pdf")
    assert done.exit_code == 1
    assert "danh sách chưa có ai" in done.output
    assert not (tmp_path / "khong.pdf").exists()


def test_sheets_saved_together_are_entries_of_their_own(catalogue: Catalogue, tmp_path: Path) -> None:
    """A village that typed its sheets into one browser sends them in one file; one fault stops one sheet."""
    records = [
        {"fields": {"nam": 2026, "ho_ten": f"Nguyễn Văn {letter}", "ket_qua_tu": "dat"}, "tables": {}}
        for letter in "ABC"
    ]
    records[1]["fields"]["nam"] = "hai nghìn"
    source = tmp_path / "phieu.json"
    saved = {"form": "phieu-tu-danh-gia-cong-dan-hoc-tap", "version": 1, "records": records}
    source.write_text(json.dumps(saved), encoding="utf-8")
    out = tmp_path / "bien-ban.json"
    done = run("aggregate", source, "--into", "bien-ban-binh-xet", "-o", out)
    assert done.exit_code == 1, "a sheet is left out"
    assert "2 tệp nhận, " in done.output
    rows = json.loads(out.read_text(encoding="utf-8"))["records"][0]["tables"]["binh_xet"]
    assert [row["ten_doi_tuong"] for row in rows] == ["Nguyễn Văn A", "Nguyễn Văn C"]


def test_every_fault_of_a_list_is_told_at_once(catalogue: Catalogue, tmp_path: Path) -> None:
    form = catalogue.certificate
    assert form is not None
    right = {
        "so": "1",
        "ho_ten": "Nguyễn Văn A",
        "nam_sinh": 1980,
        "don_vi": "Xã Ví Dụ",
        "ten_lop": "Lớp mẫu",
        "tu_ngay": "2026-11-05",
        "den_ngay": "2026-11-06",
        "ngay_cap": "2026-11-05",
    }
    changes: list[dict[str, Any]] = [{}, {"so": "2", "ho_ten": "Trần Thị B"}, {"ho_ten": None}]
    records: list[Record] = [{"fields": right | change, "tables": {}} for change in changes]
    source, out = tmp_path / "danh-sach.xlsx", tmp_path / "giay.pdf"
    book = openpyxl.load_workbook(io.BytesIO(fill_form(catalogue, form, records, ".xlsx")))
    sheet = book.worksheets[0]
    born = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Năm sinh"))
    sheet.cell(born.row + 2, born.column).value = "không nhớ"
    book.save(source)
    out.write_bytes(b"as it was")
    done = run("certificates", source, "-o", out)
    assert done.exit_code == 1
    for said in (
        "danh-sach.xlsx có 4 chỗ phải sửa, chưa in giấy nào:",
        "- phiếu 2, Năm sinh: phải là một số (đang ghi “không nhớ”).",
        "- phiếu 3, Họ tên: chưa điền.",
        "- Ngày cấp là 05/11/2026, trước đến ngày (06/11/2026).",
        "- phiếu 1 và phiếu 3 cùng số “1”; mỗi giấy một số.",
    ):
        assert said in done.output
    assert out.read_bytes() == b"as it was"
