"""The banks for the pages where tests are taken and counted: what there is to ask, and how it looks.

``quiz/bank.js`` has the blueprints and the record of every question, which tests are drawn and graded by;
``quiz/<module>.js`` has the questions of one module as HTML, drawn as on its page, and is loaded when a
test asks them (``overrides/src/engines/quiz/bank.ts`` has the shapes); ``quiz/course.js`` has what there is
to learn and what shows that it is known (:mod:`portal.questions.learning` has the shapes).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models.base import as_text
from portal.content.writing import write_if_changed
from portal.markdown import PageContext
from portal.markdown.context import ROOT
from portal.markdown.html import inline
from portal.markdown.question import draw_question, drawn_bank
from portal.markdown.standard import render
from portal.questions import facts_of, record
from portal.questions.learning import course_of

VERSION = 3


def write_bank(site: Path, catalogue: Catalogue) -> int:
    """Write the course, the bank and the sheets below *site*; return the number of questions.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    data = bank_data(catalogue)
    sheets: dict[str, dict[str, Any]] = {}
    for item in data["items"]:
        sheet = {"html": [question.pop("html") for question in item["questions"]]}
        if "story" in item:
            sheet["story"] = item.pop("story")
        sheets.setdefault(item["module"], {})[item["id"]] = sheet
    _script(site / "quiz" / "bank.js", f"self.portalBank={_json(data)}")
    _script(site / "quiz" / "course.js", f"self.portalCourse={as_text(course_of(catalogue))}")
    for module, sheet in sheets.items():
        where = f"(self.portalSheets=self.portalSheets||{{}}).{module}"
        _script(site / "quiz" / f"{module}.js", f"{where}={_json(sheet)}")
    return sum(len(item["questions"]) for item in data["items"])


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _script(path: Path, text: str) -> None:
    write_if_changed(path, f"{text};\n")


def bank_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return tests, modules and items as plain JSON."""
    tests = [
        {
            "id": t.id,
            "title": t.title,
            "purpose": t.purpose,
            "summary": t.summary,
            "modules": t.modules,
            "pool": t.pool,
            "matches": t.matches,
            "each": t.each,
            "levels": t.levels,
            "minutes": t.minutes,
            "pass": t.pass_percent,
            "attempts": t.attempts,
            "questions": t.questions,
            "needed": t.needed,
            "facts": facts_of(t),
        }
        for t in catalogue.tests.values()
    ]
    modules = [
        {
            "id": m.id,
            "number": m.number,
            "title": catalogue.module_title(m),
            "page": f"{ROOT}hoc-phan/{catalogue.module_folders[m.id]}/",
            "objectives": {o.id: o.text for o in m.objectives},
        }
        for m in sorted(catalogue.modules.values(), key=lambda m: m.number)
    ]
    items = [item for quiz in catalogue.module_quizzes for item in _items(catalogue, quiz.id)]
    return {"version": VERSION, "tests": tests, "modules": modules, "items": items}


def _items(catalogue: Catalogue, module: str) -> Iterator[dict[str, Any]]:
    """The items of a bank; a case holds its story and its questions."""
    context = PageContext(catalogue, f"hoc-phan/{catalogue.module_folders[module]}/index.md", output="bank")
    asked = drawn_bank(catalogue, module, pool=None)
    pools = {item.id: item.pool for item in catalogue.quizzes[module].items}
    sections = render([draw_question(context, one) for one in asked], context)
    stories = render([inline("p", one.written.opening, cls="case__story") for one in asked], context)
    row: dict[str, Any] = {}
    for one, section, story in zip(asked, sections, stories, strict=True):
        question = one.plain
        if question.item != row.get("id"):
            if row:
                yield row
            row = {
                "id": question.item,
                "module": question.module,
                "objective": question.objective,
                "bloom": question.bloom,
                "pool": pools[question.item],
                "size": 0,
                "questions": [],
            }
            if question.part:
                row["story"] = story
        row["questions"].append(record(question) | {"text": question.text, "html": section})
        row["size"] += 1
    if row:
        yield row
