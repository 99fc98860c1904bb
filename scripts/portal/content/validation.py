"""From marked YAML to models: pydantic's findings become issues that authors understand."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from portal.content.issues import Code, Issues, nearest
from portal.content.yaml_places import Location, Marked
from portal.locales import Speaker

say = Speaker("data-files")


M = TypeVar("M", bound=BaseModel)

_TYPES = {
    "string_type": say("type-text"),
    "int_type": say("type-whole"),
    "int_parsing": say("type-whole"),
    "float_type": say("type-number"),
    "bool_type": say("type-yes-no"),
    "bool_parsing": say("type-yes-no"),
    "list_type": say("type-list"),
    "dict_type": say("type-keys"),
    "model_type": say("type-keys"),
    "model_attributes_type": say("type-keys"),
}

WRITTEN = {
    r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$": say("written-id"),
    r"^\d{4}-\d{2}-\d{2}$": say("written-day"),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": say("written-date"),
    r"^\d{2}-\d{2}$": say("written-month-day"),
    r"^(https?://\S+|[a-z0-9][a-z0-9-]*)$": say("written-source"),
    r"^[a-z0-9]+(?:[._-][a-z0-9_]+)*(#[a-z0-9.-]+)?$": say("written-reference"),
    r"^([01]\d|2[0-3]):[0-5]\d$": say("written-clock"),
    r"^#[0-9a-f]{6}$": say("written-colour"),
    r"^https?://\S+/$": say("written-site"),
    r"^\+?\d{8,15}$": say("written-phone"),
    r"^\d{8,20}$": say("written-zalo"),
    r"^[^@\s?&]+@[^@\s?&]+\.[a-z]+$": say("written-email"),
}
"""Pattern of a value → how to write it."""


def _models_at(model: type[BaseModel], location: Location) -> list[Any]:
    """Return the models whose key the last step of *location* inside *model* is.

    Among several kinds of record the location names the kind by its ``type`` or ``kind``.
    """
    current: list[Any] = [model]
    for step in location[:-1]:
        if isinstance(step, int):
            continue
        tagged = [m for m in current if _tag(m) == step]
        fields = [m.model_fields[step] for m in current if step in m.model_fields]
        current = tagged or [found for info in fields for found in _records(info.annotation)] or current
    return current


def _known_keys(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys allowed where *location* points inside *model*."""
    return list(dict.fromkeys(key for m in _models_at(model, location) for key in m.model_fields))


def _may_be_unknown(model: type[BaseModel], location: Location) -> bool:
    """Whether null may stand for the key that *location* names."""
    fields = [m.model_fields.get(location[-1]) for m in _models_at(model, location)]
    return any(type(None) in getattr(f.annotation, "__args__", ()) for f in fields if f)


def _records(annotation: Any) -> list[type[BaseModel]]:
    """The models named in a type, however nested."""
    found, stack = [], [annotation]
    while stack:
        kind = stack.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found.append(kind)
        stack.extend(getattr(kind, "__args__", ()))
    return found


def _tag(model: type[BaseModel]) -> str | None:
    info = model.model_fields.get("type") or model.model_fields.get("kind")
    values: tuple[Any, ...] = getattr(info.annotation, "__args__", ()) if info else ()
    return str(values[0]) if len(values) == 1 else None


def _real(location: Location, data: Any) -> Location:
    """*location* without the kinds of records that stand in it, which are no keys of *data*."""
    kept: list[str | int] = []
    for at, step in enumerate(location):
        if (
            isinstance(step, str)
            and at < len(location) - 1
            and not (isinstance(data, dict) and step in data)
        ):
            continue
        kept.append(step)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(kept)


def describe(error: Any, model: type[BaseModel]) -> tuple[Code, str, str]:
    """Return what pydantic's *error* in a record of *model* is for authors: code, words, hint."""
    kind, key = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    context = error.get("ctx", {})
    shown = repr(error.get("input"))
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    if kind == "extra_forbidden":
        keys = _known_keys(model, error["loc"])
        hint = nearest(key, keys) or say("unknown-key.hint", ", ".join(keys))
        return Code.KHOA_LA, say("unknown-key", key), hint
    if kind == "missing":
        if _may_be_unknown(model, error["loc"]):
            return Code.THIEU_KHOA, *say.fault("missing-or-unknown", key)
        return Code.THIEU_KHOA, *say.fault("missing", key)
    if kind == "literal_error":
        return Code.SAI_GIA_TRI, *say.fault(
            "not-listed", key, shown, context.get("expected", "").replace(" or ", ", ")
        )
    if kind == "string_pattern_mismatch":
        pattern = context.get("pattern", "")
        return Code.SAI_GIA_TRI, say("pattern", key, shown), WRITTEN.get(pattern, pattern)
    if kind == "string_too_short":
        return Code.SAI_GIA_TRI, *say.fault("empty", key)
    if kind == "too_short":
        least = context.get("min_length", 1)
        return Code.SAI_GIA_TRI, *say.fault("too-few", key, least)
    if kind in ("greater_than_equal", "less_than_equal"):
        if "ge" in context:
            return Code.SAI_GIA_TRI, *say.fault("too-small", key, shown, context["ge"])
        return Code.SAI_GIA_TRI, *say.fault("too-large", key, shown, context.get("le"))
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tag = context.get("tag")
        message = say("tag-unknown", repr(tag)) if tag else say("tag-missing")
        allowed = context.get("expected_tags") or say("see-schema")
        return Code.SAI_GIA_TRI, message, say("tag.hint", allowed)
    if kind in _TYPES:
        return Code.SAI_GIA_TRI, *say.fault("type", key, shown, _TYPES[kind])
    return Code.SAI_GIA_TRI, *say.fault("other", key, shown, error["msg"])


def validate(model: type[M], marked: Marked, where: Location, issues: Issues) -> M | None:
    """Build *model* from the record of *marked* at *where*; None after recording its issues."""
    data = marked.data
    for step in where:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as found:
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            issues.lost.add(data["id"])
        for error in found.errors(include_url=False):
            code, message, hint = describe(error, model)
            line = marked.line((*where, *_real(error["loc"], data)))
            issues.add(code, marked.path, line, message, hint)
        return None


def validate_list(model: type[M], marked: Marked, where: Location, issues: Issues) -> list[tuple[int, M]]:
    """Build a list of *model*; returns (line, record) pairs, bad records left out."""
    data = marked.data
    for step in where:
        data = data[step]
    if not isinstance(data, list):
        issues.add(Code.SAI_GIA_TRI, marked.path, marked.line(where), *say.fault("not-a-list"))
        return []
    found = []
    for i in range(len(data)):
        record = validate(model, marked, (*where, i), issues)
        if record is not None:
            found.append((marked.line((*where, i)), record))
    return found
