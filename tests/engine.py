"""The engine of forms for tests: one process for a whole run, with more to ask than the command does."""

from __future__ import annotations

import atexit
import tempfile
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from portal.forms.engine import Engine, FileRead, Unreadable
from portal.forms.shapes import AggregateData, FormModel, KnownForm, Plan
from tests.browser_code import bundle
from tests.conftest import ROOT

_ANY: TypeAdapter[Any] = TypeAdapter(Any)


class IntakeError(Exception):
    """A file that the engine refuses; ``code`` is a key of its words."""

    def __init__(self, said: Unreadable) -> None:
        super().__init__(said.message)
        self.code = said.code


class CellError(Exception):
    """A value that does not fit."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Entry:
    """One filled form as it came in."""

    name: str
    form: str
    records: list[dict[str, Any]]
    problems: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What the engine says of an entry."""

    code: str
    unit: str
    why: str
    problems: list[dict[str, Any]]


@dataclass(frozen=True)
class Result:
    """What the engine adds up to."""

    records: list[dict[str, Any]]
    remarks: list[str]


@cache
def folder() -> Path:
    """A folder of this process."""
    held = tempfile.TemporaryDirectory()
    atexit.register(held.cleanup)
    return Path(held.name)


@cache
def engine() -> Engine:
    """The engine, bundled from its sources and started when it is first asked."""
    found = Engine(bundle(ROOT / "tests" / "engine.ts", folder()))
    atexit.register(found.__exit__, None, None, None)
    return found


def ask(do: str, **request: Any) -> Any:
    return engine().ask(do, _ANY, **request)


def read_form_file(name: str, data: bytes, models: dict[str, FormModel]) -> FileRead:
    """What the engine reads in a file of these bytes; raises IntakeError."""
    path = folder() / name
    path.write_bytes(data)
    known = {i: KnownForm(title=m.title, version=m.version) for i, m in models.items()}
    (said,) = engine().read(AggregateData(forms=models, known=known, plans=[], units=[]), [path])
    path.unlink()
    if isinstance(said, Unreadable):
        raise IntakeError(said)
    return said


def parse_cell(kind: str, raw: Any, options: list[dict[str, str]] | None = None) -> Any:
    said = ask("cell", kind=kind, raw=raw, options=options)
    if "code" in said:
        raise CellError(said["code"])
    return said["value"]


def judge(plan: Plan, entries: list[Entry]) -> list[Verdict]:
    return [Verdict(**v) for v in ask("judge", plan=plan, entries=[asdict(e) for e in entries])]


def add_up(plan: Plan, entries: list[Entry]) -> Result:
    return Result(**ask("add", plan=plan, entries=[asdict(e) for e in entries]))
