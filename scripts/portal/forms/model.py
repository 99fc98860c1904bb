"""From the forms of the catalogue to the plain models every twin works from, and blank records of them."""

from __future__ import annotations

from typing import cast

from portal.content.catalogue import Catalogue
from portal.content.models import Form
from portal.content.models import form as content
from portal.forms.formulas import Name, Node, String, calls, leaves, parse, parse_comparison
from portal.forms.shapes import (
    AggregateData,
    Column,
    Embedded,
    EmbeddedSource,
    Field,
    FormModel,
    FormRule,
    KnownForm,
    Option,
    Plan,
    Record,
    Row,
    Sign,
    Source,
    Table,
)


def form_model(form: Form) -> FormModel:
    """Return the model of *form*. Its formulas must parse; ``portal check`` sees to that."""
    return FormModel(
        id=form.id,
        title=form.title,
        version=form.version,
        layout=form.layout,
        shared=form.shared,
        key=form.key,
        fields=[_field(f) for f in form.fields if f.type != "table"],
        tables=[_table(t) for t in form.tables],
        order=[f.id for f in form.fields],
        migrates=form.migrates,
        rules=[_rule(r) for r in form.rules],
        certificate=form.certificate,
        printed=[
            form.label,
            *filter(None, [form.privacy]),
            *(form.in_words(f.rule) for f in form.fields if f.rule),
        ],
    )


def _tree(text: str | None) -> Node | None:
    return parse(text) if text else None


def _field(field: content.FormField) -> Field:
    assert field.type != "table"
    return Field(
        id=field.id,
        label=field.label,
        type=field.type,
        required=field.required,
        unit=field.unit,
        min=field.min,
        max=field.max,
        options=[Option(id=o.id, label=o.label) for o in field.options] if field.options else None,
        help=field.help,
        default=field.default,
        formula=_tree(field.formula),
        units=field.units,
    )


def _table(table: content.FormTable) -> Table:
    columns = [_column(table, c) for c in table.columns]
    free = [c for c in columns if c.free]
    texts = [c.id for c in free if c.type in ("text", "longtext")]
    return Table(
        id=table.id,
        title=table.title,
        note=table.note,
        columns=columns,
        rows=table.rows,
        open=table.open or table.rows is None,
        key=table.key or (texts[0] if texts else free[0].id),
        totals=table.totals or {},
        expected=table.expected_rows,
    )


def _column(table: content.FormTable, column: content.Column) -> Column:
    assert column.type != "table"
    fixed = table.rows is not None and not table.open
    given = fixed and all(row.get(column.id) is not None for row in table.rows or [])
    return Column(
        id=column.id,
        label=column.label,
        type=column.type,
        min=column.min,
        max=column.max,
        options=column.options,
        default=column.default,
        formula=_tree(column.formula),
        units=column.units,
        given=given and column.formula is None,
        auto=column.id == "stt",
    )


def _rule(rule: content.FormRule) -> FormRule:
    left, sign, right = parse_comparison(rule.must)
    at, at_row = told_at(left, right)
    return FormRule(
        id=rule.id,
        table=rule.in_,
        left=left,
        sign=cast(Sign, sign),
        right=right,
        blocking=rule.level == "error",
        words=rule.words,
        at=at,
        at_row=at_row,
    )


def told_at(left: Node, right: Node) -> tuple[str, str | None]:
    """Return the name a rule reads first, and the given row if ``row`` reads it; ("", None) for none."""
    if alone := [*leaves(left), *leaves(right)]:
        return alone[0], None
    for call in (*calls(left), *calls(right)):
        column, row = call.arguments[0], call.arguments[-1]
        if call.function == "row" and isinstance(column, Name) and isinstance(row, String):
            return column.value, row.value
    return "", None


def blank_record(model: FormModel) -> Record:
    """Return a record with nothing but defaults and the rows that are given."""
    return {
        "fields": {f.id: f.default for f in model.fields},
        "tables": {t.id: blank_rows(t) for t in model.tables},
    }


def blank_rows(table: Table) -> list[Row]:
    """Return the given rows of a table with every column present; none for a table without."""
    return [blank_row(table) | row for row in table.given]


def blank_row(table: Table) -> Row:
    """Return one empty row, with the defaults of its columns."""
    return {c.id: c.default for c in table.columns}


def aggregation_plan(catalogue: Catalogue, target: str) -> Plan:
    """Return how forms add up into *target*. Raises KeyError for an unknown form."""
    sources = []
    for form in sorted(catalogue.forms.values(), key=lambda f: f.id):
        sources += [
            Source(form=form_model(form), same=a.same, unit=a.unit, note=a.note, map=a.map)
            for a in form.aggregate
            if a.into == target
        ]
    return Plan(target=form_model(catalogue.forms[target]), sources=sources)


def aggregate_data(catalogue: Catalogue, only: str = "") -> AggregateData:
    """Return what the browser needs to add forms up, into every form or *only* into one."""
    forms: dict[str, FormModel] = {}
    plans = []
    for target in [only] if only else targets(catalogue):
        plan = aggregation_plan(catalogue, target)
        forms[target] = plan.target
        forms |= {source.form.id: source.form for source in plan.sources}
        sources = [
            EmbeddedSource(form=s.form.id, same=s.same, unit=s.unit, note=s.note, map=s.map)
            for s in plan.sources
        ]
        plans.append(Embedded(target=target, sources=sources))
    known = {f.id: KnownForm(title=f.title, version=f.version) for f in catalogue.forms.values()}
    return AggregateData(forms=forms, plans=plans, known=known, units=[] if only else catalogue.units)


def targets(catalogue: Catalogue) -> list[str]:
    """Return the ids of the forms that others add up into, in order of title."""
    found = {a.into for form in catalogue.forms.values() for a in form.aggregate}
    return sorted(found, key=lambda i: catalogue.forms[i].title)
