"""Checks of quiz banks: one defensible key, feedback, citations, no give-aways."""

from __future__ import annotations

import re
from pathlib import Path

from portal.checks.banks import bank_files
from portal.checks.quiz_shapes import check_shape
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import Choices, Item, Quiz, Single
from portal.content.references import ReferenceLookupError, numbers_in, numbers_of, resolve
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import Interaction, item_texts, prompts, right_texts
from portal.vietnamese import fold

say = Speaker("check-learning")


_ALL_OF_ABOVE = re.compile(
    r"tat ca (?:(?:cac )?(?:dap an|phuong an|y) )?(?:tren|deu (?:dung|sai))"
    r"|ca (?:hai|ba|bon) (?:y|dap an|phuong an) tren"
    r"|ca [abc],? (?:va )?[abcd]\b|khong (?:co )?(?:dap an|phuong an|y) nao"
)
_NEGATION = re.compile(r"\b(?:nào|gì|ai|đâu) (?:không|chưa)\b|không (?:phải|thuộc|đúng) |ngoại trừ|\btrừ\b")
_SAYS_REPEALED = re.compile(r"het hieu luc|bai bo|thay the|quy dinh cu|truoc day|khong con|thuc hien xong")
_INVENTED = "hu cau"


def check_quizzes(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every bank and every item."""
    for quiz, source in bank_files(catalogue, paths):
        taught = catalogue.taught(quiz.id)
        objectives = [o.id for o in taught.objectives] if taught else []
        seen: set[str] = set()
        for item in quiz.items:
            line = catalogue.places[item.id].line if item.id in catalogue.places else 0
            report = _Report(issues, source, line, item)
            if item.id in seen or not item.id.startswith(f"{quiz.id}-c"):
                report.error(*say.fault("item-id", quiz.id))
            seen.add(item.id)
            if item.objective not in objectives:
                report.error(say("item-no-objective", item.objective), nearest(item.objective, objectives))
            for problem in check_shape(item):
                report.error(*problem)
            for prompt in prompts(item):
                _wording(prompt.asked, report)
            _citations(catalogue, item, report)
        drafts = [item.id for item in quiz.items if item.status == "nhap"]
        if drafts:
            issues.warn(Code.BO_CAU_HOI, source, 0, *say.fault("drafts", len(drafts), ", ".join(drafts)))
        _balance(quiz, source, issues)


class _Report:
    def __init__(self, issues: Issues, path: Path, line: int, item: Item) -> None:
        self.issues, self.place, self.item = issues, (path, line), item

    def error(self, message: str, hint: str, code: Code = Code.BO_CAU_HOI) -> None:
        self.issues.add(code, *self.place, say("item", self.item.id, message), hint)

    def warn(self, message: str, hint: str) -> None:
        self.issues.warn(Code.BO_CAU_HOI, *self.place, say("item", self.item.id, message), hint)


def _wording(asked: Interaction, report: _Report) -> None:
    if asked.type != "true-false" and _NEGATION.search(asked.stem) and "**" not in asked.stem:
        report.warn(*say.fault("negation"))
    if not isinstance(asked, Choices):
        return
    for option in asked.options:
        if _ALL_OF_ABOVE.search(fold(option.text)):
            report.error(*say.fault("all-of-above"))
    if isinstance(asked, Single):
        right = max((len(o.text) for o in asked.options if o.correct), default=0)
        wrong = max((len(o.text) for o in asked.options if not o.correct), default=0)
        if wrong and right > 1.5 * wrong and right > 20:
            report.warn(*say.fault("right-long"))


def _citations(catalogue: Catalogue, item: Item, report: _Report) -> None:
    vouched: set[str] = numbers_in(" ".join([item.stem, *(p.asked.stem for p in prompts(item))]))
    whole = True
    made_up = any(cite in catalogue.criteria and catalogue.criteria[cite].practice for cite in item.cite)
    if made_up and _INVENTED not in fold(item.stem):
        report.error(*say.fault("practice-unsaid"))
    owners = {catalogue.fact_owner.get(c.split("#")[0], c.split("#")[0]) for c in item.cite}
    for cite in item.cite:
        try:
            target = resolve(cite, catalogue)
        except ReferenceLookupError as problem:
            report.error(say("cite-wrong", problem.message.rstrip(".")), problem.hint, problem.code)
            return
        if target.fact:
            vouched |= numbers_of(catalogue.facts[target.fact])
        else:
            whole = False
        owner = catalogue.fact_owner.get(target.fact) if target.fact else target.document
        if owner in catalogue.documents and catalogue.is_repealed(owner):
            said = " ".join(item_texts(item))
            successors = catalogue.documents[owner].superseded_by
            named = any(s in said or s in owners for s in successors)
            if not _SAYS_REPEALED.search(fold(said)) and not named:
                report.error(*say.fault("repealed", catalogue.documents[owner].short), Code.HET_HIEU_LUC)
    if not whole:
        return
    for prompt in prompts(item):
        # What a story's own figures come to is arithmetic, not a figure of the source.
        computed = prompt.type == "numeric" and bool(
            numbers_in(prompt.asked.stem + (prompt.scenario or ""))
        )
        for text in [] if computed else right_texts(prompt.asked):
            strange = sorted(numbers_in(re.sub(r"\[\[.*?\]\]", "", text)) - vouched)
            if strange:
                report.error(*say.fault("strange-number", ", ".join(strange)), Code.SO_LECH)


def _balance(quiz: Quiz, source: Path, issues: Issues) -> None:
    asked = [prompt.asked for item in quiz.items for prompt in prompts(item)]
    positions = [
        next(i for i, o in enumerate(one.options) if o.correct)
        for one in asked
        if isinstance(one, Single) and one.correct_ids
    ]
    for place in sorted(set(positions)):
        if len(positions) >= 8 and positions.count(place) > len(positions) / 2:
            issues.warn(
                Code.BO_CAU_HOI,
                source,
                0,
                *say.fault("same-position", positions.count(place), len(positions), place + 1),
            )
    verdicts = [one.correct_ids[0] for one in asked if one.type == "true-false" and one.correct_ids]
    if len(verdicts) >= 4 and len(set(verdicts)) == 1:
        issues.warn(Code.BO_CAU_HOI, source, 0, *say.fault("same-verdict", len(verdicts)))
