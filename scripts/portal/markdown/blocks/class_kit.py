"""``/// class-kit``: the page where a trainer prepares a class; the browser draws it from these data."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from typing import Any

from portal.content.agenda import Slot, agenda, halves
from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.models import Course
from portal.forms import form_model
from portal.markdown.blocks.base import DataBlock, filled_in
from portal.markdown.context import ROOT, PageContext, address
from portal.markdown.html import h

ONE_SHEET = "-mot-to.pdf"
"""How the one-sheet of a module ends: where there is one, all get it, and the handout lies on the desk."""


class ClassKitBlock(DataBlock):
    """Gives the browser the courses with their hours, the forms of a class and the files to print."""

    NAME = "class-kit"

    def render(self, context: PageContext, argument: str) -> etree.Element:
        box = h("div", filled_in(context, context.t("class-kit-no-script")), cls="class-kit")
        box.set("data-search", "none")
        box.set("data-class-kit", json.dumps(_data(context), ensure_ascii=False, separators=(",", ":")))
        return box


def _data(context: PageContext) -> dict[str, Any]:
    catalogue = context.catalogue
    return {
        "organisation": catalogue.portal.organisation.vi,
        "title": context.t("class-kit-title", catalogue.portal.subject),
        "courses": [_course(context, course) for course in catalogue.courses.values()],
        "modules": {m.id: _module(context, m.id) for m in catalogue.modules.values()},
        "papers": [_paper(context, name) for name in catalogue.class_papers],
    }


def _course(context: PageContext, course: Course) -> dict[str, Any]:
    catalogue = context.catalogue
    return {
        "id": course.id,
        "title": course.title,
        "summary": course.summary,
        "tests": [test for test in (course.first_test, course.last_test) if test],
        "halves": [
            {"day": half[0].day, "part": half[0].part, "slots": [_slot(context, slot) for slot in half]}
            for half in halves(agenda(course, catalogue))
        ],
    }


def _slot(context: PageContext, slot: Slot) -> dict[str, Any]:
    what: dict[str, Any] = {"start": slot.start, "minutes": slot.minutes, "kind": slot.kind}
    return what | {"subject": slot.subject, "what": _words(context, context.catalogue, slot)}


def _words(context: PageContext, catalogue: Catalogue, slot: Slot) -> str:
    if slot.kind == "hoc-phan":
        module = catalogue.modules[slot.subject]
        return context.t("module-titled", module.number, catalogue.module_title(module))
    named = [catalogue.tests[slot.subject].title] if slot.subject else []
    return context.t(f"agenda.{slot.kind}", *named)


def _module(context: PageContext, name: str) -> dict[str, Any]:
    catalogue = context.catalogue
    module = catalogue.modules[name]
    own = {d.file: d for d in context.downloads if d.subject == name}
    deck = next((file for file in own if file == f"trinh-chieu-{module.number:02d}.html"), "")
    stem = f"hoc-phan-{module.number:02d}"
    sheet, handout = own.get(stem + ONE_SHEET), own.get(f"{stem}-phat-tay.pdf")
    page = catalogue.page_of(name)
    prints = [("each", sheet), ("desk", handout)] if sheet else [("each", handout)]
    return {
        "title": context.t("module-titled", module.number, catalogue.module_title(module)),
        "minutes": module.minutes,
        "documents": ", ".join(catalogue.documents[d].short for d in module.documents),
        "page": f"{ROOT}{address(page)}" if page else "",
        "deck": f"{ROOT}tai-ve/{deck}" if deck else "",
        "prints": [_print(copies, file) for copies, file in prints if file],
    }


def _print(copies: str, file: Download) -> dict[str, Any]:
    href = f"{ROOT}tai-ve/{file.file}"
    return {"copies": copies, "title": file.title, "href": href, "pages": file.pages}


def _paper(context: PageContext, name: str) -> dict[str, Any]:
    paper = context.catalogue.class_papers[name]
    form = context.catalogue.forms[paper.form]
    blank = next((d for d in context.downloads if d.file == f"bieu-mau-{form.id}.pdf"), None)
    return {
        "id": paper.id,
        "title": form.title,
        "endings": [ending for ending in paper.endings if ending != "pdf"],
        "copies": paper.copies,
        "prints": paper.prints,
        "note": paper.note or "",
        "fields": paper.fields,
        "tables": [t.model_dump() for t in paper.tables],
        "person": paper.person,
        "mostSessions": paper.most_sessions,
        "model": form_model(form).model_dump(by_alias=True),
        "template": f"tai-ve/mau-{form.id}.js",
        "blank": _print(paper.copies, blank) if blank and paper.prints == "pdf" else None,
    }
