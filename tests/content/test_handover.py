"""A collection saved on one desk and opened on another: what was decided goes along, and nothing else does."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms.engine import Sum
from tests.content.form_files import VILLAGE, add, saved_json, village

SHEET = "_tong-hop.json"
NOT_ENOUGH = {"log": []}


def collection(folder: Path, files: list[Path], sheet: object) -> Path:
    """The zip file of a desk: *files* and a sheet, which is text or becomes JSON."""
    path = folder / "bàn giao.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            archive.write(file, file.name)
        archive.writestr(SHEET, sheet if isinstance(sheet, str) else json.dumps(sheet))
    return path


def sheet(*files: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"target": "bang-tong-hop-xa", "units": [], "files": list(files)} | more


def count(total: Sum) -> int:
    assert total.records is not None
    found: int = total.records[0]["tables"]["mo_hinh"][0]["dang_ky"]
    return found


@pytest.fixture
def files(catalogue: Catalogue, tmp_path: Path) -> list[Path]:
    return [
        saved_json(tmp_path / f"{n}.json", VILLAGE, [village(catalogue, f"Bản Số {n}", n)])
        for n in (1, 2, 3)
    ]


def test_decisions_go_along(catalogue: Catalogue, files: list[Path], tmp_path: Path) -> None:
    corrected = village(catalogue, "Bản Số 1", 50)
    decided = sheet(
        {"name": "1.json", "out": [], "reviews": {"0": {"records": [corrected], "log": []}}},
        {"name": "2.json", "out": [], "reviews": {"0": {"aside": "Gửi nhầm xã.", "log": []}}},
        {"name": "3.json", "out": [0], "reviews": {}},
    )
    total = add(catalogue, collection(tmp_path, files, decided), into="bang-tong-hop-xa")
    assert [(f.name, f.state) for f in total.files] == [("1.json", "accepted"), ("2.json", "rejected")]
    assert total.files[1].why == "Để riêng: Gửi nhầm xã."
    assert count(total) == 50


def test_a_file_with_faults_counts_once_somebody_says_why(
    catalogue: Catalogue, files: list[Path], tmp_path: Path
) -> None:
    wrong = village(catalogue, "Bản Số 4", 4)
    wrong["tables"]["mo_hinh"][0]["cong_nhan"] = 500
    files.append(saved_json(tmp_path / "4.json", VILLAGE, [wrong]))
    without = add(catalogue, collection(tmp_path, files, sheet()), into="bang-tong-hop-xa")
    assert [f.state for f in without.files] == ["accepted"] * 3 + ["pending"]
    reviews = {"0": {"accepted": "Đã gọi điện hỏi lại.", "log": []}}
    path = collection(tmp_path, files, sheet({"name": "4.json", "out": [], "reviews": reviews}))
    total = add(catalogue, path, into="bang-tong-hop-xa")
    assert [f.state for f in total.files] == ["accepted"] * 4
    assert count(total) == 1 + 2 + 3 + 4
    assert any("4.json" in r and "Đã gọi điện hỏi lại." in r for r in total.remarks)


def test_what_fits_no_cell_still_waits_after_a_correction(catalogue: Catalogue, tmp_path: Path) -> None:
    """A row that the form does not have cannot be mended in the form: somebody has to accept it."""
    strange = village(catalogue, "Bản Số 5", 5)
    strange["tables"]["mo_hinh"].append({"id": "nhom-khac", "dang_ky": 9})
    file = saved_json(tmp_path / "5.json", VILLAGE, [strange])
    review: dict[str, Any] = {"records": [village(catalogue, "Bản Số 5", 14)], "log": []}
    for more, state in (({}, "pending"), ({"accepted": "Đã chép vào dòng 1."}, "accepted")):
        decided = sheet({"name": "5.json", "out": [], "reviews": {"0": review | more}})
        total = add(catalogue, collection(tmp_path, [file], decided), into="bang-tong-hop-xa")
        assert total.files[0].state == state
    assert count(total) == 14


@pytest.mark.parametrize(
    "bad",
    [
        "không phải JSON",
        "[]",
        "null",
        "{}",
        '{"files": 5}',
        '{"files": [null, 5, {}]}',
        '{"files": [{"name": "1.json", "out": "x", "reviews": [1]}]}',
        '{"files": [{"name": "1.json", "out": [null], "reviews": {"0": 5, "-1": {}, "x": {}, "99": {"log": 5}}}]}',
        '{"files": [{"name": "1.json", "reviews": {"0": {"records": 5, "accepted": 5, "log": [5, {"when": []}]}}}]}',
        '{"files": [{"name": "__proto__", "reviews": {"__proto__": {"aside": "x"}}}], "units": {"a": 1}}',
        "\x00" * 50,
    ],
)
def test_a_spoiled_sheet_changes_nothing(
    catalogue: Catalogue, files: list[Path], tmp_path: Path, bad: str
) -> None:
    total = add(catalogue, collection(tmp_path, files, bad), into="bang-tong-hop-xa")
    told = {f.state for f in total.files if not f.name.endswith(SHEET)}
    assert told == {"accepted"}
    assert count(total) == 1 + 2 + 3


def test_records_of_a_sheet_are_read_as_strictly_as_files(
    catalogue: Catalogue, files: list[Path], tmp_path: Path
) -> None:
    foreign = {"fields": {"thon": {"x": 1}, "la": 5}, "tables": {"mo_hinh": "x", "la": []}}
    decided = sheet({"name": "1.json", "out": [], "reviews": {"0": {"records": [foreign], "log": []}}})
    total = add(catalogue, collection(tmp_path, files, decided), into="bang-tong-hop-xa")
    assert total.files[0].state == "pending"
    assert count(total) == 2 + 3


def test_an_earlier_result_is_set_beside_and_not_added(
    catalogue: Catalogue, files: list[Path], tmp_path: Path
) -> None:
    first = add(catalogue, *files, into="bang-tong-hop-xa")
    assert first.records is not None
    old = tmp_path / "nam-truoc.json"
    version = catalogue.forms["bang-tong-hop-xa"].version
    old.write_text(json.dumps({"form": "bang-tong-hop-xa", "version": version, "records": first.records}))
    total = add(catalogue, old, *files, into="bang-tong-hop-xa")
    assert total.files[0].state == "earlier"
    assert total.records == first.records
