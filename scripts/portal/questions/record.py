"""A question as the browser code reads it: ``overrides/src/engines/quiz/grading.ts`` has the shapes."""

from __future__ import annotations

from typing import Any

from portal.content.catalogue import Catalogue
from portal.questions.model import Question

PASS = 70
"""Per cent right from which a module without a test of its own is passed in a learning system."""


def record(question: Question) -> dict[str, Any]:
    """Return id, revision, kind and key of *question* as plain JSON; its text is drawn elsewhere."""
    return {
        "id": question.id,
        "rev": str(question.rev),
        "kind": question.kind,
        "key": _key(question),
    }


def _key(question: Question) -> dict[str, Any]:
    if question.choices:
        options = [{"id": c.id, "correct": c.right} for c in question.choices]
        return {"kind": "choice", "options": options}
    if question.pairs:
        pairs = [{"id": pair.id, "right": pair.side.mark} for pair in question.pairs]
        return {"kind": "matching", "pairs": pairs}
    if question.steps:
        return {"kind": "ordering", "steps": [step.id for step in question.ordered]}
    if question.kind == "numeric":
        near = [near.value for near in question.near]
        answer = {"answer": question.value, "tolerance": question.tolerance, "near": near}
        return {"kind": "numeric", **answer}
    texts = [near.text for near in question.near]
    return {"kind": "short", "accept": list(question.answers), "near": texts}


def pass_mark(catalogue: Catalogue, module: str) -> int:
    """Return the per cent right that passes *module*: what its own test asks."""
    tests = catalogue.tests.values()
    return next((test.pass_percent for test in tests if test.modules == [module]), PASS)
