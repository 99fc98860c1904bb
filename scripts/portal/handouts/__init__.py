"""Paper: handouts made from the same pages and data as the site. Model in, bytes out.

Deterministic: the same content gives the same bytes. Leaves to others: where files go and when
they are made again (``portal.pipeline``).
"""

from portal.handouts.build import build_handouts
from portal.handouts.calendar import build_calendars

__all__ = ["build_calendars", "build_handouts"]
