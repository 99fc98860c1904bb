"""Filled forms as people send them in, made by the writer of the portal; all names are made up."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import openpyxl

from portal.content.catalogue import Catalogue
from portal.forms import aggregation_plan, compute, form_model
from portal.forms.model import blank_record
from portal.outputs.forms import MOMENT
from portal.render.xlsx import form_info, form_workbook
from tests.engine import Entry, add_up

VILLAGE, COMMUNE, REGISTRATION = "bang-tong-hop-thon", "bang-tong-hop-xa", "phieu-dang-ky-danh-hieu"


def village(catalogue: Catalogue, number: int, **fields: Any) -> dict[str, Any]:
    """A village's record; the same *number* gives the same figures."""
    chance = random.Random(number)
    record = blank_record(form_model(catalogue.forms[VILLAGE]))
    record["fields"] |= {
        "nam": 2026,
        "xa": "Xã Ví Dụ",
        "thon": f"Bản Mẫu {number}",
        "so_ho": 80 + number,
        "so_nguoi_lon": 200 + number,
    } | fields
    for row in record["tables"]["mo_hinh"]:
        whole = 1 if row["id"] == "cong-dong" else chance.randint(20, 60)
        asked = chance.randint(1, whole)
        row |= {"tong_so": whole, "dang_ky": asked, "de_nghi": asked, "cong_nhan": chance.randint(0, asked)}
    return record


def workbook(catalogue: Catalogue, form: str, records: list[dict[str, Any]] | None = None) -> bytes:
    spec = catalogue.forms[form]
    info = form_info(spec, catalogue.portal.organisation.vi, MOMENT)
    return form_workbook(form_model(spec), units=catalogue.units, info=info, records=records)


def of_version(data: bytes, version: int) -> bytes:
    """The workbook as if it had been downloaded when the form had another version."""
    book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    book["_cong"]["B2"] = version
    book.save(out)
    return out.getvalue()


def villages(catalogue: Catalogue, folder: Path) -> dict[str, Path]:
    """Ten good files and six that cannot be added, by name, in the order people would see them."""
    good = {
        f"thon-{n:02}.xlsx": workbook(catalogue, VILLAGE, [village(catalogue, n)]) for n in range(1, 11)
    }
    impossible = village(catalogue, 11)
    impossible["tables"]["mo_hinh"][1]["cong_nhan"] = 5000
    files = good | {
        "bao-cao.xlsx": b"%PDF-1.7\n1 0 obj",
        "cu.xlsx": of_version(good["thon-01.xlsx"], 0),
        "gui-lai.xlsx": good["thon-03.xlsx"],
        "khac-mau.xlsx": workbook(catalogue, "phieu-diem-danh"),
        "nam-truoc.xlsx": workbook(catalogue, VILLAGE, [village(catalogue, 12, nam=2025)]),
        "so-sai.xlsx": workbook(catalogue, VILLAGE, [impossible]),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in files}


def registrations(catalogue: Catalogue, folder: Path, files: int, rows: int) -> list[Path]:
    """Lists of registrations of one village: *files* with *rows* lines each."""
    model, chance, made = form_model(catalogue.forms[REGISTRATION]), random.Random(1), []
    titles = [o.id for o in model.field("danh_hieu").choices]
    common = {"nam": 2026, "xa": "Xã Ví Dụ", "thon": "Bản Mẫu 1"}
    for number in range(files):
        records = []
        for line in range(rows):
            record = blank_record(model)
            record["fields"] |= common | {"danh_hieu": chance.choice(titles)}
            record["fields"] |= {
                f.id: f"Nguyễn Văn {number}-{line}" for f in model.fields if f.id.startswith("ten")
            }
            records.append(record)
        made.append(folder / f"dang-ky-{number:03}.xlsx")
        made[-1].write_bytes(workbook(catalogue, REGISTRATION, records))
    return made


def meant(catalogue: Catalogue, numbers: range) -> dict[str, Any]:
    """The commune's record that villages *numbers* add up to."""
    model = form_model(catalogue.forms[VILLAGE])
    entries = [Entry(str(n), VILLAGE, [compute(model, village(catalogue, n))]) for n in numbers]
    return add_up(aggregation_plan(catalogue, COMMUNE), entries).records[0]
