"""The kit of a class: everything a trainer takes along, in one folder and one zip.

Leaves to others: reading the command line (``portal.cli.kit``).
"""

from portal.outputs.kit.build import build_kit
from portal.outputs.kit.plan import KitPlan, PlanError, plan_kit

__all__ = ["KitPlan", "PlanError", "build_kit", "plan_kit"]
