"""A file of an office as an official text: letterhead, provisions with their numbers, annexes, signature.

What cannot be told is left as it is written and gets a remark. Leaves to others: reading files
(``portal.intake.readers``), writing the page (``portal.content.fulltext``).
"""

from portal.intake.recognising.outcome import Recognised, Remark
from portal.intake.recognising.text import recognise

__all__ = ["Recognised", "Remark", "recognise"]
