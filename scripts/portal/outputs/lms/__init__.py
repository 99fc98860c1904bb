"""Exchange: banks of questions in the formats of the browser, of learning systems and of other tools.

Leaves to others: what the questions are (``content``) and how they look on the page (``markdown``).
"""

from portal.outputs.lms.build import build_exchange

__all__ = ["build_exchange"]
