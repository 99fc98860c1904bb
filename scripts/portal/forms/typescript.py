"""Python models as TypeScript types, so that browser code and Python cannot disagree on a shape.

Reads pydantic models and TypedDicts as they are written into pages: keys by their alias, docstrings as
comments. Which models are written where is left to :mod:`portal.schema`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from typing_extensions import is_typeddict

from portal.locales import Speaker

say = Speaker("building")


_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


@dataclass(frozen=True)
class Alias:
    """Marks a type that has a name of its own in TypeScript: ``Annotated[…, Alias("Value")]``."""

    name: str


def typescript(models: Sequence[type], aliases: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return the declarations of *aliases* (name → type, or its text) and *models*, in this order.

    *names* gives models another name in TypeScript. Raises TypeError for a type that has no form there.
    """
    parts = [f"export type {name} = {_alias(kind, names)};" for name, kind in aliases.items()]
    parts += [_interface(model, names) for model in models]
    return "\n\n".join(parts) + "\n"


def _alias(kind: Any, names: Mapping[str, str]) -> str:
    return kind if isinstance(kind, str) else _type(get_args(kind)[0], names)


def _interface(model: type, names: Mapping[str, str]) -> str:
    lines = [
        _comment(model.__doc__, ""),
        f"export interface {names.get(model.__name__, model.__name__)} {{",
    ]
    if is_typeddict(model):
        hints = get_type_hints(model, include_extras=True)
        lines += [f"  readonly {name}: {_type(kind, names)};" for name, kind in hints.items()]
    else:
        assert issubclass(model, BaseModel)
        hints = get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            if not info.exclude:
                lines.append(_comment(info.description, "  "))
                lines.append(f"  readonly {info.alias or name}: {_type(hints[name], names)};")
    return "\n".join(line for line in [*lines, "}"] if line)


def _comment(text: str | None, indent: str) -> str:
    return f"{indent}/** {' '.join(text.split())} */" if text else ""


def _type(kind: Any, names: Mapping[str, str]) -> str:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        named = [x.name for x in arguments[1:] if isinstance(x, Alias)]
        return named[0] if named else _type(arguments[0], names)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(_type(one, names) for one in arguments))
    if origin is Literal:
        return " | ".join(f'"{one}"' for one in arguments)
    if origin is list:
        return f"ReadonlyArray<{_type(arguments[0], names)}>"
    if origin is dict:
        return f"Readonly<Record<string, {_type(arguments[1], names)}>>"
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and (issubclass(kind, BaseModel) or is_typeddict(kind)):
        return names.get(kind.__name__, kind.__name__)
    raise TypeError(say("no-typescript", kind))
