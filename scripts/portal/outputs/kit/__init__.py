"""The kit of a class: everything a trainer takes along, in one folder and one zip.

Leaves to others: reading the command line (``portal.cli.kit``).
"""

from portal.outputs.kit.build import build_kit
from portal.outputs.kit.folder import KitError, check_target
from portal.outputs.kit.plan import Ask, KitPlan, PlanError, plan_kit

__all__ = ["Ask", "KitError", "KitPlan", "PlanError", "build_kit", "check_target", "plan_kit"]
