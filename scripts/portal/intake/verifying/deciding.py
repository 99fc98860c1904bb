"""What a person decided, written into facts and registry: the smallest change of files, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from portal.content.catalogue import Catalogue
from portal.content.models import Fact
from portal.content.writing import write_together
from portal.content.yaml_edits import with_first, with_value, without
from portal.content.yaml_places import Loader
from portal.intake.flow import IntakeError
from portal.intake.registry import read_fields
from portal.intake.verifying.proposing import (
    Proposal,
    Value,
    effective_of,
    proposals,
    rejected,
    without_rejection,
)
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import format_date

say = Speaker("verify")

Verdict = Literal["accept", "reject", "correct", "strike"]


@dataclass(frozen=True)
class Decision:
    """What was decided about one proposal."""

    id: str
    """Of the proposal."""
    verdict: Verdict
    values: Mapping[str, Value] = field(default_factory=dict)
    """Corrected values of a fact by key."""
    text: str | None = None
    """The corrected words of a fact."""
    note: str | None = None
    """Why it was rejected."""


def decide(paths: Paths, catalogue: Catalogue, decisions: Iterable[Decision]) -> list[Path]:
    """Write *decisions* and return the files that changed, all of them or none.

    Accepted and corrected facts rest on the text from now on, with the address of the provision; a value
    that the provision does not have keeps the confidence it had. Rejected ones get a note. Attributes take
    what the text says. Raises IntakeError for a decision that fits no proposal, OSError when a file cannot
    be written.
    """
    known: dict[str, dict[str, Proposal]] = {}
    files: dict[Path, str] = {}
    for decision in sorted(decisions, key=_later_lines_first):
        document_id = document_of(catalogue, decision.id)
        if document_id not in known:
            known[document_id] = {one.id: one for one in proposals(catalogue, document_id)}
        proposal = known[document_id].get(decision.id)
        if proposal is None:
            raise IntakeError(say("no-proposal", decision.id))
        if proposal.kind == "fact":
            path = paths.data / "facts" / f"{document_id}.yml"
            files[path] = _fact(files.get(path) or _text(path), catalogue, document_id, proposal, decision)
        else:
            path = paths.data / "documents.yml"
            files[path] = _document(
                files.get(path) or _text(path), catalogue, document_id, proposal, decision
            )
    changed = {path: text for path, text in files.items() if text != _text(path)}
    write_together(changed)
    return list(changed)


def document_of(catalogue: Catalogue, proposal_id: str) -> str:
    """Return the document that a proposal belongs to. Raises IntakeError for an id of none."""
    document = catalogue.fact_owner.get(proposal_id) or proposal_id.partition(":")[0].partition("#")[0]
    if document not in catalogue.documents:
        raise IntakeError(say("no-proposal", proposal_id))
    return document


def _later_lines_first(decision: Decision) -> tuple[str, int]:
    """Open points are struck from the last to the first, so that their numbers hold."""
    name, _, number = decision.id.partition("#")
    return name, -int(number) if number.isdecimal() else 0


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _index(text: str, record: str) -> int:
    return next(n for n, row in enumerate(_rows(text)) if row.get("id") == record)


def _rows(text: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.load(text, Loader)  # noqa: S506  a safe one, in C where there is one
    return rows


def _fact(text: str, catalogue: Catalogue, document_id: str, proposal: Proposal, decision: Decision) -> str:
    fact, at = catalogue.facts[decision.id], _index(text, decision.id)
    if decision.verdict == "reject":
        said = say("rejected", format_date(catalogue.on.isoformat()), decision.note or say("not-there"))
        return with_value(text, (at, "note"), f"{without_rejection(fact.note)} {said}".strip(), "sources")
    if decision.verdict == "strike":
        raise IntakeError(say("no-strike", decision.id))
    if proposal.passage is None:
        raise IntakeError(say("no-passage", decision.id))
    for key, value in decision.values.items():
        if key not in (fact.values or {}):
            raise IntakeError(say("no-value", decision.id, key))
        text = with_value(text, (at, "values", key), value)
    if decision.text:
        text = with_value(text, (at, "text"), decision.text)
    note = without_rejection(fact.note)
    if rejected(fact.note):
        text = with_value(text, (at, "note"), note) if note else without(text, (at, "note"))
    text = with_value(text, (at, "confidence"), "chinh-van")
    text = _by_value(text, at, fact, proposal, decision)
    if fact.at is None or not proposal.by_place:
        text = with_value(text, (at, "at"), proposal.passage.place)
    text = with_value(text, (at, "anchor"), proposal.passage.anchor, "at")
    if document_id not in fact.sources:
        text = with_first(text, (at, "sources"), document_id)
    return text


def _by_value(text: str, at: int, fact: Fact, proposal: Proposal, decision: Decision) -> str:
    """A value that the wording lacks stays as sure as it was."""
    left = {
        figure.key: fact.confidence_for(figure.key)
        for figure in proposal.lacking
        if figure.key not in decision.values and fact.confidence_for(figure.key) != "chinh-van"
    }
    if left:
        return with_value(text, (at, "confidence_by_value"), left, "confidence")
    return without(text, (at, "confidence_by_value"))


def _document(
    text: str, catalogue: Catalogue, document_id: str, proposal: Proposal, decision: Decision
) -> str:
    document, at = catalogue.documents[document_id], _index(text, document_id)
    name = decision.id.partition(":")[2]
    if proposal.kind == "missing":
        if decision.verdict != "strike":
            raise IntakeError(say("only-strike", decision.id))
        lines = _rows(text)[at]["missing"]
        kept = [line for line in lines if line != document.missing[int(decision.id.partition("#")[2]) - 1]]
        return with_value(text, (at, "missing"), kept) if kept else without(text, (at, "missing"))
    if decision.verdict != "accept":
        raise IntakeError(say("only-accept", decision.id))
    stored = catalogue.texts.newest[document_id]
    effective = effective_of(stored.text)
    read = {**read_fields(stored.text), **({"effective": effective[0]} if effective else {})}
    if proposal.said != proposal.read:
        text = with_value(text, (at, name), read[name])
    sources: list[dict[str, Any]] = _rows(text)[at]["sources"]
    own = next((n for n, source in enumerate(sources) if source["url"] == document_id), None)
    if own is None:
        first = {"url": document_id, "kind": "chinh-van", "supports": [name]}
        return with_first(text, (at, "sources"), first)
    if name in sources[own]["supports"]:
        return text
    return with_value(text, (at, "sources", own, "supports"), [*sources[own]["supports"], name])
