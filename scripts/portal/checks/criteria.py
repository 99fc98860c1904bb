"""Checks of criteria sets and procedures: points sum, levels agree, nothing is invented."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.models import CriteriaSet, Procedure
from portal.content.models.criteria import Criterion
from portal.content.models.indicator import Indicator
from portal.forms.exact import total
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import fold

say = Speaker("check-forms")


_OFFICIAL = (
    "document",
    "article",
    "status",
    "status_note",
    "confidence",
    "related_documents",
    "replaces",
    "repealed_by",
    "effective_from",
    "decided_by",
    "procedure",
    "sources",
    "awaiting",
    "known",
)
"""What only a set that is somebody's rule can say of itself."""
_PRACTICE_WORDS = "tap cham"
"""What titles of sets to practise on have, so that every list says it."""


class _Report:
    def __init__(self, issues: Issues, path: Path) -> None:
        self.issues, self.path = issues, path

    def error(self, message: str, hint: str, code: Code = Code.TIEU_CHI) -> None:
        self.issues.add(code, self.path, 0, message, hint)


def check_criteria(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every criteria set and every procedure."""
    for criteria in catalogue.criteria.values():
        report = _Report(issues, paths.data / "criteria" / f"{criteria.id}.yml")
        _practice(criteria, report)
        _awaiting(criteria, report)
        _levels(criteria, report)
        _points(criteria, report)
        for n, criterion in enumerate(criteria.criteria, 1):
            _criterion(criteria, criterion, n, report)
        _documents(catalogue, criteria, report)
        if criteria.procedure and criteria.procedure not in catalogue.procedures:
            hint = nearest(criteria.procedure, list(catalogue.procedures))
            report.error(say("no-procedure", criteria.procedure), hint, Code.MA_KHONG_CO)
        _has_page(catalogue, f"tieu-chi/{criteria.id}/index.md", report)
    for procedure in catalogue.procedures.values():
        report = _Report(issues, paths.data / "procedures" / f"{procedure.id}.yml")
        _procedure(catalogue, procedure, report)
        _has_page(catalogue, f"quy-trinh/{procedure.id}/index.md", report)


def _has_page(catalogue: Catalogue, page: str, report: _Report) -> None:
    if page not in catalogue.has_page:
        report.error(*say.fault("no-page", page), Code.TRANG)


def _practice(criteria: CriteriaSet, report: _Report) -> None:
    """A set to practise on rests on nothing and says in its title what it is; others rest on a document."""
    if not criteria.practice:
        for key in ("document", "status", "confidence"):
            if getattr(criteria, key) is None:
                report.error(*say.fault("official-lacks", key), Code.THIEU_KHOA)
        return
    if given := [key for key in _OFFICIAL if getattr(criteria, key)]:
        report.error(*say.fault("practice-claims", ", ".join(given)))
    if _PRACTICE_WORDS not in fold(criteria.title):
        report.error(*say.fault("practice-title", criteria.title))


def _awaiting(criteria: CriteriaSet, report: _Report) -> None:
    if criteria.status == "chua-xac-minh" and not criteria.criteria:
        report.error(*say.fault("unconfirmed-empty"))
    if criteria.status != "cho-ban-goc":
        return
    if criteria.criteria or criteria.levels or criteria.total_points is not None:
        report.error(*say.fault("waits-yet-filled"))
    if not criteria.awaiting:
        report.error(*say.fault("waits-for-nothing"))


def _levels(criteria: CriteriaSet, report: _Report) -> None:
    bands = [level for level in criteria.levels if level.rule_code in ("khoang-diem", "tong-va-san")]
    for upper, lower in pairwise(bands):
        if (upper.min_points or 0) <= (lower.min_points or 0):
            report.error(*say.fault("levels-out-of-order", upper.name, lower.name))
    ids = [level.id for level in criteria.levels]
    if len(set(ids)) != len(ids):
        report.error(*say.fault("same-level"), Code.TRUNG_MA)


def _points(criteria: CriteriaSet, report: _Report) -> None:
    sums = [c.max_points for c in criteria.criteria]
    known = [s for s in sums if s is not None]
    if (
        criteria.total_points is not None
        and sums
        and len(known) == len(sums)
        and total(known) != criteria.total_points
    ):
        report.error(*say.fault("criteria-sum", f"{total(known):g}", f"{criteria.total_points:g}"))
    asked = [i.max_points for c in criteria.criteria for i in c.indicators]
    given = [points for points in asked if points is not None]
    whole = criteria.total_points if criteria.total_points is not None else total(given)
    if not known and asked and len(given) == len(asked) and total(given) != whole:
        report.error(*say.fault("all-indicators-sum", f"{total(given):g}", f"{whole:g}"))
    for level in criteria.levels:
        if given and level.min_points is not None and level.min_points > whole:
            report.error(*say.fault("level-beyond", level.name, f"{level.min_points:g}", f"{whole:g}"))
    scored = criteria.method == "cham-diem" and criteria.standing in ("hien-hanh", "practice")
    if scored and not any(level.rule_code == "tong-va-san" for level in criteria.levels):
        report.issues.warn(Code.TIEU_CHI, report.path, 0, *say.fault("no-scorecard"))


def _criterion(criteria: CriteriaSet, criterion: Criterion, number: int, report: _Report) -> None:
    if criterion.no != number:
        report.error(*say.fault("criterion-number", criterion.id, criterion.no, number))
    points = [i.max_points for i in criterion.indicators]
    known = [p for p in points if p is not None]
    if criterion.max_points is not None and known:
        if len(known) == len(points) and total(known) != criterion.max_points:
            report.error(
                *say.fault("indicators-sum", criterion.id, f"{total(known):g}", f"{criterion.max_points:g}")
            )
        if total(known) > criterion.max_points:
            report.error(*say.fault("indicators-exceed", criterion.id))
    for indicator in criterion.indicators:
        _indicator(criteria, indicator, report)


def _indicator(criteria: CriteriaSet, indicator: Indicator, report: _Report) -> None:
    levels = {level.id for level in criteria.levels}
    codes = set(criteria.applies_codes) | {"tat-ca"}
    used = [indicator.applies_to, *indicator.applies_to_by_level.values()]
    used += [a.when for a in (*indicator.alternatives, *indicator.additional_thresholds)]
    for code in used:
        if code not in codes:
            report.error(*say.fault("unknown-group", indicator.id, code), Code.MA_KHONG_CO)
    thresholds = indicator.thresholds or {}
    if criteria.method == "dat-khong-dat" and set(thresholds) != levels:
        report.error(*say.fault("thresholds-missing", indicator.id))
    allowed = levels | ({"dat"} if criteria.method == "cham-diem" else set())
    if strange := set(thresholds) - allowed:
        report.error(*say.fault("strange-level", indicator.id, ", ".join(sorted(strange))))
    for level, threshold in thresholds.items():
        if not threshold.model_dump(exclude_defaults=True):
            report.error(*say.fault("threshold-empty", indicator.id, level))
    low, high = thresholds.get("muc-1"), thresholds.get("muc-2")
    if low and high:
        for field in ("min_percent", "min_level", "min_count"):
            one, two = getattr(low, field), getattr(high, field)
            if one is not None and two is not None and two < one:
                report.error(*say.fault("level-two-lower", indicator.id, f"{two:g}", f"{one:g}"))


def _documents(catalogue: Catalogue, criteria: CriteriaSet, report: _Report) -> None:
    used = [criteria.document, *criteria.related_documents, criteria.repealed_by]
    used += [s.document for s in criteria.sources]
    for criterion in criteria.criteria:
        for indicator in criterion.indicators:
            used += [r.document for r in indicator.refs]
            used += [s.document for s in indicator.standards.values()]
            lower = catalogue.criteria.get(indicator.depends_on or "")
            if indicator.depends_on and lower is None:
                report.error(
                    say("indicator-no-criteria", indicator.id, indicator.depends_on), "", Code.MA_KHONG_CO
                )
            elif lower is not None and lower.practice:
                report.error(*say.fault("rests-on-practice", lower.id))
            if criteria.practice and (indicator.refs or indicator.standards or indicator.confidence):
                report.error(*say.fault("practice-claims", indicator.id))
    for document in sorted({d for d in used if d}):
        if document not in catalogue.documents:
            hint = nearest(document, list(catalogue.documents))
            report.error(say("no-document", document), hint, Code.MA_KHONG_CO)


def _procedure(catalogue: Catalogue, procedure: Procedure, report: _Report) -> None:
    if procedure.criteria_set not in catalogue.criteria:
        hint = nearest(procedure.criteria_set, list(catalogue.criteria))
        report.error(say("no-criteria", procedure.criteria_set), hint, Code.MA_KHONG_CO)
    elif catalogue.criteria[procedure.criteria_set].practice:
        report.error(*say.fault("rests-on-practice", procedure.criteria_set))
    for n, step in enumerate(procedure.steps, 1):
        if step.no != n:
            report.error(*say.fault("step-number", step.no, n))
        for form in step.form_ids:
            if form not in catalogue.forms:
                hint = nearest(form, list(catalogue.forms))
                report.error(say("step-no-form", n, form), hint, Code.MA_KHONG_CO)
