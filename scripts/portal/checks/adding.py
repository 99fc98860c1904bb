"""Checks of how forms add up: every figure comes from somewhere and lands somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Form
from portal.content.models.form import Aggregate, Mapping
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-forms")


def check_adding(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check the aggregation maps of every form."""
    for form in catalogue.forms.values():
        path = paths.data / "forms" / f"{form.id}.yml"
        for message in _key(form):
            issues.add(Code.MA_KHONG_CO, path, 0, *say.fault("key", message))
        for aggregate in form.aggregate:
            target = catalogue.forms.get(aggregate.into)
            if target is None:
                hint = nearest(aggregate.into, list(catalogue.forms))
                issues.add(Code.MA_KHONG_CO, path, 0, say("no-receiver", aggregate.into), hint)
                continue
            for message in _aggregate(form, target, aggregate):
                issues.add(Code.MA_KHONG_CO, path, 0, *say.fault("moves", target.id, message))


def _key(form: Form) -> Iterator[str]:
    for name in form.key:
        if not _knows(form, name):
            yield say("lacks", form.id, name)
    if len({name.partition(".")[0] for name in form.key if "." in name}) > 1:
        yield say("key-one-table")


def _aggregate(form: Form, target: Form, aggregate: Aggregate) -> Iterator[str]:
    fields = {f.id for f in form.fields}
    for name in (*aggregate.same, *([aggregate.unit] if aggregate.unit else [])):
        if name not in fields:
            yield say("lacks-field", form.id, name)
    for mapping in aggregate.map:
        ends = ((form, mapping.from_), (target, mapping.to))
        unknown = [say("lacks", owner.id, name) for owner, name in ends if not _knows(owner, name)]
        yield from unknown
        if not unknown:
            yield from _mapping(form, target, mapping)


def _mapping(form: Form, target: Form, mapping: Mapping) -> Iterator[str]:
    what = f"{mapping.from_} → {mapping.to}"
    into_table, out_of_table = "." in mapping.to, "." in mapping.from_
    for owner, name, row in ((form, mapping.from_, mapping.from_row), (target, mapping.to, mapping.to_row)):
        if row and row not in _row_ids(owner, name):
            yield say("lacks-row", what, owner.id, row)
    where = [bool(mapping.match), bool(mapping.to_row), mapping.append]
    if mapping.how == "lookup":
        if not mapping.key or not into_table or any(where):
            yield say("lookup-needs", what)
    elif into_table and sum(where) != 1:
        yield say("one-place", what)
    elif not into_table and any(where) and not (mapping.append and target.shared is not None):
        yield say("only-tables", what)
    if mapping.match == "row" and not (out_of_table and _row_ids(form, mapping.from_)):
        yield say("match-row", what)
    if mapping.match in ("option", "answered"):
        yield from _options(form, target, mapping, what)
    for name in (*mapping.only_if, *mapping.only_from):
        if not _knows(form, f"{mapping.from_.partition('.')[0]}.{name}"):
            yield say("no-condition", what, name)
    for own, theirs in mapping.key.items():
        if not (_knows(form, own) and _knows(target, theirs)):
            yield say("no-key", what, own, theirs)


def _options(form: Form, target: Form, mapping: Mapping, what: str) -> Iterator[str]:
    field = next((f for f in form.fields if f.id == mapping.from_), None)
    if field is None or not field.options:
        yield say("match-options", what, mapping.match)
        return
    rows = _row_ids(target, mapping.to)
    missing = [o.id for o in field.options if f"{field.id}.{o.id}" not in rows]
    if missing:
        yield say("receiver-lacks-rows", what, ", ".join(missing))


def _row_ids(form: Form, name: str) -> set[str]:
    table = next((t for t in form.tables if t.id == name.partition(".")[0]), None)
    return {str(row.get("id")) for row in (table.rows or [])} if table else set()


def _knows(form: Form, name: str) -> bool:
    table, dot, column = name.partition(".")
    if dot:
        return any(t.id == table and column in {c.id for c in t.columns} for t in form.tables)
    return name in {f.id for f in form.fields if f.type != "table"}
