"""Checks of forms: formulas use what exists, tables have their field, figures add up somewhere."""

from __future__ import annotations

from pathlib import Path

from portal.checks.rules import check_rules
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Form
from portal.content.models.form import FormField, FormTable
from portal.forms.formulas import FormulaError, divides, divisors, leaves, names, parse
from portal.forms.shapes import NUMBERS
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-forms")


def check_forms(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every form."""
    for form in catalogue.forms.values():
        path = paths.data / "forms" / f"{form.id}.yml"
        _fields(form, path, issues)
        if f"bieu-mau/{form.id}/index.md" not in catalogue.has_page:
            issues.add(Code.TRANG, path, 0, *say.fault("no-form-page", form.id))
        for table in form.tables:
            _table(table, path, issues)
        check_rules(form, path, issues)
        for basis in form.basis:
            if basis.document and basis.document not in catalogue.documents:
                hint = nearest(basis.document, list(catalogue.documents))
                issues.add(Code.MA_KHONG_CO, path, 0, say("basis-no-document", basis.document), hint)
        if form.criteria_set and form.criteria_set not in catalogue.criteria:
            hint = nearest(form.criteria_set, list(catalogue.criteria))
            issues.add(Code.MA_KHONG_CO, path, 0, say("no-criteria", form.criteria_set), hint)
        elif form.criteria_set and catalogue.criteria[form.criteria_set].practice:
            issues.add(Code.TIEU_CHI, path, 0, *say.fault("rests-on-practice", form.criteria_set))


def _formula(
    text: str, known: set[str], texts: set[str], where: str, divisor: str | None, path: Path, issues: Issues
) -> None:
    """Check one formula; *texts* are the names that hold no number."""
    try:
        tree = parse(text)
    except FormulaError as error:
        issues.add(Code.CONG_THUC, path, 0, *say.fault("formula-wrong", where, text, error))
        return
    for name in names(tree):
        if name not in known:
            hint = nearest(name, sorted(known))
            issues.add(Code.CONG_THUC, path, 0, say("formula-unknown", where, name), hint)
    for name in leaves(tree):
        if name in texts:
            issues.add(Code.CONG_THUC, path, 0, *say.fault("formula-text", where, name))
    if any(divides(d) for d in divisors(tree)):
        issues.add(Code.CONG_THUC, path, 0, *say.fault("formula-nested", where))
    if divides(tree) and not divisor:
        issues.add(Code.CONG_THUC, path, 0, *say.fault("formula-zero", where))


def _migrates(form: Form, path: Path, issues: Issues) -> None:
    """Every renaming leads from an earlier version to a name that the form, or the next step, has."""
    known = {
        "fields": {f.id for f in form.fields},
        "tables": {t.id for t in form.tables},
        "columns": {f"{t.id}.{c.id}" for t in form.tables for c in t.columns},
    }
    versions = [step.from_ for step in form.migrates]
    for step in sorted(form.migrates, key=lambda step: -step.from_):
        if step.from_ >= form.version or versions.count(step.from_) > 1:
            issues.add(Code.SAI_GIA_TRI, path, 0, *say.fault("migrates-version", step.from_, form.version))
        for kind, moved in (("fields", step.fields), ("tables", step.tables), ("columns", step.columns)):
            for old, new in moved.items():
                if new not in known[kind]:
                    issues.add(
                        Code.MA_KHONG_CO,
                        path,
                        0,
                        say("migrates-unknown", step.from_, new),
                        nearest(new, sorted(known[kind])),
                    )
                elif old in known[kind]:
                    issues.add(Code.TRUNG_MA, path, 0, *say.fault("migrates-kept", step.from_, old))
            known[kind] |= set(moved)


def _fields(form: Form, path: Path, issues: Issues) -> None:
    ids = [f.id for f in form.fields]
    for twice in {i for i in ids if ids.count(i) > 1}:
        issues.add(Code.TRUNG_MA, path, 0, *say.fault("same-field", twice))
    tables = {t.id: t for t in form.tables}
    for name in form.shared or []:
        if name not in ids:
            issues.add(Code.MA_KHONG_CO, path, 0, say("shared-no-field", name), nearest(name, ids))
    if form.shared is not None and form.tables:
        issues.add(Code.SAI_GIA_TRI, path, 0, *say.fault("shared-tables"))
    _migrates(form, path, issues)
    above: set[str] = set()
    texts = {f.id for f in form.fields if not _numeric(f)}
    known = set(ids) | {f"{t.id}.{c.id}" for t in form.tables for c in t.columns}
    for field in form.fields:
        if field.type in ("choice", "multichoice") and not field.options:
            issues.add(Code.THIEU_KHOA, path, 0, *say.fault("no-options", field.id))
        if field.type == "table" and field.id not in tables:
            issues.add(Code.MA_KHONG_CO, path, 0, *say.fault("field-no-table", field.id))
        if field.min is not None and field.max is not None and field.min > field.max:
            issues.add(Code.SAI_GIA_TRI, path, 0, *say.fault("min-above-max", field.id))
        if field.formula:
            _formula(
                field.formula, known, texts, say("place-field", field.id), field.empty_if_zero, path, issues
            )
            _in_order(field.formula, above, set(ids), say("place-field", field.id), path, issues)
        above.add(field.id)
    for table in form.tables:
        if table.id not in ids:
            issues.add(Code.MA_KHONG_CO, path, 0, *say.fault("table-no-field", table.id))


def _numeric(field: FormField) -> bool:
    """Whether a field counts in arithmetic: a number, or a choice whose ids are numbers."""
    if field.type == "choice" and field.options:
        return all(o.id.isdecimal() for o in field.options)
    return field.type in NUMBERS


def _in_order(text: str, above: set[str], known: set[str], where: str, path: Path, issues: Issues) -> None:
    try:
        late = [n for n in names(parse(text)) if n in known and n not in above]
    except FormulaError:
        return
    for name in late:
        issues.add(Code.CONG_THUC, path, 0, *say.fault("formula-later", where, name))


def _table(table: FormTable, path: Path, issues: Issues) -> None:
    columns = {c.id for c in table.columns}
    if table.key and table.key not in columns:
        issues.add(Code.MA_KHONG_CO, path, 0, say("key-no-column", table.id, table.key))
    left: set[str] = set()
    texts = {c.id for c in table.columns if c.type not in NUMBERS}
    for column in table.columns:
        if column.formula:
            known, where = columns - {column.id}, f"{table.id}.{column.id}"
            _formula(column.formula, known, texts, where, column.empty_if_zero, path, issues)
            _in_order(column.formula, left, known, where, path, issues)
        left.add(column.id)
    for total in table.totals or {}:
        if total not in columns:
            issues.add(Code.MA_KHONG_CO, path, 0, *say.fault("total-no-column", table.id, total))
    seen: set[str] = set()
    for row in table.rows or []:
        key = str(row.get("id"))
        if key in seen:
            issues.add(Code.TRUNG_MA, path, 0, *say.fault("same-row", table.id, key))
        seen.add(key)
        for name in sorted(set(row) - columns - {"id", "group", "applies_to"}):
            issues.add(Code.KHOA_LA, path, 0, *say.fault("row-no-column", table.id, key, name))
