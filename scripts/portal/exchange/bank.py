"""``quiz/bank.js``: all banks and blueprints for the pages where tests are taken and counted.

The questions are cut from the built pages, so that they look the same there as in the modules and their
links are those of this build. The browser loads the file when a test begins
(``overrides/src/quiz/bank.ts`` has the shapes).
"""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from portal.content.catalogue import Catalogue
from portal.content.quizzes import prompts, ready_items
from portal.content.writing import write_if_changed

VERSION = 1
_ROOT = "~/"
"""Stands for the way to the site's root, which differs from page to page."""


def write_bank(site: Path, catalogue: Catalogue) -> int:
    """Write the bank below *site*; return the number of questions.

    Raises KeyError when a module's page does not show a question of its bank.
    """
    items: list[dict[str, Any]] = []
    for quiz in catalogue.quizzes.values():
        folder = f"hoc-phan/{catalogue.module_folders[quiz.id]}"
        page = html.document_fromstring((site / folder / "index.html").read_text(encoding="utf-8"))
        for item in ready_items(quiz):
            questions = []
            for prompt in prompts(item):
                section = _by_id(page, prompt.id)
                drawn = _portable(section, folder)
                questions.append({"id": prompt.id, "rev": str(item.rev), "html": drawn})
            row: dict[str, Any] = {
                "id": item.id, "module": quiz.id, "objective": item.objective, "bloom": item.bloom,
                "questions": questions,
            }  # fmt: skip
            if item.type == "case":
                story = page.xpath("//*[@id=$id]/p[contains(@class, 'case__story')]", id=item.id)[0]
                row["story"] = _portable(story, folder)
            items.append(row)
    tests = [
        {
            "id": t.id, "title": t.title, "purpose": t.purpose, "summary": t.summary, "modules": t.modules,
            "each": t.each, "levels": t.levels, "minutes": t.minutes, "pass": t.pass_percent,
            "attempts": t.attempts,
        }
        for t in catalogue.tests.values()
    ]  # fmt: skip
    modules = [
        {
            "id": m.id, "number": m.number, "title": m.title,
            "page": f"{_ROOT}hoc-phan/{catalogue.module_folders[m.id]}/",
            "objectives": {o.id: o.text for o in m.objectives},
        }
        for m in sorted(catalogue.modules.values(), key=lambda m: m.number)
    ]  # fmt: skip
    data = {"version": VERSION, "tests": tests, "modules": modules, "items": items}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    write_if_changed(site / "quiz" / "bank.js", f"self.portalBank={text};\n")
    return sum(len(item["questions"]) for item in items)


def _by_id(page: HtmlElement, identifier: str) -> HtmlElement:
    found = page.xpath("//*[@id=$id]", id=identifier)
    if not found:
        raise KeyError(identifier)
    element: HtmlElement = found[0]
    return element


def _portable(element: HtmlElement, folder: str) -> str:
    """The element's HTML with links that start from the site's root."""
    for link in element.iter("a"):
        href = link.get("href", "")
        if href and not href.startswith(("http:", "https:", "mailto:", "/")):
            path, mark, anchor = href.partition("#")
            base = posixpath.normpath(posixpath.join(folder, path)) if path else folder
            slash = "/" if path.endswith("/") or not path else ""
            link.set("href", f"{_ROOT}{base}{slash}{mark}{anchor}")
    text: str = html.tostring(element, encoding="unicode", with_tail=False)
    return text
