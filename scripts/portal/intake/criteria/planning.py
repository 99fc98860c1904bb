"""What importing a table would write: the set, its page, drafts for the module; nothing changes before.

Leaves to others: reading files, asking people, and writing (:func:`portal.content.writing.write_together`).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from portal.content.catalogue import Catalogue
from portal.content.issues import Issues, nearest
from portal.content.models import CriteriaSet
from portal.content.writing import write_together
from portal.content.yaml_edits import with_value, without
from portal.content.yaml_places import load_marked
from portal.intake.criteria.finding import read_table
from portal.intake.criteria.merging import dropped, merged
from portal.intake.criteria.table import ScoringTable, Source
from portal.intake.criteria.teaching import module_of, reviewed, with_questions, with_slide
from portal.intake.flow import IntakeError
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import fold

say = Speaker("import-criteria")

_WAITING = "khi co phu luc"
"""The heading on a page under which it says what to do when the annex is found."""
_BEHIND = {
    "method": "status_note", "total_points": "method", "levels": "total_points", "criteria": "levels",
    "conditions": "criteria", "confidence_note": "confidence",
}  # fmt: skip
"""A key that is new in a file → the key it stands behind."""


@dataclass
class CriteriaPlan:
    """The files to write with their text, and what to tell the person; no files when something is wrong."""

    table: ScoringTable
    files: dict[Path, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    """Words of the set that no longer hold."""

    def diff(self, paths: Paths) -> str:
        """Return the changes of all files as one readable diff; empty when nothing changes."""
        parts: list[str] = []
        for path, text in self.files.items():
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            name = path.relative_to(paths.root).as_posix()
            parts += difflib.unified_diff(
                before.splitlines(), text.splitlines(), name, name, n=1, lineterm=""
            )
        return "\n".join(parts)


def plan_criteria(
    catalogue: Catalogue,
    paths: Paths,
    source: Source,
    criteria_id: str,
    *,
    in_use: bool = False,
    number: int | None = None,
) -> CriteriaPlan:
    """Return what importing the table of *source* into the set *criteria_id* would write.

    *in_use*: the person knows that the set is used today. *number*: which table of the file, from 1. Errors
    of the table stand among its findings, and then there are no files. Raises IntakeError when there is
    no such set, no table, or the set cannot be in use.
    """
    criteria = catalogue.criteria.get(criteria_id)
    if criteria is None:
        near = nearest(criteria_id, list(catalogue.criteria))
        raise IntakeError(say("no-set", criteria_id, near or say("no-set.hint")))
    document = catalogue.documents.get(criteria.document or "")
    if document is None:
        raise IntakeError(say("no-document", criteria_id))
    if in_use and catalogue.is_repealed(document.id):
        raise IntakeError(say("repealed", document.short))
    table = read_table(source, criteria, number)
    plan = CriteriaPlan(table, notes=list(source.remarks))
    if table.errors:
        return plan
    path = paths.data / "criteria" / f"{criteria_id}.yml"
    marked = load_marked(path, Issues(paths.root))
    assert marked is not None  # the catalogue has read it
    new = merged(marked.data, table, document, source.file, in_use=in_use)
    try:
        after = CriteriaSet.model_validate(new)
    except ValidationError as error:
        raise IntakeError(say("not-a-set", error.errors()[0]["msg"])) from None
    plan.dropped = dropped(marked.data, new)
    if after.status == "chua-xac-minh":
        plan.notes.append(say("not-in-use"))
    _put(plan, path, _edited(path.read_text(encoding="utf-8"), marked.data, new))
    _page(plan, paths.docs / "vi" / "tieu-chi" / criteria_id / "index.md")
    _teach(plan, catalogue, paths, after, changed=after.criteria != criteria.criteria)
    return plan


def carry_out(plan: CriteriaPlan) -> list[Path]:
    """Write all files of *plan* or none, and return them. Raises OSError when one cannot be written."""
    write_together(plan.files)
    return list(plan.files)


def _put(plan: CriteriaPlan, path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        plan.files[path] = text


def _edited(text: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    for key in [k for k in old if k not in new]:
        text = without(text, (key,))
    for key, value in new.items():
        if key not in old or old[key] != value:
            behind = _BEHIND.get(key)
            text = with_value(text, (key,), value, behind if behind in new or behind in old else "status")
    return text


def _page(plan: CriteriaPlan, path: Path) -> None:
    """The page no longer says what to do when the annex is found."""
    if not path.exists():
        plan.notes.append(say("no-page", path.name))
        return
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"(?m)^## (.+)\n", text):
        if fold(re.sub(r"\s*\{.*\}$", "", match[1])).strip() == _WAITING:
            after = re.compile(r"(?m)^## ").search(text, match.end())
            rest = text[after.start() :] if after else ""
            text = text[: match.start()].rstrip("\n") + "\n" + (f"\n{rest}" if rest else "")
            break
    _put(plan, path, text)


def _teach(
    plan: CriteriaPlan, catalogue: Catalogue, paths: Paths, criteria: CriteriaSet, *, changed: bool
) -> None:
    module = module_of(catalogue, criteria)
    if module is None:
        plan.notes.append(say("no-module"))
        return
    folder = paths.modules / catalogue.module_folders[module.id]
    if (bank := folder / "quiz.yml").exists():
        _put(plan, bank, with_questions(bank.read_text(encoding="utf-8"), module, criteria))
    if (deck := folder / "slides.yml").exists():
        _put(plan, deck, with_slide(deck.read_text(encoding="utf-8"), criteria))
    if changed and (ids := reviewed(catalogue, criteria)):
        plan.notes.append(say("look-again", ", ".join(ids)))
