"""Checks of forms: formulas use what exists, tables have their field, figures add up somewhere."""

from __future__ import annotations

from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.formulas import FormulaError, divides, names, parse
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Form
from portal.content.models.form import FormTable
from portal.paths import Paths


def check_forms(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every form."""
    for form in catalogue.forms.values():
        path = paths.data / "forms" / f"{form.id}.yml"
        _fields(form, path, issues)
        if f"bieu-mau/{form.id}/index.md" not in catalogue.has_page:
            issues.add(
                Code.TRANG, path, 0, f"Chưa có trang bieu-mau/{form.id}.", "Chạy: portal new criteria"
            )
        for table in form.tables:
            _table(table, path, issues)
        _aggregates(catalogue, form, path, issues)
        for basis in form.basis:
            if basis.document and basis.document not in catalogue.documents:
                hint = nearest(basis.document, list(catalogue.documents))
                issues.add(Code.MA_KHONG_CO, path, 0, f"basis: không có văn bản “{basis.document}”.", hint)
        for criteria in (form.criteria_set, *form.criteria_set_alternatives):
            if criteria and criteria not in catalogue.criteria:
                hint = nearest(criteria, list(catalogue.criteria))
                issues.add(Code.MA_KHONG_CO, path, 0, f"Không có bộ tiêu chí “{criteria}”.", hint)


def _formula(
    text: str, known: set[str], where: str, divisor: str | None, path: Path, issues: Issues
) -> None:
    try:
        tree = parse(text)
    except FormulaError as error:
        issues.add(Code.CONG_THUC, path, 0, f"{where}: công thức “{text}” sai: {error}.", "Sửa công thức.")
        return
    for name in names(tree):
        if name not in known:
            hint = nearest(name, sorted(known))
            issues.add(Code.CONG_THUC, path, 0, f"{where}: công thức dùng “{name}” không có.", hint)
    if divides(tree) and not divisor:
        issues.add(
            Code.CONG_THUC, path, 0, f"{where}: có phép chia mà thiếu empty_if_zero.",
            "Ghi tên ô chia, để trống khi bằng 0.",
        )  # fmt: skip


def _fields(form: Form, path: Path, issues: Issues) -> None:
    ids = [f.id for f in form.fields]
    for twice in {i for i in ids if ids.count(i) > 1}:
        issues.add(Code.TRUNG_MA, path, 0, f"Hai ô cùng mã “{twice}”.", "Đặt mã khác.")
    tables = {t.id: t for t in form.tables}
    known = set(ids) | {f"{t.id}.{c.id}" for t in form.tables for c in t.columns}
    for field in form.fields:
        if field.type in ("choice", "multichoice") and not field.options:
            issues.add(Code.THIEU_KHOA, path, 0, f"Ô {field.id} thiếu options.", "Ghi các lựa chọn.")
        if field.type == "table" and field.id not in tables:
            issues.add(
                Code.MA_KHONG_CO, path, 0, f"Ô {field.id} không có bảng cùng mã.", "Thêm vào tables."
            )
        if field.min is not None and field.max is not None and field.min > field.max:
            issues.add(Code.SAI_GIA_TRI, path, 0, f"Ô {field.id}: min lớn hơn max.", "Đổi lại.")
        if field.formula:
            _formula(field.formula, known, f"Ô {field.id}", field.empty_if_zero, path, issues)
    for table in form.tables:
        if table.id not in ids:
            issues.add(
                Code.MA_KHONG_CO, path, 0, f"Bảng {table.id} không có ô nào.", "Thêm ô kiểu table cùng mã."
            )


def _table(table: FormTable, path: Path, issues: Issues) -> None:
    columns = {c.id for c in table.columns}
    for column in table.columns:
        if column.formula:
            known = columns - {column.id}
            _formula(column.formula, known, f"{table.id}.{column.id}", column.empty_if_zero, path, issues)
    for total in table.totals or {}:
        if total not in columns:
            issues.add(
                Code.MA_KHONG_CO, path, 0, f"{table.id}: dòng tổng của cột lạ “{total}”.", "Sửa tên cột."
            )
    seen: set[str] = set()
    for row in table.rows or []:
        key = str(row.get("id"))
        if key in seen:
            issues.add(Code.TRUNG_MA, path, 0, f"{table.id}: hai dòng cùng mã “{key}”.", "Đặt mã khác.")
        seen.add(key)
        for name in sorted(set(row) - columns - {"id", "group", "applies_to"}):
            issues.add(
                Code.KHOA_LA, path, 0, f"{table.id}, dòng {key}: “{name}” không phải cột.", "Sửa tên cột."
            )


def _knows(form: Form, name: str) -> bool:
    table, dot, column = name.partition(".")
    if dot:
        return any(t.id == table and column in {c.id for c in t.columns} for t in form.tables)
    return name in {f.id for f in form.fields if f.type != "table"}


def _aggregates(catalogue: Catalogue, form: Form, path: Path, issues: Issues) -> None:
    for aggregate in form.aggregate:
        target = catalogue.forms.get(aggregate.into)
        if target is None:
            hint = nearest(aggregate.into, list(catalogue.forms))
            issues.add(Code.MA_KHONG_CO, path, 0, f"Không có biểu nhận “{aggregate.into}”.", hint)
            continue
        for mapping in aggregate.map:
            for owner, name in ((form, mapping.from_), (target, mapping.to)):
                if not _knows(owner, name):
                    issues.add(
                        Code.MA_KHONG_CO, path, 0, f"Chuyển số: {owner.id} không có “{name}”.", "Sửa tên ô."
                    )
