"""How far a file from outside is trusted: how large it may be, how long and in how much memory it is read.

A reader runs in a process of its own, which gets the bytes of the file and gives back words; what kills
that process is told as a sentence. Leaves to others: what is read, and what is left out of it.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from portal.intake.flow import IntakeError
from portal.locales import Speaker

say = Speaker("intake-readers")

MAX_FILE = 64 * 2**20
"""Bytes of a file."""
MAX_SECONDS = 90
"""By the clock on the wall, for one file."""
MAX_MEMORY = 2 * 2**30
"""Bytes of the process that reads."""
MAX_ENTRIES = 5000
"""Files in a package."""
MAX_PART = 48 * 2**20
"""Bytes of one part of a package, unpacked."""
MAX_RATIO = 300
"""How many times larger than packed a part of more than a megabyte may be; offices stay below 60."""
MAX_WORDS = 24 * 2**20
"""Bytes of what a reader gives back."""


def contents(path: Path) -> bytes:
    """Return the bytes of *path*, read once. Raises IntakeError when it is none, shut or too large."""
    try:
        if not path.is_file():  # a pipe would never end
            raise OSError(path)
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except (OSError, ValueError):
        raise IntakeError(say("khong-mo")) from None
    if len(data) > MAX_FILE:
        raise IntakeError(say("qua-lon", MAX_FILE // 2**20))
    if not data:
        raise IntakeError(say("rong"))
    return data


def in_own_process(data: bytes, name: str, *, seconds: float = MAX_SECONDS) -> dict[str, Any]:
    """Return what ``python -m portal.intake.readers`` makes of *data*, a file called *name*.

    Raises IntakeError with what the reader said, or that it took too long, too much memory, or fell over.
    """
    here = Path(__file__).resolve().parents[2]
    paths = [str(here), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            # -P: a module lying beside the file is not imported; -B: nothing is written.
            [sys.executable, "-P", "-B", "-X", "utf8", "-m", "portal.intake.readers", name],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    except subprocess.TimeoutExpired:
        raise IntakeError(say("qua-lau", round(seconds))) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise IntakeError(say("hong")) from RuntimeError(f"reader ended with {done.returncode}")
    if "error" in answer:
        raise IntakeError(answer["error"]) from (RuntimeError(answer["cause"]) if answer["cause"] else None)
    assert isinstance(answer, dict)
    return answer


def confine(memory: int = MAX_MEMORY, seconds: int = MAX_SECONDS) -> None:
    """Take from this process what a reader does not need: memory without end, time, writing files."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the clock of the caller stays.
        return
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(what, (soft, hard))
        except (OSError, ValueError):  # a platform that knows the limit and does not set it
            continue


def answer_of(work: Callable[[], dict[str, Any]], out: BinaryIO) -> None:
    """Write what *work* returns, or why it failed, as one JSON object."""
    try:
        packed = json.dumps(work(), ensure_ascii=False).encode()
        if len(packed) > MAX_WORDS:
            packed = json.dumps({"error": say("qua-nhieu-chu"), "cause": ""}).encode()
    except IntakeError as error:
        packed = json.dumps({"error": str(error), "cause": ""}).encode()
    except (MemoryError, RecursionError) as error:
        packed = json.dumps({"error": say("qua-nang"), "cause": repr(error)}).encode()
    except Exception as error:  # any fault of a reader on a mutilated file is the file's
        packed = json.dumps({"error": say("hong"), "cause": repr(error)}).encode()
    out.write(packed)
    out.flush()


class Archive:
    """A package that is read part by part, never unpacked to disk."""

    def __init__(self, data: bytes) -> None:
        """Raises IntakeError when it is broken or no package of an office program can be so."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise IntakeError(say("hong")) from None
        self._entries = {info.filename: info for info in self._zip.infolist()}
        if len(self._entries) > MAX_ENTRIES:
            raise IntakeError(say("nen-la"))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, as written in the package; they are never used as paths."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """Return a part, None for none. Raises IntakeError when it is locked, broken, a bomb."""
        info = self._entries.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise IntakeError(say("mat-khau"))
        try:
            with self._zip.open(info) as part:
                content = part.read(MAX_PART + 1)
        except Exception as error:  # each way of packing has its own
            raise IntakeError(say("hong")) from error
        small = max(info.compress_size, 1) * MAX_RATIO
        if len(content) > MAX_PART or (len(content) > 2**20 and len(content) > small):
            raise IntakeError(say("nen-la"))
        return content
