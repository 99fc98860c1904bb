"""JSON Schemas of the YAML content for editors, and a table of all fields for authors."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from portal.content import scoring
from portal.content.forms import shapes
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
from portal.content.models.form import Mapping, Migration
from portal.content.typescript import typescript

FILES: dict[str, tuple[type[BaseModel], bool, str]] = {
    "portal": (Portal, False, "_data/portal.yml"),
    "documents": (Document, True, "_data/documents.yml"),
    "briefs": (Brief, True, "_data/briefs.yml"),
    "facts": (Fact, True, "_data/facts/*.yml"),
    "glossary": (Term, True, "_data/glossary.yml"),
    "programme": (Programme, False, "_data/programme.yml"),
    "calendar": (Calendar, False, "_data/calendar.yml"),
    "changes": (Change, True, "_data/changes.yml"),
    "cautions": (Caution, True, "_data/cautions.yml"),
    "questions": (Question, True, "_data/questions.yml"),
    "wording": (Wording, True, "_data/wording.yml"),
    "search": (SearchWords, False, "_data/search.yml"),
    "criteria": (CriteriaSet, False, "_data/criteria/*.yml"),
    "procedure": (Procedure, False, "_data/procedures/*.yml"),
    "form": (Form, False, "_data/forms/*.yml"),
    "layout": (Layout, False, "_data/nd30.yml"),
    "module": (Module, False, "vi/hoc-phan/NN-…/module.yml"),
    "courses": (Course, True, "_data/courses.yml"),
    "tests": (Blueprint, True, "_data/tests.yml"),
    "quiz": (Quiz, False, "vi/hoc-phan/NN-…/quiz.yml"),
}
"""Schema name → (model, whether the file is a list of it, where it stands under docs/)."""


def _models(model: type[BaseModel], seen: dict[str, type[BaseModel]]) -> None:
    if model.__name__ in seen:
        return
    seen[model.__name__] = model
    for info in model.model_fields.values():
        stack: list[Any] = [info.annotation]
        while stack:
            kind = stack.pop()
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                _models(kind, seen)
            stack.extend(getattr(kind, "__args__", ()))


def _field_table() -> str:
    lines = [
        "# Các trường của dữ liệu",
        "",
        "Tệp này do `portal schema` viết ra từ mô hình; đừng sửa tay. Dấu * là trường bắt buộc.",
    ]
    for model, many, place in FILES.values():
        seen: dict[str, type[BaseModel]] = {}
        _models(model, seen)
        lines += ["", f"## `{place}`", "", "Danh sách các mục." if many else "Một mục một tệp."]
        for part in seen.values():
            lines += ["", f"### {part.__name__}", "", (part.__doc__ or "").strip(), ""]
            lines += ["| Trường | Ý nghĩa |", "|---|---|"]
            for name, info in part.model_fields.items():
                mark = "*" if info.is_required() else ""
                lines.append(f"| `{info.alias or name}`{mark} | {info.description or ''} |")
    return "\n".join(lines) + "\n"


_TREE = """readonly ["number", number]
  | readonly ["string", string]
  | readonly ["name", string]
  | readonly ["call", string, ...Tree[]]
  | readonly ["+" | "-" | "*" | "/", Tree, Tree]"""
"""What :func:`portal.content.formulas.as_json` writes."""
_SHARED: tuple[type, ...] = (
    shapes.Option, shapes.Field, shapes.Column, shapes.Table, shapes.FormRule, shapes.FormModel,
    shapes.Record, Mapping, Migration, shapes.Source, shapes.Plan, shapes.EmbeddedSource, shapes.Embedded,
    shapes.KnownForm, shapes.AggregateData, scoring.ScoreGroup, scoring.ScoreLevel, scoring.Need,
    scoring.Rule, scoring.PassRule, scoring.ScoreItem, scoring.Scorecard,
)  # fmt: skip


def typescript_file() -> str:
    """Return the text of the TypeScript module of the shapes that browser code shares with Python."""
    head = (
        "/**\n * Shapes that browser code and Python share. Written by `portal schema` from\n"
        " * scripts/portal/content/forms/shapes.py and scoring.py; not to be edited.\n */\n\n"
    )
    aliases = {"Tree": _TREE, "Kind": shapes.Kind, "Value": shapes.Value, "Row": shapes.Row}
    # "Record" is a type of TypeScript's own.
    return head + typescript(_SHARED, aliases, {"Record": "FormRecord"})


def schema_files() -> dict[str, str]:
    """Return file name → text of every generated file of the schema folder."""
    found = {}
    for name, (model, many, _) in FILES.items():
        adapter: TypeAdapter[Any] = TypeAdapter(list[model] if many else model)  # type: ignore[valid-type]
        schema = adapter.json_schema()
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[f"{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    found["TRUONG.md"] = _field_table()
    return found
