"""Certificates from a list: a page a person, everything on it, and what it is not."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from portal.content.catalogue import Catalogue
from portal.content.models import Form
from portal.forms import Record
from portal.outputs.certificates import faults_of
from portal.render.typst.certificate import certificates_pdf
from tests.content.pdf_reading import fonts, is_accessible, pages, words
from tests.content.word_reading import squeezed

FONTS = Path(__file__).resolve().parent.parent.parent / ".cache" / "fonts"
LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Bích Ngọc Phương Thảo Quỳnh Hương"
LONG_UNIT = "Trung tâm học tập cộng đồng Xã Ví Dụ và các bản: " + ", ".join(
    f"Bản Mẫu {n}" for n in range(1, 15)
)
LONG_CLASS = "Tập huấn nghiệp vụ đánh giá, công nhận các danh hiệu học tập cho cán bộ Xã Ví Dụ, " * 3


@pytest.fixture(scope="module")
def form(catalogue: Catalogue) -> Form:
    assert catalogue.certificate is not None
    return catalogue.certificate


def notice(form: Form) -> str:
    assert form.certificate is not None
    return form.certificate.notice


def record(**changes: Any) -> Record:
    fields = {
        "so": "07/GCN",
        "ho_ten": "Nguyễn Văn A",
        "nam_sinh": 1980,
        "don_vi": "Hội Khuyến học Xã Ví Dụ",
        "ten_lop": "Lớp tập huấn thử",
        "tu_ngay": "2026-11-05",
        "den_ngay": "2026-11-06",
        "so_gio": 12.5,
        "ngay_cap": "2026-02-07",
        "ky": "Trần Thị B",
    }
    return {"fields": fields | changes, "tables": {}}


def make(catalogue: Catalogue, form: Form, records: list[Record]) -> bytes:
    return certificates_pdf(
        form,
        records,
        organisation=catalogue.portal.organisation.vi,
        colours=catalogue.portal.colours.model_dump(),
        fonts=FONTS,
    )


def test_one_landscape_page_a_person(catalogue: Catalogue, form: Form) -> None:
    names = [f"Nguyễn Văn A {n}" for n in range(1, 41)]
    data = make(catalogue, form, [record(ho_ten=n) for n in names])
    text = pages(data)
    assert len(text) == len(names)
    assert all(squeezed(name) in squeezed(page) for name, page in zip(names, text, strict=True))
    box = PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (842, 595)
    assert [str(item["/Title"]) for item in PdfReader(io.BytesIO(data)).outline] == names


def test_everything_is_on_it_as_official_papers_write_it(catalogue: Catalogue, form: Form) -> None:
    (text,) = (squeezed(page) for page in pages(make(catalogue, form, [record()])))
    for part in (
        catalogue.portal.organisation.vi,
        form.title,
        "Số: 07/GCN",
        "Năm sinh: 1980",
        "Đơn vị: Hội Khuyến học Xã Ví Dụ",
        "Lớp tập huấn thử",
        "từ ngày 05/11/2026 đến ngày 06/11/2026",
        "số giờ học: 12,5 giờ",
        "Ngày 07 tháng 02 năm 2026",
        "Người cấp",
        "Trần Thị B",
        notice(form),
    ):
        assert squeezed(part) in text, part


def test_it_says_what_the_form_says_it_is_not(form: Form) -> None:
    said = notice(form).rstrip(".").lower()
    assert any(said in line.lower() for line in form.own_design)


def test_without_records_there_is_one_to_write_on(catalogue: Catalogue, form: Form) -> None:
    data = make(catalogue, form, [])
    (text,) = pages(data)
    for word in (
        "Năm sinh:",
        "Đơn vị:",
        "từ ngày",
        "đến ngày",
        "số giờ học:",
        "tháng",
        "Số:",
        notice(form),
    ):
        assert squeezed(word) in squeezed(text)
    assert is_accessible(data)


def test_what_is_not_known_is_left_out(catalogue: Catalogue, form: Form) -> None:
    (text,) = pages(make(catalogue, form, [record(nam_sinh=None, so_gio=None, ky=None)]))
    assert "Năm sinh" not in text
    assert "số giờ học" not in text
    assert "Đơn vị" in text


def test_long_names_and_units_fit_on_their_page(catalogue: Catalogue, form: Form) -> None:
    long = record(ho_ten=LONG_NAME, don_vi=LONG_UNIT, ten_lop=LONG_CLASS.rstrip(", "))
    data = make(catalogue, form, [long, record()])
    text = pages(data)
    assert len(text) == 2
    for part in (LONG_NAME, LONG_UNIT, LONG_CLASS.rstrip(", "), "Người cấp", notice(form)):
        assert squeezed(part) in squeezed(text[0])
    for word in words(data, 0):
        assert 30 < word.x < 297 - 20
        assert 15 < word.y < 210 - 15


def test_only_the_two_bundled_typefaces(catalogue: Catalogue, form: Form) -> None:
    data = make(catalogue, form, [record(ho_ten="Nguyễn 😀 Văn A")])
    assert fonts(data) == {"Tinos", "BeVietnamPro"}
    assert is_accessible(data)
    assert "Nguyễn □ Văn A" in pages(data)[0]


def test_the_same_list_gives_the_same_bytes(catalogue: Catalogue, form: Form) -> None:
    records = [record(), record(ho_ten="Trần Thị B")]
    assert make(catalogue, form, records) == make(catalogue, form, records)


def faults(form: Form, *records: Record) -> list[str]:
    return faults_of(form, records, dt.date(2026, 11, 30))


def test_a_right_list_has_no_faults(form: Form) -> None:
    assert (
        faults(
            form, record(ngay_cap="2026-11-07"), record(ngay_cap="2026-11-06", so="8", ho_ten="Trần Thị B")
        )
        == []
    )
    unknown = record(nam_sinh=None, so_gio=None, ngay_cap=None, tu_ngay=None, den_ngay=None, so=None)
    assert faults(form, unknown, unknown | {"fields": unknown["fields"] | {"ho_ten": "Lò Thị C"}}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"den_ngay": "2026-11-04"}, "Đến ngày là 04/11/2026, trước từ ngày (05/11/2026)."),
        ({"ngay_cap": "2026-11-05"}, "Ngày cấp là 05/11/2026, trước đến ngày (06/11/2026)."),
        ({"tu_ngay": "1926-11-05"}, "Từ ngày: năm 1926 ngoài khoảng 2000–2027, xem lại."),
        ({"ngay_cap": "2062-11-07"}, "Ngày cấp: năm 2062 ngoài khoảng 2000–2027, xem lại."),
        ({"nam_sinh": 2024}, "phiếu 2 (Trần Thị B), Năm sinh: 2024, tới năm 2026 là 2 tuổi, xem lại."),
        ({"nam_sinh": 1900}, "phiếu 2 (Trần Thị B), Năm sinh: 1900, tới năm 2026 là 126 tuổi, xem lại."),
        ({"so_gio": 90}, "Số giờ học: 90 giờ nhiều hơn 2 ngày học, xem lại."),
        ({"so": "07 / gcn"}, "phiếu 1 và phiếu 2 cùng số “07 / gcn”; mỗi giấy một số."),
    ],
)
def test_what_cannot_be_is_told_by_row(form: Form, change: dict[str, Any], said: str) -> None:
    right = {"ngay_cap": "2026-11-07", "ho_ten": "Trần Thị B", "so": "08"}
    found = faults(form, record(ngay_cap="2026-11-07"), record(**right | change))
    assert said in found


def test_one_person_does_not_get_two(form: Form) -> None:
    day = "2026-11-07"
    (found,) = faults(form, record(ngay_cap=day), record(ngay_cap=day, so="8", ho_ten="nguyễn  văn a"))
    assert found.startswith("phiếu 1 và phiếu 2 là một người")
