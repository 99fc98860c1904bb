"""Reads a project's content into a catalogue; collects every issue instead of stopping at one."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from portal.content.catalogue import Catalogue, Place
from portal.content.days import today
from portal.content.issues import Code, Issues
from portal.content.models import (
    Blueprint,
    Brief,
    Calendar,
    Caution,
    Change,
    Course,
    CriteriaSet,
    Document,
    Fact,
    Form,
    Layout,
    Module,
    Portal,
    Procedure,
    Programme,
    Question,
    Quiz,
    SearchWords,
    Term,
    Wording,
)
from portal.content.pages import read_pages
from portal.content.validation import validate, validate_list
from portal.content.yaml_marks import load_marked
from portal.paths import Paths

M = TypeVar("M", bound=BaseModel)
MODULE_FOLDER = re.compile(r"(\d\d)-[a-z0-9-]+")


class ContentError(Exception):
    """The content cannot be used at all; ``issues`` says why."""

    def __init__(self, issues: Issues) -> None:
        super().__init__("\n".join(str(i) for i in issues.errors))
        self.issues = issues


class _Loader:
    def __init__(self, paths: Paths, issues: Issues) -> None:
        self.paths, self.issues = paths, issues
        self.places: dict[str, Place] = {}

    def one(self, model: type[M], path: Path, required: bool = True) -> M | None:
        """One record that fills a whole file."""
        if not required and not path.exists():
            return None
        marked = load_marked(path, self.issues)
        record = validate(model, marked, (), self.issues) if marked else None
        if record is not None and model is not Programme:  # its id is that of the plan document
            self._place(getattr(record, "id", None), path, 1)
        return record

    def many(self, model: type[M], path: Path, required: bool = True) -> dict[str, M]:
        """A list of records with ids."""
        if not required and not path.exists():
            return {}
        marked = load_marked(path, self.issues)
        if marked is None:
            return {}
        found: dict[str, M] = {}
        for line, record in validate_list(model, marked, (), self.issues):
            key: str = getattr(record, "id")  # noqa: B009 - every listed model has one
            if key in found:
                self.issues.add(Code.TRUNG_MA, path, line, f"Mã “{key}” đã có ở trên.", "Đặt mã khác.")
            elif model is not Brief:
                self._place(key, path, line)
            found[key] = record
        return found

    def listed(self, model: type[M], path: Path) -> list[M]:
        """A list of records without ids; empty when there is no file."""
        marked = load_marked(path, self.issues) if path.exists() else None
        return [record for _, record in validate_list(model, marked, (), self.issues)] if marked else []

    def folder(self, model: type[M], name: str) -> dict[str, M]:
        """One record a file, the file named after the id."""
        found: dict[str, M] = {}
        for path in sorted((self.paths.data / name).glob("*.yml")):
            record = self.one(model, path)
            if record is None:
                continue
            key: str = getattr(record, "id")  # noqa: B009 - every listed model has one
            if key != path.stem:
                self.issues.add(
                    Code.SAI_GIA_TRI, path, 1, f"id là “{key}”, khác tên tệp.",
                    f"Ghi “id: {path.stem}” hoặc đổi tên tệp.",
                )  # fmt: skip
            found[key] = record
        return found

    def mapping(self, path: Path) -> dict[str, str]:
        """A flat mapping of text to text."""
        marked = load_marked(path, self.issues) if path.exists() else None
        data: Any = marked.data if marked else {}
        return {str(k): str(v) for k, v in (data or {}).items()}

    def _place(self, key: str | None, path: Path, line: int) -> None:
        if key is None:
            return
        if key in self.places and self.places[key].path != path:
            other = self.places[key]
            where = other.path.relative_to(self.paths.root).as_posix()
            self.issues.add(
                Code.TRUNG_MA, path, line, f"Mã “{key}” đã dùng ở {where}:{other.line}.", "Đặt mã khác."
            )
        self.places.setdefault(key, Place(path, line))


def _load_modules(loader: _Loader, catalogue: Catalogue) -> None:
    folder = loader.paths.modules
    for path in sorted(folder.glob("*/module.yml")) if folder.exists() else []:
        module = loader.one(Module, path)
        if module is None:
            continue
        match = MODULE_FOLDER.fullmatch(path.parent.name)
        if not match or int(match[1]) != module.number or module.id != f"hp{match[1]}":
            loader.issues.add(
                Code.SAI_GIA_TRI, path, 1,
                f"Thư mục {path.parent.name}, id {module.id}, number {module.number} không khớp.",
                "Thư mục NN-ten-hoc-phan, id hpNN, number N.",
            )  # fmt: skip
        catalogue.modules[module.id] = module
        catalogue.module_folders[module.id] = path.parent.name
        quiz_path = path.with_name("quiz.yml")
        if quiz_path.exists():
            marked = load_marked(quiz_path, loader.issues)
            quiz = validate(Quiz, marked, (), loader.issues) if marked else None
            if quiz is not None and marked is not None:
                catalogue.quizzes[quiz.id] = quiz
                for i, item in enumerate(quiz.items):
                    loader._place(item.id, quiz_path, marked.line(("items", i)))


def load(paths: Paths, on: dt.date | None = None) -> tuple[Catalogue, Issues]:
    """Load all content of the project at *paths*.

    Returns the catalogue and the issues found while reading; records that do not fit their model
    are left out. Raises ContentError only when portal.yml itself cannot be used.
    """
    issues = Issues(paths.root)
    loader = _Loader(paths, issues)
    data = paths.data
    portal = loader.one(Portal, data / "portal.yml")
    if portal is None:
        raise ContentError(issues)
    url = os.environ.get("PORTAL_SITE_URL")
    if url:
        portal = portal.model_copy(update={"site_url": url.rstrip("/") + "/"})
    catalogue = Catalogue(portal=portal, on=on or today(), places=loader.places)
    catalogue.documents = loader.many(Document, data / "documents.yml")
    catalogue.tests = loader.many(Blueprint, data / "tests.yml", required=False)
    catalogue.courses = loader.many(Course, data / "courses.yml", required=False)
    catalogue.briefs = loader.many(Brief, data / "briefs.yml", required=False)
    for path in sorted((data / "facts").glob("*.yml")):
        facts = loader.many(Fact, path)
        catalogue.fact_files[path.stem] = list(facts)
        catalogue.facts.update(facts)
    catalogue.labels = loader.mapping(data / "labels.yml")
    catalogue.terms = loader.many(Term, data / "glossary.yml", required=False)
    catalogue.programme = loader.one(Programme, data / "programme.yml", required=False)
    catalogue.calendar = loader.one(Calendar, data / "calendar.yml", required=False)
    catalogue.changes = loader.many(Change, data / "changes.yml", required=False)
    catalogue.cautions = loader.many(Caution, data / "cautions.yml", required=False)
    catalogue.questions = loader.many(Question, data / "questions.yml", required=False)
    catalogue.wordings = loader.listed(Wording, data / "wording.yml")
    catalogue.search_words = loader.one(SearchWords, data / "search.yml", required=False)
    catalogue.criteria = loader.folder(CriteriaSet, "criteria")
    catalogue.procedures = loader.folder(Procedure, "procedures")
    catalogue.forms = loader.folder(Form, "forms")
    layout = loader.one(Layout, data / "nd30.yml", required=False)
    catalogue.layouts = {layout.id: layout} if layout else {}
    _load_modules(loader, catalogue)
    catalogue.pages = read_pages(paths.docs)
    return catalogue, issues
