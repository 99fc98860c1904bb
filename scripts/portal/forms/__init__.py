"""What forms do in Python: the plain model every twin is made from, and computing a filled record.

Reading filled files, judging them and adding them up is the engine's, ``overrides/src/engines/forms/``,
which Python asks through ``portal.forms.engine``. Writing files is left to ``portal.outputs``.
"""

from portal.forms.compute import compute, is_filled, totals
from portal.forms.model import aggregate_data, aggregation_plan, form_model
from portal.forms.shapes import AggregateData, FormModel, Record

__all__ = [
    "AggregateData",
    "FormModel",
    "Record",
    "aggregate_data",
    "aggregation_plan",
    "compute",
    "form_model",
    "is_filled",
    "totals",
]
