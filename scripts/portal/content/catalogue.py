"""The typed catalogue of everything the portal knows, with look-ups; built by the loader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from portal.content.days import today
from portal.content.fulltext import Texts, texts_of
from portal.content.kinds import Kind, kind
from portal.content.models import (
    Blueprint,
    Brief,
    Calendar,
    Caution,
    Change,
    ClassPaper,
    Course,
    CriteriaSet,
    Document,
    Fact,
    Form,
    Layout,
    Lesson,
    Module,
    Portal,
    Procedure,
    Programme,
    Question,
    Quiz,
    Recordings,
    SearchWords,
    Slides,
    Status,
    Term,
    Wording,
)
from portal.content.pages import Page
from portal.content.scaffolds import CRITERIA, DOCUMENT, FORM, LESSON, MODULE, PROCEDURE, TEST
from portal.content.units import unit_names
from portal.vietnamese import Provision, cited_place, parse_provisions


class Place(NamedTuple):
    """Where a record is written: file and line (from 1)."""

    path: Path
    line: int


@dataclass
class Catalogue:
    """All content, by id. ``on`` is the day on which legal status is judged.

    The fields made by ``kind`` are the register of what can be written, in the order of reading.
    """

    portal: Portal = kind(Portal, "_data/portal.yml", "sole", required=True)
    documents: dict[str, Document] = kind(
        Document,
        "_data/documents.yml",
        page="van-ban/{id}/index.md",
        named=True,
        required=True,
        scaffold=DOCUMENT,
    )
    tests: dict[str, Blueprint] = kind(Blueprint, "_data/tests.yml", scaffold=TEST)
    courses: dict[str, Course] = kind(Course, "_data/courses.yml")
    class_papers: dict[str, ClassPaper] = kind(ClassPaper, "_data/class.yml")
    briefs: dict[str, Brief] = kind(Brief, "_data/briefs.yml", own_ids=False)
    facts: dict[str, Fact] = kind(Fact, "_data/facts/*.yml", schema="facts", named=True)
    terms: dict[str, Term] = kind(Term, "_data/glossary.yml", page="tra-cuu/thuat-ngu.md", named=True)
    programme: Programme | None = kind(Programme, "_data/programme.yml", "sole", own_ids=False)
    calendar: Calendar | None = kind(Calendar, "_data/calendar.yml", "sole")
    changes: dict[str, Change] = kind(Change, "_data/changes.yml")
    cautions: dict[str, Caution] = kind(Caution, "_data/cautions.yml")
    questions: dict[str, Question] = kind(Question, "_data/questions.yml", page="tra-cuu/hoi-dap.md")
    wordings: list[Wording] = kind(Wording, "_data/wording.yml", "rows")
    search_words: SearchWords | None = kind(SearchWords, "_data/search.yml", "sole")
    criteria: dict[str, CriteriaSet] = kind(
        CriteriaSet,
        "_data/criteria/*.yml",
        "record",
        "criteria",
        page="tieu-chi/{id}/index.md",
        named=True,
        scaffold=CRITERIA,
    )
    procedures: dict[str, Procedure] = kind(
        Procedure,
        "_data/procedures/*.yml",
        "record",
        "procedure",
        page="quy-trinh/{id}/index.md",
        named=True,
        scaffold=PROCEDURE,
    )
    forms: dict[str, Form] = kind(
        Form,
        "_data/forms/*.yml",
        "record",
        "form",
        page="bieu-mau/{id}/index.md",
        named=True,
        scaffold=FORM,
    )
    layouts: dict[str, Layout] = kind(Layout, "_data/nd30.yml", "record", "layout")
    modules: dict[str, Module] = kind(
        Module, "vi/hoc-phan/*/module.yml", "record", named=True, scaffold=MODULE
    )
    lessons: dict[str, Lesson] = kind(
        Lesson, "vi/bai-hoc/*/lesson.yml", "record", named=True, scaffold=LESSON
    )
    quizzes: dict[str, Quiz] = kind(Quiz, "vi/*/*/quiz.yml", "record", own_ids=False)
    slides: dict[str, Slides] = kind(Slides, "vi/hoc-phan/*/slides.yml", "record", own_ids=False)
    recordings: dict[str, Recordings] = kind(
        Recordings, "vi/*/*/nghe.yml", "record", "recordings", own_ids=False
    )
    labels: dict[str, str] = field(default_factory=dict)
    on: dt.date = field(default_factory=today)
    drawings: dict[str, str] = field(default_factory=dict)
    """Our own drawings (``_data/hinh/*.svg``) as they are written, by name."""
    fact_files: dict[str, list[str]] = field(default_factory=dict)
    """Fact ids by file stem, in file order; a stem is a document id or a local list."""
    module_folders: dict[str, str] = field(default_factory=dict)
    """Folder name of each module under hoc-phan/."""
    lesson_folders: dict[str, str] = field(default_factory=dict)
    """Folder name of each lesson under bai-hoc/."""
    pages: list[Page] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    backlinks: dict[str, dict[str, list[Page]]] = field(default_factory=dict)
    """Citing pages by language and document; filled on first use."""

    @property
    def certificate(self) -> Form | None:
        """The form whose records are printed as certificates; None when there is none."""
        return next((form for form in self.forms.values() if form.certificate is not None), None)

    @property
    def session_report(self) -> Form | None:
        """The form that reports a class; None when there is none."""
        return next((form for form in self.forms.values() if form.session_report is not None), None)

    @cached_property
    def units(self) -> list[str]:
        """Names of the commune-level units of the province, in Vietnamese order."""
        return unit_names(self.portal)

    def status(self, document_id: str) -> Status:
        """Return the legal status of a document on the catalogue's day."""
        return self.documents[document_id].status_on(self.on)

    def is_repealed(self, document_id: str) -> bool:
        """Whether a document is no longer in force on the catalogue's day."""
        return self.status(document_id) == "het-hieu-luc"

    @cached_property
    def fact_owner(self) -> dict[str, str]:
        """The file stem (document id or local list) of each fact."""
        return {fact: stem for stem, facts in self.fact_files.items() for fact in facts}

    def facts_of(self, stem: str) -> list[Fact]:
        """The facts of one document or local list, in file order."""
        return [self.facts[i] for i in self.fact_files.get(stem, []) if i in self.facts]

    def module_title(self, module: Module, language: str = "vi") -> str:
        """Return what a module is called: what one learns, beside it the documents people know it by."""
        title = (module.title_en if language == "en" else None) or module.title
        numbers = self.module_numbers(module)
        return f"{title} ({numbers})" if numbers else title

    def module_numbers(self, module: Module) -> str:
        """Return the documents people know a module by: "QĐ 387, KH 123"; empty when there are none."""
        return ", ".join(self.documents[d].short for d in module.shown_by if d in self.documents)

    def select_facts(self, selector: str) -> list[Fact]:
        """Return the facts named by *selector*: ids, id prefixes or file stems, comma-separated.

        Order is that of the selector, then of the files; an empty list when nothing matches.
        """
        found: dict[str, Fact] = {}
        for part in (p.strip() for p in selector.split(",")):
            if part in self.facts:
                found[part] = self.facts[part]
            elif part in self.fact_files:
                found.update((f.id, f) for f in self.facts_of(part))
            elif part:
                found.update((i, f) for i, f in self.facts.items() if i.startswith(part + "."))
        return list(found.values())

    @cached_property
    def texts(self) -> Texts:
        """The official texts that the project holds."""
        return texts_of(self.pages_in("vi"))

    @cached_property
    def provisions(self) -> dict[str, dict[str, Provision]]:
        """The provisions known of each document, by anchor: from facts, and their parents."""
        known: dict[str, dict[str, Provision]] = {}
        for stem, ids in self.fact_files.items():
            if stem not in self.documents:
                continue
            here = known.setdefault(stem, {})
            for fact_id in ids:
                fact = self.facts.get(fact_id)
                for place in own_provisions(fact) if fact else []:
                    for p in (*place.parents(), place):
                        here.setdefault(p.anchor, p)
        return known

    def page_of(self, record_id: str) -> str | None:
        """Return the source path (below a language folder) of the page that shows *record_id*."""
        if record_id in self.facts:
            stem = self.fact_owner[record_id]
            if stem in self.documents:
                return f"van-ban/{stem}/index.md"
            page = self.portal.local_facts.get(stem)
            return f"{page}.md" if page else None
        if taught := self.folder_of(record_id):
            return f"{taught}/index.md"
        for name, of in KINDS.items():
            if of.page and record_id in getattr(self, name):
                return of.page.format(id=record_id)
        return None

    def folder_of(self, owner: str) -> str | None:
        """Return the folder (below a language folder) of a module or lesson, None for anything else."""
        if owner in self.module_folders:
            return f"hoc-phan/{self.module_folders[owner]}"
        return f"bai-hoc/{self.lesson_folders[owner]}" if owner in self.lesson_folders else None

    def taught(self, owner: str) -> Module | Lesson | None:
        """Return the module or lesson of that id."""
        return self.modules.get(owner) or self.lessons.get(owner)

    @property
    def module_quizzes(self) -> list[Quiz]:
        """The banks of modules: tests, exchange files and the desk ask no other."""
        return [quiz for quiz in self.quizzes.values() if quiz.id in self.modules]

    @property
    def lessons_in_order(self) -> list[Lesson]:
        """The lessons by number."""
        return sorted(self.lessons.values(), key=lambda lesson: lesson.number)

    def ids(self) -> list[str]:
        """Every id that a reference may name."""
        return [i for name, of in KINDS.items() if of.named for i in getattr(self, name)]

    def pages_in(self, language: str) -> Iterator[Page]:
        """The pages written in *language*."""
        return (p for p in self.pages if p.language == language)

    @cached_property
    def has_page(self) -> set[str]:
        """Source paths (below the language folder) of the Vietnamese pages that exist."""
        return {p.path for p in self.pages_in("vi")}


KINDS: dict[str, Kind] = {f.name: f.metadata["kind"] for f in fields(Catalogue) if "kind" in f.metadata}
"""Every kind of content by its field of the catalogue."""


def slide_place(module: str, slide: str) -> str:
    """Return the key in ``places`` of a slide of *module*: its id is its own in its deck only."""
    return f"{module}/{slide}"


def own_provisions(fact: Fact) -> list[Provision]:
    """Return the provisions of the fact's own document named by its ``at``.

    A place in another document ("TT 25/2023, Điều 25 khoản 1") is not one of them.
    """
    if fact.at is None or cited_place(fact.at) is None:
        return []
    return parse_provisions(fact.at)
