"""What forms do: the plain model every twin is made from, computing, judging entries, adding up.

``overrides/src/forms/`` is the browser twin of this package; property tests keep the two alike, and
keep both equal to the spreadsheet formulas. Writing files is left to ``portal.handouts``, reading
them to ``portal.intake``.
"""

from portal.content.forms.adding import Entry, Result, add_up
from portal.content.forms.cells import CellError, as_percent, parse_cell
from portal.content.forms.compute import compute, is_filled, totals
from portal.content.forms.judging import Verdict, judge
from portal.content.forms.model import aggregation_plan, form_model
from portal.content.forms.problems import Problem, problems
from portal.content.forms.shapes import FormModel, Record

__all__ = [
    "CellError",
    "Entry",
    "FormModel",
    "Problem",
    "Record",
    "Result",
    "Verdict",
    "add_up",
    "aggregation_plan",
    "as_percent",
    "compute",
    "form_model",
    "is_filled",
    "judge",
    "parse_cell",
    "problems",
    "totals",
]
