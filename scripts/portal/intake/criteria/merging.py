"""A scoring table becomes the record of its criteria set: what the table says replaces, all else stays.

Works on the record as plain data, so that remarks, hints and notes that people added are kept, row by row.
Leaves to others: the lines of the file (:mod:`portal.content.yaml_edits`), and whether the table is right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from portal.content.models import Document
from portal.content.references import full_name
from portal.forms.exact import total
from portal.intake.criteria.levels import is_failed
from portal.intake.criteria.table import ReadCriterion, ReadIndicator, ReadLevel, ScoringTable
from portal.locales import Speaker
from portal.vietnamese import capitalised, fold, format_number, slugify

say = Speaker("import-criteria")

Record = dict[str, Any]
_OURS = "pl-"
"""How ids of conditions begin that come from the annex."""


def merged(
    old: Mapping[str, Any], table: ScoringTable, document: Document, file: str, *, in_use: bool
) -> Record:
    """Return the record of a set, with the table that *file* holds; *in_use*: somebody said that it is.

    Keys that no longer hold are gone: what is said of a set while its text is awaited.
    """
    new = {k: v for k, v in old.items() if k not in ("display_note", "awaiting", "known")}
    new["status"] = "hien-hanh" if in_use or old.get("status") == "hien-hanh" else "chua-xac-minh"
    new["method"] = table.method
    if table.method == "cham-diem":
        new["total_points"] = _sum(table)
    new["levels"] = _levels(old.get("levels", []), table)
    new["criteria"] = _criteria(old.get("criteria", []), table, document)
    kept = [c for c in old.get("conditions", []) if not str(c.get("id", "")).startswith(_OURS)]
    own = [_condition(n, text) for n, text in enumerate(table.conditions, 1)]
    new["conditions"] = kept + own
    new["confidence"] = "chinh-van"
    new["confidence_note"] = _doubts(str(old.get("confidence_note") or ""), table)
    new["sources"] = _sources(old.get("sources", []), document, file)
    # A guess about what the text may say is over when the text is there; what was retold may still hold.
    new["known"] = [k for k in old.get("known", []) if k.get("confidence") != "suy-luan"]
    new["awaiting"] = _awaiting(old.get("awaiting", []), table)
    return {k: v for k, v in new.items() if v not in (None, [], "")}


def dropped(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the words about the set that are no longer in it, for the person to look at."""
    lost = [k["text"] for k in old.get("known", []) if k not in new.get("known", [])]
    return lost + [line for line in old.get("awaiting", []) if line not in new.get("awaiting", [])]


def _sum(table: ScoringTable) -> float | None:
    points = [i.points for c in table.criteria for i in c.indicators]
    return total(p for p in points if p is not None) if None not in points else None


def _sources(old: Sequence[Record], document: Document, file: str) -> list[Record]:
    name = say("source", full_name(document))
    annex = {"name": f"{name} ({file})", "document": document.id, "confidence": "chinh-van"}
    return [annex, *(s for s in old if not str(s.get("name", "")).startswith(name))]


def _doubts(old: str, table: ScoringTable) -> str:
    """What to look at again, behind what was said of the confidence before."""
    lead = say("doubts")
    before = old.partition(lead)[0].strip()
    notes = " ".join(f.message for f in table.findings if not f.error)
    return f"{before} {lead} {notes}".strip() if notes else before


def _awaiting(old: Sequence[str], table: ScoringTable) -> list[str]:
    """What is still awaited when the table is there."""
    left = [line for line in old if not _answered(line)]
    if not table.levels and not table.pass_rule:
        left.insert(0, say("awaits-levels"))
    return list(dict.fromkeys(left))


def _answered(line: str) -> bool:
    words = fold(line)
    return "bang tieu chi" in words or ("phu luc" in words and "diem" in words)


def _condition(number: int, text: str) -> Record:
    return {"id": f"{_OURS}{number}", "text": _sentence(text), "confidence": "chinh-van"}


def _sentence(text: str) -> str:
    text = capitalised(text.strip())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _levels(old: Sequence[Record], table: ScoringTable) -> list[Record]:
    """Best first, as people read them."""
    known = {level.get("id"): level for level in old}
    if table.method == "dat-khong-dat":
        found = [_passed(name, table.pass_rule) for name in table.pass_levels if table.pass_rule]
    else:
        passed = sorted((x for x in table.levels if not is_failed(x)), key=lambda x: -(x.low or 0))
        found = [_scored(level) for level in passed]
        found += [_rest(level) for level in table.levels if is_failed(level)]
    return [
        {**{k: v for k, v in known.get(one["id"], {}).items() if k not in _LEVEL}, **one} for one in found
    ]


_LEVEL = ("id", "name", "rule", "rule_code", "min_points", "min_each")


