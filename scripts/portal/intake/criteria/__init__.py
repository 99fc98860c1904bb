"""A scoring table of an annex becomes a checked criteria set: page, scorecard, workbook, draft questions.

A file is read as lines and tables (:mod:`~portal.intake.criteria.reading`); the table is found, understood,
judged; a plan says what would be written. Leaves to others: talking to the person.
"""

from portal.intake.criteria.planning import CriteriaPlan, carry_out, plan_criteria
from portal.intake.criteria.table import Finding, ScoringTable, Source
from portal.intake.criteria.template import template_workbook

__all__ = [
    "CriteriaPlan",
    "Finding",
    "ScoringTable",
    "Source",
    "carry_out",
    "plan_criteria",
    "template_workbook",
]
