"""Nothing is counted twice and nobody is taken for somebody else: files sent again, names alike, two lists."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms.engine import Sum
from tests.content.form_files import LIST, VILLAGE, add, filled, person, record, said, saved_json, village

MORNING = dt.datetime(2026, 11, 5, 8)
EVENING = dt.datetime(2026, 11, 5, 20)
FORTY = ["Hạ", "Hà", "Tân", "Tấn", "Cọ", "Cò", "Lạn", "Lan"]


def registered(total: Sum, row: str = "cong-dan") -> Any:
    assert total.records is not None
    (found,) = [r for r in total.records[0]["tables"]["mo_hinh"] if r["id"] == row]
    return found["dang_ky"]


def test_villages_alike_but_for_marks_are_all_added(catalogue: Catalogue, tmp_path: Path) -> None:
    names = [f"Bản {name}" for name in FORTY]
    files = [
        saved_json(tmp_path / f"{n}.json", VILLAGE, [village(catalogue, name, n)])
        for n, name in enumerate(names, 1)
    ]
    units = tmp_path / "noi-phai-gui.txt"
    units.write_text("\n".join([*names, "Bản Lán"]), encoding="utf-8")
    total = add(catalogue, *files, units=units, into="bang-tong-hop-xa")
    assert [f.state for f in total.files] == ["accepted"] * 8
    assert registered(total) == sum(range(1, 9))
    assert (total.expected, total.silent, total.refused, total.extra) == (9, ["Bản Lán"], [], [])


def test_a_village_typed_without_marks_is_the_one_of_the_list(catalogue: Catalogue, tmp_path: Path) -> None:
    units = tmp_path / "noi-phai-gui.txt"
    units.write_text("Bản Nà Tân\nBản Cọ\nBản Cò\nThủy", encoding="utf-8")
    files = [
        saved_json(tmp_path / f"{n}.json", VILLAGE, [village(catalogue, thon, n, xa=xa)])
        for n, (thon, xa) in enumerate(
            [("na tan", "mường la"), ("ban co", "Xã Mường La"), ("thuỷ", "MƯỜNG LA")], 1
        )
    ]
    total = add(catalogue, *files, units=units, into="bang-tong-hop-xa")
    assert [f.unit for f in total.files] == ["Bản Nà Tân", "ban co", "Thủy"]
    assert total.records is not None
    assert total.records[0]["fields"]["xa"] == "Xã Mường La"
    assert [r["thon"] for r in total.records[0]["tables"]["theo_thon"]] == ["ban co", "Bản Nà Tân", "Thủy"]
    assert (total.silent, total.extra) == (["Bản Cọ", "Bản Cò"], ["ban co"])
    assert "gần giống “Bản Cọ”, “Bản Cò”" in said(total)
    assert "“mường la” được hiểu là “Xã Mường La”" in said(total)


def test_a_list_sent_again_with_one_more_counts_six(catalogue: Catalogue, tmp_path: Path) -> None:
    people = [person(catalogue, f"Lò Văn {n}") for n in range(1, 7)]
    first = filled(catalogue, tmp_path / "lan-1.xlsx", LIST, people[:5], MORNING)
    second = filled(catalogue, tmp_path / "lan-2.xlsx", LIST, people, EVENING)
    for files in ((first, second), (second, first)):
        total = add(catalogue, *files)
        assert registered(total) == 6
        assert all(f"Lò Văn {n}" in "\n".join(total.remarks) for n in range(1, 6))
        assert "Lò Văn 6" not in "\n".join(total.remarks)


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_the_newer_of_two_versions_is_kept(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    old = [person(catalogue, "Lò Văn A"), person(catalogue, "Lò Văn B")]
    new = [
        person(catalogue, "Lò Văn A", danh_hieu="cong-dan", viec_se_lam="Học chữ"),
        person(catalogue, "Lò Văn C"),
    ]
    if kind == "xlsx":
        files = [
            filled(catalogue, tmp_path / "cu.xlsx", LIST, old, MORNING),
            filled(catalogue, tmp_path / "moi.xlsx", LIST, new, EVENING),
        ]
    else:
        files = [
            saved_json(tmp_path / "cu.json", LIST, old, "2026-11-05T08:00:00Z"),
            saved_json(tmp_path / "moi.json", LIST, new, "2026-11-05T20:00:00Z"),
        ]
    for order in (files, files[::-1]):
        total = add(catalogue, *order)
        assert registered(total) == 3
        words = "\n".join(total.remarks)
        assert "Lò Văn A”: giữ bản mới hơn ở tệp moi" in words
        assert "(lưu 06/11/2026 03:00)" in words
        assert "Lò Văn B”: có ở tệp cu" in words


def test_a_corrected_village_takes_the_place_of_the_first(catalogue: Catalogue, tmp_path: Path) -> None:
    first = filled(catalogue, tmp_path / "a.xlsx", VILLAGE, [village(catalogue, "Bản Hòa", 10)], MORNING)
    second = filled(catalogue, tmp_path / "b.xlsx", VILLAGE, [village(catalogue, "bản hoà", 12)], EVENING)
    total = add(catalogue, second, first)
    assert [f.state for f in total.files] == ["accepted", "rejected"]
    assert registered(total) == 12
    assert "mới hơn" in total.files[1].why
    assert total.refused == []


def test_without_knowing_which_is_newer_the_second_waits(catalogue: Catalogue, tmp_path: Path) -> None:
    first = filled(catalogue, tmp_path / "a.xlsx", VILLAGE, [village(catalogue, "Bản Một", 10)])
    second = filled(catalogue, tmp_path / "b.xlsx", VILLAGE, [village(catalogue, "Bản Một", 12)], EVENING)
    total = add(catalogue, first, second)
    assert [f.state for f in total.files] == ["accepted", "pending"]
    assert registered(total) == 10
    assert "không rõ tệp nào mới hơn" in total.files[1].why


def test_two_names_in_one_filling_in_are_told(catalogue: Catalogue, tmp_path: Path) -> None:
    """A corrected name makes another village; a form that was used anew for many says nothing."""
    files = []
    for n, name in enumerate(("Bản Một", "Bản Mốt", "Bản Khác")):
        files.append(saved_json(tmp_path / f"{n}.json", VILLAGE, [village(catalogue, name, 10 + n)]))
        content = json.loads(files[-1].read_text(encoding="utf-8")) | {"submission": "m1a2b3"}
        files[-1].write_text(json.dumps(content), encoding="utf-8")
    total = add(catalogue, *files[:2])
    assert [f.state for f in total.files] == ["accepted"] * 2
    assert any("1.json" in r and "cùng một lần điền" in r for r in total.remarks)
    assert not any("cùng một lần điền" in r for r in add(catalogue, *files).remarks)


def test_persons_of_one_name_born_in_different_years_are_two(catalogue: Catalogue, tmp_path: Path) -> None:
    people = [person(catalogue, "Lò Văn A", nam_sinh=year) for year in (1980, 1981)]
    assert registered(add(catalogue, filled(catalogue, tmp_path / "a.xlsx", LIST, people))) == 2
    more = [person(catalogue, "LÒ VĂN A", nam_sinh=1980), person(catalogue, "Lò Văn Á", nam_sinh=1980)]
    total = add(
        catalogue,
        filled(catalogue, tmp_path / "a.xlsx", LIST, people, MORNING),
        filled(catalogue, tmp_path / "b.xlsx", LIST, more, EVENING),
    )
    assert registered(total) == 3


def test_one_person_twice_in_a_file(catalogue: Catalogue, tmp_path: Path) -> None:
    same = filled(catalogue, tmp_path / "a.xlsx", LIST, [person(catalogue, "Lò Văn A")] * 2)
    total = add(catalogue, same)
    assert registered(total) == 1
    assert "ghi hai lần giống hệt nhau" in "\n".join(total.remarks)
    other = [person(catalogue, "Lò Văn A"), person(catalogue, "Lò Văn A", viec_se_lam="Học chữ")]
    total = add(catalogue, filled(catalogue, tmp_path / "b.xlsx", LIST, other))
    assert total.records is None
    assert "có hai lần, ở phiếu 1 và phiếu 2" in total.files[0].why


def test_names_alike_without_marks_are_told(catalogue: Catalogue, tmp_path: Path) -> None:
    a = filled(catalogue, tmp_path / "a.xlsx", LIST, [person(catalogue, "Lò Văn Sơn", nam_sinh=1980)])
    b = filled(catalogue, tmp_path / "b.xlsx", LIST, [person(catalogue, "Lo Van Son")])
    total = add(catalogue, a, b)
    assert registered(total) == 2
    assert "có thể trùng với" in "\n".join(total.remarks)


def test_a_survey_without_names_sent_again_is_counted_once(catalogue: Catalogue, tmp_path: Path) -> None:
    form = "phieu-khao-sat-nhu-cau-hoc-tap"
    common = {"nam": 2026, "xa": "Xã Mường La", "thon": "Bản Một"}
    sheets = [record(catalogue, form, so_nguoi_ho=n, nhu_cau=["nghe"], **common) for n in range(1, 12)]
    first = filled(catalogue, tmp_path / "a.xlsx", form, sheets[:10])
    second = filled(catalogue, tmp_path / "b.xlsx", form, sheets)
    for order in ((first, second), (second, first)):
        total = add(catalogue, *order, into="bang-tong-hop-khao-sat")
        assert total.records is not None
        assert total.records[0]["fields"]["so_phieu"] == 11


def test_rows_of_a_list_sent_again_are_counted_once(catalogue: Catalogue, tmp_path: Path) -> None:
    form = "danh-sach-de-nghi-cong-nhan"
    rows = [{"ten_doi_tuong": f"Lò Văn {n}", "danh_hieu": "Công dân học tập"} for n in range(1, 5)]
    common = {"nam": 2026, "xa": "Xã Mường La", "thon": "Bản Một"}
    files = [
        filled(
            catalogue,
            tmp_path / "a.xlsx",
            form,
            [record(catalogue, form, {"danh_sach": rows[:3]}, **common)],
        ),
        filled(
            catalogue, tmp_path / "b.xlsx", form, [record(catalogue, form, {"danh_sach": rows}, **common)]
        ),
    ]
    total = add(catalogue, *files, into="bang-tong-hop-thon")
    assert total.records is not None
    assert total.records[0]["tables"]["mo_hinh"][0]["de_nghi"] == 4


def test_points_of_two_persons_of_one_name_are_not_guessed(catalogue: Catalogue, tmp_path: Path) -> None:
    own, minutes = "phieu-tu-danh-gia-cong-dan-hoc-tap", "danh-sach-de-nghi-cong-nhan"
    common = {"nam": 2026, "xa": "Xã Mường La", "thon": "Bản Một"}
    model_rows = record(catalogue, own)["tables"]["cham_diem"]
    score = {row["id"]: {"diem_tu_cham": 8, "diem_binh_xet": 8} for row in model_rows}
    cards = [
        saved_json(
            tmp_path / f"{year}.json",
            own,
            [record(catalogue, own, {"cham_diem": score}, ho_ten="Lò Văn A", nam_sinh=year, **common)],
        )
        for year in (1980, 1990)
    ]
    rows = [{"ten_doi_tuong": "Lò Văn A", "danh_hieu": "Công dân học tập"}]
    meeting = saved_json(
        tmp_path / "hop.json",
        "bien-ban-binh-xet",
        [record(catalogue, "bien-ban-binh-xet", {"binh_xet": [rows[0] | {"ket_luan": "Đạt"}]}, nam=2026)],
    )
    total = add(catalogue, meeting, *cards, into=minutes)
    assert [f.state for f in total.files] == ["accepted"] * 3
    assert total.records is not None
    assert total.records[0]["tables"]["danh_sach"][0]["ket_qua_diem"] is None
    assert "có nhiều phiếu cùng tên" in "\n".join(total.remarks)


def test_households_without_names_are_compared_in_no_time(catalogue: Catalogue, tmp_path: Path) -> None:
    """Twenty thousand, told apart by number alone: compared pair by pair they would take hours."""
    form = "phieu-khao-sat-nhu-cau-hoc-tap"
    one = record(catalogue, form, nam=2026, xa="Xã Mường La", thon="Bản Một", so_nguoi_ho=4, so_nguoi_lon=2)
    files = [
        saved_json(
            tmp_path / f"{n}.json",
            form,
            [one | {"fields": one["fields"] | {"ma_ho": str(n * 1000 + row)}} for row in range(1000)],
        )
        for n in range(20)
    ]
    total = add(catalogue, *files, into="bang-tong-hop-khao-sat")
    assert [f.state for f in total.files] == ["accepted"] * 20
    assert total.records is not None
    assert total.records[0]["fields"]["so_phieu"] == 20_000
