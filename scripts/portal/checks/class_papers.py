"""Checks of the papers of a class and of certificates: what they name exists."""

from __future__ import annotations

from collections.abc import Iterable

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues, nearest
from portal.content.models import ClassPaper, Form
from portal.content.models.class_paper import Certificate
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-forms")


_KNOWN = {
    "lesson": {"date", "clock", "what", "minutes", "documents"},
    "module": {"what"},
    "person": {"name", "unit", "sessions"},
}
_OF_CERTIFICATES = [name for name in Certificate.model_fields if name != "notice"]


def check_class_papers(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check class.yml against the forms, and certificates and reports against the fields of their forms."""
    for paper in catalogue.class_papers.values():
        place = catalogue.places.get(paper.id, Place(paths.data / "class.yml", 1))
        form = catalogue.forms.get(paper.form)
        if form is None:
            _missing(issues, place, paper.id, [paper.form], catalogue.forms, say("form"))
            continue
        _check_paper(issues, place, paper, form)
    for form in catalogue.forms.values():
        place = catalogue.places.get(form.id, Place(paths.data / "forms" / f"{form.id}.yml", 1))
        if form.certificate is not None:
            named = [getattr(form.certificate, name) for name in _OF_CERTIFICATES]
            _missing(issues, place, f"{form.id}: certificate", named, _fields(form), say("field"))
        if form.session_report is not None:
            named = list(form.session_report.model_dump().values())
            _missing(issues, place, f"{form.id}: session_report", named, _fields(form), say("field"))


def _check_paper(issues: Issues, place: Place, paper: ClassPaper, form: Form) -> None:
    owner = paper.id
    _missing(issues, place, owner, [*paper.fields, *paper.person], _fields(form), say("field"))
    columns = {table.id: [column.id for column in table.columns] for table in form.tables}
    for table in paper.tables:
        _missing(issues, place, owner, [table.table], columns, say("table"))
        _missing(
            issues, place, owner, table.columns, columns.get(table.table, table.columns), say("column")
        )
        wrong = sorted(set(table.columns.values()) - _KNOWN[table.each])
        if wrong:
            can = ", ".join(sorted(_KNOWN[table.each]))
            faults = say.fault("not-of-rows", owner, table.table, ", ".join(wrong), table.each, can)
            issues.add(Code.LOP, *place, *faults)
    if paper.prints and paper.prints not in paper.endings:
        issues.add(Code.LOP, *place, *say.fault("prints-unknown", owner, paper.prints))


def _fields(form: Form) -> list[str]:
    return [field.id for field in form.fields]


def _missing(
    issues: Issues, place: Place, owner: str, names: Iterable[str], known: Iterable[str], what: str
) -> None:
    held = list(known)
    for name in names:
        if name not in held:
            issues.add(Code.MA_KHONG_CO, *place, say("owner-lacks", owner, what, name), nearest(name, held))
