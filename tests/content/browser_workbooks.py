"""The browser's filling of workbooks and documents, run in Node."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.content.models.base import Model
from tests.engine import ask


def browser(models: Mapping[str, Any], jobs: list[dict[str, Any]], folder: Path) -> list[Any]:
    """Do *jobs* and return their answers: ``{do, file: bytes, …}`` with, by what is done,

    xlsx, docx: ``form``, ``records``; card: ``model``, ``saved``; read-card: ``model``. What is filled
    comes back as bytes.
    """
    answers: list[Any] = []
    for job in jobs:
        (folder / "in").write_bytes(job["file"])
        sent = {"model": models.get(job.get("form", "")), **job, "file": str(folder / "in")}
        answer = ask(**sent, out=str(folder / "out"))
        answers.append(answer if job["do"] == "read-card" else (folder / "out").read_bytes())
    return answers


def plainly(model: Model) -> Any:
    """A model as JSON has it, for ``json.dumps(…, default=plainly)``."""
    return model.model_dump(by_alias=True)


def same(one: Any, other: Any) -> bool:
    """Whether two answers are alike, figures to nine digits."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
