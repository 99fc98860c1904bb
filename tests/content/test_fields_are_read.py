"""Every field that an author may write is read by something that people get, or it goes.

Reading is watched, not guessed from names: while pages are drawn and files are written from the real
content, each field that is asked for is noted with its model.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from portal.content.catalogue import KINDS, Catalogue
from portal.content.loader import load
from portal.content.models import Deadline, Document, Fact, Term
from portal.content.models.base import Model
from portal.content.models.class_paper import Certificate, SessionReport
from portal.content.models.form import Mapping, Migration
from portal.content.models.portal import Colours, Feedback
from portal.content.models.slides import BreakSlide
from portal.document import Pages
from portal.engines.theme_data import theme_data
from portal.markdown.context import PageContext
from portal.markdown.standard import convert
from portal.offline.precache import app_manifest
from portal.offline.single import one_files
from portal.outputs.bank import bank_data
from portal.outputs.calendars import build_calendars
from portal.outputs.forms import build_forms
from portal.outputs.handouts import build_sheets
from portal.outputs.kit import Ask, plan_kit
from portal.outputs.kit.forms import filled_forms
from portal.outputs.posters import poster_of
from portal.outputs.slides.deck import deck
from portal.paths import Paths
from portal.questions.learning import course_of
from portal.render.reveal import deck_page
from portal.search.data import wordings

ROOT = Path(__file__).resolve().parent.parent.parent
ONLY_CHECKED = {
    ("Form", "also_cites"): "lets the words of a form name a document",
    ("Module", "leaves_open"): "a promise of the module that the form must keep",
    ("Share", "value"): "a share that the check holds against its count",
    ("Share", "count"): "a share that the check holds against its count",
    ("Share", "base"): "a share that the check holds against its count",
    ("Share", "within"): "a share that the check holds against its count",
    ("HalfDay", "sessions"): "held against the hours of the plan",
    ("UnitList", "count"): "the number that the list of units must have",
    ("Portal", "official_hosts"): "read by the check",
    ("Wording", "avoid"): "said to authors by the check",
    ("Wording", "use"): "said to authors by the check",
    ("Wording", "why"): "said to authors by the check",
    ("Wording", "within"): "read by the check",
}
"""Fields for authors alone, read by checks only."""
READ_LATER = {
    ("Ranking", "taught"): "search/index.py",
    ("Ranking", "lists"): "search/index.py",
    ("PageRank", "prior"): "search/index.py",
    ("Quiz", "title"): "outputs/lms/build.py",
    ("FlowPicture", "from_"): "drawing/figures.py",
    ("FlowPicture", "to"): "drawing/figures.py",
    **{
        ("Recording", name): "markdown/recordings.py"
        for name in ("language", "seconds", "section", "speaker")
    },
    ("Recording", "file"): "content/recorded.py",
    ("Recordings", "recordings"): "content/recorded.py",
    ("ClassPaper", "prints"): "outputs/kit/prints.py",
    ("ClassPaper", "note"): "outputs/kit/prints.py",
}
"""Fields that only steps too long for this test read, and where."""
WHOLE = (Document, Fact, Term, Deadline, Colours, Feedback, Certificate, SessionReport)
"""Written out with all they have: open data; colours, whom to tell, places on a certificate or in a report."""
SENT = (Mapping, Migration)
"""Sent whole to the engine of forms; its sources name their fields."""
Seen = set[tuple[str, str]]


@pytest.fixture(scope="module")
def seen() -> Seen:
    """The fields read while a good part of what the portal makes is made."""
    catalogue, _ = load(Paths(ROOT), dt.date(2026, 11, 23))
    noted: Seen = set()

    def watch(self: Model, name: str) -> Any:
        if name in type(self).model_fields:
            asking = sys._getframe(1).f_globals.get("__name__", "")
            if not asking.startswith(("portal.checks", "portal.schema", "pydantic")):
                noted.add((_owner(type(self), name), name))
        return object.__getattribute__(self, name)

    Model.__getattribute__ = watch  # type: ignore[method-assign]
    try:
        _make(catalogue)
    finally:
        del Model.__getattribute__
    return noted


def _make(catalogue: Catalogue) -> None:
    for page in catalogue.pages:
        convert(page, PageContext(catalogue, page.path, page.language))
    for language in ("vi", "en"):
        theme_data(catalogue, language)
    wordings(catalogue, "vi")
    bank_data(catalogue)
    course_of(catalogue)
    for lesson in catalogue.lessons.values():
        poster_of(catalogue, lesson)
    app_manifest(catalogue.portal, defaultdict(str))
    one_files(catalogue)
    for sheet in build_sheets(Pages(catalogue), ROOT / ".cache" / "fonts"):
        sheet.make()
    for calendar in build_calendars(catalogue):
        calendar.make()
    pages = Pages(catalogue)
    for module in catalogue.modules.values():
        if slides := deck(pages, module):
            deck_page(slides, "")
    ask = Ask("2026-12-10", "Nhà văn hóa", course="hai-ngay", people=30)
    filled_forms(plan_kit(catalogue, ask), ROOT / ".cache" / "fonts")
    papers = list(build_forms(catalogue, ROOT / ".cache" / "fonts"))
    for layout in sorted({f.layout for f in catalogue.forms.values()}):
        form = next(f for f in catalogue.forms.values() if f.layout == layout)
        for paper in papers:
            if paper.subject == form.id and paper.kind in ("Word", "PDF"):
                paper.make()
    next(paper for paper in papers if paper.file.startswith("tu-cham-")).make()


def _owner(model: type[BaseModel], name: str) -> str:
    return next(c.__name__ for c in model.__mro__ if name in inspect.get_annotations(c))


def _models(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    if model.__name__ not in found:
        found[model.__name__] = model
        stack: list[Any] = [info.annotation for info in model.model_fields.values()]
        while stack:
            kind = stack.pop()
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                _models(kind, found)
            stack.extend(getattr(kind, "__args__", ()))
    return found


def test_every_field_is_read_by_something_people_get(seen: Seen) -> None:
    engine = " ".join(p.read_text(encoding="utf-8") for p in (ROOT / "overrides" / "src").rglob("*.ts"))
    found: dict[str, type[BaseModel]] = {}
    for kind in KINDS.values():
        _models(kind.model, found)
    unread = []
    for model in found.values():
        for name, info in model.model_fields.items():
            # An id says which record it is; a type or a kind chooses the model.
            if name in ("id", "type") or model in WHOLE or (model, name) == (BreakSlide, "kind"):
                continue
            if model in SENT and re.search(rf"\b{info.alias or name}\b", engine):
                continue
            key = (_owner(model, name), name)
            if key not in seen and key not in ONLY_CHECKED and key not in READ_LATER:
                unread.append(".".join(key))
    assert sorted(set(unread)) == [], (
        f"{sorted(set(unread))}: show it to somebody, or take it out of the model and the data"
    )


def test_the_exceptions_are_real(seen: Seen) -> None:
    assert not [key for key in ONLY_CHECKED if key in seen], "it is read: take it off the list"
    for (_, name), place in READ_LATER.items():
        assert f".{name}" in (ROOT / "scripts" / "portal" / place).read_text(encoding="utf-8"), name
