"""Adding up filled forms: villages to communes to the province, survey sheets to a table, lists to lists."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms import aggregation_plan, compute, form_model
from portal.forms.model import blank_record, blank_row, targets
from tests.engine import Entry, add_up, judge

Make = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def make(catalogue: Catalogue) -> Make:
    def record(form: str, tables: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
        model = form_model(catalogue.forms[form])
        made = blank_record(model)
        made["fields"].update(fields)
        for name, rows in (tables or {}).items():
            table = next(t for t in model.tables if t.id == name)
            if isinstance(rows, dict):
                for row in made["tables"][name]:
                    row.update(rows.get(row["id"], {}))
            else:
                made["tables"][name] = [blank_row(table) | row for row in rows]
        return compute(model, made)

    return record


def village(make: Make, name: str, n: int, **fields: Any) -> Entry:
    figures = {"tong_so": 10 * n, "dang_ky": 5 * n, "de_nghi": 4 * n, "cong_nhan": 3 * n}
    rows = dict.fromkeys(("cong-dan", "gia-dinh", "dong-ho", "don-vi"), figures) | {
        "cong-dong": {"tong_so": 1, "dang_ky": 1, "de_nghi": 1, "cong_nhan": n % 2}
    }
    given = {"nam": 2026, "xa": "Xã Ví Dụ", "thon": name, "so_ho": 100 + n, "so_nguoi_lon": 200} | fields
    return Entry(
        f"{name}.xlsx", "bang-tong-hop-thon", [make("bang-tong-hop-thon", {"mo_hinh": rows}, **given)]
    )


def test_villages_make_the_commune(catalogue: Catalogue, make: Make) -> None:
    plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
    entries = [village(make, f"Bản Mẫu {n}", n) for n in (3, 1, 2)]
    result = add_up(plan, entries)
    (record,) = result.records
    assert record["fields"]["nam"] == 2026
    assert record["fields"]["xa"] == "Xã Ví Dụ"
    assert record["fields"]["so_ho"] == 306
    people = record["tables"]["mo_hinh"][0]
    assert (people["tong_so"], people["dang_ky"], people["cong_nhan"]) == (60, 30, 18)
    assert people["ty_le_tren_tong"] == 30
    rows = record["tables"]["theo_thon"]
    assert [r["thon"] for r in rows] == ["Bản Mẫu 1", "Bản Mẫu 2", "Bản Mẫu 3"]
    assert [r["cong_dan"] for r in rows] == [3, 6, 9]
    assert [r["cong_dong"] for r in rows] == [1, 0, 1]
    assert result.remarks == []


def test_the_output_of_one_level_is_the_input_of_the_next(catalogue: Catalogue, make: Make) -> None:
    communes = []
    for name, degree in (("Xã Ví Dụ", "muc-1"), ("Xã Thí Dụ", "muc-2"), ("Xã Mẫu", "chua")):
        plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
        entries = [village(make, f"Bản Mẫu {n}", n, xa=name) for n in (1, 2)]
        (record,) = add_up(plan, entries).records
        record["fields"] |= {"so_thon": 2, "mau_so_cdht": "nguoi-lon", "cdht_xa": degree}
        communes.append(Entry(f"{name}.json", "bang-tong-hop-xa", [record]))
    (province,) = add_up(aggregation_plan(catalogue, "bang-tong-hop-tinh"), communes).records
    assert province["tables"]["mo_hinh"][0]["tong_so"] == 3 * 30
    assert [r["xa"] for r in province["tables"]["theo_xa"]] == ["Xã Mẫu", "Xã Thí Dụ", "Xã Ví Dụ"]
    assert [r["cdht_xa"] for r in province["tables"]["theo_xa"]] == ["Chưa", "Mức độ 2", "Mức độ 1"]
    first = next(r for r in province["tables"]["theo_thong_tu"] if r["id"] == "cdht-xa")
    assert (first["muc_1"], first["muc_2"], first["dat"]) == (1, 1, 2)


def test_survey_sheets_are_counted(catalogue: Catalogue, make: Make) -> None:
    common = {"nam": 2026, "xa": "Xã Ví Dụ", "thon": "Bản Mẫu", "ngay": "2026-10-01"}
    sheets = [
        make("phieu-khao-sat-nhu-cau-hoc-tap", nhu_cau=["suc-khoe", "nghe"], trinh_do="thcs", **common),
        make("phieu-khao-sat-nhu-cau-hoc-tap", nhu_cau=["nghe"], trinh_do="thcs", **common),
        make("phieu-khao-sat-nhu-cau-hoc-tap", nhu_cau=[], trinh_do="dai-hoc", **common),
    ]
    plan = aggregation_plan(catalogue, "bang-tong-hop-khao-sat")
    (record,) = add_up(plan, [Entry("phieu.xlsx", "phieu-khao-sat-nhu-cau-hoc-tap", sheets)]).records
    rows = {r["id"]: r for r in record["tables"]["nhu_cau"]}
    assert record["fields"]["so_phieu"] == 3
    assert (rows["nhu_cau.nghe"]["so_nguoi_chon"], rows["nhu_cau.nghe"]["so_phieu_hop_le"]) == (2, 2)
    assert rows["nhu_cau.nghe"]["ty_le"] == 100
    assert (rows["trinh_do.thcs"]["so_nguoi_chon"], rows["trinh_do.thcs"]["so_phieu_hop_le"]) == (2, 3)
    assert (rows["nhu_cau.ngoai-ngu"]["so_nguoi_chon"], rows["thoi_gian.ban-ngay"]["so_nguoi_chon"]) == (
        0,
        None,
    )


def test_lists_grow_from_lists_and_points_are_looked_up(catalogue: Catalogue, make: Make) -> None:
    minutes = make(
        "bien-ban-binh-xet", nam=2026,
        tables={"binh_xet": [
            {"ten_doi_tuong": "Nguyễn Văn A", "danh_hieu": "Công dân học tập", "so_dong_y": 9, "ket_luan": "Đạt"},
            {"ten_doi_tuong": "Trần Thị B", "danh_hieu": "Công dân học tập", "so_dong_y": 2, "ket_luan": "Không đạt"},
        ]},
    )  # fmt: skip
    own = make("phieu-tu-danh-gia-cong-dan-hoc-tap", nam=2026, ho_ten="NGUYỄN VĂN A", xa="Xã Ví Dụ",
               thon="Bản Mẫu", tables={"cham_diem": {"chi-so-1": {"diem_binh_xet": 9}}})  # fmt: skip
    lost = make("phieu-tu-danh-gia-cong-dan-hoc-tap", nam=2026, ho_ten="Lê Văn C", tables={
        "cham_diem": {"chi-so-1": {"diem_binh_xet": 7}}})  # fmt: skip
    plan = aggregation_plan(catalogue, "danh-sach-de-nghi-cong-nhan")
    result = add_up(plan, [
        Entry("p1.json", "phieu-tu-danh-gia-cong-dan-hoc-tap", [own]),
        Entry("p2.json", "phieu-tu-danh-gia-cong-dan-hoc-tap", [lost]),
        Entry("bb.xlsx", "bien-ban-binh-xet", [minutes]),
    ])  # fmt: skip
    (record,) = result.records
    assert [(r["ten_doi_tuong"], r["ket_qua_diem"]) for r in record["tables"]["danh_sach"]] == [
        ("Nguyễn Văn A", 9)
    ]
    assert record["fields"]["tong"] == 1
    assert result.remarks == ["“Lê Văn C” không có trong danh sách, điểm chưa được ghi."]


def test_titles_are_counted_in_their_rows(catalogue: Catalogue, make: Make) -> None:
    registered = [make("phieu-dang-ky-danh-hieu", nam=2026, xa="Xã Ví Dụ", thon="Bản Mẫu", danh_hieu=d)
                  for d in ("gia-dinh", "gia-dinh", "cong-dong")]  # fmt: skip
    proposed = make("danh-sach-de-nghi-cong-nhan", nam=2026, xa="Xã Ví Dụ", thon="Bản Mẫu", tables={"danh_sach": [
        {"ten_doi_tuong": "Nguyễn Văn A", "danh_hieu": "gia đình học tập"},
        {"ten_doi_tuong": "Bản Mẫu", "danh_hieu": "Cộng đồng học tập"},
        {"ten_doi_tuong": "Tổ hợp", "danh_hieu": "Hợp tác xã học tập"},
    ]})  # fmt: skip
    plan = aggregation_plan(catalogue, "bang-tong-hop-thon")
    result = add_up(plan, [Entry("a", "phieu-dang-ky-danh-hieu", registered),
                           Entry("b", "danh-sach-de-nghi-cong-nhan", [proposed])])  # fmt: skip
    rows = {r["id"]: r for r in result.records[0]["tables"]["mo_hinh"]}
    assert (rows["gia-dinh"]["dang_ky"], rows["gia-dinh"]["de_nghi"]) == (2, 1)
    assert (rows["cong-dong"]["dang_ky"], rows["cong-dong"]["de_nghi"]) == (1, 1)
    assert result.remarks == ["“Hợp tác xã học tập” không ứng với dòng nào của bảng Năm mô hình."]


def test_a_course_is_reported_and_certified(catalogue: Catalogue, make: Make) -> None:
    present = make("phieu-diem-danh", ten_hoi_nghi="Lớp mẫu", tables={"diem_danh": [
        {"ho_ten": "Nguyễn Văn A", "don_vi": "Xã Ví Dụ", "buoi_1": 1, "buoi_2": 1},
        {"ho_ten": "Trần Thị B", "don_vi": "Xã Mẫu", "buoi_1": 0},
    ]})  # fmt: skip
    scores = dict.fromkeys(
        ("noi_dung", "bao_cao_vien", "tai_lieu", "thuc_hanh", "thoi_gian", "phuc_vu"), "4"
    )
    liked = [make("phieu-danh-gia-lop-tap-huan", ten_lop="Lớp mẫu", **scores),
             make("phieu-danh-gia-lop-tap-huan", ten_lop="Lớp mẫu", **(scores | {"noi_dung": "1"}))]  # fmt: skip
    entries = [Entry("dd", "phieu-diem-danh", [present]), Entry("dg", "phieu-danh-gia-lop-tap-huan", liked)]
    (report,) = add_up(aggregation_plan(catalogue, "bao-cao-ket-qua-tap-huan"), entries).records
    assert report["fields"]["so_du"] == 1
    assert report["fields"]["diem_hai_long"] == pytest.approx((4 + 3.5) / 2)
    people = add_up(aggregation_plan(catalogue, "giay-chung-nhan"), entries[:1]).records
    assert [r["fields"]["ho_ten"] for r in people] == ["Nguyễn Văn A"], "who never came gets none"


def test_files_that_cannot_be_added_are_told_apart(catalogue: Catalogue, make: Make) -> None:
    plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
    good = [village(make, f"Bản Mẫu {n}", n) for n in (1, 2, 3)]
    twice = Entry("gui-lai.xlsx", "bang-tong-hop-thon", village(make, "BẢN MẪU 1", 1).records)
    older = village(make, "Bản Cũ", 1, nam=2025)
    negative = village(make, "Bản Âm", -1)
    nameless = village(make, "", 1, thon=None)
    empty = Entry("trong.xlsx", "bang-tong-hop-thon", [make("bang-tong-hop-thon")])
    other = Entry("khac.xlsx", "phieu-thu-khac", [])
    verdicts = judge(plan, [*good, twice, older, negative, nameless, empty, other])
    assert [v.code for v in verdicts] == [
        "nhan",
        "nhan",
        "nhan",
        "trung",
        "khac-chung",
        "so-sai",
        "so-sai",
        "trong",
        "mau-khac",
    ]
    assert verdicts[3].why == "“BẢN MẪU 1” đã có trong tệp Bản Mẫu 1.xlsx."
    assert verdicts[4].why == "Năm đánh giá là “2025”, các tệp khác là “2026”."
    assert verdicts[5].why.startswith("Dòng 1, Tổng số: không được nhỏ hơn 0.")
    assert verdicts[6].why == "Thôn, bản, tiểu khu, tổ dân phố: chưa điền."


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ({"tong_so": 10, "dang_ky": 9, "de_nghi": 9, "cong_nhan": 9}, ""),
        ({"tong_so": 20, "dang_ky": 10, "de_nghi": 12}, ""),
        ({"tong_so": 20, "de_nghi": 10, "cong_nhan": 12}, "Số được công nhận: không được nhiều hơn số đề nghị (12 so với 10)."),
        ({"tong_so": 0, "dang_ky": 5}, "Số đăng ký: không được nhiều hơn tổng số (5 so với 0)."),
        ({"tong_so": 10, "cong_nhan": 12}, "Số được công nhận: không được nhiều hơn tổng số (12 so với 10). Còn 1 chỗ nữa."),
        ({"de_nghi": 12, "cong_nhan": 5}, ""),
    ],
)  # fmt: skip
def test_a_part_is_no_more_than_the_whole(
    catalogue: Catalogue, make: Make, figures: dict[str, int], why: str
) -> None:
    plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
    wrong = make("bang-tong-hop-thon", {"mo_hinh": {"gia-dinh": figures}},
                 nam=2026, xa="Xã Ví Dụ", thon="Bản Mẫu", so_ho=10)  # fmt: skip
    (verdict,) = judge(plan, [Entry("sai.xlsx", "bang-tong-hop-thon", [wrong])])
    assert (verdict.code, verdict.why) == (("so-sai", f"Dòng 2, {why}") if why else ("nhan", ""))


def test_a_share_of_what_nobody_has_told_is_empty(catalogue: Catalogue, make: Make) -> None:
    plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
    figures = {"tong_so": 10, "dang_ky": 5}
    entries = [
        Entry(f"{n}.xlsx", "bang-tong-hop-thon", [
            make("bang-tong-hop-thon", {"mo_hinh": {"cong-dan": figures}}, nam=2026, xa="Xã Ví Dụ", thon=f"Bản {n}", so_ho=9)
        ])
        for n in (1, 2)
    ]  # fmt: skip
    (record,) = add_up(plan, entries).records
    people = record["tables"]["mo_hinh"][0]
    assert (people["tong_so"], people["ty_le_dang_ky"]) == (20, 50)
    assert (people["cong_nhan"], people["ty_le_tren_tong"], people["ty_le_tren_dang_ky"]) == (
        None,
        None,
        None,
    )


def test_the_sum_is_judged_by_its_own_rules(catalogue: Catalogue, make: Make) -> None:
    """One village without the number that registered, one without that recognised: each may be right."""
    plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
    given = ({"tong_so": 10, "dang_ky": 4}, {"tong_so": 10, "cong_nhan": 9})
    entries = [
        Entry(f"{n}.xlsx", "bang-tong-hop-thon", [
            make("bang-tong-hop-thon", {"mo_hinh": {"cong-dan": row}}, nam=2026, xa="Xã Ví Dụ", thon=f"Bản {n}", so_ho=9)
        ])
        for n, row in enumerate(given)
    ]  # fmt: skip
    assert [v.code for v in judge(plan, entries)] == ["nhan", "nhan"]
    assert add_up(plan, entries).remarks == [
        "Kết quả cộng, bảng Năm mô hình toàn xã, dòng 1, Số được công nhận: không được nhiều hơn số đăng ký (9 so với 4).",
        "Kết quả cộng, bảng Năm mô hình toàn xã, dòng 1, Tỷ lệ công nhận trên số đăng ký: tính ra 225, lớn hơn 100:"
        " xem lại các số đã nhập.",
    ]


def test_every_form_that_receives_can_be_added_in_any_order(catalogue: Catalogue, make: Make) -> None:
    entries = [village(make, f"Bản {n:03d}", n) for n in range(40)]
    plan = aggregation_plan(catalogue, "bang-tong-hop-xa")
    whole = add_up(plan, entries).records
    random.Random(7).shuffle(entries)
    assert add_up(plan, entries).records == whole
    assert len(targets(catalogue)) == 10
