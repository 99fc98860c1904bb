"""Checks that forms agree with their own documents and with the course.

The words of a form name no document but those it stands on and those it says it also cites; a field that
a module lets people leave open is not demanded. Numbers of documents are read, nothing else of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Document, Form, Module
from portal.content.yaml_places import Location, load_marked
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-forms")


Found = tuple[Code, Location, str, str]
"""What is wrong, where in its file, in which words, and how to write it."""
UNKNOWN = "chua-ro"
"""The choice that says as much as a field left open."""
_KINDS = {
    "Thông tư": "TT",
    "TT": "TT",
    "Quyết định": "QĐ",
    "QĐ": "QĐ",
    "Nghị định": "NĐ",
    "NĐ": "NĐ",
    "Nghị quyết": "NQ",
    "NQ": "NQ",
    "Kế hoạch": "KH",
    "KH": "KH",
}
_NUMBER = r"\d+(?:/\d{4})?(?![\d.,]*%)"
_MENTION = re.compile(
    rf"\b({'|'.join(_KINDS)})(?: số)? ({_NUMBER}(?:[^;().\d]{{0,12}}(?:,| và) {_NUMBER})*)"
)
_OWN_NUMBER = re.compile(r"(\d+)(?:/(\d{4}))?/([A-ZĐ]+)")
_WORDLESS = ("id", "document", "documents", "basis", "also_cites", "criteria_set", "formula", "aggregate")
"""Keys under which nothing is said to people, or where documents are declared."""


def check_agreement(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check the words of every form, and what modules say may be left open."""
    for form in catalogue.forms.values():
        _add(_citations(form, catalogue), paths.data / "forms" / f"{form.id}.yml", issues)
    for module in catalogue.modules.values():
        path = paths.modules / catalogue.module_folders[module.id] / "module.yml"
        _add(_left_open(module, catalogue), path, issues)


def mentioned(text: str, documents: list[Document]) -> list[str]:
    """Return the ids of *documents* that *text* names by kind and number, in its order.

    "Thông tư 24/2023", "Quyết định 242", "Quyết định 1373, 387" are read; with another year it is another
    document.
    """
    found = []
    for kind, numbers in _MENTION.findall(text):
        for number, year in re.findall(r"(\d+)(?:/(\d{4}))?", numbers):
            found += [d.id for d in documents if _is(d, _KINDS[kind], number, year)]
    return found


def _is(document: Document, kind: str, number: str, year: str) -> bool:
    own = _OWN_NUMBER.match(document.number or "")
    if own is None or (own[1], own[3]) != (number, kind):
        return False
    return not year or year == (own[2] or (document.issued or year)[:4])


def _citations(form: Form, catalogue: Catalogue) -> Iterator[Found]:
    for at, document in enumerate(form.also_cites):
        if document not in catalogue.documents:
            hint = nearest(document, list(catalogue.documents))
            yield Code.MA_KHONG_CO, ("also_cites", at), say("no-document", document), hint
    own = {b.document for b in form.basis if b.document}
    criteria = catalogue.criteria.get(form.criteria_set or "")
    if criteria is not None and criteria.document and criteria.document not in own:
        told = say.fault("other-criteria", criteria.id, _short(criteria.document, catalogue))
        yield Code.CAN_CU_KHAC, ("criteria_set",), *told
    allowed, documents = own | set(form.also_cites), list(catalogue.documents.values())
    for where, text in _texts(form.model_dump(), ()):
        for document in mentioned(text, documents):
            if document not in allowed:
                yield Code.CAN_CU_KHAC, where, *say.fault("other-document", _short(document, catalogue))


def _short(document: str, catalogue: Catalogue) -> str:
    known = catalogue.documents.get(document)
    return known.short if known else document


def _texts(value: Any, where: Location) -> Iterator[tuple[Location, str]]:
    """Every text of *value* that people read, with its location."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _WORDLESS:
                yield from _texts(one, (*where, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _texts(one, (*where, at))


def _left_open(module: Module, catalogue: Catalogue) -> Iterator[Found]:
    for at, name in enumerate(module.leaves_open):
        form_id, _, field_id = name.partition(".")
        form = catalogue.forms.get(form_id)
        field = next((f for f in form.fields if f.id == field_id), None) if form else None
        if form is None or field is None:
            known = [f"{f.id}.{one.id}" for f in catalogue.forms.values() for one in f.fields]
            yield Code.MA_KHONG_CO, ("leaves_open", at), say("no-field", name), nearest(name, known)
        elif field.required and UNKNOWN not in {o.id for o in field.options or []}:
            told = say.fault("left-open", field.label, form.title, form.id, field.id, UNKNOWN)
            yield Code.O_DE_TRONG, ("leaves_open", at), *told


def _add(found: Iterable[Found], path: Path, issues: Issues) -> None:
    """Add what was *found* in *path*; the file is read for its lines only when there is something."""
    for code, where, message, hint in found:
        marked = load_marked(path, Issues(path.parent)) if path.exists() else None
        issues.add(code, path, marked.line(where) if marked else 0, message, hint)
