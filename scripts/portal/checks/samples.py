"""Filled-in samples of forms obey the forms they are samples of, so that no picture shows a wrong one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models.sample import Sample
from portal.content.yaml_places import Location, load_marked
from portal.forms import FormModel, Record, compute, form_model
from portal.forms.formulas import FormulaError
from portal.forms.rules import check_result
from portal.forms.sample import sample_record
from portal.forms.shapes import NUMBERS, Spec, Table
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-forms")

Fault = tuple[Location, str, str]
"""Place in the file, what is wrong, how to write it."""


def check_samples(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check the sample of every form that has one."""
    for form in catalogue.forms.values():
        if form.sample is None:
            continue
        path = paths.data / "forms" / f"{form.id}.yml"
        marked = load_marked(path, issues)
        try:
            model = form_model(form)
        except FormulaError:  # told by the check of forms
            continue
        for where, message, hint in sample_faults(model, form.sample):
            line = marked.line(("sample", *where)) if marked else 0
            issues.add(Code.SAI_GIA_TRI, path, line, message, hint)


def sample_faults(model: FormModel, sample: Sample) -> Iterator[Fault]:
    """Yield what keeps *sample* from being a form filled in rightly."""
    fields = {field.id: field for field in model.fields}
    yield from _values(("fields",), fields, sample.fields)
    for field in model.fields:
        written = sample.fields.get(field.id) not in (None, "", [])
        if field.required and not field.formula and not written:
            yield ("fields",), *say.fault("sample-missing", field.label, field.id)
    tables = {table.id: table for table in model.tables}
    for name, rows in sample.tables.items():
        if name not in tables:
            yield ("tables", name), say("sample-unknown", name), nearest(name, list(tables))
            continue
        for number, row in enumerate(rows):
            yield from _row(("tables", name, number), tables[name], row)
    record = sample_record(model, sample)
    if _countable(model, record):
        yield from _computed(model, record)


def _row(where: Location, table: Table, row: dict[str, Any]) -> Iterator[Fault]:
    given = [str(one["id"]) for one in table.given]
    if "id" in row and str(row["id"]) not in given:
        yield where, say("sample-row", table.title, row["id"]), ", ".join(given)
    if not table.open and "id" not in row:
        yield where, say("sample-row", table.title, "–"), ", ".join(given)
    free = {column.id: column for column in table.columns if not column.given and not column.auto}
    yield from _values(where, free, {key: value for key, value in row.items() if key != "id"})


def _values(where: Location, specs: Any, values: dict[str, Any]) -> Iterator[Fault]:
    for name, value in values.items():
        spec = specs.get(name)
        if spec is None:
            yield (*where, name), say("sample-unknown", name), nearest(name, list(specs))
        elif spec.formula:
            yield (*where, name), *say.fault("sample-computed", name)
        elif value is not None and not _fits(spec, value):
            yield (*where, name), say("sample-value", spec.label, value), _wanted(spec)


def _fits(spec: Spec, value: Any) -> bool:
    if spec.type in NUMBERS:
        if isinstance(value, bool) or not isinstance(value, int if spec.type == "integer" else int | float):
            return False
        return (spec.min is None or value >= spec.min) and (spec.max is None or value <= spec.max)
    if spec.type == "date":
        return isinstance(value, str) and _is_day(value)
    known = [option.id for option in spec.choices]
    if spec.type == "multichoice":
        return isinstance(value, list) and all(one in known for one in value)
    return isinstance(value, str) and (spec.type != "choice" or value in known)


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _wanted(spec: Spec) -> str:
    """How a value is written, in words."""
    if spec.choices:
        return say("sample-choice", ", ".join(option.id for option in spec.choices))
    if spec.type in NUMBERS:
        low, high = ("…" if end is None else f"{end:g}" for end in (spec.min, spec.max))
        return say("sample-number", low, high)
    return say("sample-day" if spec.type == "date" else "sample-text")


def _countable(model: FormModel, record: Record) -> bool:
    """Whether every figure is one, so that formulas can be computed."""
    specs: dict[str, Spec] = {f.id: f for f in model.fields}
    rows = [record["fields"]]
    for table in model.tables:
        specs |= {column.id: column for column in table.columns}
        rows += record["tables"].get(table.id, [])
    numeric = {name for name, spec in specs.items() if spec.type in NUMBERS}
    return all(
        value is None or isinstance(value, int | float)
        for row in rows
        for name, value in row.items()
        if name in numeric
    )


def _computed(model: FormModel, record: Record) -> Iterator[Fault]:
    """What follows from the sample must be possible too, and every rule be kept."""
    done = compute(model, record)
    for field in model.fields:
        value = done["fields"].get(field.id)
        if field.formula and value is not None and not _fits(field, value):
            yield (), say("sample-value", field.label, value), _wanted(field)
    for rule in model.rules:
        if told := check_result(model, rule, [done]):
            yield (), say("sample-rule", told), say("sample-rule.hint")
