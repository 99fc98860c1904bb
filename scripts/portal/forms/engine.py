"""The engine of forms, asked from Python: reading filled files, judging them and adding them up.

The engine is the browser's TypeScript bundled for Node (``overrides/src/engines/node/serve.ts``): the page
"Tổng hợp biểu mẫu" and the command say the same because they run the same. A request and its answer
are lines of JSON; files are read by Node, from their paths.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from portal.content.models.base import Model
from portal.forms import AggregateData, Record
from portal.locales import Speaker
from portal.node import NodeError, engine, find_node
from portal.paths import Paths

say = Speaker("form-engine")


Tell = Callable[[str], None]
State = Literal["accepted", "pending", "rejected", "earlier"]
Answer = TypeVar("Answer")
_SHOWN = 600
"""Characters of what a broken engine says that are shown."""


@dataclass(frozen=True)
class GivenFile:
    """A file to be read, and what it is called where that is not its name."""

    path: Path
    shown: str = ""


class EngineError(Exception):
    """The engine cannot be had or has broken down; the message says what to do."""


class RefusedError(EngineError):
    """What was asked cannot be done; the message says why."""


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileSaid(_Said):
    """What became of one file, or of one of several sheets in it."""

    name: str
    unit: str
    """Who sent it; "" when that is not known."""
    state: State
    """Added in; can be mended or waits for a decision; not to be added in; an earlier result."""
    why: str
    """The reason in words, "" when the file is taken."""
    notes: list[str]


class Sum(_Said):
    """What adding up came to."""

    target: str
    passed: int
    """Files of systems and office programs, passed over."""
    files: list[FileSaid]
    records: list[Record] | None
    """Records of the target; None when no file could be taken."""
    remarks: list[str]
    """Values that no row of the target takes, in words."""
    by_hand: list[str] = Field(alias="byHand")
    """Labels of the fields that somebody has to fill in."""
    expected: int
    """Number of units that should send; 0 when nobody knows."""
    silent: list[str]
    refused: list[str]
    """Units that sent only files that were not taken."""
    extra: list[str]
    """Units of files that are taken and not on the list."""


class Listed(_Said):
    """The records of a list."""

    records: list[Record]
    faults: list[str]
    """Everything wrong with a list that somebody filled in, in words; what is missing counts."""
    own: bool
    """Whether somebody filled in the form itself; else it adds up from other forms, and some is unknown."""


class ProblemSaid(_Said):
    """One thing wrong with a file that was read."""

    code: str
    name: str
    """Field id, or ``table.column``."""
    row: int
    label: str
    blocking: bool
    values: list[str]
    written: str | None = None
    """What stands there and does not fit."""
    words: str


class FileRead(_Said):
    """What a file holds, before anything is judged."""

    form: str
    records: list[Record]
    problems: list[ProblemSaid]
    warnings: list[str]


class Unreadable(_Said):
    """Why a file cannot be read at all."""

    code: str
    message: str


class Delegate(_Said):
    """Somebody who comes to a class, and from where."""

    name: str
    place: str


class DelegateList(_Said):
    """Who stands in a list of delegates."""

    people: tuple[Delegate, ...]
    faults: tuple[str, ...]
    """One sentence for each row that is not taken."""


_FILES: TypeAdapter[list[FileRead | Unreadable]] = TypeAdapter(list[FileRead | Unreadable])


class Engine:
    """A running engine; use it in a ``with``. Every way to fail is an EngineError."""

    def __init__(self, program: Path) -> None:
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the engine
        try:
            self._process = subprocess.Popen(
                [str(find_node()), str(program)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._told,
                encoding="utf-8",
            )
        except (NodeError, OSError) as error:
            self._told.close()
            raise EngineError(say("not-started", error)) from None

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        try:
            self._process.communicate(timeout=10)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._told.close()

    def peak(self) -> int:
        """Megabytes of memory that the engine has taken at most."""
        return self.ask("peak", TypeAdapter(int))

    def aggregate(
        self,
        data: AggregateData,
        files: Iterable[GivenFile],
        into: str | None,
        units: Path | None,
        tell: Tell,
    ) -> Sum:
        """Add *files* up into form *into* (None: the only one it can be).

        *data* is what ``aggregate_data`` returns, *units* a list of those that should send. *tell* is
        called with the name of every file that is done. Raises RefusedError too.
        """
        given = [_file(f.path, f.shown) for f in files]
        sent = {"files": given, "into": into, "units": units and _file(units)}
        return self.ask("aggregate", TypeAdapter(Sum), tell, data=data, **sent)

    def records(self, data: AggregateData, file: Path, target: str) -> Listed:
        """Return the records of form *target* in *file*, or what the file adds up to there.

        Never empty: raises RefusedError when nothing can be had.
        """
        return self.ask("list", TypeAdapter(Listed), data=data, file=_file(file), target=target)

    def read(self, data: AggregateData, files: Iterable[Path]) -> list[FileRead | Unreadable]:
        """Return what each of *files* holds, in order."""
        return self.ask("read", _FILES, data=data, files=[_file(f) for f in files])

    def delegates(self, file: Path) -> DelegateList:
        """Return who stands in *file* (CSV, XLSX, ODS, text); RefusedError when it holds no list."""
        return self.ask("delegates", TypeAdapter(DelegateList), file=_file(file))

    def ask(
        self, do: str, shape: TypeAdapter[Answer], tell: Tell = lambda _: None, **request: object
    ) -> Answer:
        """Send a request and return the answer, checked to be of *shape*.

        Raises RefusedError when the engine says no, EngineError when it has broken.
        """
        line = json.dumps({"do": do} | request, default=_plain)  # ASCII: file names may hold no letters
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            while True:
                said = self._next()
                if "answer" in said:
                    return shape.validate_python(said["answer"])
                if "refused" in said:
                    raise RefusedError(str(said["refused"]))
                if "fault" in said:
                    raise EngineError(_broken(str(said["fault"])))
                tell(str(said["read"]))
        except (ValidationError, KeyError) as error:
            raise EngineError(_odd(str(error))) from None
        except OSError:
            raise self._dead() from None

    def _next(self) -> dict[str, object]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            raise self._dead()
        try:
            said = json.loads(line)
        except ValueError:
            raise EngineError(_odd(line)) from None
        if not isinstance(said, dict):
            raise EngineError(_odd(line))
        return said

    def _dead(self) -> EngineError:
        code = self._process.wait()
        self._told.seek(0)
        told = self._told.read().decode("utf-8", "replace").strip()
        return EngineError(_broken(say("ended", code, told)))


def start(paths: Paths) -> Engine:
    """Return a running engine, built first when it is missing or older than its sources.

    Raises EngineError when it cannot be built or does not start.
    """
    try:
        return Engine(engine(paths, "forms"))
    except NodeError as error:
        raise EngineError(str(error)) from None


def _file(path: Path, shown: str = "") -> dict[str, str]:
    name = os.fsencode(shown or path.name).decode("utf-8", "replace")
    return {"name": name, "path": str(path.resolve())}


def _plain(model: Model) -> dict[str, Any]:
    return model.model_dump(by_alias=True)


def _broken(told: str) -> str:
    return say("broken", told[:_SHOWN])


def _odd(told: str) -> str:
    return say("odd", told[:_SHOWN])
