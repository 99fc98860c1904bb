"""Filled files of the forms of the portal, and what adding them up says: the command's engine, as the page runs it."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

from portal.content.catalogue import Catalogue
from portal.forms import aggregate_data, form_model
from portal.forms.engine import GivenFile, Sum
from portal.forms.model import blank_record, blank_row
from portal.render.xlsx import BookInfo, form_workbook
from tests.engine import engine

INFO = BookInfo("Mẫu thử", "Thử", "Ai", "Khi", "Đâu", "Tổ chức thử", dt.datetime(2026, 1, 1))
VILLAGE, LIST = "bang-tong-hop-thon", "phieu-dang-ky-danh-hieu"


def record(
    catalogue: Catalogue, form: str, tables: dict[str, Any] | None = None, **fields: Any
) -> dict[str, Any]:
    """A record of *form*; given rows are filled by id, lists row by row."""
    model = form_model(catalogue.forms[form])
    made = blank_record(model)
    made["fields"].update(fields)
    for name, rows in (tables or {}).items():
        if isinstance(rows, dict):
            for row in made["tables"][name]:
                row.update(rows.get(row["id"], {}))
        else:
            made["tables"][name] = [blank_row(model.table(name)) | row for row in rows]
    return made


def village(catalogue: Catalogue, thon: str, people: int = 10, **fields: Any) -> dict[str, Any]:
    """The table of a village with *people* citizens who registered, and the same number recognised."""
    figures = {"tong_so": people, "dang_ky": people, "de_nghi": people, "cong_nhan": people}
    given = {
        "nam": 2026,
        "xa": "Xã Mường La",
        "thon": thon,
        "so_ho": 80,
        "so_nguoi_lon": 200,
        "ngay_chot": "2026-11-05",
    } | fields
    return record(catalogue, VILLAGE, {"mo_hinh": {"cong-dan": figures}}, **given)


def person(catalogue: Catalogue, name: str, **fields: Any) -> dict[str, Any]:
    """A registration."""
    given = {
        "nam": 2026,
        "xa": "Xã Mường La",
        "thon": "Bản Một",
        "danh_hieu": "cong-dan",
        "ten_doi_tuong": name,
        "viec_se_lam": "Học nghề",
        "ngay": "2026-02-01",
        "chu_ky": "đã ký",
    } | fields
    return record(catalogue, LIST, **given)


def workbook(catalogue: Catalogue, form: str, records: list[dict[str, Any]] | None = None) -> Any:
    """The workbook of *form*, filled, as openpyxl opens it."""
    data = form_workbook(
        form_model(catalogue.forms[form]), units=list(catalogue.units), info=INFO, records=records
    )
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: Any, path: Path, when: dt.datetime | None = None) -> Path:
    """Save *book*, last saved *when*; with None it does not say."""
    out = io.BytesIO()
    book.save(out)
    # openpyxl writes the moment of saving: the wanted one is put into the finished package.
    path.write_bytes(_stamped(out.getvalue(), when or book.properties.created))
    return path


def _stamped(data: bytes, when: dt.datetime) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                stamp = rb"\g<1>" + f"{when:%Y-%m-%dT%H:%M:%SZ}".encode()
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", stamp, part)
            target.writestr(name, part)
    return out.getvalue()


def filled(
    catalogue: Catalogue,
    path: Path,
    form: str,
    records: list[dict[str, Any]],
    when: dt.datetime | None = None,
) -> Path:
    """A filled workbook of the portal at *path*."""
    return saved(workbook(catalogue, form, records), path, when)


def saved_json(path: Path, form: str, records: list[dict[str, Any]], when: str | None = None) -> Path:
    """A file saved by the form on its page."""
    stamp = {} if when is None else {"saved": when}
    path.write_text(json.dumps({"form": form, "version": 1, "records": records} | stamp), encoding="utf-8")
    return path


def add(catalogue: Catalogue, *files: Path, units: Path | None = None, into: str | None = None) -> Sum:
    """What the engine makes of *files*."""
    return engine().aggregate(
        aggregate_data(catalogue), [GivenFile(file) for file in files], into, units, lambda _: None
    )


def said(total: Sum) -> str:
    """Everything that is said about the files and the sum."""
    return "\n".join([*total.remarks, *(f"{f.why} {' '.join(f.notes)}" for f in total.files)])
