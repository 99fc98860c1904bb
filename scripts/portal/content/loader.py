"""Reads a project's content into a catalogue; collects every issue instead of stopping at one."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal.content.catalogue import KINDS, Catalogue, Place, slide_place
from portal.content.issues import Code, Issues
from portal.content.kinds import Kind
from portal.content.models import Lesson, Module
from portal.content.pages import read_pages
from portal.content.validation import validate, validate_list
from portal.content.yaml_places import load_marked
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("data-files")


NUMBERED_FOLDER = re.compile(r"(\d\d)-[a-z0-9-]+")


class ContentError(Exception):
    """The content cannot be used at all; ``issues`` says why."""

    def __init__(self, issues: Issues) -> None:
        super().__init__("\n".join(str(i) for i in issues.errors))
        self.issues = issues


class _Loader:
    def __init__(self, paths: Paths, issues: Issues) -> None:
        self.paths, self.issues = paths, issues
        self.places: dict[str, Place] = {}

    def read(self, kind: Kind) -> Any:
        """Return what is written of *kind*, in the shape its field of the catalogue holds."""
        docs = self.paths.docs
        files = sorted(docs.glob(kind.place))
        if not files and kind.required:
            files = [docs / kind.place]  # reading it says that it is missing
        if kind.shape == "rows":
            return [record for path in files for _, record in self._records(kind, path)]
        found: dict[str, Any] = {}
        for path in files:
            for line, record in self._records(kind, path):
                key: str | None = getattr(record, "id", None)
                if kind.many and key in found and (not kind.own_ids or self.places[str(key)].path == path):
                    self.issues.add(Code.TRUNG_MA, path, line, *say.fault("id-above", key))
                elif kind.own_ids:
                    self._place(key, path, line)
                if kind.file_is_named_after_id and key != path.stem:
                    self.issues.add(Code.SAI_GIA_TRI, path, 1, *say.fault("id-not-file", key, path.stem))
                found[str(key)] = record
        return next(iter(found.values()), None) if kind.shape == "sole" else found

    def _records(self, kind: Kind, path: Path) -> list[tuple[int, BaseModel]]:
        """The records in one file, each with its line."""
        marked = load_marked(path, self.issues)
        if marked is None:
            return []
        if kind.many:
            return list(validate_list(kind.model, marked, (), self.issues))
        record = validate(kind.model, marked, (), self.issues)
        return [] if record is None else [(1, record)]

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
            self.issues.add(Code.TRUNG_MA, path, line, *say.fault("id-elsewhere", key, where, other.line))
        self.places.setdefault(key, Place(path, line))


def _settle(loader: _Loader, catalogue: Catalogue, taught: Module | Lesson, prefix: str) -> Path:
    """A module or lesson and its folder belong together; questions have ids of their own.

    Returns the file of the record.
    """
    path = loader.places[taught.id].path
    match = NUMBERED_FOLDER.fullmatch(path.parent.name)
    if not match or int(match[1]) != taught.number or taught.id != f"{prefix}{match[1]}":
        told = path.parent.name, taught.id, taught.number, prefix
        loader.issues.add(Code.SAI_GIA_TRI, path, 1, *say.fault("numbered-folder", *told))
    quiz = catalogue.quizzes.get(taught.id)
    marked = load_marked(path.with_name("quiz.yml"), loader.issues) if quiz else None
    for i, item in enumerate(quiz.items if quiz and marked else []):
        loader._place(item.id, path.with_name("quiz.yml"), marked.line(("items", i)) if marked else 1)
    return path


def _settle_modules(loader: _Loader, catalogue: Catalogue) -> None:
    """Lessons and modules get their folders; slides have ids of their own."""
    for lesson in catalogue.lessons.values():
        path = _settle(loader, catalogue, lesson, "bh")
        catalogue.lesson_folders[lesson.id] = path.parent.name
    for module in catalogue.modules.values():
        path = _settle(loader, catalogue, module, "hp")
        catalogue.module_folders[module.id] = path.parent.name
        deck = catalogue.slides.get(module.id)
        marked = load_marked(path.with_name("slides.yml"), loader.issues) if deck else None
        for i, slide in enumerate(deck.slides if deck and marked else []):
            line = marked.line(("slides", i)) if marked else 1
            loader.places.setdefault(
                slide_place(module.id, slide.id), Place(path.with_name("slides.yml"), line)
            )


def load(paths: Paths, on: dt.date | None = None) -> tuple[Catalogue, Issues]:
    """Load all content of the project at *paths*.

    Returns the catalogue and the issues found while reading; records that do not fit their model
    are left out. Raises ContentError only when portal.yml itself cannot be used.
    """
    issues = Issues(paths.root)
    loader = _Loader(paths, issues)
    catalogue = Catalogue(places=loader.places)
    if on is not None:
        catalogue.on = on
    for name, kind in KINDS.items():
        setattr(catalogue, name, loader.read(kind))
        if catalogue.portal is None:
            raise ContentError(issues)
    url = os.environ.get("PORTAL_SITE_URL")
    if url:
        catalogue.portal = catalogue.portal.model_copy(update={"site_url": url.rstrip("/") + "/"})
    for path in sorted((paths.data / "facts").glob("*.yml")):
        catalogue.fact_files[path.stem] = []
    for fact in catalogue.facts:
        catalogue.fact_files[loader.places[fact].path.stem].append(fact)
    catalogue.labels = loader.mapping(paths.data / "labels.yml")
    for path in sorted((paths.data / "hinh").glob("*.svg")):
        catalogue.drawings[path.stem] = path.read_text(encoding="utf-8", errors="replace")
    _settle_modules(loader, catalogue)
    catalogue.pages = read_pages(paths.docs)
    return catalogue, issues
