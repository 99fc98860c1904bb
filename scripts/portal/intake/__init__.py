"""What comes in: filled forms as records, with every value checked and every refusal explained.

Files come from people and from strangers: sizes are limited before and while anything is unpacked,
XML with declarations is refused, formulas are never computed. Judging and adding up the records is
left to ``portal.content.forms``.
"""

from portal.intake.collecting import FormFile
from portal.intake.form_file import read_form_file
from portal.intake.messages import IntakeError
from portal.intake.unit_list import read_units, unit_key

__all__ = ["FormFile", "IntakeError", "read_form_file", "read_units", "unit_key"]