def _rule(level: ReadLevel) -> str:
    head, colon, rest = level.rule.partition(":")
    rule = rest if colon and fold(head).endswith(fold(level.name)) and rest.strip() else level.rule
    if level.each is not None and format_number(level.each) not in rule.replace(
        format_number(level.low or 0), "", 1
    ):
        rule = f"{rule.rstrip('. ')}; {say('rule-each', format_number(level.each))}"
    return _sentence(rule)


def _scored(level: ReadLevel) -> Record:
    low = level.low or 0
    low = math.floor(low) + 1 if level.above else low
    found: Record = {"id": slugify(level.name), "name": level.name, "rule": _rule(level)}
    found |= {"rule_code": "tong-va-san", "min_points": low}
    return found | ({"min_each": level.each} if level.each is not None else {})


def _rest(level: ReadLevel) -> Record:
    return {"id": slugify(level.name), "name": level.name, "rule": _rule(level), "rule_code": "con-lai"}


def _passed(name: str, rule: str) -> Record:
    return {"id": slugify(name), "name": name, "rule": _sentence(rule), "rule_code": "tat-ca-dat"}


def _criteria(old: Sequence[Record], table: ScoringTable, document: Document) -> list[Record]:
    before = _paired(old, "title", [c.title for c in table.criteria])
    through = _runs_through(table)
    taken = {str(c["id"]) for c in old if "id" in c}
    found: list[Record] = []
    number = 0
    for at, criterion in enumerate(table.criteria):
        was = before[at]
        new = {k: v for k, v in was.items() if k not in ("no", "max_points", "indicators")}
        new = {"id": was.get("id") or _free(f"tc{at + 1}", taken), **new, "title": criterion.title}
        points = _criterion_points(criterion) if table.method == "cham-diem" else None
        if points is not None:
            new["max_points"] = points
        if criterion.group and "note" not in new:
            new["note"] = say("in-group", criterion.group)
        new["indicators"] = [
            # The annex is what it rests on, unless somebody said something closer.
            {**one, "refs": one.get("refs") or [{"document": document.id}]}
            for one in _indicators(was.get("indicators", []), criterion, str(new["id"]), taken, table)
        ]
        if through:
            for indicator in new["indicators"]:
                number += 1
                indicator["no"] = number
        found.append(new)
    return found


def _criterion_points(criterion: ReadCriterion) -> float | None:
    if criterion.points is not None:
        return criterion.points
    given = [i.points for i in criterion.indicators]
    return total(p for p in given if p is not None) if None not in given else None


def _runs_through(table: ScoringTable) -> bool:
    """Whether indicators are counted through the whole table, as their numbers in it are."""
    numbers = [i.number for c in table.criteria for i in c.indicators]
    return len(table.criteria) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _indicators(
    old: Sequence[Record], criterion: ReadCriterion, owner: str, taken: set[str], table: ScoringTable
) -> list[Record]:
    texts = [_words(i) for i in criterion.indicators]
    before = _paired(old, "text", texts)
    found: list[Record] = []
    for at, indicator in enumerate(criterion.indicators):
        was = before[at]
        new = {k: v for k, v in was.items() if k not in ("no", "max_points")}
        new = {"id": was.get("id") or _free(f"{owner}-cs{at + 1}", taken), **new, "text": texts[at]}
        if indicator.points is not None and table.method == "cham-diem":
            new["max_points"] = indicator.points
        if table.method == "dat-khong-dat" and table.pass_rule:
            new["thresholds"] = {slugify(name): {"required": True} for name in table.pass_levels}
        if indicator.evidence:
            new["evidence_hint"] = indicator.evidence
        found.append(new)
    return found


def _words(indicator: ReadIndicator) -> str:
    """What is asked, with what gives how many points: a model has no grades of its own for that."""
    if not indicator.steps:
        return _sentence(indicator.text)
    graded = "; ".join(
        say("step", text, format_number(value)) if text else say("bare-step", format_number(value))
        for text, value in indicator.steps
    )
    return f"{indicator.text.rstrip('. ')} ({graded})."


def _free(wanted: str, taken: set[str]) -> str:
    """An id nothing else has or had: rows that moved keep theirs."""
    found, n = wanted, 2
    while found in taken:
        found, n = f"{wanted}-{n}", n + 1
    taken.add(found)
    return found


def _paired(old: Sequence[Record], key: str, new: Sequence[str]) -> list[Record]:
    """For each of *new* which of *old* it is: that with its words in *key*, else the one in its place."""
    folded = [fold(str(one.get(key, ""))) for one in old]
    found: list[int | None] = []
    for text in new:
        same = [n for n, words in enumerate(folded) if words == fold(text) and n not in found]
        found.append(same[0] if same else None)
    if len(old) == len(new):
        found = [at if was is None and at not in found else was for at, was in enumerate(found)]
    return [{} if at is None else old[at] for at in found]
