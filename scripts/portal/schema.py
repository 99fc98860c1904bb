"""JSON Schemas of the YAML content for editors, and a table of all fields for authors."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from portal.content import fulltext
from portal.content.catalogue import KINDS
from portal.content.models.class_paper import Certificate
from portal.content.models.form import Mapping, Migration
from portal.desk import shapes as desk
from portal.forms import scoring, shapes
from portal.forms.typescript import typescript
from portal.locales import Speaker
from portal.questions import learning

say = Speaker("building")


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
        say("schema-title"),
        "",
        say("schema-note"),
    ]
    for kind in KINDS.values():
        seen: dict[str, type[BaseModel]] = {}
        _models(kind.model, seen)
        lines += ["", f"## `{kind.place}`", "", say("schema-list") if kind.many else say("schema-record")]
        for part in seen.values():
            lines += ["", f"### {part.__name__}", "", (part.__doc__ or "").strip(), ""]
            lines += [say("schema-head"), "|---|---|"]
            for name, info in part.model_fields.items():
                mark = "*" if info.is_required() else ""
                lines.append(f"| `{info.alias or name}`{mark} | {info.description or ''} |")
    return "\n".join(lines) + "\n"


_TREE = """readonly ["number", number]
  | readonly ["string", string]
  | readonly ["name", string]
  | readonly ["call", string, ...Tree[]]
  | readonly ["+" | "-" | "*" | "/", Tree, Tree]"""
"""What :func:`portal.forms.formulas.as_json` writes."""
_SHARED: tuple[type, ...] = (
    shapes.Option,
    shapes.Field,
    shapes.Column,
    shapes.Table,
    shapes.FormRule,
    shapes.FormModel,
    shapes.Record,
    Mapping,
    Migration,
    Certificate,
    shapes.Source,
    shapes.Plan,
    shapes.EmbeddedSource,
    shapes.Embedded,
    shapes.KnownForm,
    shapes.AggregateData,
    scoring.ScoreGroup,
    scoring.ScoreLevel,
    scoring.Need,
    scoring.Rule,
    scoring.PassRule,
    scoring.ScoreItem,
    scoring.Scorecard,
)


def typescript_file() -> str:
    """Return the text of the TypeScript module of the shapes that browser code shares with Python."""
    head = (
        "/**\n * Shapes that browser code and Python share. Written by `portal schema` from\n"
        " * scripts/portal/forms/shapes.py and scoring.py; not to be edited.\n */\n\n"
    )
    aliases = {"Tree": _TREE, "Kind": shapes.Kind, "Value": shapes.Value, "Row": shapes.Row}
    # "Record" is a type of TypeScript's own.
    return head + typescript(_SHARED, aliases, {"Record": "FormRecord"})


def learning_file() -> str:
    """Return the text of the TypeScript module of the course that the learner's engine reads."""
    head = (
        "/**\n * The course as the build writes it, window.portalCourse. Written by `portal schema` from\n"
        " * scripts/portal/questions/learning.py; not to be edited.\n */\n\n"
    )
    return head + typescript(learning.SHAPES, {}, {})


def desk_file() -> str:
    """Return the text of the TypeScript module of what the editors' page and its server say."""
    head = (
        "/**\n * What the editors' page and its server say to each other. Written by `portal schema` from\n"
        " * scripts/portal/desk/shapes.py; not to be edited.\n */\n\n"
    )
    # Marks without a word: what has a word is called by it in the list, in the language of the page.
    marks = {kind: label for kind, label in fulltext.LABELS.items() if not any(map(str.isalpha, label))}
    constants = f"""
/** Every kind of unit, widest first. */
export const KINDS = {json.dumps(fulltext.KINDS)} as const;

/** What stands before the words of a unit that is counted by its number ({{}}) alone. */
export const MARKS: Partial<Record<DeskRow["kind"], string>> = {json.dumps(marks)};
"""
    return head + typescript(desk.SHAPES, {}, {}) + constants


def schema_files() -> dict[str, str]:
    """Return file name → text of every generated file of the schema folder."""
    found = {}
    for kind in KINDS.values():
        adapter: TypeAdapter[Any] = TypeAdapter(list[kind.model] if kind.many else kind.model)  # type: ignore[name-defined]
        schema = adapter.json_schema()
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[f"{kind.schema}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    found["TRUONG.md"] = _field_table()
    return found
