"""Facts beside the wording of their document: what the text says of each, and what a person decides.

Leaves to others: showing proposals and asking (``portal verify``, the editors' page).
"""

from portal.intake.verifying.deciding import Decision, Verdict, decide
from portal.intake.verifying.passages import Passage
from portal.intake.verifying.proposing import Figure, Proposal, proposals
from portal.intake.verifying.reporting import report

__all__ = ["Decision", "Figure", "Passage", "Proposal", "Verdict", "decide", "proposals", "report"]
