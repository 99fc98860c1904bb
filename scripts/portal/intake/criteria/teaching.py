"""What a module gets when the set it teaches has its table: draft questions, and a slide to switch on.

Figures come from the set. A draft is asked nowhere until somebody has looked at it; the slide stands as
comments, as frames of ``portal new`` do. Leaves to others: whether a question is any good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from portal.content.catalogue import Catalogue
from portal.content.models import CriteriaSet, Module
from portal.content.models.criteria import Level
from portal.content.yaml_edits import dumped
from portal.forms.exact import total
from portal.locales import Speaker
from portal.vietnamese import fold, format_number

say = Speaker("import-criteria")

Record = dict[str, Any]
_MOST_OPTIONS = 4


def module_of(catalogue: Catalogue, criteria: CriteriaSet) -> Module | None:
    """Return the module that teaches the set: the one its document is shown by, else one that names it."""
    modules = sorted(catalogue.modules.values(), key=lambda m: m.number)
    shown = [m for m in modules if criteria.document in m.shown_by]
    return next(iter([*shown, *(m for m in modules if criteria.document in m.documents)]), None)


def with_questions(text: str, module: Module, criteria: CriteriaSet) -> str:
    """Return the bank *text* of *module* with draft questions about the set.

    Drafts that are there already get the figures of now; what was looked at, or dropped, stays so.
    """
    bank = yaml.safe_load(text)
    items: Sequence[Record] = bank.get("items", [])
    mine = [item for item in items if item.get("cite") == [criteria.id]]
    fresh = list(_questions(module, criteria))
    if not mine:
        number = 1 + max(
            (int(m[1]) for i in items if (m := re.search(r"-c(\d+)$", str(i.get("id"))))), default=0
        )
        lines = [
            dumped([{"id": f"{module.id}-c{number + n:02d}", **one}], 2) for n, one in enumerate(fresh)
        ]
        lead = f"  # {say('draft-title', criteria.id)}\n"
        return text.rstrip("\n") + "\n" + lead + "".join(lines)
    for item in mine:
        same = next((one for one in fresh if _about(one) == _about(item)), None)
        if same is not None and item.get("status", "nhap") == "nhap":
            text = _swapped(text, item, {"id": item["id"], **same})
    return text


def reviewed(catalogue: Catalogue, criteria: CriteriaSet) -> list[str]:
    """Return the ids of reviewed questions about the set, whose figures somebody must look at again."""
    return [
        item.id
        for quiz in catalogue.quizzes.values()
        for item in quiz.items
        if criteria.id in item.cite and item.status == "da-soat"
    ]


def _about(item: Mapping[str, Any]) -> tuple[str, str]:
    """What a question asks, whatever its figures: its type and the first words of its stem."""
    return str(item.get("type")), re.sub(r"\d+(?:,\d+)?|“[^”]*”", "", fold(str(item.get("stem", ""))))


def _swapped(text: str, old: Mapping[str, Any], new: Record) -> str:
    """*text* with the draft *old* written anew; as it is when nothing in it changed."""
    if old == new:
        return text
    start = re.search(rf"(?m)^( *)- id: {re.escape(str(old['id']))}$", text)
    if start is None:
        return text
    indent = len(start[1])
    end = re.compile(rf"(?m)^ {{0,{indent}}}(?:- |#|\S)").search(text, start.end() + 1)
    return text[: start.start()] + dumped([new], indent) + text[end.start() if end else len(text) :]


def _questions(module: Module, criteria: CriteriaSet) -> Iterator[Record]:
    if criteria.method != "cham-diem" or criteria.total_points is None:
        return
    name, most = short_name(criteria), criteria.total_points
    marks = next(
        (o.id for o in module.objectives if re.search(r"\bcham\b", fold(o.text))), module.objectives[0].id
    )

    def meta(bloom: str, difficulty: int) -> Record:
        head: Record = {"rev": 1, "status": "nhap", "pool": "on-tap", "objective": marks}
        return head | {"bloom": bloom, "difficulty": difficulty, "cite": [criteria.id]}

    def numeric(bloom: str, difficulty: int, stem: str, answer: float, why: str) -> Record:
        asked: Record = {"type": "numeric", "stem": stem, "answer": _plain(answer), "unit": say("points")}
        return meta(bloom, difficulty) | asked | {"feedback": why, "otherwise": say("quiz-look")}

    yield numeric("nho", 1, say("quiz-total", name), most, say("quiz-total.right", format_number(most)))
    level = lowest_pass(criteria)
    if level is not None and level.min_points is not None:
        stem = say("quiz-level", name, level.name)
        yield numeric("nho", 1, stem, level.min_points, say("quiz-level.right", level.name, level.rule))
    highest = _highest(criteria, name)
    if highest is not None:
        yield meta("hieu", 1) | highest
    indicator = next((i for c in criteria.criteria for i in c.indicators if (i.max_points or 0) >= 2), None)
    if indicator is not None and indicator.max_points:
        got = indicator.max_points // 2
        lost = total([indicator.max_points, -got])
        left = total([most, -lost])
        asked = indicator.text.partition(" (")[0].rstrip(".")
        stem = say("quiz-worked", name, asked, format_number(got))
        why = say("quiz-worked.right", format_number(most), format_number(lost), format_number(left))
        yield numeric("van-dung", 2, stem, left, why)


def _plain(value: float) -> float:
    """A whole number without a point, as people write it."""
    return int(value) if float(value).is_integer() else value


def lowest_pass(criteria: CriteriaSet) -> Level | None:
    """Return the level that needs the least points of those that points reach."""
    passed = [x for x in criteria.levels if x.rule_code == "tong-va-san" and x.min_points is not None]
    return min(passed, key=lambda x: x.min_points or 0, default=None)


def short_name(criteria: CriteriaSet) -> str:
    """Return what a set is called in a sentence: the title between its quotation marks, with them."""
    match = re.search(r"“[^”]+”", criteria.title)
    return match[0] if match else f"“{criteria.title}”"


def _highest(criteria: CriteriaSet, name: str) -> Record | None:
    """Which criterion weighs most; None when several do, or none says its points."""
    ranked = sorted(
        (c for c in criteria.criteria if c.max_points is not None), key=lambda c: -(c.max_points or 0)
    )
    if len(ranked) < 2 or ranked[0].max_points == ranked[1].max_points:
        return None
    chosen = sorted(ranked[:_MOST_OPTIONS], key=lambda c: c.no)
    options = []
    for letter, criterion in zip("abcd", chosen, strict=False):
        right = criterion is ranked[0]
        why = say(
            "quiz-highest.right" if right else "quiz-highest.wrong",
            format_number(criterion.max_points or 0),
        )
        option: Record = {"id": letter, "text": criterion.title}
        options.append(option | ({"correct": True} if right else {}) | {"feedback": why})
    return {"type": "single", "stem": say("quiz-highest", name), "options": options}


def with_slide(text: str, criteria: CriteriaSet) -> str:
    """Return the deck *text* with one slide of the set as comments at its end, in place of an older one."""
    if criteria.method != "cham-diem" or criteria.total_points is None:
        return text
    count = sum(len(c.indicators) for c in criteria.criteria)
    points = [say("slide-criteria", len(criteria.criteria), count)]
    level = lowest_pass(criteria)
    if level is not None:
        points.append(say("slide-level", level.name, format_number(level.min_points or 0)))
        if level.min_each:
            points.append(say("slide-each", format_number(level.min_each)))
    slide: Record = {"id": f"bang-{criteria.id}", "kind": "claim", "minutes": 2}
    slide["title"] = say(
        "slide-title", short_name(criteria).strip("“”"), format_number(criteria.total_points)
    )
    slide |= {"picture": {"icon": "material/clipboard-list"}, "points": points}
    slide["notes"] = {"say": say("slide-say"), "ask": say("slide-ask"), "expect": say("slide-expect")}
    lead = f"  ## {say('slide-lead', criteria.id)}\n"
    lines = "".join(f"  # {line[2:]}" for line in dumped([slide], 2).splitlines(keepends=True))
    before = re.compile(rf"(?m)^  ## {re.escape(say('slide-lead', criteria.id))}\n(?:  # .*\n)*")
    if before.search(text):
        return before.sub(lambda _: lead + lines, text)
    if f"- id: bang-{criteria.id}\n" in text:
        return text
    return text.rstrip("\n") + "\n" + lead + lines
