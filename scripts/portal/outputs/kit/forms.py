"""The forms of a class (class.yml), with what is known of it already written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from portal.content.agenda import clock_words
from portal.content.catalogue import Catalogue
from portal.content.models import ClassPaper
from portal.content.models.class_paper import ClassTable, Known, KnownOfRow
from portal.forms import Record
from portal.forms.exact import plain
from portal.forms.shapes import Row, Value
from portal.locales import text
from portal.outputs.forms import fill_form
from portal.outputs.kit.papers import module_words, what_words, when_words
from portal.outputs.kit.plan import KitPlan


def filled_forms(catalogue: Catalogue, plan: KitPlan) -> dict[str, bytes]:
    """Return file name → bytes of the forms of the class that are filled in beforehand."""
    known = _known(plan)
    made: dict[str, bytes] = {}
    for paper in catalogue.class_papers.values():
        for ending in paper.endings:
            if ending != "pdf":
                record = _record(catalogue, plan, paper, known)
                form = catalogue.forms[paper.form]
                made[f"{paper.id}.{ending}"] = fill_form(catalogue, form, [record], f".{ending}")
    return made


def _known(plan: KitPlan) -> dict[Known, Value]:
    return {
        "title": plan.title,
        "when": when_words(plan),
        "place": plan.place,
        "when-and-place": text("class-kit", "when-and-place", "vi", when_words(plan), plan.place),
        "people": plan.people,
        "modules": "\n".join(module_words(m) for m in plan.modules),
        "first-day": plan.day.isoformat(),
        "last-day": plan.date_of(plan.days).isoformat(),
        "hours": plain(Decimal(sum(m.minutes for m in plan.modules)) / 60, 1),
        "sessions": plan.sessions,
    }


def _record(catalogue: Catalogue, plan: KitPlan, paper: ClassPaper, known: Mapping[Known, Value]) -> Record:
    return {
        "fields": {field: known[what] for field, what in paper.fields.items()},
        "tables": {table.table: _rows(catalogue, plan, table) for table in paper.tables},
    }


def _rows(catalogue: Catalogue, plan: KitPlan, table: ClassTable) -> list[Row]:
    rows = _lessons(catalogue, plan) if table.each == "lesson" else _modules(plan)
    return [{column: row[what] for column, what in table.columns.items()} for row in rows]


def _lessons(catalogue: Catalogue, plan: KitPlan) -> Iterator[dict[KnownOfRow, Value]]:
    for slot in plan.slots:
        if slot.kind == "hoc-phan":
            documents = catalogue.modules[slot.subject].documents
            yield {
                "date": plan.date_of(slot.day).isoformat(),
                "clock": clock_words(slot.start),
                "what": what_words(catalogue, slot),
                "minutes": slot.minutes,
                "documents": ", ".join(catalogue.documents[d].short for d in documents),
            }


def _modules(plan: KitPlan) -> Iterator[dict[KnownOfRow, Value]]:
    for module in plan.modules:
        yield {"what": module_words(module)}
