"""The forms of a class (class.yml), with what is known of it already written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from portal.content.agenda import clock_words
from portal.content.models import ClassPaper
from portal.content.models.class_paper import ClassTable, Known, KnownOfRow
from portal.forms import Record
from portal.forms.exact import plain
from portal.forms.shapes import Row, Value
from portal.locales import Speaker
from portal.outputs.forms import fill_form, print_certificates
from portal.outputs.kit.papers import module_words, what_words, when_words
from portal.outputs.kit.plan import KitPlan

say = Speaker("class-kit")


def filled_forms(plan: KitPlan, fonts: Path) -> dict[str, bytes]:
    """Return file name → bytes of the forms of the class that are filled in beforehand.

    Certificates are printed with names when the delegates are known.
    """
    known = _known(plan)
    made: dict[str, bytes] = {}
    for paper in plan.catalogue.class_papers.values():
        form = plan.catalogue.forms[paper.form]
        records = [_record(plan, paper, part) for part in _parts(plan, paper, known)]
        people = (
            [_of_person(paper, records[0], d.name, d.place) for d in plan.delegates] if paper.person else []
        )
        for ending in paper.endings:
            if ending == "pdf":
                if people and form.certificate is not None:
                    made[f"{paper.id}.pdf"] = print_certificates(plan.catalogue, form, people, fonts)
            elif ending == "xlsx" and people:
                made[f"{paper.id}.xlsx"] = fill_form(plan.catalogue, form, people, ".xlsx")
            else:
                for at, record in enumerate(records, 1):
                    name = paper.id if len(records) == 1 else f"{paper.id}-{at}"
                    made[f"{name}.{ending}"] = fill_form(plan.catalogue, form, [record], f".{ending}")
    return made


def _known(plan: KitPlan) -> dict[Known, Value]:
    return {
        "title": plan.title,
        "when": when_words(plan),
        "place": plan.place,
        "when-and-place": say("when-and-place", when_words(plan), plan.place),
        "people": plan.people,
        "modules": "\n".join(module_words(plan.catalogue, m) for m in plan.modules),
        "first-day": plan.day.isoformat(),
        "last-day": plan.date_of(plan.days).isoformat(),
        "hours": plain(Decimal(sum(m.minutes for m in plan.modules)) / 60, 1),
        "sessions": plan.sessions,
    }


def _parts(plan: KitPlan, paper: ClassPaper, known: dict[Known, Value]) -> Iterator[dict[Known, Value]]:
    """What is known, once a file: a form with columns for fewer half-days is filled several times."""
    most = paper.most_sessions or plan.sessions
    if plan.sessions <= most:
        yield known
        return
    for first in range(1, plan.sessions + 1, most):
        last = min(first + most - 1, plan.sessions)
        yield {**known, "title": say("sessions-of", plan.title, first, last), "sessions": last - first + 1}


def _record(plan: KitPlan, paper: ClassPaper, known: Mapping[Known, Value]) -> Record:
    return {
        "fields": {field: known[what] for field, what in paper.fields.items()},
        "tables": {table.table: _rows(plan, table, known["sessions"]) for table in paper.tables},
    }


def _of_person(paper: ClassPaper, record: Record, name: str, unit: str) -> Record:
    of = {"name": name, "unit": unit}
    own: dict[str, Value] = {field: of[what] for field, what in paper.person.items()}
    return {"fields": {**record["fields"], **own}, "tables": record["tables"]}


def _rows(plan: KitPlan, table: ClassTable, sessions: Value) -> list[Row]:
    rows: Iterator[dict[KnownOfRow, Value]]
    if table.each == "lesson":
        rows = _lessons(plan)
    elif table.each == "module":
        rows = ({"what": module_words(plan.catalogue, module)} for module in plan.modules)
    else:
        rows = ({"name": d.name, "unit": d.place, "sessions": sessions} for d in plan.delegates)
    return [{column: row[what] for column, what in table.columns.items()} for row in rows]


def _lessons(plan: KitPlan) -> Iterator[dict[KnownOfRow, Value]]:
    catalogue = plan.catalogue
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
